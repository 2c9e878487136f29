/**
 * Keyboard shortcuts that work on every page; shortcut-sheet.tsx tells them. `g` and then a letter goes somewhere; nothing is
 * caught while somebody types. Pages add their own (the table of orders: j, k, x, Enter).
 */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** How long after `g` the second key is awaited. */
const secondKeyMs = 1_200

const goes = { o: '/', m: '/orders', f: '/settings/fulfilment-sync', c: '/channels', s: '/stores' } as const
const isGo = (key: string): key is keyof typeof goes => Object.hasOwn(goes, key)

const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.type === 'search'

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('input[type="search"]')
  search?.focus()
  return search !== null
}

/** A page that is opened for the first time is loaded before its search is there. */
const searchTriesMax = 60
const searchTryMs = 50
function focusSearchWhenThere(tries: number): void {
  if (!focusSearch() && tries < searchTriesMax) setTimeout(() => focusSearchWhenThere(tries + 1), searchTryMs)
}

/** True where a key belongs to what is typed or to a widget. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"], [role="listbox"] *'))
  )
}

export function useShortcuts(toggleSheet: () => void): void {
  const navigate = useNavigate()
  const goUntilMs = useRef(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape' && isSearch(event.target)) {
        // What was searched for stays: the browser's own Escape would empty the field and leave the focus in it.
        event.preventDefault()
        event.target.blur()
        return
      }
      if (isTyping(event.target)) return
      const awaitsSecond = event.timeStamp < goUntilMs.current
      goUntilMs.current = 0
      if (awaitsSecond && isGo(event.key)) {
        event.preventDefault()
        void navigate({ to: goes[event.key] })
      } else if (event.key === 'g') goUntilMs.current = event.timeStamp + secondKeyMs
      else if (event.key === '?') toggleSheet()
      else if (event.key === '/') {
        event.preventDefault()
        if (!focusSearch()) void navigate({ to: '/orders' }).then(() => focusSearchWhenThere(0))
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, toggleSheet])
}
