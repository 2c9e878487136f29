/**
 * Settles number or provider of one shipment by hand; once TikTok Shop has it, this spends the one correction it allows. Only
 * what was changed is kept by hand: a number that stays as the store says goes on following the store.
 */
import { Alert, Button, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { tellDone } from '../../parts/problem-notice.tsx'
import { spanOf, useNow } from '../../parts/times.tsx'
import { useLanguage } from '../../texts/index.tsx'
import { choose, type ShipmentDetail } from './api.ts'
import { closedBecause, type Typed, useNumberCheck } from './number-check.ts'
import { NumberField } from './number-field.tsx'

type CorrectDialogProps = { shipment: ShipmentDetail; onClose(): void }

const hourMs = 3_600_000

/** How numbers are compared: as they would be sent. */
const bare = (text: string) => text.replace(/[\s-]/g, '').toUpperCase()

export function CorrectDialog({ shipment, onClose }: CorrectDialogProps) {
  const { texts } = useLanguage()
  const t = texts.orders.drawer
  const queries = useQueryClient()
  const { correction } = shipment
  const isSent = correction !== null
  const number = shipment.trackingNumber ?? shipment.trackingTexts[0]?.trim() ?? ''
  const [typed, setTyped] = useState<Typed>({
    number,
    providerId: shipment.provider?.id ?? null,
    isChosen: shipment.provider !== null,
    keptAs: null,
  })
  const [isTried, setTried] = useState(false)
  const [isConfirmed, setConfirmed] = useState(false)
  const check = useNumberCheck(shipment.channel?.id ?? '', null, typed)
  const wanted = typed.number.trim()
  const changes = {
    ...(wanted !== '' && bare(wanted) !== bare(number) ? { number: wanted } : {}),
    ...(typed.isChosen && typed.providerId !== null && typed.providerId !== shipment.provider?.id
      ? { providerId: typed.providerId }
      : {}),
  }
  const isUnchanged = Object.keys(changes).length === 0
  const save = useMutation({
    mutationFn: () =>
      // A change after the push is what the person asked for here: it needs no second yes.
      choose(shipment.id, { ...changes, ...(isSent ? { confirm: ['correction_off' as const] } : {}) }),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['shipments'] })
      tellDone(t.done)
      onClose()
    },
  })
  const isSpent = isSent && correction.state !== 'open'
  const closed = isSpent
    ? t.correction[correction.state === 'used' ? 'used' : 'over']
    : (closedBecause(check, texts.orders.tracking.closed) ?? (isUnchanged ? t.correction.unchanged : undefined))
  const { mutate, isPending } = save
  useEffect(() => {
    if (!isConfirmed || check.isChecking) return
    setConfirmed(false)
    if (closed === undefined && !isPending) mutate()
  }, [isConfirmed, closed, isPending, check.isChecking, mutate])
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      centered={false}
      title={t.correction.title}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          setConfirmed(true)
        }}
      >
        <Stack>
          {isSent ? (
            <Alert color={isSpent ? 'red' : 'yellow'} title={<CorrectionLeft correction={correction} />}>
              {isSpent ? t.correction.ask : t.correction.say}
            </Alert>
          ) : (
            <Text size="sm" c="dimmed">
              {t.correction.keep}
            </Text>
          )}
          <NumberField
            channelId={shipment.channel?.id ?? ''}
            typed={typed}
            check={check}
            needsNumber={false}
            needsProvider={false}
            isTried={isTried}
            onChange={setTyped}
          />
          <DialogFoot error={save.error}>
            {closed !== undefined && (
              <Text size="sm" c="dimmed" mr="auto">
                {closed}
              </Text>
            )}
            <Button variant="default" onClick={onClose}>
              {texts.common.actions.cancel}
            </Button>
            <GatedButton
              needs="operator"
              type="submit"
              loading={save.isPending || (isConfirmed && check.isChecking)}
              closedBecause={closed}
            >
              {isSent ? t.correction.spend : t.correction.save}
            </GatedButton>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  )
}

/** "Correction available, 71 h left", or why it is not. */
export function CorrectionLeft({ correction }: { correction: NonNullable<ShipmentDetail['correction']> }) {
  const { locale, texts } = useLanguage()
  const t = texts.orders.drawer.correction
  const now = useNow()
  if (correction.state === 'used') return t.used
  if (correction.state === 'over') return t.over
  // In hours, as TikTok Shop counts the window.
  const leftMs = Math.max(Date.parse(correction.until) - now, 0)
  return t.left(leftMs < hourMs ? spanOf(leftMs, locale) : t.hours(Math.floor(leftMs / hourMs)))
}
