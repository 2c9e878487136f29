/** Control paths of the world itself: reset, state, clock, ledger, faults, webhooks. The vendors add their own. */
import type { OwnedClock } from './clock.ts'
import { ControlMistake, numberOf } from './control.ts'
import type { FaultRule } from './faults.ts'
import type { WebhookSettings } from './webhooks.ts'
import type { World } from './world.ts'

const listedMax = 100_000

export function registerWorldControl(world: World, clock: OwnedClock, states: Map<string, () => unknown>): void {
  const { control, faults, ledger, webhooks } = world
  const time = () => ({ now: clock.now(), frozen: clock.isFrozen() })

  control.register('POST', '/control/reset', () => {
    world.reset()
    return time()
  })
  control.register('GET', '/control/state', () => ({
    clock: time(),
    ledger: { entries: ledger.all().length },
    faults: faults.list(),
    webhooks: { settings: webhooks.settings, records: webhooks.log().length },
    ...Object.fromEntries([...states].map(([name, state]) => [name, state()])),
  }))

  control.register('GET', '/control/clock', time)
  control.register('POST', '/control/clock/:verb', async (body, { verb }) => {
    if (verb === 'advance') clock.advance(numberOf(body, 'ms'))
    else if (verb === 'set') clock.set(numberOf(body, 'now'))
    else if (verb === 'freeze') clock.freeze()
    else if (verb === 'resume') clock.resume()
    else throw new ControlMistake('the clock knows advance, set, freeze and resume', 404)
    if (body.settle === true) await webhooks.settled()
    return time()
  })

  control.register('GET', '/control/ledger', (_body, { vendor, effect, orderId, trackingNumber }) => {
    const entries = ledger.all({
      ...(vendor !== undefined && { vendor }),
      ...(effect !== undefined && { effect }),
      ...(orderId !== undefined && { orderId }),
      ...(trackingNumber !== undefined && { trackingNumber }),
    })
    return { total: entries.length, entries: entries.slice(0, listedMax) }
  })

  control.register('GET', '/control/faults', () => ({ faults: faults.list() }))
  // The rule's fields are checked by `inject`, which refuses what it does not know.
  control.register('POST', '/control/faults', (body) => ({ id: faults.inject(body as FaultRule) }))
  control.register('DELETE', '/control/faults', () => {
    faults.clear()
  })

  control.register('GET', '/control/webhooks', () => ({ settings: webhooks.settings, deliveries: webhooks.log() }))
  control.register('POST', '/control/webhooks/settled', async () => {
    await webhooks.settled()
  })
  control.register('PUT', '/control/webhooks/settings', (body) => {
    const { settings } = webhooks
    const next: WebhookSettings = { ...settings }
    for (const name of ['duplicate', 'loseShare'] as const) {
      if (body[name] === undefined) continue
      const share = numberOf(body, name)
      if (share < 0 || share > 1) throw new ControlMistake(`${name}: a share from 0 to 1`)
      next[name] = share
    }
    if (body.reorder !== undefined) next.reorder = body.reorder === true
    return Object.assign(settings, next)
  })
}
