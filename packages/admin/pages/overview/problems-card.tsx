/** Problems by cause: one row, one button, however many orders. */
import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { POST, read } from '../../api/client.ts'
import { Card } from '../../parts/card.tsx'
import { Empty } from '../../parts/empty.tsx'
import { GatedButton, GatedLink } from '../../parts/gate.tsx'
import { LinkButton, LinkText } from '../../parts/links.tsx'
import { tellProblem } from '../../parts/problem-notice.tsx'
import list from '../../parts/rows.module.css'
import { Deadline } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { Connection, Overview, Problem } from './api.ts'

type ProblemsCardProps = { overview: Overview; channel: string | undefined }

export function ProblemsCard({ overview, channel }: ProblemsCardProps) {
  const t = useTexts().overview.problems
  const { problems, awaiting } = overview
  return (
    <Card title={t.title} flush>
      {problems.length + awaiting.count === 0 ? (
        <Empty title={t.none} say={t.noneSay} />
      ) : (
        <ul className={list.rows}>
          {awaiting.count > 0 && <AwaitingRow awaiting={awaiting} channel={channel} />}
          {problems.map((problem) => (
            <ProblemRow
              key={`${problem.reasonCode} ${problem.channelId} ${problem.storeCarrierKey}`}
              problem={problem}
              channelStatus={overview.connections.find(({ id }) => id === problem.channelId)?.status}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

type RowProps = { title: string; say: ReactNode; deadlineAt: string | null; children: ReactNode }

function Row({ title, say, deadlineAt, children }: RowProps) {
  return (
    <li className={`${list.row} ${list.wraps}`}>
      <div className={list.text}>
        <Text fw={600} size="sm" lineClamp={2} title={title}>
          {title}
        </Text>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {say}
        </Text>
      </div>
      <Deadline at={deadlineAt} />
      {children}
    </li>
  )
}

type ChannelProblem = Problem & { channelId: string }

/** A whole channel stands still: with its auto-sync off, paused, or without its connection. */
const isOfChannel = (problem: Problem): problem is ChannelProblem =>
  problem.channelId !== null && ['auto_sync_off', 'channel_paused'].includes(problem.reasonCode)

function ChannelProblemRow({ problem, isBroken }: { problem: ChannelProblem; isBroken: boolean }) {
  const texts = useTexts()
  const t = texts.overview.problems
  const queries = useQueryClient()
  const { channelId, channelName, reasonCode, orders } = problem
  const cause = reasonCode === 'auto_sync_off' ? reasonCode : isBroken ? 'channel_broken' : 'channel_paused'
  const resume = useMutation({
    mutationFn: () => read(POST('/api/v1/channels/{id}/resume', { params: { path: { id: channelId } } })),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => tellProblem(error, texts.common.problem),
  })
  return (
    <Row
      title={t.stopped[cause]}
      deadlineAt={problem.earliestDeadlineAt}
      say={
        <>
          <b>{t.count(orders)}</b> {t.on(channelName ?? '')} ·{' '}
          <LinkText to="/orders" search={{ channel: channelId, reason: reasonCode, sort: 'deadline' }}>
            {t.showThem}
          </LinkText>
        </>
      }
    >
      {cause === 'channel_paused' && (
        <GatedButton needs="owner" size="xs" loading={resume.isPending} onClick={() => resume.mutate()}>
          {t.resume}
        </GatedButton>
      )}
      {cause === 'channel_broken' && (
        <GatedLink needs="owner" to="/channels" search={{ connect: channelId }} size="xs">
          {t.connectAgain}
        </GatedLink>
      )}
      {cause === 'auto_sync_off' && (
        <GatedLink
          needs="operator"
          to="/settings/fulfilment-sync"
          search={{ channel: channelId }}
          hash="settings"
          size="xs"
        >
          {t.turnOn}
        </GatedLink>
      )}
    </Row>
  )
}

type AwaitingRowProps = { awaiting: Overview['awaiting']; channel: string | undefined }

/** TikTok Shop orders that no shipment of a store speaks for. */
function AwaitingRow({ awaiting, channel }: AwaitingRowProps) {
  const texts = useTexts()
  const t = texts.overview
  return (
    <Row title={t.awaiting(awaiting.count)} say={t.problems.awaitingSay} deadlineAt={awaiting.earliestDeadlineAt}>
      <GatedLink
        needs="operator"
        to="/orders"
        search={{ tab: 'awaiting', ...(channel === undefined ? {} : { channel }) }}
        size="xs"
      >
        {texts.orders.tracking.title}
      </GatedLink>
    </Row>
  )
}

type ProblemRowProps = { problem: Problem; channelStatus: Connection['status'] | undefined }

function ProblemRow({ problem, channelStatus }: ProblemRowProps) {
  const texts = useTexts()
  const t = texts.overview.problems
  if (isOfChannel(problem)) return <ChannelProblemRow problem={problem} isBroken={channelStatus === 'broken'} />
  const { orders, channelId, channelName, storeCarrier, storeCarrierKey, reasonCode } = problem
  const isUnmapped = problem.kind === 'unmapped' && channelId !== null
  const title = isUnmapped
    ? storeCarrier
      ? t.unmapped(storeCarrier)
      : t.unmappedNobody
    : (texts.reasons[reasonCode] ?? texts.common.problem.said(problem.say))
  return (
    <Row
      title={title}
      deadlineAt={problem.earliestDeadlineAt}
      say={
        <>
          <b>{t.count(orders)}</b>
          {channelName !== null && ` ${t.on(channelName)}`}
          {problem.nextStep !== null && !isUnmapped && ` · ${texts.common.problem.said(problem.nextStep)}`}
        </>
      }
    >
      {isUnmapped ? (
        <GatedLink
          needs="operator"
          to="/settings/fulfilment-sync"
          search={{ channel: channelId, add: storeCarrier ?? '' }}
          aria-label={t.mapLabel(storeCarrier ?? texts.common.words.noCarrier, orders)}
          size="xs"
        >
          {t.map}
        </GatedLink>
      ) : (
        <LinkButton
          to="/orders"
          search={{
            reason: reasonCode,
            sort: 'deadline',
            ...(channelId === null ? {} : { channel: channelId }),
            ...(storeCarrierKey === null ? {} : { carrier: storeCarrierKey }),
          }}
          aria-label={t.lookLabel(title, orders)}
          variant="default"
          size="xs"
        >
          {t.look}
        </LinkButton>
      )}
    </Row>
  )
}
