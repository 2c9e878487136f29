/** Which of the order's items a shipment holds, where store and TikTok Shop do not say it clearly. */
import { Checkbox, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { tellDone } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { choose, type ShipmentDetail } from './api.ts'

type ItemsDialogProps = { shipment: ShipmentDetail; onClose(): void }

export function ItemsDialog({ shipment, onClose }: ItemsDialogProps) {
  const texts = useTexts()
  const t = texts.orders.drawer.items
  const queries = useQueryClient()
  const units = (shipment.order?.units ?? []).filter(({ cancelled }) => !cancelled)
  const [chosen, setChosen] = useState<readonly string[]>(shipment.chosen?.lineItemIds ?? [])
  const save = useMutation({
    mutationFn: () => choose(shipment.id, { lineItemIds: [...chosen] }),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['shipments'] })
      tellDone(texts.orders.drawer.done)
      onClose()
    },
  })
  const inStore = shipment.shipment.lines.map(({ sku, quantity }) => `${sku ?? '?'} × ${quantity}`).join(', ')
  return (
    <Modal opened onClose={onClose} title={t.title} closeButtonProps={{ 'aria-label': texts.common.actions.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack>
          {inStore !== '' && (
            <Text size="sm" c="dimmed" dir="auto" style={{ overflowWrap: 'anywhere' }}>
              {t.inStore(inStore)}
            </Text>
          )}
          <Checkbox.Group label={t.say} value={[...chosen]} onChange={setChosen}>
            <Stack gap={8} mt={8}>
              {units.map(({ lineItemId, sku, trackingNumber }) => (
                <Checkbox
                  key={lineItemId}
                  value={lineItemId}
                  label={sku ?? lineItemId}
                  description={trackingNumber === null ? lineItemId : t.sentAlready(trackingNumber)}
                  disabled={trackingNumber !== null}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <DialogFoot error={save.error} onCancel={onClose}>
            <GatedButton
              needs="operator"
              type="submit"
              loading={save.isPending}
              closedBecause={chosen.length === 0 ? t.none : undefined}
            >
              {texts.common.actions.confirm}
            </GatedButton>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  )
}
