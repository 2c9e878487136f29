/** What a change would do: what becomes of what waits, one sentence for each thing that happens, and examples of the rest. */
import { ScrollArea, Skeleton, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { WhatIf } from './api.ts'
import classes from './fulfilment-sync.module.css'

const examplesShownMax = 5
/** Causes for which something still waits; more are told in the list of orders. */
const causesShownMax = 4

type WhatIfBoxProps = {
  whatIf: WhatIf | undefined
  /** All that waits, where more wait than were looked at. */
  count?: number | undefined
  error: unknown
  /** False where number and carrier are not what changes. */
  isAboutNewest?: boolean
  /** What else is to be said, before the examples. */
  children?: ReactNode
}

export function WhatIfBox({ whatIf, count, error, isAboutNewest = true, children }: WhatIfBoxProps) {
  const t = useTexts().mappings.preview
  return (
    <section className={classes.preview} aria-label={t.title} aria-live="polite">
      <Text size="sm" fw={600}>
        {t.title}
      </Text>
      <ProblemNotice error={error} />
      {whatIf === undefined ? (
        error == null && <Skeleton height={40} mt={6} aria-label={t.looking} />
      ) : (
        <>
          <Sentences outcome={whatIf.outcome} count={count ?? whatIf.outcome.looked} />
          {children}
          {isAboutNewest && (
            <Text size="sm" mt={4}>
              {t.last(whatIf.lastShipments.changed, whatIf.lastShipments.looked)}
            </Text>
          )}
          <Examples examples={whatIf.lastShipments.examples.slice(0, examplesShownMax)} />
          {whatIf.lastShipments.changed > 0 && (
            <Text size="xs" c="dimmed" mt={6}>
              {t.synced}
            </Text>
          )}
        </>
      )}
    </section>
  )
}

/** What waits goes, is let be, waits for review, or still waits: each with how many. */
function Sentences({ outcome, count }: { outcome: WhatIf['outcome']; count: number }) {
  const texts = useTexts()
  const t = texts.mappings.preview
  const { looked, goes, skips, already, groups } = outcome
  const waits = groups.filter((group) => group.outcome === 'waits')
  const causes = waits.slice(0, causesShownMax)
  const lines: { say: string; isWarned?: boolean }[] = [
    ...(looked === 0 ? [{ say: t.nobody }] : []),
    ...(goes > 0 ? [{ say: t.goes(goes) }] : []),
    ...(skips > 0 ? [{ say: t.skips(skips) }] : []),
    ...(already > 0 ? [{ say: t.already(already) }] : []),
    ...causes.map((group) =>
      group.reasonCode === 'mapped_hold'
        ? { say: t.review(group.count) }
        : {
            say: t.stays(group.count, texts.reasons[group.reasonCode] ?? texts.common.problem.said(group.say)),
            isWarned: true,
          },
    ),
    ...(count > looked ? [{ say: t.lookedOnly(looked, count) }] : []),
  ]
  return lines.map(({ say, isWarned = false }) => (
    <Text key={say} size="sm" className={isWarned ? classes.warned : undefined}>
      {say}
    </Text>
  ))
}

type Example = WhatIf['lastShipments']['examples'][number]

function Examples({ examples }: { examples: readonly Example[] }) {
  const texts = useTexts()
  const t = texts.mappings.preview
  const { said } = texts.common.problem
  if (examples.length === 0) return null
  const told = ({ provider, state, reasonCode }: Example['before']) => {
    if (reasonCode === null) return provider?.name ?? '–'
    if (state === 'skipped') return t.skipped
    if (reasonCode === 'mapped_hold') return t.forReview
    return provider === null ? t.held : `${provider.name}, ${t.held}`
  }
  return (
    <ScrollArea mt={6} viewportProps={{ tabIndex: 0, 'aria-label': t.title }}>
      <Table fz="sm" verticalSpacing={4} horizontalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t.order}</Table.Th>
            <Table.Th scope="col">{texts.common.words.trackingNumber}</Table.Th>
            <Table.Th scope="col">{t.before}</Table.Th>
            <Table.Th scope="col">{t.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {examples.map((example) => (
            <Table.Tr key={example.id}>
              <Table.Td dir="auto" miw={64} maw={120} style={{ overflowWrap: 'anywhere' }}>
                {example.orderName ?? example.orderId ?? '–'}
              </Table.Td>
              <Table.Td className="mono">{example.number ?? '–'}</Table.Td>
              <Table.Td title={example.before.say === null ? undefined : said(example.before.say)}>
                {told(example.before)}
              </Table.Td>
              <Table.Td title={example.after.say === null ? undefined : said(example.after.say)}>
                {told(example.after)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
