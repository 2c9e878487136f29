/** Whether there has been anything to tell: what shows short messages is loaded then, and not with the first page. */
import { useSyncExternalStore } from 'react'

let isWanted = false
const listeners = new Set<() => void>()

export function wantNotices(): void {
  isWanted = true
  for (const listener of listeners) listener()
}

export const useNoticesWanted = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isWanted,
  )
