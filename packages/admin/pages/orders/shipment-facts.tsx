/**
 * What the store and TikTok Shop said, in words; and for whoever wants to see all of it, what was read and answered, each with
 * its time. Nothing of the buyer is stored, so nothing of the buyer is here.
 */
import { Button, Collapse, Text } from '@mantine/core'
import { Fragment, type ReactNode, useState } from 'react'
import { At, When } from '../../parts/times.tsx'
import { type Texts, useTexts } from '../../texts/index.tsx'
import type { ShipmentDetail } from './api.ts'
import { itemsOf } from './awaiting-table.tsx'
import { isOver } from './order-row.tsx'
import classes from './orders.module.css'

export function ShipmentFacts({ shipment }: { shipment: ShipmentDetail }) {
  const texts = useTexts()
  const t = texts.orders.drawer
  const [isRaw, setRaw] = useState(false)
  const { order, link, chosen } = shipment
  const mono = (text: string | null) => text && <span className="mono">{text}</span>
  const settledByHand = chosen && [
    chosen.number,
    chosen.provider?.name,
    ...(chosen.confirmed ?? []).map((code) => t.confirmed(texts.reasons[code] ?? code)),
  ]
  const there = atTikTok(shipment)
  const isOpen = !isOver(shipment)
  const facts: [string, ReactNode][] = [
    [t.storeOrder, shipment.store && (shipment.orderName ?? shipment.storeOrderId)],
    [t.channelOrder, mono(shipment.orderId)],
    [t.fact.inStore, mono(shipment.trackingTexts.join(', '))],
    [
      t.fact.asRead,
      there === null && shipment.trackingNumber !== shipment.trackingTexts[0] ? mono(shipment.trackingNumber) : null,
    ],
    [t.fact.asSent, mono(there?.number ?? null)],
    [t.fact.carrier, shipment.storeCarrier ?? (shipment.store && texts.common.words.noCarrier)],
    [there === null ? t.fact.providerChosen : t.fact.provider, there?.provider ?? shipment.provider?.name],
    [t.fact.chosen, settledByHand?.some(Boolean) ? settledByHand.filter(Boolean).join(', ') : null],
    [t.fact.store, shipment.store?.name],
    [t.fact.storeStatus, shipment.store && t.storeStatus[shipment.shipment.status]],
    [t.fact.fulfilledBy, shipment.shipment.fulfilledBy],
    [t.fact.channel, shipment.channel?.name],
    [t.fact.orderStatus, order && (t.orderStatus[order.status] ?? order.status)],
    [t.fact.items, order && itemsOf(order)],
    [t.fact.deliveryOption, order?.deliveryOptionName],
    [t.fact.shipBy, isOpen && order?.shipByAt ? <At key="shipBy" at={order.shipByAt} /> : null],
    [t.fact.cancelAt, isOpen && order?.cancelAt ? <At key="cancelAt" at={order.cancelAt} /> : null],
    [t.fact.readAt, order && <When at={order.readAt} />],
    [t.fact.created, <When key="created" at={shipment.createdAt} />],
    [t.fact.synced, shipment.syncedAt && <When at={shipment.syncedAt} />],
    [t.fact.link, link && linkedBy(link.madeBy, t)],
    [t.fact.packageId, mono(shipment.packageId)],
    [t.fact.corrections, shipment.corrections || null],
    [t.fact.id, mono(shipment.id)],
  ]
  return (
    <>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
          .map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </Fragment>
          ))}
      </dl>
      <Button variant="subtle" size="compact-sm" mt="sm" aria-expanded={isRaw} onClick={() => setRaw(!isRaw)}>
        {isRaw ? t.rawHide : t.rawShow}
      </Button>
      <Collapse expanded={isRaw}>
        <Raw shipment={shipment} />
      </Collapse>
    </>
  )
}

/** What TikTok Shop has for it, as far as we know: what it took from us last, else what the order showed when it was read. */
function atTikTok({ attempts, order, syncedAt }: ShipmentDetail): { number: string; provider: string | null } | null {
  const taken = attempts.find(({ effect }) => effect === 'applied')
  if (taken !== undefined) return { number: taken.trackingNumber, provider: taken.providerName }
  const unit = order?.units.find(({ trackingNumber }) => trackingNumber !== null)
  if (syncedAt === null || unit?.trackingNumber == null) return null
  return { number: unit.trackingNumber, provider: unit.providerName }
}

function linkedBy(madeBy: string, t: Texts['orders']['drawer']): string {
  if (/^(person|key):/.test(madeBy)) return t.linkedByHand
  return t.linkedFrom[madeBy.split('.')[0] ?? ''] ?? madeBy
}

function Raw({ shipment }: { shipment: ShipmentDetail }) {
  const t = useTexts().orders.drawer.read
  const { order, attempts, trace, suggestions, shipment: sent } = shipment
  const { storeOrderId, orderName, trackingTexts, storeCarrier } = shipment
  return (
    <>
      {shipment.store && (
        <Block title={t.store} at={sent.storeUpdatedAt}>
          {{ storeOrderId, orderName, trackingTexts, storeCarrier, ...sent, storeUpdatedAt: undefined }}
        </Block>
      )}
      {order && (
        <Block title={t.order} at={order.readAt}>
          {{ ...order, readAt: undefined }}
        </Block>
      )}
      <Block title={t.decision} at={shipment.updatedAt}>
        {{ reasonCode: shipment.reasonCode, trace, suggestions }}
      </Block>
      {attempts.map(({ id, sentAt, ...answer }) => (
        <Block key={id} title={t.answer} at={sentAt}>
          {answer}
        </Block>
      ))}
    </>
  )
}

function Block({ title, at, children }: { title: string; at: string; children: object }) {
  return (
    <>
      <Text size="sm" fw={600} mt="sm">
        {title} · <At at={at} />
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <section className={classes.raw} tabIndex={0} aria-label={title}>
        <pre>{JSON.stringify(children, null, 2)}</pre>
      </section>
    </>
  )
}
