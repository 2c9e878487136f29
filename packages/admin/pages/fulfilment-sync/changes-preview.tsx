/** What many mappings at once would add and change: how many, and each as it is and as it would be. */
import { ScrollArea, Table, Text } from '@mantine/core'
import { useTexts } from '../../texts/index.tsx'
import type { Change, MappingState } from './api.ts'
import classes from './fulfilment-sync.module.css'

type ChangesPreviewProps = {
  counts: { added: number; changed: number; same: number }
  changes: Change['changes']
}

/** `UPS`, `not synced`, or nothing: what a mapping does, in a word. */
export function useToldState(): (state: MappingState | null) => string {
  const { history, targets } = useTexts().mappings
  return (state) =>
    state === null
      ? history.nothing
      : state.target === 'provider'
        ? (state.provider?.name ?? '–')
        : targets[state.target]
}

export function ChangesPreview({ counts, changes }: ChangesPreviewProps) {
  const texts = useTexts()
  const t = texts.mappings.importing
  const told = useToldState()
  return (
    <section className={classes.preview} aria-label={texts.mappings.preview.title} aria-live="polite">
      <Text size="sm" fw={600}>
        {t.willBe(counts.added, counts.changed, counts.same)}
      </Text>
      {changes.length > 0 && (
        <ScrollArea.Autosize mah={220} mt={6} viewportProps={{ tabIndex: 0, 'aria-label': t.changes }}>
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{texts.mappings.table.storeCarrier}</Table.Th>
                <Table.Th scope="col">{texts.mappings.preview.before}</Table.Th>
                <Table.Th scope="col">{texts.mappings.preview.after}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map(({ before, after }) => (
                <Table.Tr key={JSON.stringify(after)} className={before === null ? undefined : classes.warned}>
                  <Table.Th scope="row" fw={550} dir="auto" className={classes.carrier}>
                    {after?.storeCarrier || texts.common.words.noCarrier}
                  </Table.Th>
                  <Table.Td>{told(before)}</Table.Td>
                  <Table.Td>{told(after)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
    </section>
  )
}
