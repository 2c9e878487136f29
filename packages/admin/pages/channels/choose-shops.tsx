/** Which shops of an authorisation become sales channels. */
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../parts/card.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { connectShops, type Shop } from './api.ts'
import { ConnectedShops } from './connected-shops.tsx'

type ChooseShopsProps = { authorisationId: string; shops: readonly Shop[]; onClose(): void }

export function ChooseShops({ authorisationId, shops, onClose }: ChooseShopsProps) {
  const t = useTexts().channels.back
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<readonly string[]>(shops.map(({ id }) => id))
  const connect = useMutation({
    mutationFn: () => connectShops(authorisationId, [...chosen]),
    onSuccess: () => queries.invalidateQueries(),
  })
  if (connect.data) return <ConnectedShops channels={connect.data.channels} onClose={onClose} />
  return (
    <Card title={t.choose} say={t.chooseSay}>
      {shops.length === 0 ? (
        <Text size="sm">{t.noShops}</Text>
      ) : (
        <Stack>
          <Checkbox.Group aria-label={t.choose} value={[...chosen]} onChange={setChosen}>
            <Stack gap="xs">
              {shops.map((shop) => (
                <Checkbox
                  key={shop.id}
                  value={shop.id}
                  label={`${shop.name} · ${shop.region}`}
                  description={shop.sellerType}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <ProblemNotice error={connect.error} />
          <Group>
            <Button disabled={chosen.length === 0} loading={connect.isPending} onClick={() => connect.mutate()}>
              {t.connect}
            </Button>
          </Group>
        </Stack>
      )}
    </Card>
  )
}
