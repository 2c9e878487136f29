/** Who changed which mapping or setting, newest first; what was not changed again since can be undone. */
import { Button, Skeleton, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Card } from '../../parts/card.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { ProblemNotice, tellDone, tellProblem } from '../../parts/problem-notice.tsx'
import list from '../../parts/rows.module.css'
import { When } from '../../parts/times.tsx'
import { useLanguage, useTexts } from '../../texts/index.tsx'
import {
  type Change,
  historyQuery,
  type SettingsChange,
  settingsHistoryQuery,
  undoChange,
  undoSettings,
} from './api.ts'
import { useToldState } from './changes-preview.tsx'
import { useSettingsChanges } from './settings-changes.ts'

const shownAtFirst = 5
/** Of a change of many mappings, so many are named. */
const namedMax = 4

export function HistoryCard({ channelId }: { channelId: string }) {
  const texts = useTexts()
  const t = texts.mappings.history
  const mappings = useQuery(historyQuery(channelId))
  const settings = useQuery(settingsHistoryQuery(channelId))
  const [isWhole, setWhole] = useState(false)
  const rows =
    mappings.data &&
    settings.data &&
    [
      ...mappings.data.map((change) => ({
        at: change.at,
        row: <MappingsRow key={change.id} change={change} channelId={channelId} />,
      })),
      ...settings.data.map((change) => ({
        at: change.at,
        row: <SettingsRow key={`settings ${change.id}`} change={change} channelId={channelId} />,
      })),
    ].toSorted((one, other) => other.at.localeCompare(one.at))
  const error = mappings.error ?? settings.error
  return (
    <Card title={t.title} flush>
      <ProblemNotice error={error} />
      {rows === undefined && !error && <Skeleton height={64} m="md" />}
      {rows?.length === 0 && (
        <Text size="sm" c="dimmed" px="md" pb="md">
          {t.none}
        </Text>
      )}
      <ul className={list.rows}>{rows?.slice(0, isWhole ? undefined : shownAtFirst).map(({ row }) => row)}</ul>
      {!isWhole && rows !== undefined && rows.length > shownAtFirst && (
        <Button variant="subtle" m="xs" size="compact-sm" onClick={() => setWhole(true)}>
          {texts.common.actions.more}
        </Button>
      )}
    </Card>
  )
}

type HistoryRowProps = {
  children: ReactNode
  at: string
  /** What undoing it is called, for a screen reader. */
  what: string
  isUndoable: boolean
  undo(): Promise<unknown>
}

function HistoryRow({ children, at, what, isUndoable, undo }: HistoryRowProps) {
  const texts = useTexts()
  const t = texts.mappings.history
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: undo,
    onSuccess: () => {
      for (const topic of ['mappings', 'channels', 'shipments']) queries.invalidateQueries({ queryKey: [topic] })
      tellDone(t.undone)
    },
    onError: (error) => tellProblem(error, texts.common.problem),
  })
  return (
    <li className={`${list.row} ${list.wraps}`}>
      <div className={list.text}>
        <Text size="sm" lineClamp={3}>
          {children}
        </Text>
        <Text size="xs" c="dimmed">
          <When at={at} />
        </Text>
      </div>
      <GatedButton
        needs="operator"
        closedBecause={isUndoable ? undefined : t.stuck}
        size="compact-sm"
        variant="subtle"
        leftSection={<Undo2 size={14} />}
        aria-label={t.undoLabel(what)}
        loading={run.isPending}
        onClick={() => run.mutate()}
      >
        {t.undo}
      </GatedButton>
    </li>
  )
}

function MappingsRow({ change, channelId }: { change: Change; channelId: string }) {
  const { locale, texts } = useLanguage()
  const t = texts.mappings.history
  const told = useToldState()
  const { changes } = change
  const names = changes.map(({ before, after }) => (after ?? before)?.storeCarrier || texts.common.words.noCarrier)
  const shown = [...names.slice(0, namedMax), ...(names.length > namedMax ? [t.others(names.length - namedMax)] : [])]
  const what = new Intl.ListFormat(locale).format(shown)
  const [first] = changes
  return (
    <HistoryRow
      at={change.at}
      what={`${what} ${t.actions[change.action]}`}
      isUndoable={change.undoable}
      undo={() => undoChange(channelId, change.id)}
    >
      <b dir="auto">{change.actorName}</b> {t.actions[change.action]} <b dir="auto">{what}</b>
      {changes.length === 1 && first && <>: {t.from(told(first.before), told(first.after))}</>}
    </HistoryRow>
  )
}

function SettingsRow({ change, channelId }: { change: SettingsChange; channelId: string }) {
  const t = useTexts().mappings.history
  const changes = useSettingsChanges()(change.before, change.after).join('; ')
  return (
    <HistoryRow
      at={change.at}
      what={changes}
      isUndoable={change.undoable}
      undo={() => undoSettings(channelId, change.id)}
    >
      <b dir="auto">{change.actorName}</b> {change.isUndo ? t.settingsUndone : t.settingsChanged} <b>{changes}</b>
    </HistoryRow>
  )
}
