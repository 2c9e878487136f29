/** Before many are touched: what would happen to them and why, by cause; then the button that says how many. */
import { Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { Chip, type Tone } from '../../parts/state-chip.tsx'
import { useLanguage, useTexts } from '../../texts/index.tsx'
import { type BulkAction, type BulkPreview, type BulkScope, bulkPreviewQuery, startBulk } from './api.ts'
import { nameOf } from './order-row.tsx'
import classes from './orders.module.css'

type BulkDialogProps = { action: BulkAction; scope: BulkScope; onClose(): void; onStarted(runId: string): void }

export function BulkDialog({ action, scope, onClose, onStarted }: BulkDialogProps) {
  const texts = useTexts()
  const t = texts.orders.bulk
  const { data: preview, error } = useQuery(bulkPreviewQuery(scope, action))
  const [because, setBecause] = useState('')
  const start = useMutation({
    mutationFn: () => startBulk(scope, action, because.trim()),
    onSuccess: ({ bulkId }) => onStarted(bulkId),
  })
  const touched = preview?.touched ?? 0
  const closedBecause =
    preview === undefined
      ? t.looking
      : preview.touched > preview.most
        ? t.tooMany(preview.most)
        : touched === 0
          ? t.nothing[action]
          : undefined
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t.titles[action]}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      <Stack>
        {(preview === undefined || touched > 0) && <Text size="sm">{t.help[action]}</Text>}
        <div aria-live="polite">
          <ProblemNotice error={error} />
          {preview === undefined && !error && <Skeleton height={140} aria-label={t.looking} />}
          {preview && <Effect preview={preview} action={action} />}
        </div>
        {action === 'skip' && touched > 0 && (
          <TextInput
            label={t.because}
            maxLength={300}
            data-autofocus
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
        )}
        {preview && closedBecause !== undefined && (
          <Text size="sm" fw={600}>
            {closedBecause}
          </Text>
        )}
        <DialogFoot error={start.error} onCancel={onClose}>
          <GatedButton
            needs="operator"
            color={action === 'skip' ? 'red' : undefined}
            closedBecause={closedBecause}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {t.go(t.titles[action], touched)}
          </GatedButton>
        </DialogFoot>
      </Stack>
    </Modal>
  )
}

/** Every chosen shipment is in one of these lines, so that they add up. */
function Effect({ preview, action }: { preview: BulkPreview; action: BulkAction }) {
  const { texts } = useLanguage()
  const t = texts.orders.bulk
  const { effect } = preview
  const sums =
    effect === null
      ? preview.touched > 0 && action === 'skip'
        ? [t.skips(preview.touched)]
        : []
      : [
          effect.goes > 0 || preview.touched > 0 ? t.goes(effect.goes) : '',
          effect.waits > 0 ? t.waits(effect.waits) : '',
          effect.already > 0 ? t.already(effect.already) : '',
          effect.skips > 0 ? t.notOurs(effect.skips) : '',
        ]
  const left = [
    preview.untouched > 0 ? t.untouched[action](preview.untouched) : '',
    preview.inFlight > 0 ? t.inFlight(preview.inFlight) : '',
  ]
  return (
    <Stack gap={6}>
      <Text fw={600}>{t.touched(preview.touched, preview.total)}</Text>
      {sums.some((each) => each !== '') && <Text size="sm">{sums.filter((each) => each !== '').join(' ')}</Text>}
      {left.some((each) => each !== '') && (
        <Text size="sm" c="dimmed">
          {left.filter((each) => each !== '').join(' ')}
        </Text>
      )}
      {preview.groups.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        <ul className={classes.causes} aria-label={t.effect} tabIndex={0}>
          {preview.groups.map((group) => (
            <Cause key={`${group.outcome} ${group.reasonCode} ${group.provider}`} group={group} />
          ))}
        </ul>
      )}
    </Stack>
  )
}

const tones: Record<BulkPreview['groups'][number]['outcome'], Tone> = {
  goes: 'good',
  already: 'good',
  waits: 'warn',
  skips: 'calm',
}

function Cause({ group }: { group: BulkPreview['groups'][number] }) {
  const { locale, texts } = useLanguage()
  const t = texts.orders.bulk
  const { outcome, provider, reasonCode, count, say, nextStep, examples } = group
  const names = examples.map(nameOf).join(', ')
  return (
    <li className={classes.cause}>
      <b className={classes.causeCount}>{new Intl.NumberFormat(locale).format(count)}</b>
      <Chip tone={tones[outcome]}>{t.outcomes[outcome]}</Chip>
      <div className={classes.causeText}>
        <Text size="sm">
          {provider === null ? (texts.reasons[reasonCode] ?? texts.common.problem.said(say)) : t.goesWith(provider)}
        </Text>
        {outcome === 'waits' && nextStep !== null && (
          <Text size="xs" c="dimmed">
            {texts.common.problem.said(nextStep)}
          </Text>
        )}
        <Text size="xs" c="dimmed" truncate title={names} dir="auto">
          {names}
          {count > examples.length && ' …'}
        </Text>
      </div>
    </li>
  )
}
