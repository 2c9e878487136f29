/**
 * Where the tokens of a channel live between processes: sealed in the channel's row.
 *
 * One authorisation may reach several shops, each a channel of its own with the same pair: a refresh by one may end the pair
 * of the others. So the refreshes of one app in one workspace take turns (a lease in the oldest of its rows), and a new pair
 * is written to every channel that held the old one.
 */
import type { TokenPair, TokenPort } from '@waybridge/tiktok-shop'
import type { ChannelClaim } from '../database/syncs.ts'
import type { Parts } from '../parts.ts'

/** Longer than a refresh takes; a process that dies in one holds the others up no longer than this. */
const leaseMs = 30_000
const waitStepMs = 250
/** The committed pair is read again after this, in case another process refreshed it. */
const cachedMs = 30_000

const placeOf = (channelId: string) => `channel.tokens:${channelId}`

export function createTokenPort(
  { db, vault, clock }: Pick<Parts, 'db' | 'vault' | 'clock'>,
  row: Pick<ChannelClaim, 'id' | 'workspaceId' | 'appKey'>,
  stopping: AbortSignal,
): TokenPort {
  let cached: { pair: TokenPair; readMs: number } | null = null
  const at = (ms: number) => new Date(ms).toISOString()

  const committed = async (): Promise<TokenPair> => {
    const { rows } = await db.query<{ sealed: string }>('select tokens_sealed as sealed from channel where id = $1', [
      row.id,
    ])
    const pair = JSON.parse(await vault.open(row.workspaceId, placeOf(row.id), rows[0]?.sealed ?? '')) as TokenPair
    cached = { pair, readMs: clock.now() }
    return pair
  }

  const siblings = async () => {
    const { rows } = await db.query<{ id: string; sealed: string }>(
      `select id, tokens_sealed as sealed from channel
       where workspace_id = $1 and app_key = $2 and status <> 'disconnected' order by created_at, id`,
      [row.workspaceId, row.appKey],
    )
    return rows
  }

  const save = async (channelId: string, pair: TokenPair) => {
    await db.query(
      'update channel set tokens_sealed = $2, access_expires_at = $3, refresh_expires_at = $4 where id = $1',
      [
        channelId,
        await vault.seal(row.workspaceId, placeOf(channelId), JSON.stringify(pair)),
        pair.accessTokenExpiresAt,
        pair.refreshTokenExpiresAt,
      ],
    )
  }

  return {
    read: async () => (cached !== null && clock.now() - cached.readMs < cachedMs ? cached.pair : committed()),
    async refreshExclusively(work) {
      const holder = (await siblings())[0]?.id ?? row.id
      for (let waitedMs = 0; ; waitedMs += waitStepMs) {
        const nowMs = clock.now()
        const { rowCount } = await db.query(
          'update channel set token_lease_until = $3 where id = $1 and (token_lease_until is null or token_lease_until <= $2)',
          [holder, at(nowMs), at(nowMs + leaseMs)],
        )
        if (rowCount === 1) break
        if (waitedMs > 2 * leaseMs || stopping.aborted) return committed()
        await clock.wait(waitStepMs, stopping)
      }
      try {
        const old = await committed()
        const next = await work(old)
        if (next !== null) {
          // Ours first: were the process to end here, the others would still refresh by themselves with what TikTok lets live.
          await save(row.id, next)
          for (const sibling of await siblings()) {
            if (sibling.id === row.id) continue
            const held = JSON.parse(await vault.open(row.workspaceId, placeOf(sibling.id), sibling.sealed)) as TokenPair
            if (held.refreshToken === old.refreshToken) await save(sibling.id, next)
          }
        }
      } finally {
        await db.query('update channel set token_lease_until = null where id = $1', [holder])
      }
      return committed()
    },
  }
}
