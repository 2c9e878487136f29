/**
 * A refusal in words: what happened, and what to do next. Announced to screen readers; in a dialog it comes into view. The reference
 * for support is told where our side failed: nobody supports a mistyped field.
 */
import { Alert, List, Text } from '@mantine/core'
import { type NotificationData, notifications } from '@mantine/notifications'
import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ApiProblem } from '../api/client.ts'
import { wantNotices } from '../frame/notices-wanted.ts'
import { type Texts, useTexts } from '../texts/index.tsx'

/** From here on it is our side that failed. */
const failedFrom = 500

type Words = Pick<Texts['common']['problem'], 'title' | 'refused'>

/** What was refused in the reader's language, else in the server's words; null for anything but a refusal. */
export function wordsOf(
  error: unknown,
  words: Words,
): { known: ApiProblem; say: string; nextStep: string | null } | null {
  if (!(error instanceof ApiProblem)) return null
  const { say, nextStep } = words.refused(error.code, error.facts) ?? { say: error.message, nextStep: error.nextStep }
  return { known: error, say, nextStep }
}

type ProblemNoticeProps = {
  error: unknown
  /** A form that says at each field what is wrong with it. */
  atFields?: boolean
}

export function ProblemNotice({ error, atFields = false }: ProblemNoticeProps) {
  const { problem } = useTexts().common
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const isInDialog = notice.current?.closest('[role=dialog]') != null
    if (error != null && isInDialog) notice.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  if (error == null) return null
  const words = wordsOf(error, problem)
  const known = words?.known ?? null
  return (
    <Alert
      ref={notice}
      color="red"
      icon={<CircleAlert size={18} />}
      title={words?.say ?? problem.title}
      role="alert"
      // The buttons of a dialog stand above what scrolls.
      style={{ scrollMarginBlock: 80 }}
    >
      {words === null ? problem.crashedSay : words.nextStep}
      {known !== null && !atFields && known.fields.length > 0 && (
        <List size="sm" mt={6}>
          {known.fields.map((field) => (
            <List.Item key={field.path}>{`${field.path}: ${field.say}`}</List.Item>
          ))}
        </List>
      )}
      {known?.requestId && known.status >= failedFrom && (
        <Text size="xs" mt={6}>
          {problem.reference(known.requestId)}
        </Text>
      )}
    </Alert>
  )
}

/** A short message beside the page; answers its id, by which it can be put away. */
export function tell(message: NotificationData): string {
  wantNotices()
  return notifications.show(message)
}

/** For actions that have no form of their own to show a refusal in. */
export function tellProblem(error: unknown, problem: Words): void {
  const words = wordsOf(error, problem)
  tellBad(words?.say ?? problem.title, words?.nextStep ?? '')
}

/** Stays longer than good news: somebody has to read it. */
export function tellBad(title: string, message = ''): void {
  tell({ color: 'red', title, message, autoClose: 10_000 })
}

export function tellDone(message: string): void {
  tell({ color: 'bridge', message })
}
