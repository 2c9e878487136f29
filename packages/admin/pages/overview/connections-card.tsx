/** Is everything plugged in? Each store and channel, when it last spoke, and how long its access lasts. */
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Card } from '../../parts/card.tsx'
import list from '../../parts/rows.module.css'
import { Chip, type Tone } from '../../parts/state-chip.tsx'
import { useNow, When } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { Connection } from './api.ts'
import classes from './overview.module.css'

const dayMs = 24 * 3_600_000
/** TikTok Shop's access lasts for months; in its last days somebody has to act. */
const tokenDaysSoon = 14

const toneOfStatus: Record<Connection['status'], Tone> = {
  active: 'good',
  paused: 'calm',
  broken: 'bad',
  disconnected: 'calm',
}

export function ConnectionsCard({ connections }: { connections: readonly Connection[] }) {
  const t = useTexts().overview.connections
  return (
    <Card title={t.title} flush>
      <ul className={list.rows}>
        {connections.map((each) => (
          <li key={each.id}>
            <Link to={each.kind === 'store' ? '/stores' : '/channels'} className={`${list.row} ${classes.connection}`}>
              <ConnectionRow connection={each} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function ConnectionRow({ connection }: { connection: Connection }) {
  const texts = useTexts()
  const t = texts.overview.connections
  const now = useNow()
  const { name, status, statusSay, lastNoticeAt, lastReadAt, refreshExpiresAt } = connection
  const tokenDays = refreshExpiresAt === null ? null : Math.floor((Date.parse(refreshExpiresAt) - now) / dayMs)
  return (
    <>
      <Text fw={600} size="sm" truncate title={name} className={list.text}>
        {name}
      </Text>
      <Chip tone={toneOfStatus[status]}>{texts.common.connection[status]}</Chip>
      <Text size="xs" c="dimmed" component="div">
        {statusSay !== null ? (
          texts.common.problem.said(statusSay)
        ) : (
          <>
            {t.lastNotice}: <When at={lastNoticeAt} /> · {t.lastRead}: <When at={lastReadAt} />
          </>
        )}
        {tokenDays !== null && (
          <>
            {' · '}
            <span className={tokenDays < tokenDaysSoon ? classes.soon : undefined}>
              {tokenDays < 0 ? t.tokenEnded : t.tokenDays(tokenDays)}
            </span>
          </>
        )}
      </Text>
    </>
  )
}
