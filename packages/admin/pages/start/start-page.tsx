/** Get started: a checklist that knows how far one is, and the sandbox for whoever wants to look first. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { channelsQuery, storesQuery } from '../../api/channels.ts'
import { Card } from '../../parts/card.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { progressQuery } from './api.ts'
import { Checklist } from './checklist.tsx'
import { ExploreCard } from './explore-card.tsx'
import classes from './start.module.css'
import { stepsDone } from './steps.ts'

export function StartPage() {
  const t = useTexts().channels.start
  const channels = useQuery(channelsQuery)
  const stores = useQuery(storesQuery)
  const overview = useQuery(progressQuery)
  const isKnown = channels.data !== undefined && stores.data !== undefined && overview.data !== undefined
  const steps = isKnown ? stepsDone(channels.data, stores.data, overview.data) : null
  return (
    <Page title={t.title} say={t.say}>
      <ProblemNotice error={channels.error ?? stores.error ?? overview.error} />
      <div className={classes.columns}>
        <Card
          title={t.listTitle}
          flush
          side={steps && <span className={classes.count}>{t.progress(steps.doneCount, steps.total)}</span>}
        >
          {steps === null ? <Skeleton height={360} m="md" /> : <Checklist steps={steps} />}
        </Card>
        <ExploreCard />
      </div>
    </Page>
  )
}
