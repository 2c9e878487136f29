/**
 * Times as people read them, in their own zone; the exact instant with its zone is in the hint and in the `datetime`
 * attribute. Spans are told in the largest unit that still says something ("3 h", "2 d 4 h").
 */
import { useSyncExternalStore } from 'react'
import { useLanguage } from '../texts/index.tsx'
import { hint } from './hint.ts'
import { Chip, type Tone } from './state-chip.tsx'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** How often shown spans are brought up to date. */
const tickMs = 15_000

/** One timer for every clock on the screen. */
const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | null = null
let nowMs = Date.now()
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  ticking ??= setInterval(() => {
    nowMs = Date.now()
    for (const each of listeners) each()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || ticking === null) return
    clearInterval(ticking)
    ticking = null
  }
}
export const useNow = (): number =>
  useSyncExternalStore(subscribe, () => {
    if (ticking === null) nowMs = Date.now()
    return nowMs
  })

/** Units without a full stop, so that a sentence may end with one; where a language writes a blank before them, it does not break. */
const units = {
  en: { day: 'd', hour: 'h', minute: 'm', second: 's' },
  de: { day: '\u00a0T', hour: '\u00a0h', minute: '\u00a0min', second: '\u00a0s' },
} as const

/** `3h 12m`; two units at most, none below a minute. */
export function spanOf(ms: number, locale: string): string {
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    `${Math.floor(value)}${units[locale === 'de' ? 'de' : 'en'][name]}`
  const whole = Math.abs(ms)
  if (whole >= 10 * dayMs) return unit(whole / dayMs, 'day')
  if (whole >= dayMs) return `${unit(whole / dayMs, 'day')} ${unit((whole % dayMs) / hourMs, 'hour')}`
  if (whole >= hourMs) return `${unit(whole / hourMs, 'hour')} ${unit((whole % hourMs) / minuteMs, 'minute')}`
  return unit(whole / minuteMs, 'minute')
}

/** Seconds below two minutes, else as spans are told everywhere: `8.4s`, `12m`. */
export function shortSpanOf(ms: number, locale: string): string {
  if (ms >= 2 * minuteMs) return spanOf(ms, locale)
  const seconds = ms / 1000
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: seconds < 10 ? 1 : 0 })
  return `${digits.format(seconds)}${units[locale === 'de' ? 'de' : 'en'].second}`
}

/** The exact instant: date, seconds, zone. */
export function exactOf(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(new Date(at))
}

/** Day and time, for what one has to be there by; with seconds for what is looked up. */
export function At({ at, hasSeconds = false }: { at: string; hasSeconds?: boolean }) {
  const { locale } = useLanguage()
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: hasSeconds ? 'medium' : 'short' })
  return (
    <time dateTime={at} {...hint(exactOf(at, locale))}>
      {format.format(new Date(at))}
    </time>
  )
}

/** "5 minutes ago", or the date when that says more. */
export function When({ at }: { at: string | null }) {
  const { locale, texts } = useLanguage()
  const now = useNow()
  if (at === null) return <span>{texts.common.time.never}</span>
  const sinceMs = now - Date.parse(at)
  return (
    <time dateTime={at} {...hint(exactOf(at, locale))}>
      {told(at, sinceMs, locale, texts.common.time.now)}
    </time>
  )
}

function told(at: string, sinceMs: number, locale: string, justNow: string): string {
  const distanceMs = Math.abs(sinceMs)
  if (distanceMs < minuteMs) return justNow
  if (distanceMs > 6 * dayMs)
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const sign = sinceMs > 0 ? -1 : 1
  if (distanceMs >= dayMs) return relative.format(sign * Math.floor(distanceMs / dayMs), 'day')
  if (distanceMs >= hourMs) return relative.format(sign * Math.floor(distanceMs / hourMs), 'hour')
  return relative.format(sign * Math.floor(distanceMs / minuteMs), 'minute')
}

/** Below this a deadline asks for attention, below that it shouts. */
const soonMs = 24 * hourMs
const urgentMs = 4 * hourMs

export function deadlineTone(leftMs: number): Tone {
  if (leftMs < urgentMs) return 'bad'
  return leftMs < soonMs ? 'warn' : 'calm'
}

/** Time left until an order counts as late. `settled`: it is synced or needs nothing, so the deadline is only told. */
export function Deadline({ at, settled = false }: { at: string | null; settled?: boolean }) {
  const { locale, texts } = useLanguage()
  const now = useNow()
  const { time } = texts.common
  if (at === null) return <span>–</span>
  const leftMs = Date.parse(at) - now
  const span = spanOf(leftMs, locale)
  return (
    <time dateTime={at} {...hint(exactOf(at, locale))}>
      {settled ? (
        new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(at))
      ) : (
        <Chip tone={deadlineTone(leftMs)}>{leftMs < 0 ? time.over(span) : time.left(span)}</Chip>
      )}
    </time>
  )
}
