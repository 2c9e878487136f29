/**
 * The addresses of the screens, all in one place. A page is loaded when it is opened; what it shows is in its address, so that
 * a link or the back button brings the same view again.
 */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ApiProblem } from './api/client.ts'
import { meQuery } from './api/me.ts'
import { NotFound, NotHere, Stumbled } from './frame/dead-ends.tsx'
import { Shell } from './frame/shell.tsx'
import { isSigningOut } from './frame/signing-out.ts'
import { readSyncSearch } from './pages/fulfilment-sync/search.ts'
import { readOrdersSearch } from './pages/orders/search.ts'
import { readOverviewSearch } from './pages/overview/search.ts'
import { readAuditSearch } from './pages/team/search.ts'
import { readConnectSearch } from './parts/search.ts'

type Context = { queryClient: QueryClient }

const root = createRootRouteWithContext<Context>()({ component: Outlet })

/** Where one may be led after the sign-in: an address of our own, or a link that signs in and then leads elsewhere is a trap. */
function ownAddressIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/')) return
  const nowhere = 'http://own.invalid'
  // Read as a browser reads it, which knows more ways to another host than one thinks of.
  const url = URL.canParse(value, nowhere) ? new URL(value, nowhere) : null
  if (url?.origin !== nowhere || url.pathname.startsWith('//')) return
  return `${url.pathname}${url.search}${url.hash}`
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => ({ next: ownAddressIn(search.next) }),
  component: lazyRouteComponent(() => import('./pages/session/sign-in-page.tsx'), 'SignInPage'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./pages/session/set-up-page.tsx'), 'SetUpPage'),
})
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('./pages/session/join-page.tsx'), 'JoinPage'),
})

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('./pages/session/reset-page.tsx'), 'ResetPage'),
})

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      // What is known opens the page at once, and is asked again behind it when it is old: the session may be over by now.
      await context.queryClient.ensureQueryData({ ...meQuery, revalidateIfStale: true })
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401)
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
      throw error
    }
  },
})

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/',
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import('./pages/overview/overview-page.tsx'), 'OverviewPage'),
})
const orders = createRoute({
  getParentRoute: () => inside,
  path: '/orders',
  validateSearch: readOrdersSearch,
  component: lazyRouteComponent(() => import('./pages/orders/orders-page.tsx'), 'OrdersPage'),
})
const fulfilmentSync = createRoute({
  getParentRoute: () => inside,
  path: '/settings/fulfilment-sync',
  validateSearch: readSyncSearch,
  component: lazyRouteComponent(() => import('./pages/fulfilment-sync/fulfilment-sync-page.tsx'), 'FulfilmentSyncPage'),
})
const carrierNames = createRoute({
  getParentRoute: () => inside,
  path: '/settings/carrier-names',
  component: lazyRouteComponent(() => import('./pages/fulfilment-sync/carrier-names-page.tsx'), 'CarrierNamesPage'),
})
const start = createRoute({
  getParentRoute: () => inside,
  path: '/start',
  component: lazyRouteComponent(() => import('./pages/start/start-page.tsx'), 'StartPage'),
})
const channels = createRoute({
  getParentRoute: () => inside,
  path: '/channels',
  validateSearch: readConnectSearch,
  component: lazyRouteComponent(() => import('./pages/channels/channels-page.tsx'), 'ChannelsPage'),
})
/** TikTok Shop's codes are long; the API takes as much. */
const secretCharsMax = 500
const secretIn = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= secretCharsMax ? value : undefined

/** Where TikTok Shop sends the seller back to, with a code and our state. */
const tiktokReturn = createRoute({
  getParentRoute: () => inside,
  path: '/connect/tiktok-shop',
  validateSearch: (search): { code?: string; state?: string } => ({
    code: secretIn(search.code),
    state: secretIn(search.state),
  }),
  component: lazyRouteComponent(() => import('./pages/channels/return-page.tsx'), 'ReturnPage'),
})
const stores = createRoute({
  getParentRoute: () => inside,
  path: '/stores',
  validateSearch: readConnectSearch,
  component: lazyRouteComponent(() => import('./pages/stores/stores-page.tsx'), 'StoresPage'),
})
const team = createRoute({
  getParentRoute: () => inside,
  path: '/team',
  component: lazyRouteComponent(() => import('./pages/team/team-page.tsx'), 'TeamPage'),
})
const keys = createRoute({
  getParentRoute: () => inside,
  path: '/keys',
  component: lazyRouteComponent(() => import('./pages/team/keys-page.tsx'), 'KeysPage'),
})
const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./pages/team/audit-page.tsx'), 'AuditPage'),
})
const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/team/account-page.tsx'), 'AccountPage'),
})

/** Inside, an unknown address keeps the navigation beside it. */
const nowhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotHere })

const routeTree = root.addChildren([
  signIn,
  setUp,
  join,
  reset,
  inside.addChildren([
    overview,
    orders,
    fulfilmentSync,
    carrierNames,
    start,
    channels,
    tiktokReturn,
    stores,
    team,
    keys,
    audit,
    account,
    nowhere,
  ]),
])

/** Plain text in the address, a repeated word for a list: the router's own way would read a tracking number as a number. */
function parseSearch(search: string): Record<string, string | string[]> {
  const parsed: Record<string, string | string[]> = {}
  for (const [key, value] of new URLSearchParams(search)) {
    const before = parsed[key]
    parsed[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return parsed
}

function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each != null) params.append(key, String(each))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Stumbled,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  })
}

type AppRouter = ReturnType<typeof createAppRouter>

/** The session is over, ended here or elsewhere: to the sign-in, with the way back. What was shown is forgotten. */
export async function leaveForSignIn(router: AppRouter, queryClient: QueryClient): Promise<void> {
  // While a page is being opened, its own guard leads to the sign-in.
  const isInside = router.state.matches.some(({ routeId, status }) => routeId === inside.id && status === 'success')
  if (!isInside || isSigningOut()) return
  const { href } = router.state.location
  await router.navigate({ to: '/sign-in', search: href === '/' ? {} : { next: href }, replace: true })
  // Left first, forgotten then: what is still on the screen would ask again for what it lost, and be refused.
  queryClient.clear()
}
