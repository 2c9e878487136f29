/** API keys: which there are, when each was last used, making one and revoking one. */
import { Badge, Button, Paper, ScrollArea, Skeleton, Table, Text, VisuallyHidden } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../api/me.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty } from '../../parts/empty.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice, tellDone } from '../../parts/problem-notice.tsx'
import { useNow, When } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type ApiKey, keysQuery, revokeKey } from './api.ts'
import { KeyDialog } from './key-dialog.tsx'

export function KeysPage() {
  const texts = useTexts()
  const t = texts.team.keys
  const isOwner = useMay('owner')
  const { data, error } = useQuery({ ...keysQuery, enabled: isOwner })
  const [isMaking, setMaking] = useState(false)
  const [revoked, setRevoked] = useState<ApiKey | null>(null)
  return (
    <Page
      title={t.title}
      say={t.say}
      actions={
        <GatedButton needs="owner" onClick={() => setMaking(true)}>
          {t.make}
        </GatedButton>
      }
    >
      {!isOwner && <Text size="sm">{texts.common.problem.needsRole(texts.common.roles.owner)}</Text>}
      <ProblemNotice error={error} />
      {isOwner && data === undefined && !error && <Skeleton height={160} />}
      {data?.length === 0 && (
        <Empty icon={<KeyRound size={34} strokeWidth={1.5} />} title={t.none} say={t.noneSay}>
          <GatedButton needs="owner" variant="default" onClick={() => setMaking(true)}>
            {t.make}
          </GatedButton>
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <Paper>
          <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': t.title }}>
            <Table miw={860}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t.name}</Table.Th>
                  <Table.Th scope="col">{t.key}</Table.Th>
                  <Table.Th scope="col">{texts.team.role}</Table.Th>
                  <Table.Th scope="col">{t.lastUsed}</Table.Th>
                  <Table.Th scope="col">{t.created}</Table.Th>
                  <Table.Th scope="col">{t.expires}</Table.Th>
                  <Table.Th scope="col">
                    <VisuallyHidden>{texts.team.actions}</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.map((each) => (
                  <KeyRow key={each.id} apiKey={each} onRevoke={() => setRevoked(each)} />
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea>
        </Paper>
      )}
      {isMaking && <KeyDialog onClose={() => setMaking(false)} />}
      {revoked && <RevokeKey apiKey={revoked} onClose={() => setRevoked(null)} />}
    </Page>
  )
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke(): void }) {
  const texts = useTexts()
  const t = texts.team.keys
  const now = useNow()
  const { name, revokedAt, expiresAt, lastUsedAt } = apiKey
  const isExpired = expiresAt !== null && Date.parse(expiresAt) < now
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} miw={140} maw={220} style={{ overflowWrap: 'anywhere' }}>
        <bdi>{name}</bdi>
      </Table.Th>
      <Table.Td className="mono">{apiKey.shownPrefix}…</Table.Td>
      <Table.Td>{texts.common.roles[apiKey.role]}</Table.Td>
      <Table.Td>{lastUsedAt === null ? t.neverUsed : <When at={lastUsedAt} />}</Table.Td>
      <Table.Td miw={140} maw={200} style={{ overflowWrap: 'anywhere' }}>
        <When at={apiKey.createdAt} />
        <Text size="xs" c="dimmed">
          <bdi>{apiKey.createdBy}</bdi>
        </Text>
      </Table.Td>
      <Table.Td>{expiresAt === null ? t.expiresIn.never : <When at={expiresAt} />}</Table.Td>
      <Table.Td ta="right">
        {revokedAt !== null || isExpired ? (
          <Badge color="gray" variant="light">
            {revokedAt === null ? t.expired : t.revoked}
          </Badge>
        ) : (
          <Button size="xs" variant="subtle" color="red" aria-label={t.revoke(name)} onClick={onRevoke}>
            {t.revokeDeed}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const t = useTexts().team.keys
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: () => revokeKey(apiKey.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['team'] })
      tellDone(t.revokedSay(apiKey.name))
      onClose()
    },
  })
  return (
    <Confirm
      opened
      title={t.revoke(apiKey.name)}
      deed={t.revokeDeed}
      isDangerous
      isBusy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t.revokeSay}</Text>
    </Confirm>
  )
}
