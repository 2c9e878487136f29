/**
 * Live updates: the server says which topics changed, and what is on the screen about them is asked again.
 *
 * `connecting` nothing heard yet · `on` the server speaks, at least its beat · `off` it does not. A line that broke is opened
 * again by the browser; one that the server refused, and one on which no beat comes, is opened again here, later each time.
 * Whenever the line breaks we ask who is signed in, because it ends with the session; what was missed meanwhile is caught up by
 * asking everything once.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { meQuery } from './me.ts'

export type LiveState = 'connecting' | 'on' | 'off'

/** The first word of a query's key is its topic. */
export const topics = ['shipments', 'mappings', 'channels', 'stores', 'alerts', 'team'] as const
export type Topic = (typeof topics)[number]

/** The server beats every 20 s; two missed, and what is shown may be old. */
export const silenceMsMax = 45_000
const reopenMsMin = 1_000
const reopenMsMax = 60_000

type LiveHandlers = {
  told(state: LiveState): void
  changed(topics: readonly string[]): void
  /** The line broke: perhaps because the session ended. */
  broke(): void
}

/** Keeps a line open until told to stop. */
export function keepLive({ told, changed, broke }: LiveHandlers): () => void {
  let source: EventSource
  let wasOff = false
  let tries = 0
  let silence: ReturnType<typeof setTimeout>
  let reopening: ReturnType<typeof setTimeout> | undefined

  function heard(): void {
    clearTimeout(silence)
    silence = setTimeout(lost, silenceMsMax)
  }
  function off(): void {
    wasOff = true
    told('off')
    broke()
  }
  function reopen(): void {
    source.close()
    clearTimeout(silence)
    const waitMs = Math.min(reopenMsMin * 2 ** tries, reopenMsMax)
    tries += 1
    // Not all at once: a server that comes back has every tab of the team to answer.
    reopening = setTimeout(open, waitMs * (0.75 + Math.random() / 2))
  }
  function lost(): void {
    off()
    reopen()
  }
  function open(): void {
    source = new EventSource('/api/v1/events')
    heard()
    source.addEventListener('open', () => {
      heard()
      tries = 0
      told('on')
      if (wasOff) changed(topics)
      wasOff = false
    })
    source.addEventListener('beat', heard)
    source.addEventListener('changed', (event) => {
      heard()
      changed((JSON.parse(event.data) as { topics: string[] }).topics)
    })
    source.addEventListener('error', () => {
      off()
      if (source.readyState === EventSource.CLOSED) reopen()
    })
  }

  open()
  return () => {
    clearTimeout(silence)
    clearTimeout(reopening)
    source.close()
  }
}

function markChanged(queryClient: QueryClient, changed: readonly string[]): void {
  for (const topic of changed) queryClient.invalidateQueries({ queryKey: [topic] })
  // A role that was changed is a change of the team.
  if (changed.includes('team')) queryClient.invalidateQueries(meQuery)
}

/** Call once, in the shell. */
export function useLive(): LiveState {
  const queryClient = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(
    () =>
      keepLive({
        told: setState,
        changed: (changed) => markChanged(queryClient, changed),
        broke: () => void queryClient.invalidateQueries(meQuery),
      }),
    [queryClient],
  )
  return state
}
