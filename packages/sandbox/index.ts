/**
 * The sandbox: imitated vendors over real HTTP, in one world. It shares nothing with the code it tests; what it knows it
 * knows from the vendors' documents. Differences from the real ones: docs/sandbox-differences.md.
 */
import { createWorld, type World, type WorldOptions } from './core/world.ts'
import { attachShopify } from './shopify/index.ts'
import { attachTiktokShop } from './tiktok-shop/index.ts'

export type * from './core/world.ts'

export type SandboxOptions = Omit<WorldOptions, 'ports'> & {
  /** First port: TikTok Shop; Shopify and the control API take the next two. Default: any free ports. */
  port?: number
  /** Ports of their own, where they shall not follow `port`. */
  shopifyPort?: number
  controlPort?: number
}

export type Sandbox = {
  /** API and authorisation host of the imitated TikTok Shop. */
  tiktokShopUrl: string
  shopifyUrl: string
  controlUrl: string
  world: World
  /** Calls the control API over HTTP. @throws Error with the answer's sentence when it is not 200. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, read by tests that assert on them
  control(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<any>
  close(): Promise<void>
}

/** Starts everything on this machine. Close it to leave nothing behind. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, shopifyPort, controlPort, ...worldOptions } = options
  const following = (step: number) => (port === 0 ? 0 : port + step)
  const world = await createWorld({
    ...worldOptions,
    ports: {
      'tiktok-shop': port,
      shopify: shopifyPort ?? following(1),
      control: controlPort ?? following(2),
    },
  })
  try {
    const tiktokShop = await attachTiktokShop(world)
    const shopify = await attachShopify(world)
    return {
      tiktokShopUrl: tiktokShop.url,
      shopifyUrl: shopify.url,
      controlUrl: world.controlUrl,
      world,
      control: (method, path, body) => callControl(world.controlUrl, method, path, body),
      close: () => world.close(),
    }
  } catch (error) {
    await world.close()
    throw error
  }
}

async function callControl(controlUrl: string, method: string, path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(controlUrl + path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const said = (await answer.json()) as { error?: string }
  if (!answer.ok) throw new Error(`${method} ${path}: ${said.error ?? answer.status}`)
  return said
}
