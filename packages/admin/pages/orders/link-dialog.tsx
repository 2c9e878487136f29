/** Ties a shipment of the store to a TikTok Shop order: the ids the store names are offered, any can be typed. */
import { Autocomplete, Button, Modal, NativeSelect, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useChannels } from '../../api/channels.ts'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { tellDone } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { link, type ShipmentDetail } from './api.ts'

export function LinkDialog({ shipment, onClose }: { shipment: ShipmentDetail; onClose(): void }) {
  const texts = useTexts()
  const t = texts.orders.drawer
  const queries = useQueryClient()
  const channels = useChannels()
  const [channelId, setChannelId] = useState('')
  const [orderId, setOrderId] = useState(shipment.linkCandidates[0]?.orderId ?? '')
  const chosenChannel = channelId || (channels[0]?.id ?? '')
  const tie = useMutation({
    mutationFn: () => link(shipment.id, chosenChannel, orderId.trim()),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['shipments'] })
      tellDone(t.done)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t.linkTitle} closeButtonProps={{ 'aria-label': texts.common.actions.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          tie.mutate()
        }}
      >
        <Stack>
          <NativeSelect
            label={t.linkChannel}
            data={channels.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosenChannel}
            onChange={(event) => setChannelId(event.currentTarget.value)}
          />
          <Autocomplete
            label={t.linkOrder}
            description={t.linkHelp}
            required
            inputMode="numeric"
            data={[...new Set(shipment.linkCandidates.map((each) => each.orderId))]}
            value={orderId}
            onChange={setOrderId}
          />
          <DialogFoot error={tie.error} onCancel={onClose}>
            <Button type="submit" loading={tie.isPending}>
              {t.actions.link}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  )
}
