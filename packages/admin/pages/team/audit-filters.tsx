/** What narrows the audit log: what was done, by whom, between which days. All of it is in the address. */
import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../texts/index.tsx'
import { keysQuery, membersQuery } from './api.ts'
import { type AuditKind, type AuditSearch, auditKinds } from './search.ts'

type AuditFiltersProps = {
  search: AuditSearch
  /** Somebody who did something and is no member any more, as the entries name them. */
  nameOf(actor: string): string
  onChange(change: Partial<AuditSearch>): void
}

export function AuditFilters({ search, nameOf, onChange }: AuditFiltersProps) {
  const t = useTexts().team.audit
  const members = useQuery(membersQuery).data ?? []
  const keys = useQuery(keysQuery).data ?? []
  const known = [
    ...members.map(({ userId, name }) => ({ value: `person:${userId}`, label: name })),
    ...keys.map(({ id, name }) => ({ value: `key:${id}`, label: t.keyNamed(name) })),
  ]
  const { actor } = search
  const others =
    actor === undefined || known.some(({ value }) => value === actor) ? [] : [{ value: actor, label: nameOf(actor) }]
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        label={t.what}
        data={[{ value: '', label: t.allKinds }, ...auditKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))]}
        value={search.kind ?? ''}
        onChange={(event) => onChange({ kind: (event.currentTarget.value || undefined) as AuditKind | undefined })}
      />
      <NativeSelect
        label={t.who}
        maw={260}
        data={[{ value: '', label: t.everybody }, ...known, ...others]}
        value={actor ?? ''}
        onChange={(event) => onChange({ actor: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t.from}
        max={search.to}
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t.to}
        min={search.from}
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
    </Group>
  )
}
