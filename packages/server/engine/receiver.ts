/**
 * The first room of the way: a notice is durable before it is acknowledged, and many that arrive together are committed
 * together. Which notices are genuine was settled before (api/hooks.ts); here nothing is judged and nothing is parsed.
 */
import { batcher } from '../database/batcher.ts'
import { insertNotices, type NewNotice } from '../database/inbox.ts'
import type { Parts } from '../parts.ts'

/** More than this in one statement gains nothing; fewer would make a burst wait. */
const noticesPerCommitMax = 500

export type Receiver = (notice: NewNotice) => Promise<void>

export function createReceiver(parts: Pick<Parts, 'db' | 'clock' | 'wake'>): Receiver {
  const commit = batcher<NewNotice, null>(
    async (notices) => {
      await insertNotices(parts.db.allWorkspaces, notices, parts.clock.now())
      parts.wake('inbox')
      return notices.map(() => null)
    },
    { itemsMax: noticesPerCommitMax },
  )
  return async (notice) => {
    await commit(notice)
  }
}
