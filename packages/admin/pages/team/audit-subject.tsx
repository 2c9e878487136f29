/** What an entry is about, by its name, and where it can be looked at. */
import { LinkText } from '../../parts/links.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { AuditEntry } from './api.ts'

export function Subject({ entry }: { entry: Pick<AuditEntry, 'subject' | 'about'> }) {
  const texts = useTexts()
  const { kind, channelId } = entry.about
  // A mapping may speak for shipments that name nobody.
  const name = kind === 'mapping' && entry.about.name === '' ? texts.common.words.noCarrier : entry.about.name
  // A session, an authorisation: its id would tell nobody anything; the row's title has it for whoever looks it up.
  if (name === null) return <span>–</span>
  const said = <bdi>{name}</bdi>
  const looks = { size: 'sm', c: 'inherit', underline: 'hover' } as const
  switch (kind) {
    case 'channel':
      return (
        <LinkText to="/channels" {...looks}>
          {said}
        </LinkText>
      )
    case 'store':
      return (
        <LinkText to="/stores" {...looks}>
          {said}
        </LinkText>
      )
    case 'key':
      return (
        <LinkText to="/keys" {...looks}>
          {said}
        </LinkText>
      )
    case 'member':
      return (
        <LinkText to="/team" {...looks}>
          {said}
        </LinkText>
      )
    case 'shipment':
      return (
        <LinkText to="/orders" search={{ shipment: entry.subject }} {...looks}>
          {said}
        </LinkText>
      )
    case 'mapping':
      return (
        <LinkText to="/settings/fulfilment-sync" search={channelId === null ? {} : { channel: channelId }} {...looks}>
          {said}
        </LinkText>
      )
    default:
      return said
  }
}
