/** What became of confirmed tracking info: followed until TikTok Shop has it, or somebody has to look. */
import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, PackageCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { choose, isConfirmable, shipmentQuery } from './api.ts'
import { CorrectDialog } from './correct-dialog.tsx'
import { isOver } from './order-row.tsx'

const lookEachMs = 700

type TrackingOutcomeProps = { shipmentId: string; onOpen(): void; onAnother(): void; onClose(): void }

export function TrackingOutcome({ shipmentId, onOpen, onAnother, onClose }: TrackingOutcomeProps) {
  const texts = useTexts()
  const t = texts.orders.tracking
  const { said } = texts.common.problem
  const queries = useQueryClient()
  const [isCorrecting, setCorrecting] = useState(false)
  const { data, error } = useQuery({
    ...shipmentQuery(shipmentId),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : lookEachMs),
  })
  const anyway = useMutation({
    mutationFn: () =>
      data && isConfirmable(data.reasonCode) ? choose(shipmentId, { confirm: [data.reasonCode] }) : Promise.resolve(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['shipments'] }),
  })
  const isHeld = data?.needsYou === true
  const isWarned = data?.state === 'synced_with_warning'
  return (
    <Stack>
      <ProblemNotice error={error ?? anyway.error} />
      <div role="status">
        {data?.state === 'synced' ? (
          <Alert color="green" icon={<CircleCheck size={20} />} title={t.synced}>
            {said(data.say)}
          </Alert>
        ) : isWarned ? (
          <Alert color="yellow" icon={<TriangleAlert size={20} />} title={t.syncedWarned}>
            <Text size="sm">{said(data.say)}</Text>
            {data.nextStep && <Text size="sm">{said(data.nextStep)}</Text>}
          </Alert>
        ) : isHeld || (data && isOver(data)) ? (
          <Alert color="yellow" icon={<CircleAlert size={20} />} title={t.held}>
            <Text size="sm">{said(data.say)}</Text>
            {data.nextStep && <Text size="sm">{said(data.nextStep)}</Text>}
          </Alert>
        ) : (
          <Alert color="bridge" icon={<PackageCheck size={20} />} title={t.ready}>
            <Group gap="xs">
              <Loader size={14} />
              <Text size="sm">{data?.state === 'waiting' ? said(data.say) : t.readySay}</Text>
            </Group>
          </Alert>
        )}
      </div>
      <DialogFoot>
        {isHeld && isConfirmable(data.reasonCode) && (
          <Button variant="light" loading={anyway.isPending} onClick={() => anyway.mutate()}>
            {data.reasonCode === 'auto_sync_off' ? texts.orders.drawer.actions.sendNow : t.anyway}
          </Button>
        )}
        {data && (isWarned || isHeld) && (
          <Button variant="light" onClick={() => setCorrecting(true)}>
            {t.correct}
          </Button>
        )}
        <Button variant="default" onClick={onOpen}>
          {t.open}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t.another}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {texts.common.actions.close}
        </Button>
      </DialogFoot>
      {data && isCorrecting && <CorrectDialog shipment={data} onClose={() => setCorrecting(false)} />}
    </Stack>
  )
}
