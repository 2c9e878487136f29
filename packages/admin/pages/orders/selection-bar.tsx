/** What one can do with the chosen rows; stays in sight at the foot of the screen. */
import { Button, Group, Paper, Text } from '@mantine/core'
import { GatedButton } from '../../parts/gate.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { BulkAction } from './api.ts'
import classes from './orders.module.css'

type SelectionBarProps = {
  count: number
  total: number
  isEverything: boolean
  /** What the view's rows may be asked for; the likeliest first. */
  actions: readonly BulkAction[]
  onEverything(): void
  onClear(): void
  onAct(action: BulkAction): void
}

export function SelectionBar({ count, total, isEverything, actions, onEverything, onClear, onAct }: SelectionBarProps) {
  const t = useTexts().orders.selection
  return (
    <Paper className={classes.selection} shadow="md" role="region" aria-label={t.chosen(count)}>
      <Group gap="sm">
        <Text fw={600} size="sm" role="status">
          {isEverything ? t.all(count) : t.chosen(count)}
        </Text>
        {!isEverything && total > count && (
          <Button variant="subtle" size="compact-sm" onClick={onEverything}>
            {t.everything(total)}
          </Button>
        )}
        <Group gap="xs" ml="auto">
          {actions.map((action, at) => (
            <GatedButton
              key={action}
              needs="operator"
              size="xs"
              variant={at === 0 ? 'filled' : 'default'}
              onClick={() => onAct(action)}
            >
              {t[action]}
            </GatedButton>
          ))}
          <Button variant="subtle" color="gray" size="xs" onClick={onClear}>
            {t.clear}
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
