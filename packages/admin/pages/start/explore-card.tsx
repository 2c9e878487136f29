/** Explore with the sandbox: begin, watch it fill, look around, end. */
import { Alert, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Card } from '../../parts/card.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { ProblemNotice, tellDone } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { beginExploring, endExploring, exploreQuery, shipMore } from './api.ts'

const moreOrders = 20

export function ExploreCard() {
  const texts = useTexts()
  const t = texts.channels.start.explore
  const queries = useQueryClient()
  const { data, error } = useQuery(exploreQuery)
  const [isEnding, setEnding] = useState(false)
  const refresh = () => queries.invalidateQueries()
  const begin = useMutation({ mutationFn: beginExploring, onSettled: refresh })
  const more = useMutation({
    mutationFn: () => shipMore(moreOrders),
    onSuccess: () => tellDone(t.moreDone),
    onSettled: refresh,
  })
  const end = useMutation({
    mutationFn: endExploring,
    onSuccess: () => {
      setEnding(false)
      tellDone(t.ended)
    },
    onSettled: refresh,
  })
  const phase = data?.phase ?? 'off'
  // What has arrived meanwhile shows in the checklist beside it.
  useEffect(() => {
    if (phase === 'ready') void queries.invalidateQueries({ queryKey: ['shipments'] })
  }, [phase, queries])
  const isWorking = phase === 'starting' || phase === 'connecting' || phase === 'filling'
  return (
    <Card title={t.title}>
      <Stack gap="sm">
        <Text size="sm">{t.say}</Text>
        <ProblemNotice error={error ?? begin.error ?? more.error} />
        {data && !data.available && (
          <Alert color="gray" title={t.unavailable}>
            {t.unavailableSay}
          </Alert>
        )}
        {data?.endedByRestart && phase === 'off' && (
          <Alert color="yellow" role="status">
            {t.endedByRestart}
          </Alert>
        )}
        {phase !== 'off' && (
          <div role="status">
            <Text size="sm" fw={600}>
              {data?.say ? texts.common.problem.said(data.say) : t.phases[phase]}
            </Text>
            {data !== undefined && data.total > 0 && (
              <Text size="sm" c="dimmed">
                {t.progress(data.done, data.total)}
              </Text>
            )}
          </div>
        )}
        {isWorking && (
          <Progress
            value={data !== undefined && data.total > 0 ? (data.done / data.total) * 100 : 8}
            animated
            aria-label={t.phases[phase]}
          />
        )}
        <Group gap="xs">
          {phase === 'off' && data?.available && (
            <GatedButton
              needs="owner"
              leftSection={<FlaskConical size={16} />}
              loading={begin.isPending}
              onClick={() => begin.mutate()}
            >
              {t.begin}
            </GatedButton>
          )}
          {(phase === 'ready' || phase === 'filling') && (
            <>
              <LinkButton to="/">{t.overview}</LinkButton>
              <LinkButton to="/orders" variant="default">
                {t.orders}
              </LinkButton>
            </>
          )}
          {phase === 'ready' && (
            <GatedButton needs="owner" variant="default" loading={more.isPending} onClick={() => more.mutate()}>
              {t.more}
            </GatedButton>
          )}
          {(phase === 'ready' || phase === 'failed') && (
            <GatedButton needs="owner" variant="subtle" color="red" onClick={() => setEnding(true)}>
              {t.end}
            </GatedButton>
          )}
        </Group>
      </Stack>
      <Confirm
        opened={isEnding}
        title={t.endTitle}
        deed={t.end}
        isDangerous
        isBusy={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate()}
        onClose={() => setEnding(false)}
      >
        <Text size="sm">{t.endSay}</Text>
      </Confirm>
    </Card>
  )
}
