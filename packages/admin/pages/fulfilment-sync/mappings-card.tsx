/** The mapping table: what each store carrier goes as, who added it, and what one can do with it. */
import { ActionIcon, Badge, Group, Menu, ScrollArea, Skeleton, Table, Text, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Copy, Download, Ellipsis, Pencil, Trash2, Upload } from 'lucide-react'
import { useState } from 'react'
import { type Channel, connectorsQuery } from '../../api/channels.ts'
import { download } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { Card } from '../../parts/card.tsx'
import { Empty } from '../../parts/empty.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { ProblemNotice, tellProblem } from '../../parts/problem-notice.tsx'
import { When } from '../../parts/times.tsx'
import { useLanguage, useTexts } from '../../texts/index.tsx'
import { type Mapping, mappingsQuery } from './api.ts'
import { CopyDialog } from './copy-dialog.tsx'
import classes from './fulfilment-sync.module.css'
import { ImportDialog } from './import-dialog.tsx'
import type { Release } from './release-card.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

type MappingsCardProps = {
  channel: Channel
  channels: readonly Channel[]
  onAdd(): void
  onEdit(mapping: Mapping): void
  onReleased(release: Release): void
}

export function MappingsCard({ channel, channels, onAdd, onEdit, onReleased }: MappingsCardProps) {
  const texts = useTexts()
  const t = texts.mappings
  const mayChange = useMay('operator')
  const { data, error } = useQuery(mappingsQuery(channel.id))
  const [removed, setRemoved] = useState<Mapping | null>(null)
  const [dialog, setDialog] = useState<'import' | 'copy' | null>(null)
  return (
    <Card
      title={t.table.title}
      flush
      side={
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t.table.more}>
              <Ellipsis size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<Download size={15} />}
              onClick={() =>
                download(`/api/v1/channels/${channel.id}/mappings.csv`, `mappings-${channel.name}.csv`).catch(
                  (failure) => tellProblem(failure, texts.common.problem),
                )
              }
            >
              {texts.common.actions.csvOut}
            </Menu.Item>
            <Menu.Item leftSection={<Upload size={15} />} disabled={!mayChange} onClick={() => setDialog('import')}>
              {texts.common.actions.csvIn}
            </Menu.Item>
            <Menu.Item leftSection={<Copy size={15} />} disabled={!mayChange} onClick={() => setDialog('copy')}>
              {t.table.copyFrom}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <ProblemNotice error={error} />
      {data === undefined && !error && <Skeleton height={120} m="md" />}
      {data?.length === 0 && (
        <Empty title={t.table.none} say={t.table.noneSay}>
          <GatedButton needs="operator" variant="default" onClick={onAdd}>
            {t.add}
          </GatedButton>
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <MappingTable mappings={data} mayChange={mayChange} onEdit={onEdit} onRemove={setRemoved} />
      )}
      {removed && <RemoveDialog channelId={channel.id} mapping={removed} onClose={() => setRemoved(null)} />}
      {dialog === 'import' && (
        <ImportDialog channelId={channel.id} onClose={() => setDialog(null)} onReleased={onReleased} />
      )}
      {dialog === 'copy' && (
        <CopyDialog channel={channel} channels={channels} onClose={() => setDialog(null)} onReleased={onReleased} />
      )}
    </Card>
  )
}

type MappingTableProps = {
  mappings: readonly Mapping[]
  mayChange: boolean
  onEdit(mapping: Mapping): void
  onRemove(mapping: Mapping): void
}

function MappingTable({ mappings, mayChange, onEdit, onRemove }: MappingTableProps) {
  const t = useTexts().mappings
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': t.table.title }}>
      <Table miw={640} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t.table.storeCarrier}</Table.Th>
            <Table.Th scope="col">{t.table.goes}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t.table.held}
            </Table.Th>
            <Table.Th scope="col">{t.table.by}</Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>{t.table.actions}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mappings.map((mapping) => (
            <MappingRow key={mapping.id} mapping={mapping} mayChange={mayChange} onEdit={onEdit} onRemove={onRemove} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

function MappingRow({
  mapping,
  mayChange,
  onEdit,
  onRemove,
}: Omit<MappingTableProps, 'mappings'> & { mapping: Mapping }) {
  const { locale, texts } = useLanguage()
  const t = texts.mappings
  const connectors = useQuery(connectorsQuery)
  const name = mapping.storeCarrier || texts.common.words.noCarrier
  const { storeKind, deliveryOptionId } = mapping
  const kindName = connectors.data?.find(({ kind }) => kind === storeKind)?.label ?? storeKind
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} className={classes.carrier} dir="auto">
        <Text component="span" fw={550} size="sm" lineClamp={2} title={name}>
          {name}
        </Text>
        <Group gap={4}>
          {mapping.match === 'pattern' && (
            <Badge variant="light" color="gray" size="sm">
              {t.table.pattern}
            </Badge>
          )}
          {kindName !== null && (
            <Badge variant="light" color="gray" size="sm">
              {t.table.only(kindName)}
            </Badge>
          )}
          {deliveryOptionId !== null && (
            <Badge variant="light" color="gray" size="sm">
              {t.table.only(deliveryOptionId)}
            </Badge>
          )}
        </Group>
      </Table.Th>
      <Table.Td>
        {mapping.target === 'provider' ? (
          (mapping.provider?.name ?? '–')
        ) : (
          <Text component="span" size="sm" c="dimmed">
            {t.targets[mapping.target]}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{new Intl.NumberFormat(locale).format(mapping.held)}</Table.Td>
      <Table.Td>
        <Text component="span" size="sm" c="dimmed">
          <When at={mapping.updatedAt} />
        </Text>
      </Table.Td>
      <Table.Td className={classes.rowActions}>
        {mayChange && (
          <Group gap={2} justify="flex-end" wrap="nowrap">
            <ActionIcon variant="subtle" color="gray" aria-label={t.table.edit(name)} onClick={() => onEdit(mapping)}>
              <Pencil size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.table.remove(name)}
              onClick={() => onRemove(mapping)}
            >
              <Trash2 size={16} />
            </ActionIcon>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
