/** Who changed which mapping, and putting it back. */
import { Refusal } from '../api/refusals.ts'
import { nameOfActor, namesOfActors } from '../database/actors.ts'
import {
  findMappingChange,
  listMappingChanges,
  type MappingChange,
  type MappingState,
  type MappingStep,
} from '../database/mapping-changes.ts'
import {
  deleteMapping,
  listMappings,
  type MappingRow,
  mappingOf,
  putMapping,
  updateMapping,
} from '../database/mappings.ts'
import type { Sql } from '../database/sql.ts'
import type { Parts } from '../parts.ts'
import { openChannel } from './channels.ts'
import { type Actor, audit, isoNow } from './house.ts'
import { asRow, identityOf, type Released, release, remember, stateOf } from './mappings.ts'

export async function readMappingHistory(
  parts: Parts,
  by: Actor,
  channelId: string,
): Promise<(MappingChange & { actorName: string; undoable: boolean })[]> {
  await openChannel(parts, by, channelId)
  return parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const changes = await listMappingChanges(sql, by.workspaceId, channelId)
    const names = await namesOfActors(
      sql,
      changes.map((change) => change.actor),
    )
    const present = await listMappings(sql, by.workspaceId, channelId)
    return changes.map((change) => ({
      ...change,
      actorName: nameOfActor(names, change.actor),
      undoable: changedSince(change.changes, present) === null,
    }))
  })
}

/** What a mapping does, without its name. */
const deedOf = (state: MappingState | undefined | null) =>
  state == null ? null : JSON.stringify([identityOf(state), state.target, state.providerId])

/** The first step whose outcome is not what is there now; null when all of them can be put back. */
function changedSince(steps: readonly MappingStep[], present: readonly MappingRow[]): MappingStep | null {
  const now = (state: MappingState) => present.find((row) => identityOf(row) === identityOf(state))
  return (
    steps.find(({ before, after }) => {
      if (after !== null) return deedOf(now(after)) !== deedOf(after)
      return before !== null && now(before) !== undefined
    }) ?? null
  )
}

/** Puts back what a change did, all of it or nothing; what waited for either side is decided again. */
export async function undoMappingChange(
  parts: Parts,
  by: Actor,
  channelId: string,
  changeId: string,
): Promise<Released> {
  await openChannel(parts, by, channelId)
  const released = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const change = await findMappingChange(sql, by.workspaceId, channelId, changeId)
    if (change === null) throw new Refusal('not_found')
    const present = await listMappings(sql, by.workspaceId, channelId)
    const stuck = changedSince(change.changes, present)
    if (stuck !== null)
      throw new Refusal('mapping.changed_since', { storeCarrier: (stuck.after ?? stuck.before)?.storeCarrier ?? '' })
    const undone: MappingStep[] = []
    for (const { before, after } of change.changes.toReversed()) {
      await putBack(sql, parts, by, channelId, before, after, present)
      undone.push({ before: after, after: before })
    }
    await remember(sql, parts, by, channelId, 'undone', undone)
    await audit(sql, parts, by, 'mapping.undone', changeId, { channelId, action: change.action, steps: undone.length })
    const touched = change.changes.flatMap(({ before, after }) => [before, after]).filter((state) => state !== null)
    return release(
      sql,
      parts,
      by,
      channelId,
      touched.map((state) => mappingOf(asRow({ ...state, createdBy: by.actor, nowAt: isoNow(parts) }))),
    )
  })
  parts.wake()
  return released
}

async function putBack(
  sql: Sql,
  parts: Parts,
  by: Actor,
  channelId: string,
  before: MappingState | null,
  after: MappingState | null,
  present: readonly MappingRow[],
): Promise<void> {
  const channel = { workspaceId: by.workspaceId, channelId }
  const there = after === null ? undefined : present.find((row) => identityOf(row) === identityOf(after))
  if (before === null) {
    if (there !== undefined) await deleteMapping(sql, by.workspaceId, channelId, there.id)
    return
  }
  const write = { ...before, createdBy: by.actor, nowAt: isoNow(parts) }
  if (there === undefined) await putMapping(sql, channel, write)
  else if (!(await updateMapping(sql, channel, { ...write, id: there.id })))
    throw new Refusal('mapping.exists', { storeCarrier: stateOf(write).storeCarrier })
}
