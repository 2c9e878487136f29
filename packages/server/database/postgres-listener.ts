/**
 * LISTEN that outlives its connection. A loss is noticed by the connection's own word or by an unanswered heartbeat (a peer that
 * went away says nothing), and answered by exactly one new connection, however many errors announce it.
 */
import pg from 'pg'

const relistenMs = 1_000
const heartbeatMs = 10_000
const heartbeatMsMax = 5_000

/** `heard` gets '' after a reconnection: something may have been told in between. The answer ends it. */
export async function listenOn(
  config: pg.ClientConfig,
  channel: string,
  heard: (payload: string) => void,
): Promise<() => Promise<void>> {
  let current: pg.Client | null = null
  let ended = false
  let retry: NodeJS.Timeout | undefined

  const open = async (): Promise<void> => {
    const client = new pg.Client({ ...config, keepAlive: true, query_timeout: heartbeatMsMax })
    let beat: NodeJS.Timeout | undefined
    const lost = () => {
      clearInterval(beat)
      if (current !== client) return
      current = null
      void client.end().catch(() => {})
      again()
    }
    client.on('notification', (message) => heard(message.payload ?? ''))
    client.on('error', lost)
    client.on('end', lost)
    try {
      await client.connect()
      await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (cause) {
      void client.end().catch(() => {})
      throw cause
    }
    if (ended) return void client.end().catch(() => {})
    current = client
    beat = setInterval(() => void client.query('select 1').catch(lost), heartbeatMs)
    beat.unref()
  }

  const again = () => {
    if (ended) return
    retry = setTimeout(() => void open().then(() => ended || heard(''), again), relistenMs)
    retry.unref()
  }

  await open()
  return async () => {
    ended = true
    clearTimeout(retry)
    const client = current
    current = null
    await client?.end().catch(() => {})
  }
}
