/** The wiring of the screens: theme, language, data, routes. No screen lives here. */
import './mantine-styles.ts'
import '@mantine/notifications/styles.css'
import './screen.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { useIsPasswordAsked } from './api/password-asked.ts'
import { createQueryClient } from './api/query-client.ts'
import { useNoticesWanted } from './frame/notices-wanted.ts'
import { readStyleNonce } from './frame/style-nonce.ts'
import { createAppRouter, leaveForSignIn } from './routes.tsx'
import { LanguageProvider } from './texts/index.tsx'
import { theme } from './theme.ts'

const Notices = lazy(() => import('./frame/notices.tsx'))

function NoticesWhenWanted() {
  return (
    useNoticesWanted() && (
      <Suspense>
        <Notices />
      </Suspense>
    )
  )
}

const PasswordAgain = lazy(() => import('./parts/password-again.tsx'))

function PasswordAgainWhenAsked() {
  return (
    useIsPasswordAsked() && (
      <Suspense>
        <PasswordAgain />
      </Suspense>
    )
  )
}

const nonce = readStyleNonce()
const queryClient = createQueryClient(() => void leaveForSignIn(router, queryClient))
const router = createAppRouter(queryClient)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <NoticesWhenWanted />
          <PasswordAgainWhenAsked />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
)
