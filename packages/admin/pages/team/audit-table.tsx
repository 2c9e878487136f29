/** The entries of the audit log, each with its details on demand. A name narrows the log to whoever bears it. */
import { Anchor, Button, Paper, ScrollArea, Table, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { At } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { AuditEntry } from './api.ts'
import { AuditDetail } from './audit-detail.tsx'
import { Subject } from './audit-subject.tsx'

type AuditTableProps = { entries: readonly AuditEntry[]; onActor(actor: string): void }

export function AuditTable({ entries, onActor }: AuditTableProps) {
  const t = useTexts().team.audit
  return (
    <Paper>
      <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': t.title }}>
        <Table miw={760}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t.at}</Table.Th>
              <Table.Th scope="col">{t.who}</Table.Th>
              <Table.Th scope="col">{t.what}</Table.Th>
              <Table.Th scope="col">{t.on}</Table.Th>
              <Table.Th scope="col">
                <VisuallyHidden>{t.details}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <AuditRow key={entry.id} entry={entry} onActor={onActor} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  )
}

function AuditRow({ entry, onActor }: { entry: AuditEntry; onActor(actor: string): void }) {
  const t = useTexts().team.audit
  const [isOpen, setOpen] = useState(false)
  const what = t.actions[entry.action] ?? entry.action
  const hasDetail = Object.keys(entry.detail).length > 0
  return (
    <>
      <Table.Tr>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>
          <At at={entry.at} hasSeconds />
        </Table.Td>
        <Table.Td miw={130} maw={180} style={{ overflowWrap: 'anywhere' }}>
          <Anchor
            component="button"
            type="button"
            size="sm"
            c="inherit"
            ta="start"
            underline="hover"
            aria-label={t.onlyBy(entry.actorName)}
            onClick={() => onActor(entry.actor)}
          >
            <bdi>{entry.actorName}</bdi>
          </Anchor>
        </Table.Td>
        <Table.Td>{what}</Table.Td>
        <Table.Td maw={240} style={{ overflowWrap: 'anywhere' }} title={entry.subject}>
          <Subject entry={entry} />
        </Table.Td>
        <Table.Td>
          {hasDetail && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-expanded={isOpen}
              aria-label={t.show(what)}
              onClick={() => setOpen(!isOpen)}
            >
              {t.details}
            </Button>
          )}
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr>
          <Table.Td colSpan={5} p={0}>
            <AuditDetail detail={entry.detail} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
