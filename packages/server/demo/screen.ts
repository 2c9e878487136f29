/** What the demonstration shows: a line for each shipment that reaches a state, and a summary that stays readable without colours. */
import { styleText } from 'node:util'

export type Shown = {
  id: string
  state: string
  reasonCode: string
  say: string
  nextStep: string | null
  orderName: string | null
  orderId: string | null
  storeCarrier: string | null
  trackingNumber: string | null
  provider: { id: string; name: string } | null
}

type Style = Parameters<typeof styleText>[0]
const marks: Record<string, readonly [string, Style]> = {
  synced: ['✓', 'green'],
  synced_with_warning: ['!', 'yellow'],
  needs_mapping: ['?', 'yellow'],
  needs_fix: ['✎', 'yellow'],
  failed: ['✗', 'red'],
  skipped: ['–', 'gray'],
  waiting: ['…', 'cyan'],
  unknown: ['~', 'cyan'],
}
const widthMax = 118

export const say = (line = ''): void => void process.stdout.write(`${line}\n`)
export const dim = (text: string): string => styleText('gray', text)
export const strong = (text: string): string => styleText('bold', text)

const fit = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width))

export function shipmentLine(shipment: Shown): string {
  const [mark, style] = marks[shipment.state] ?? ['·', 'gray']
  const width = Math.min(process.stdout.columns ?? widthMax, widthMax)
  const head = `${fit(shipment.orderName ?? '–', 8)} ${fit(shipment.storeCarrier ?? '(no carrier)', 22)} `
  return `${styleText(style, mark)} ${head}${dim(fit(shipment.say, Math.max(30, width - head.length - 2)).trimEnd())}`
}

export function summary(shipments: readonly Shown[]): string {
  const counts = new Map<string, number>()
  for (const shipment of shipments) counts.set(shipment.state, (counts.get(shipment.state) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([state, count]) => styleText(marks[state]?.[1] ?? 'gray', `${count} ${state.replaceAll('_', ' ')}`))
    .join(dim(' · '))
}

/** What waits, grouped by cause, each with the next step once. */
export function waitingTable(shipments: readonly Shown[]): string[] {
  const held = shipments.filter((shipment) => !['synced', 'synced_with_warning'].includes(shipment.state))
  const groups = Map.groupBy(held, (shipment) => shipment.reasonCode)
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const alike = group.every((shipment) => shipment.say === first.say)
      const lines = [
        `  ${String(group.length).padStart(3)}  ${alike ? '' : `${first.reasonCode.replaceAll('_', ' ')}, for example: `}${first.say}`,
      ]
      if (first.nextStep !== null) lines.push(dim(`       → ${first.nextStep}`))
      return lines
    })
}
