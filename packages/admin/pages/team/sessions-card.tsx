/** Where one is signed in: each browser with its place and day, and ending what one does not know. */
import { Button, Skeleton, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Card } from '../../parts/card.tsx'
import { ProblemNotice, tellDone, tellProblem } from '../../parts/problem-notice.tsx'
import list from '../../parts/rows.module.css'
import { Chip } from '../../parts/state-chip.tsx'
import { When } from '../../parts/times.tsx'
import { useLanguage, useTexts } from '../../texts/index.tsx'
import { endOtherSessions, endSession, type Session, sessionsQuery } from './api.ts'
import { deviceOf } from './device.ts'

export function SessionsCard() {
  const texts = useTexts()
  const t = texts.team.sessions
  const queries = useQueryClient()
  const { data, error } = useQuery(sessionsQuery)
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: ({ ended }) => tellDone(t.othersEnded(ended)),
    onError: (problem) => tellProblem(problem, texts.common.problem),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  const hasOthers = data?.some(({ isThis }) => !isThis) ?? false
  return (
    <Card
      title={t.title}
      say={t.say}
      flush
      side={
        hasOthers && (
          <Button
            size="xs"
            variant="default"
            style={{ flexShrink: 0 }}
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate()}
          >
            {t.endOthers}
          </Button>
        )
      }
    >
      <ProblemNotice error={error} />
      {data === undefined && !error && <Skeleton height={56} m="md" />}
      <ul className={list.rows}>
        {data?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  )
}

function SessionRow({ session }: { session: Session }) {
  const { locale, texts } = useLanguage()
  const t = texts.team.sessions
  const queries = useQueryClient()
  const { browser, system } = deviceOf(session.userAgent)
  const device = browser && system ? t.on(browser, system) : (browser ?? system ?? t.unknownDevice)
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => tellDone(t.ended(device)),
    onError: (error) => tellProblem(error, texts.common.problem),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  // The server renews a session once a day, so more than the day is not known.
  const lastDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(session.lastSeenAt))
  return (
    <li className={list.row}>
      <div className={list.text}>
        <Text size="sm" fw={550} component="div">
          {device} {session.isThis && <Chip tone="good">{t.thisOne}</Chip>}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {session.address && <>{session.address} · </>}
          {t.started} <When at={session.startedAt} />
          {!session.isThis && <> · {t.lastUsed(lastDay)}</>}
        </Text>
      </div>
      {!session.isThis && (
        <Button
          size="xs"
          variant="subtle"
          color="red"
          aria-label={t.endLabel(device)}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {t.end}
        </Button>
      )}
    </li>
  )
}
