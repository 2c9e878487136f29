/** What Settings > Channel settings > Fulfilment sync keeps in its address. `add`: the store carrier of an open + Add mapping; `edit`: the mapping that is open. */
import { idIn, textIn } from '../../parts/search.ts'

export type SyncSearch = { channel?: string; add?: string; edit?: string }

export const readSyncSearch = (search: Record<string, unknown>): SyncSearch => ({
  channel: idIn(search.channel),
  add: textIn(search.add),
  edit: idIn(search.edit),
})
