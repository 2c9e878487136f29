/** Who is signed in, and what they may do. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { GET, read, type Schemas } from './client.ts'

export type Me = Schemas['Me']
export type Role = Schemas['Role']

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => read(GET('/api/v1/session/me')),
  staleTime: 5 * 60_000,
})

export const useMe = (): Me => useSuspenseQuery(meQuery).data

const rank: readonly Role[] = ['viewer', 'operator', 'owner']

/** Whether the signed-in person may do what needs `role`. The server decides in the end; this decides what is offered. */
export function useMay(role: Role): boolean {
  return rank.indexOf(useMe().role) >= rank.indexOf(role)
}
