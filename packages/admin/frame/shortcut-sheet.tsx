/** The sheet of keyboard shortcuts, opened by `?`, by where each works. */
import { Kbd, Modal, Table, Title } from '@mantine/core'
import { useTexts } from '../texts/index.tsx'

export default function ShortcutSheet({ onClose }: { onClose(): void }) {
  const { shortcuts: t, actions } = useTexts().common
  const groups: [string, [readonly string[], string][]][] = [
    [
      t.everywhere,
      [
        [['?'], t.open],
        [['/'], t.search],
        [['Esc'], t.leaveSearch],
        [['g', 'o'], t.goOverview],
        [['g', 'm'], t.goOrders],
        [['g', 'f'], t.goMappings],
        [['g', 'c'], t.goChannels],
        [['g', 's'], t.goStores],
      ],
    ],
    [
      t.inOrders,
      [
        [['j'], t.down],
        [['k'], t.up],
        [['Enter'], t.openRow],
        [['x'], t.select],
        [['Esc'], t.closePanel],
      ],
    ],
  ]
  return (
    <Modal opened onClose={onClose} title={t.title} closeButtonProps={{ 'aria-label': actions.close }}>
      {groups.map(([where, rows]) => (
        <section key={where}>
          <Title order={3} size="h6" mt="sm" mb={4}>
            {where}
          </Title>
          <Table>
            <Table.Tbody>
              {rows.map(([keys, say]) => (
                <Table.Tr key={say}>
                  <Table.Td w={130}>
                    {keys.map((key, index) => (
                      <span key={key}>
                        {index > 0 && ` ${t.thenKey} `}
                        <Kbd>{key}</Kbd>
                      </span>
                    ))}
                  </Table.Td>
                  <Table.Td>{say}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Modal>
  )
}
