import type { Role } from '../../api/me.ts'

/** Lowest first: each may do what the one before it may. */
export const roles: readonly Role[] = ['viewer', 'operator', 'owner']
