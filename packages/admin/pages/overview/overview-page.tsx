/** The first page of the morning: what is wrong, how many orders, how long is left, what to press. */
import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Rocket } from 'lucide-react'
import { useEffect, useState } from 'react'
import { channelsQuery } from '../../api/channels.ts'
import { Empty } from '../../parts/empty.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { Page } from '../../parts/page.tsx'
import { PlainSelect } from '../../parts/plain-select.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { When } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type Days, type Overview, overviewQuery } from './api.ts'
import { CarriersCard } from './carriers-card.tsx'
import { ConnectionsCard } from './connections-card.tsx'
import { DeadlinesCard } from './deadlines-card.tsx'
import { Headline } from './headline.tsx'
import classes from './overview.module.css'
import { ProblemsCard } from './problems-card.tsx'
import { SeriesCard } from './series-card.tsx'
import { Tiles } from './tiles.tsx'
import { UrgentCard } from './urgent-card.tsx'

const daysOffered: readonly Days[] = [1, 7, 30]

export function OverviewPage() {
  const t = useTexts().overview
  const { channel, days = 7 } = useSearch({ from: '/inside/' })
  const navigate = useNavigate({ from: '/' })
  const overview = useQuery(overviewQuery(channel, days))
  const channels = useQuery(channelsQuery).data ?? []
  // What was seen last stays when the server cannot be reached, also when another period was chosen meanwhile.
  const [last, setLast] = useState<Overview>()
  useEffect(() => {
    if (overview.data !== undefined) setLast(overview.data)
  }, [overview.data])
  const seen = overview.data ?? last
  return (
    <Page
      title={t.title}
      actions={
        <>
          {channels.length > 1 && (
            <PlainSelect
              aria-label={t.allChannels}
              data={[
                { value: '', label: t.allChannels },
                ...channels.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={channel ?? ''}
              onChange={(event) => {
                const chosen = event.currentTarget.value || undefined
                navigate({ search: (old) => ({ ...old, channel: chosen }) })
              }}
            />
          )}
          <SegmentedControl
            h={36}
            aria-label={t.range}
            data={daysOffered.map((each) => ({ value: String(each), label: t.ranges[each] }))}
            value={String(days)}
            onChange={(value) => navigate({ search: (old) => ({ ...old, days: Number(value) as Days }) })}
          />
        </>
      }
    >
      <ProblemNotice error={overview.error} />
      {overview.error !== null && seen !== undefined && (
        <Text size="sm" c="dimmed">
          {t.asOf} <When at={seen.asOf} />
        </Text>
      )}
      {seen === undefined ? (
        overview.isPending && <Shape />
      ) : seen.connections.length === 0 ? (
        <Empty icon={<Rocket size={34} strokeWidth={1.5} />} title={t.connections.none} say={t.calmSay}>
          <LinkButton to="/start">{t.connections.start}</LinkButton>
        </Empty>
      ) : (
        <Cards overview={seen} days={days} channel={channel} />
      )}
    </Page>
  )
}

type CardsProps = { overview: Overview; days: Days; channel: string | undefined }

function Cards({ overview, days, channel }: CardsProps) {
  return (
    <Stack gap="md">
      <Headline overview={overview} channel={channel} />
      <Tiles overview={overview} channel={channel} days={days} />
      <div className={classes.columns}>
        <ProblemsCard overview={overview} channel={channel} />
        <UrgentCard overview={overview} />
      </div>
      <div className={classes.columns}>
        <SeriesCard series={overview.series} days={days} />
        <DeadlinesCard overview={overview} />
      </div>
      <div className={classes.columns}>
        <CarriersCard carriers={overview.carriers} channel={channel} />
        <ConnectionsCard connections={overview.connections} />
      </div>
    </Stack>
  )
}

/** The page's outline while the first answer is on its way. */
function Shape() {
  const t = useTexts().common
  return (
    <Stack gap="md" aria-busy="true" aria-label={t.problem.loading}>
      <Skeleton height={64} />
      <Group grow>
        {daysOffered.map((each) => (
          <Skeleton key={each} height={96} />
        ))}
      </Group>
      <Skeleton height={260} />
    </Stack>
  )
}
