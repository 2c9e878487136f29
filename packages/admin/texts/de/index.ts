import type { Texts } from '../index.tsx'
import { channels } from './channels.ts'
import { common } from './common.ts'
import { mappings } from './mappings.ts'
import { orders } from './orders.ts'
import { overview } from './overview.ts'
import { reasons } from './reasons.ts'
import { session } from './session.ts'
import { team } from './team.ts'

export const texts: Texts = { common, session, overview, orders, mappings, channels, team, reasons }
