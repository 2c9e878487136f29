/** Why it stands where it stands, and the buttons that move it: the likeliest first. */
import { Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Confirm } from '../../parts/confirm.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { ProblemNotice, tellDone, tellProblem } from '../../parts/problem-notice.tsx'
import { toneOf } from '../../parts/state-chip.tsx'
import { useTexts } from '../../texts/index.tsx'
import { choose, forgetChosen, isConfirmable, retry, type ShipmentDetail, skip, unlink } from './api.ts'
import { CorrectDialog, CorrectionLeft } from './correct-dialog.tsx'
import { ItemsDialog } from './items-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { nameOf } from './order-row.tsx'
import classes from './orders.module.css'
import { tellUndo } from './tell-undo.tsx'

/** States in which nothing can be changed for the moment, or ever. */
const closedStates: ReadonlySet<string> = new Set(['pushing', 'unknown', 'superseded'])
const sentStates: ReadonlySet<string> = new Set(['synced', 'synced_with_warning'])
const offeredMax = 3
/** Where the mapping that spoke for the store carrier may be what is wrong. */
const mappedReasons: ReadonlySet<string> = new Set([
  'mapped_hold',
  'mapped_do_not_sync',
  'number_malformed',
  'carrier_disagrees',
  'provider_not_offered',
  'refused_carrier',
])

export function ShipmentNext({ shipment }: { shipment: ShipmentDetail }) {
  const texts = useTexts()
  const t = texts.orders.drawer
  const { said } = texts.common.problem
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'skip' | 'correct' | 'items' | 'forget' | 'link' | 'unlink' | null>(null)
  const act = useMutation({
    mutationFn: (deed: () => Promise<unknown>) => deed(),
    onSuccess: () => {
      setDialog(null)
      tellDone(t.done)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['shipments'] }),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['shipments'] })
  const skipOne = useMutation({
    mutationFn: () => skip(shipment.id, ''),
    onSuccess: () => {
      setDialog(null)
      const undo = () => retry(shipment.id).then(refresh, (error: unknown) => tellProblem(error, texts.common.problem))
      tellUndo(t.skipped(nameOf(shipment)), texts.common.actions.undo, undo)
    },
    onSettled: refresh,
  })
  const { id, state, reasonCode, mappingId, repair, suggestions, channel, storeCarrier } = shipment
  const isClosed = closedStates.has(state)
  const isSent = sentStates.has(state)
  const needsCarrier = state === 'needs_mapping'
  const standsStill = shipment.needsYou && (state === 'waiting' || state === 'ready')
  const isAutoSyncOff = reasonCode === 'auto_sync_off'
  const isNumberWrong = reasonCode === 'number_malformed' || reasonCode === 'no_number'
  const deed = (label: string, run: () => Promise<unknown>, isFirst = false) => (
    <GatedButton
      key={label}
      needs="operator"
      size="xs"
      variant={isFirst ? 'filled' : 'default'}
      loading={act.isPending}
      onClick={() => act.mutate(run)}
    >
      {label}
    </GatedButton>
  )
  return (
    <section className={classes.next} data-tone={standsStill ? 'warn' : toneOf[state]} aria-label={t.next}>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {said(shipment.say)}
      </Text>
      {shipment.warnings
        .filter((warning) => !shipment.say.includes(warning))
        .map((warning) => (
          <Text key={warning} size="sm">
            {said(warning)}
          </Text>
        ))}
      {shipment.nextStep && <Text size="sm">{said(shipment.nextStep)}</Text>}
      {shipment.correction && (
        <Text size="sm" c="dimmed" mt={4}>
          <CorrectionLeft correction={shipment.correction} />
        </Text>
      )}
      <ProblemNotice error={act.error} />
      {reasonCode === 'channel_paused' && (
        <LinkButton size="xs" mt="sm" to="/channels">
          {t.actions.channels}
        </LinkButton>
      )}
      {!isClosed && (
        <Group gap="xs" mt="sm">
          {repair !== null && deed(t.actions.use(repair), () => choose(id, { number: repair }), true)}
          {needsCarrier && channel && (
            <LinkButton
              size="xs"
              to="/settings/fulfilment-sync"
              search={{ channel: channel.id, add: storeCarrier ?? texts.common.words.noCarrier }}
            >
              {t.actions.map}
            </LinkButton>
          )}
          {reasonCode === 'units_unclear' && shipment.order && (
            <GatedButton needs="operator" size="xs" onClick={() => setDialog('items')}>
              {t.actions.items}
            </GatedButton>
          )}
          {mappingId !== null && channel && mappedReasons.has(reasonCode) && (
            <LinkButton
              size="xs"
              variant={reasonCode === 'mapped_hold' ? 'filled' : 'default'}
              to="/settings/fulfilment-sync"
              search={{ channel: channel.id, edit: mappingId }}
            >
              {t.actions.openMapping}
            </LinkButton>
          )}
          {(needsCarrier || reasonCode === 'carrier_disagrees' || reasonCode === 'mapped_hold') &&
            suggestions
              .slice(0, offeredMax)
              .map(({ provider }) =>
                deed(t.actions.sendAs(provider.name), () => choose(id, { providerId: provider.id })),
              )}
          {isConfirmable(reasonCode) &&
            deed(
              isAutoSyncOff ? t.actions.sendNow : t.actions.anyway,
              () => choose(id, { confirm: [reasonCode] }),
              true,
            )}
          {isAutoSyncOff && channel && (
            <LinkButton size="xs" variant="default" to="/settings/fulfilment-sync" search={{ channel: channel.id }}>
              {t.actions.autoSync}
            </LinkButton>
          )}
          {shipment.orderId !== null && (
            <GatedButton
              needs="operator"
              size="xs"
              variant={isNumberWrong && repair === null ? 'filled' : 'default'}
              onClick={() => setDialog('correct')}
            >
              {t.actions.correct}
            </GatedButton>
          )}
          {!isSent &&
            deed(
              t.actions.retry,
              () => retry(id),
              !needsCarrier &&
                repair === null &&
                !isNumberWrong &&
                !isConfirmable(reasonCode) &&
                !standsStill &&
                reasonCode !== 'units_unclear' &&
                reasonCode !== 'mapped_hold',
            )}
          {shipment.chosen &&
            (isSent ? (
              <GatedButton needs="operator" size="xs" variant="default" onClick={() => setDialog('forget')}>
                {t.actions.forget}
              </GatedButton>
            ) : (
              deed(t.actions.forget, () => forgetChosen(id))
            ))}
          {!isSent && shipment.link === null && (
            <GatedButton needs="operator" size="xs" variant="default" onClick={() => setDialog('link')}>
              {t.actions.link}
            </GatedButton>
          )}
          {!isSent && shipment.link !== null && shipment.store !== null && (
            <GatedButton needs="operator" size="xs" variant="default" onClick={() => setDialog('unlink')}>
              {t.actions.unlink}
            </GatedButton>
          )}
          {!isSent && state !== 'skipped' && state !== 'cancelled' && (
            <GatedButton needs="operator" size="xs" variant="default" onClick={() => setDialog('skip')}>
              {t.actions.skip}
            </GatedButton>
          )}
        </Group>
      )}
      <Confirm
        opened={dialog === 'skip'}
        title={t.skipTitle}
        deed={t.actions.skip}
        isDangerous
        isBusy={skipOne.isPending}
        error={skipOne.error}
        onConfirm={() => skipOne.mutate()}
        onClose={() => setDialog(null)}
      >
        {t.skipSay}
      </Confirm>
      <Confirm
        opened={dialog === 'forget'}
        title={t.forgetTitle}
        deed={t.actions.forget}
        isBusy={act.isPending}
        error={act.error}
        onConfirm={() => act.mutate(() => forgetChosen(id))}
        onClose={() => setDialog(null)}
      >
        {t.forgetSay}
      </Confirm>
      <Confirm
        opened={dialog === 'unlink'}
        title={t.actions.unlink}
        deed={t.actions.unlink}
        isBusy={act.isPending}
        error={act.error}
        onConfirm={() => act.mutate(() => unlink(id))}
        onClose={() => setDialog(null)}
      >
        {t.unlinkSay}
      </Confirm>
      {dialog === 'correct' && <CorrectDialog shipment={shipment} onClose={() => setDialog(null)} />}
      {dialog === 'items' && <ItemsDialog shipment={shipment} onClose={() => setDialog(null)} />}
      {dialog === 'link' && <LinkDialog shipment={shipment} onClose={() => setDialog(null)} />}
    </section>
  )
}
