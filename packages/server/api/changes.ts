/**
 * Who wants to hear that something changed in a workspace. The database says so at commit, in whatever process the change was
 * made; here it is handed on. Nobody listens, nothing is asked of the database.
 */
import type { Database } from '../database/sql.ts'

/** Topics of the screens; triggers of the schema name them (0006_history_and_changes.sql). */
export const topics = ['shipments', 'mappings', 'channels', 'stores', 'alerts', 'team'] as const
export type Topic = (typeof topics)[number]
const isTopic = (text: string | undefined): text is Topic => topics.some((topic) => topic === text)

export type Changes = {
  /** @returns how to stop hearing */
  hear(workspaceId: string, heard: (changed: readonly Topic[]) => void): Promise<() => void>
  close(): Promise<void>
}

export function createChanges(db: Pick<Database, 'listen'>): Changes {
  const listeners = new Map<string, Set<(changed: readonly Topic[]) => void>>()
  let listening: Promise<() => Promise<void>> | null = null

  function tell(payload: string): void {
    const [workspaceId = '', topic] = payload.split(' ')
    if (isTopic(topic)) {
      for (const heard of listeners.get(workspaceId) ?? []) heard([topic])
      return
    }
    // The connection was lost and found again: anything may have changed meanwhile.
    for (const all of listeners.values()) for (const heard of all) heard(topics)
  }

  return {
    async hear(workspaceId, heard) {
      listening ??= db.listen('waybridge_changed', tell)
      try {
        await listening
      } catch (cause) {
        // The next one who wants to hear tries again.
        listening = null
        throw cause
      }
      const own = listeners.get(workspaceId) ?? new Set()
      listeners.set(workspaceId, own.add(heard))
      return () => {
        own.delete(heard)
        if (own.size === 0) listeners.delete(workspaceId)
      }
    },
    async close() {
      listeners.clear()
      const stop = await listening?.catch(() => null)
      await stop?.()
    },
  }
}
