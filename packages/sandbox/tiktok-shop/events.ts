/** Webhook settings of a shop. Event API 202309, read November 2026. */
import { invalidIdentifier } from './codes.ts'
import type { Call, Endpoint } from './gateway.ts'
import { settableEventTypes } from './notices.ts'
import type { ShopWorld } from './shop-world.ts'

const addressLengthMax = 255

export function eventEndpoints(here: ShopWorld): Endpoint[] {
  const shared = { path: '/event/202309/webhooks', scopes: ['seller.authorization.info'], cipher: 'required' as const }
  const endpoints: Omit<Endpoint, 'path' | 'scopes' | 'cipher'>[] = [
    {
      method: 'GET',
      operation: 'get shop webhooks',
      handle: ({ shop, app }) => {
        const webhooks = [...(shop.webhooks.get(app.key) ?? [])].map(
          ([event, { address, createTime, updateTime }]) => ({
            event_type: event,
            address,
            create_time: createTime,
            update_time: updateTime,
          }),
        )
        return { webhooks, total_count: webhooks.length }
      },
    },
    {
      method: 'PUT',
      operation: 'update shop webhook',
      handle: ({ shop, app, body }) => {
        const event = eventOf(body)
        const address = addressOf(body)
        const set = shop.webhooks.get(app.key) ?? new Map()
        const now = here.now()
        set.set(event, { address, createTime: set.get(event)?.createTime ?? now, updateTime: now })
        shop.webhooks.set(app.key, set)
        return {}
      },
    },
    {
      method: 'DELETE',
      operation: 'delete shop webhook',
      // Success even if none was set.
      handle: ({ shop, app, body }) => {
        shop.webhooks.get(app.key)?.delete(eventOf(body))
        return {}
      },
    },
  ]
  return endpoints.map((endpoint) => ({ ...shared, ...endpoint }))
}

function eventOf(body: Call['body']): string {
  const event = body.event_type
  if (typeof event !== 'string' || !settableEventTypes.includes(event)) throw invalidIdentifier("Invalid 'event_type'")
  return event
}

/** The vendor wants https, a domain and no port. This machine is let through, so that a sandbox can reach its receiver. */
function addressOf(body: Call['body']): string {
  const { address } = body
  const url = typeof address === 'string' && address.length <= addressLengthMax ? URL.parse(address) : null
  if (url === null) throw invalidIdentifier("Invalid 'address'")
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const isNumeric = /^[\d.]+$/.test(url.hostname) || url.hostname.startsWith('[')
  if (!isHere && (url.protocol !== 'https:' || url.port !== '' || isNumeric || !url.hostname.includes('.'))) {
    throw invalidIdentifier("Invalid 'address'")
  }
  return address as string
}
