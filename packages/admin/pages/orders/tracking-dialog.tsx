/**
 * Add tracking info: choose the order, type the tracking ID, see the carriers it fits, confirm, and read what became of it:
 * Ready to ship, then TikTok Shop's answer in plain words.
 */
import { Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { Deadline } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { addTracking, type OpenOrder, useOpenOrders } from './api.ts'
import { itemsOf } from './awaiting-table.tsx'
import { closedBecause, nothingTyped, useNumberCheck } from './number-check.ts'
import { NumberField } from './number-field.tsx'
import { TrackingOutcome } from './tracking-outcome.tsx'

type TrackingDialogProps = {
  /** Empty: to be chosen. */
  orderId: string
  channelId: string | undefined
  onClose(): void
  onOpen(shipmentId: string): void
}

export function TrackingDialog({ orderId, channelId, onClose, onOpen }: TrackingDialogProps) {
  const texts = useTexts()
  const t = texts.orders.tracking
  const [added, setAdded] = useState<string | null>(null)
  const [chosen, setChosen] = useState(orderId)
  const [isFixed, setFixed] = useState(orderId !== '')
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      // It grows with what is said of the number; from the top, the field stays where one types.
      centered={false}
      title={chosen === '' || !isFixed ? t.title : t.titleFor(chosen)}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      {added === null ? (
        <TrackingForm
          orderId={chosen}
          isFixed={isFixed}
          channelId={channelId}
          onOrder={setChosen}
          onClose={onClose}
          onAdded={setAdded}
        />
      ) : (
        <TrackingOutcome
          shipmentId={added}
          onOpen={() => onOpen(added)}
          onAnother={() => {
            setChosen('')
            setFixed(false)
            setAdded(null)
          }}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}

type TrackingFormProps = {
  orderId: string
  isFixed: boolean
  channelId: string | undefined
  onOrder(orderId: string): void
  onClose(): void
  onAdded(shipmentId: string): void
}

function TrackingForm({ orderId, isFixed, channelId, onOrder, onClose, onAdded }: TrackingFormProps) {
  const texts = useTexts()
  const t = texts.orders.tracking
  const queries = useQueryClient()
  const { orders = [] } = useOpenOrders(channelId)
  const order = orders.find((each) => each.orderId === orderId)
  const [typed, setTyped] = useState(nothingTyped)
  const [isTried, setTried] = useState(false)
  /** Confirmed before the check had answered: it goes when the answer is good. */
  const [isConfirmed, setConfirmed] = useState(false)
  const shop = order?.channelId ?? channelId ?? orders[0]?.channelId ?? ''
  const check = useNumberCheck(shop, order?.deliveryOptionId ?? null, typed)
  const number = typed.number.trim()
  const add = useMutation({
    mutationFn: () =>
      addTracking({
        channelId: order?.channelId ?? '',
        orderId,
        number,
        ...(typed.providerId === null ? {} : { providerId: typed.providerId }),
      }),
    onSuccess: ({ id }) => {
      queries.invalidateQueries({ queryKey: ['shipments'] })
      onAdded(id)
    },
  })
  const isReady =
    order !== undefined && check.verdict !== null && !check.isWrong && !check.isUnlike && typed.providerId !== null
  const { mutate, isPending } = add
  useEffect(() => {
    if (!isConfirmed || check.isChecking) return
    setConfirmed(false)
    if (isReady && !isPending) mutate()
  }, [isConfirmed, isReady, isPending, check.isChecking, mutate])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        setConfirmed(true)
      }}
    >
      <Stack>
        {!isFixed && (
          <OrderSelect
            orders={orders}
            orderId={orderId}
            error={isTried && !order ? t.orderNone : null}
            onOrder={onOrder}
          />
        )}
        {order && (
          <Group gap="sm" wrap="wrap">
            <Text size="sm" dir="auto" style={{ overflowWrap: 'anywhere' }}>
              {itemsOf(order) || texts.orders.awaiting.units(order.units.length)}
            </Text>
            <Text size="sm" c="dimmed">
              {order.channelName}
            </Text>
            <Deadline at={order.shipByAt} />
          </Group>
        )}
        <NumberField
          channelId={shop}
          typed={typed}
          check={check}
          needsNumber
          needsProvider
          isTried={isTried}
          onChange={setTyped}
        />
        <DialogFoot error={add.error} onCancel={onClose}>
          <GatedButton
            needs="operator"
            type="submit"
            loading={add.isPending || (isConfirmed && check.isChecking)}
            closedBecause={closedBecause(check, t.closed)}
          >
            {t.confirm}
          </GatedButton>
        </DialogFoot>
      </Stack>
    </form>
  )
}

type OrderSelectProps = {
  orders: readonly OpenOrder[]
  orderId: string
  error: string | null
  onOrder(orderId: string): void
}

function OrderSelect({ orders, orderId, error, onOrder }: OrderSelectProps) {
  const texts = useTexts()
  const t = texts.orders.tracking
  return (
    <Select
      label={t.order}
      description={t.orderHelp}
      required
      searchable
      comboboxProps={{ floatingStrategy: 'fixed' }}
      allowDeselect={false}
      maxDropdownHeight={300}
      nothingFoundMessage={texts.orders.awaiting.none}
      data={orders.map((each) => ({ value: each.orderId, label: each.orderId }))}
      renderOption={({ option }) => {
        const each = orders.find((one) => one.orderId === option.value)
        return (
          <Group justify="space-between" w="100%" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <span className="mono">{option.label}</span>
              {each && (
                <Text size="xs" c="dimmed" truncate dir="auto">
                  {`${itemsOf(each) || texts.orders.awaiting.units(each.units.length)} · ${each.channelName}`}
                </Text>
              )}
            </div>
            <Deadline at={each?.shipByAt ?? null} />
          </Group>
        )
      }}
      value={orderId === '' ? null : orderId}
      error={error}
      onChange={(value) => onOrder(value ?? '')}
    />
  )
}
