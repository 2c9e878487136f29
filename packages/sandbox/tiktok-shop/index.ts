/** The imitated TikTok Shop: API host and authorisation host on one address. */
import type { World } from '../core/world.ts'
import { addApp, addShop, registerControl } from './control.ts'
import { Memory } from './entities.ts'
import { eventEndpoints } from './events.ts'
import { fulfilmentEndpoints } from './fulfilment.ts'
import { Gateway } from './gateway.ts'
import { logisticsEndpoints } from './logistics.ts'
import { orderEndpoints } from './orders.ts'
import { referenceEndpoints } from './references.ts'
import { firstApp, firstShops } from './seed-data.ts'
import { ShopWorld } from './shop-world.ts'
import { authPaths, handleAuth } from './tokens.ts'

/** Starts it in a world; the world closes it. */
export async function attachTiktokShop(world: World): Promise<{ url: string; close(): Promise<void> }> {
  const here = new ShopWorld(world)
  const gateway = new Gateway(here, [
    ...orderEndpoints(here),
    ...fulfilmentEndpoints(here),
    ...logisticsEndpoints(here),
    ...referenceEndpoints(here),
    ...eventEndpoints(here),
  ])
  const seed = () => {
    here.memory = new Memory()
    gateway.reset()
    addApp(here, { ...firstApp })
    for (const shop of firstShops) addShop(here, { ...shop })
  }
  seed()
  world.onReset(seed)
  registerControl(here)
  world.describe('tiktokShop', () => ({
    apps: [...here.memory.apps.values()],
    shops: [...here.memory.shops.values()].map(({ id, name, region, cipher, seller }) => ({
      id,
      name,
      region,
      cipher,
      sellerId: seller.openId,
    })),
    orders: here.memory.orders.size,
    packages: here.memory.packages.size,
    authorisations: here.memory.authorisations.size,
  }))
  return world.listen('tiktok-shop', (request, response, body) => {
    const path = (request.url ?? '/').split('?', 1)[0] as string
    if (authPaths.has(path)) handleAuth(here, request, response, gateway.newRequestId())
    else gateway.handle(request, response, body)
  })
}
