/** What a page is told of its address, asked of the router itself: it merges what a validator answers into what was typed. */
import { QueryClient } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/react-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'

let createAppRouter: typeof import('./routes.tsx').createAppRouter
beforeAll(async () => {
  vi.stubGlobal('location', new URL('http://waybridge.test'))
  ;({ createAppRouter } = await import('./routes.tsx'))
})

/** The search as the innermost page gets it; what is undefined is not there. */
function searchAt(address: string): Record<string, unknown> {
  const router = createAppRouter(new QueryClient())
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [address] }) })
  const search = router.matchRoutes(router.latestLocation).at(-1)?.search ?? {}
  return JSON.parse(JSON.stringify(search))
}

describe('an address', () => {
  it.each([
    ['/sign-in?next=/orders?state=failed', { next: '/orders?state=failed' }],
    ['/sign-in?next=https://evil.example', {}],
    ['/sign-in?next=//evil.example', {}],
    ['/sign-in?next=/%5Cevil.example', {}],
    ['/sign-in?next=/%09/evil.example', {}],
    ['/sign-in?next=/.//evil.example', {}],
    ['/sign-in?next=javascript:alert(1)', {}],
    ['/?days=30&channel=chn_1', { days: 30, channel: 'chn_1' }],
    ['/?days=99', {}],
    ['/?channel=a&channel=b', {}],
    ['/orders?state=failed&state=ready&text=0012345', { state: ['ready', 'failed'], text: '0012345' }],
    ['/orders?text=a&text=b', {}],
    ['/orders?sort=colour', {}],
    ['/orders?state=colour&tab=secrets&add=', { add: '' }],
    ['/settings/fulfilment-sync?add=UPS&channel=chn_1', { add: 'UPS', channel: 'chn_1' }],
    ['/settings/fulfilment-sync?add=a&add=b', {}],
    ['/audit?from=2026-02-28&to=2026-03-01', { from: '2026-02-28', to: '2026-03-01' }],
    ['/audit?from=2026-02-31&kind=secrets&actor=a&actor=b', {}],
    ['/channels?connect=open', { connect: 'open' }],
    ['/stores?connect=a&connect=b', {}],
    ['/connect/tiktok-shop?code=a&code=b&state=s', { state: 's' }],
  ])('%s is read as %j', (address, search) => {
    expect(searchAt(address)).toEqual(search)
  })
})
