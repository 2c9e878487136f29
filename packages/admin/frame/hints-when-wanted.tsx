/**
 * Watches for what has something to say (`hint` of parts/hint.ts) and is pointed at, touched or reached by keyboard. What shows
 * it is loaded at the first one: placing a bubble is as much to load as a page.
 */
import { lazy, Suspense, useEffect, useState } from 'react'
import type { Hinted } from './hint-bubble.tsx'

const HintBubble = lazy(() => import('./hint-bubble.tsx'))

/** So that a mouse on its way elsewhere opens nothing. */
const restMs = 250

const hintedAt = (target: EventTarget | null): Hinted | null => {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-hint]') : null
  return element === null ? null : { element, text: element.dataset.hint ?? '' }
}

export function HintsWhenWanted() {
  const [shown, setShown] = useState<Hinted | null>(null)
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined
    const show = (hinted: Hinted | null, afterMs: number) => {
      clearTimeout(resting)
      if (hinted === null) setShown(null)
      else resting = setTimeout(() => hinted.element.isConnected && setShown(hinted), afterMs)
    }
    const hide = () => show(null, 0)
    const onPoint = (event: PointerEvent) => event.pointerType === 'mouse' && show(hintedAt(event.target), restMs)
    // A finger does not rest: what it touches says its word until something else is touched.
    const onTouch = (event: PointerEvent) => show(event.pointerType === 'mouse' ? null : hintedAt(event.target), 0)
    const onFocus = ({ target }: FocusEvent) =>
      target instanceof Element && target.matches(':focus-visible') && show(hintedAt(target), 0)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    document.addEventListener('pointerover', onPoint)
    document.addEventListener('pointerdown', onTouch)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', hide)
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(resting)
      document.removeEventListener('pointerover', onPoint)
      document.removeEventListener('pointerdown', onTouch)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return (
    shown !== null && (
      <Suspense>
        <HintBubble {...shown} />
      </Suspense>
    )
  )
}
