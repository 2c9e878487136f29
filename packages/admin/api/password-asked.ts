/** Whether somebody is being asked for their password, and the answer: the client asks, a dialog of the page answers. */
import { useSyncExternalStore } from 'react'

let asked: Promise<boolean> | null = null
let settle: (isEntered: boolean) => void = () => {}
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

/** Resolves with whether the password was entered. Changes that come side by side ask once. */
export function askForPassword(): Promise<boolean> {
  if (asked === null) {
    asked = new Promise((resolve) => {
      settle = resolve
    })
    tell()
  }
  return asked
}

export function answerPasswordAsked(isEntered: boolean): void {
  asked = null
  settle(isEntered)
  tell()
}

export const useIsPasswordAsked = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked !== null,
  )
