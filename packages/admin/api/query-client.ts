/**
 * How long answers are believed, and what is tried again. Refusals are answers: they are never tried again. Two of them say more
 * than that something was refused: the session is over, or the role is no longer what we thought.
 */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem, isOffline } from './client.ts'
import { meQuery } from './me.ts'

/** Live updates say what changed; without them a page asks again after this. */
const staleMs = 30_000
const triesMax = 3

export function createQueryClient(onSessionEnded: () => void): QueryClient {
  function learnFrom(error: unknown, asked: readonly unknown[] = []): void {
    if (!(error instanceof ApiProblem)) return
    if (error.code === 'session.missing') onSessionEnded()
    if (error.status === 403 && asked[0] !== meQuery.queryKey[0]) void queryClient.invalidateQueries(meQuery)
  }
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, { queryKey }) => learnFrom(error, queryKey) }),
    mutationCache: new MutationCache({ onError: (error) => learnFrom(error) }),
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        retry: (tries, error) =>
          tries < triesMax && (isOffline(error) || (error instanceof ApiProblem && error.status >= 500)),
      },
      mutations: { retry: false },
    },
  })
  return queryClient
}
