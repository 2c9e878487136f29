/** What the overview keeps in its address. */
import { idIn } from '../../parts/search.ts'

export type OverviewSearch = { channel?: string; days?: 1 | 7 | 30 }

export function readOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  const days = Number(search.days)
  return { channel: idIn(search.channel), days: days === 1 || days === 30 ? days : undefined }
}
