/** One shipment beside the table: what is wrong, what to press, and everything that was read, decided and sent. */
import { Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { Deadline, When } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type ShipmentDetail, shipmentQuery } from './api.ts'
import { isOver, nameOf } from './order-row.tsx'
import { ShipmentAttempts } from './shipment-attempts.tsx'
import { ShipmentFacts } from './shipment-facts.tsx'
import { ShipmentNext } from './shipment-next.tsx'
import { ShipmentSteps } from './shipment-steps.tsx'

export function ShipmentDrawer({ id, onClose }: { id: string | undefined; onClose(): void }) {
  const t = useTexts().orders.drawer
  return (
    <Drawer.Root opened={id !== undefined} onClose={onClose} position="right" size="lg">
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label={t.label}>{id !== undefined && <Body key={id} id={id} />}</Drawer.Content>
    </Drawer.Root>
  )
}

function Body({ id }: { id: string }) {
  const texts = useTexts()
  const t = texts.orders.drawer
  const { data, error } = useQuery(shipmentQuery(id))
  return (
    <>
      <Drawer.Header role="none">
        {data ? (
          <Head shipment={data} />
        ) : (
          <Title order={2} size="h4">
            {t.label}
          </Title>
        )}
        <Drawer.CloseButton aria-label={t.close} />
      </Drawer.Header>
      <Drawer.Body>
        <ProblemNotice error={error} />
        {data === undefined && !error && <Skeleton height={400} aria-label={texts.common.problem.loading} />}
        {data && (
          <Stack gap="lg">
            <ShipmentNext shipment={data} />
            <Part title={t.steps}>
              {data.trace.length > 0 && (
                <Text size="xs" c="dimmed" mb={6}>
                  {t.lookedAt} <When at={data.updatedAt} />
                </Text>
              )}
              <ShipmentSteps trace={data.trace} />
            </Part>
            <Part title={t.attempts}>
              <ShipmentAttempts attempts={data.attempts} />
            </Part>
            <Part title={t.facts}>
              <ShipmentFacts shipment={data} />
            </Part>
          </Stack>
        )}
      </Drawer.Body>
    </>
  )
}

function Head({ shipment }: { shipment: ShipmentDetail }) {
  const name = nameOf(shipment)
  return (
    <div style={{ minWidth: 0, flex: 1 }}>
      <Title order={2} size="h4" lineClamp={2} title={name} dir="auto" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Title>
      <Group gap="xs" mt={4}>
        <StateChip state={shipment.state} standsStill={shipment.needsYou} />
        {!isOver(shipment) && <Deadline at={shipment.deadlineAt} />}
        {shipment.channel && (
          <Text size="sm" c="dimmed" truncate>
            {shipment.channel.name}
          </Text>
        )}
      </Group>
    </div>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <Title order={3} size="h6" mb={8}>
        {title}
      </Title>
      {children}
    </section>
  )
}
