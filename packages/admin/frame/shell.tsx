/**
 * The frame around every page behind the sign-in: navigation, the workspace, live updates, appearance, language, shortcuts.
 * On a phone the navigation folds away.
 */
import { ActionIcon, Burger, Loader, NavLink, Text, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import {
  Cable,
  CircleUserRound,
  Gauge,
  Keyboard,
  KeyRound,
  Languages,
  LogOut,
  type LucideIcon,
  Moon,
  PackageSearch,
  Rocket,
  Route,
  ScrollText,
  Store,
  Sun,
  SunMoon,
  Users,
} from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useBulkRuns } from '../api/bulk-run.ts'
import { channelsQuery, storesQuery } from '../api/channels.ts'
import { DELETE } from '../api/client.ts'
import { type LiveState, useLive } from '../api/live.ts'
import { type Role, useMay, useMe } from '../api/me.ts'
import { hint } from '../parts/hint.ts'
import { tellProblem } from '../parts/problem-notice.tsx'
import { locales, useLanguage, useTexts } from '../texts/index.tsx'
import { Choice, HeaderMenu } from './header-menu.tsx'
import { HintsWhenWanted } from './hints-when-wanted.tsx'
import { Logo } from './logo.tsx'
import classes from './shell.module.css'
import { useShortcuts } from './shortcuts.ts'
import { signingOut } from './signing-out.ts'

/** Seldom looked at, and a dialog is much to load. */
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx'))
/** Only while one acts on many shipments. */
const BulkRuns = lazy(() => import('../pages/orders/bulk-progress.tsx'))

const places = [
  { to: '/start', word: 'start', icon: Rocket, needs: 'viewer' },
  { to: '/', word: 'overview', icon: Gauge, needs: 'viewer' },
  { to: '/orders', word: 'orders', icon: PackageSearch, needs: 'viewer' },
  {
    to: '/settings/fulfilment-sync',
    word: 'fulfilmentSync',
    icon: Route,
    needs: 'viewer',
    under: 'settings',
    also: '/settings/carrier-names',
  },
  { to: '/channels', word: 'channels', icon: Cable, needs: 'viewer', under: 'settings' },
  { to: '/stores', word: 'stores', icon: Store, needs: 'viewer', under: 'settings' },
  { to: '/team', word: 'team', icon: Users, needs: 'owner', under: 'settings' },
  { to: '/keys', word: 'keys', icon: KeyRound, needs: 'owner', under: 'settings' },
  { to: '/audit', word: 'audit', icon: ScrollText, needs: 'owner', under: 'settings' },
] as const satisfies { to: string; word: string; icon: LucideIcon; needs: Role; under?: 'settings'; also?: string }[]

export function Shell() {
  const t = useTexts().common
  const live = useLive()
  const [isOpen, navigation] = useDisclosure(false)
  const [isSheetOpen, sheet] = useDisclosure(false)
  useShortcuts(sheet.toggle)
  return (
    <>
      <a className="skip-link" href="#content">
        {t.nav.skipToContent}
      </a>
      <header className={classes.header}>
        <Burger
          opened={isOpen}
          onClick={navigation.toggle}
          hiddenFrom="sm"
          size="sm"
          aria-expanded={isOpen}
          aria-controls="navigation"
          aria-label={isOpen ? t.nav.close : t.nav.open}
        />
        <Link to="/" className={classes.brand} aria-label={t.product}>
          <Logo />
          <span className={classes.brandName}>{t.product}</span>
        </Link>
        <Business />
        <LiveMark state={live} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          onClick={sheet.open}
          aria-label={t.shortcuts.title}
          visibleFrom="sm"
          {...hint(t.shortcuts.title)}
        >
          <Keyboard size={18} />
        </ActionIcon>
        <AppearanceMenu />
        <LanguageMenu />
        <AccountMenu />
      </header>
      <nav id="navigation" className={classes.navbar} data-open={isOpen} aria-label={t.nav.label}>
        <Places onGo={navigation.close} />
      </nav>
      <main id="content" tabIndex={-1} className={classes.main}>
        <div className={classes.page}>
          <RunningBulks />
          <Suspense fallback={<Loader aria-label={t.problem.loading} mt="xl" />}>
            <Outlet />
          </Suspense>
        </div>
      </main>
      {isSheetOpen && (
        <Suspense>
          <ShortcutSheet onClose={sheet.close} />
        </Suspense>
      )}
      <HintsWhenWanted />
    </>
  )
}

function RunningBulks() {
  const { runs, putAway } = useBulkRuns()
  if (runs.length === 0) return null
  return (
    <Suspense>
      <BulkRuns runs={runs} onClose={putAway} />
    </Suspense>
  )
}

function Places({ onGo }: { onGo(): void }) {
  const { nav } = useTexts().common
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isOwner = useMay('owner')
  const isStarting = useIsStarting() || path === '/start'
  const shown = places.filter((place) => (place.needs !== 'owner' || isOwner) && (place.to !== '/start' || isStarting))
  return (
    <>
      {shown.map((place, index) => {
        const isFirstSetting = 'under' in place && !('under' in (shown[index - 1] ?? {}))
        const isHere =
          place.to === '/' ? path === '/' : path.startsWith(place.to) || ('also' in place && path === place.also)
        return (
          <div key={place.to}>
            {isFirstSetting && (
              <Text size="xs" fw={650} c="dimmed" px="sm" pt="lg" pb={6}>
                {nav.settings}
              </Text>
            )}
            <NavLink
              component={Link}
              to={place.to}
              label={nav[place.word]}
              leftSection={<place.icon size={18} strokeWidth={1.8} />}
              active={isHere}
              aria-current={isHere ? 'page' : undefined}
              onClick={onGo}
              className={classes.place}
            />
          </div>
        )
      })}
    </>
  )
}

/** Nothing is connected on one of the two sides: the checklist is where to go on. */
function useIsStarting(): boolean {
  const channels = useQuery(channelsQuery).data
  const stores = useQuery(storesQuery).data
  const isNothing = (all: readonly { status: string }[] | undefined) =>
    all?.every(({ status }) => status === 'disconnected') === true
  return isNothing(channels) || isNothing(stores)
}

/** Whose orders these are: somebody may look after several businesses. */
function Business() {
  const { workspaceName } = useMe()
  return (
    <span className={classes.business} title={workspaceName} dir="auto">
      {workspaceName}
    </span>
  )
}

function LiveMark({ state }: { state: LiveState }) {
  const { live } = useTexts().common
  return (
    <span
      className={classes.live}
      data-state={state}
      role="status"
      {...hint(state === 'off' ? live.offHelp : live.onHelp)}
    >
      {live[state]}
    </span>
  )
}

function AppearanceMenu() {
  const { appearance } = useTexts().common
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Icon = { light: Sun, dark: Moon, auto: SunMoon }[colorScheme]
  return (
    <HeaderMenu label={appearance.label} icon={<Icon size={18} />}>
      {(['light', 'dark', 'auto'] as const).map((scheme) => (
        <Choice key={scheme} isChosen={scheme === colorScheme} onClick={() => setColorScheme(scheme)}>
          {appearance[scheme]}
        </Choice>
      ))}
    </HeaderMenu>
  )
}

function LanguageMenu() {
  const { locale, choose, texts } = useLanguage()
  return (
    <HeaderMenu label={texts.common.language} icon={<Languages size={18} />}>
      {Object.entries(locales).map(([value, name]) => (
        <Choice key={value} lang={value} isChosen={value === locale} onClick={() => choose(value as typeof locale)}>
          {name}
        </Choice>
      ))}
    </HeaderMenu>
  )
}

function AccountMenu() {
  const t = useTexts().common
  const me = useMe()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const signOut = () =>
    signingOut(async () => {
      try {
        await DELETE('/api/v1/session', {})
      } catch (error) {
        // The session may live on: whoever leaves this browser to others must know.
        tellProblem(error, t.problem)
        return
      }
      // Left first, forgotten then: what is still on the screen would ask again for what it lost, and be refused.
      await navigate({ to: '/sign-in' })
      queryClient.clear()
    })
  return (
    <HeaderMenu
      label={t.nav.account}
      icon={<CircleUserRound size={19} />}
      title={
        <>
          {me.name} · {t.roles[me.role]}
          <br />
          {me.workspaceName}
        </>
      }
    >
      <Link to="/account">
        <CircleUserRound size={16} />
        {t.nav.account}
      </Link>
      <button type="button" onClick={signOut}>
        <LogOut size={16} />
        {t.actions.signOut}
      </button>
    </HeaderMenu>
  )
}
