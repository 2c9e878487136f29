/** What is seldom needed, folded away behind its name. */
import { Button, Collapse, Stack } from '@mantine/core'
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type FoldedProps = { label: string; isOpen: boolean; onToggle(): void; children: ReactNode }

export function Folded({ label, isOpen, onToggle, children }: FoldedProps) {
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={isOpen ? <ChevronDown size={15} /> : <ChevronRight size={15} />}
        aria-expanded={isOpen}
        onClick={onToggle}
      >
        {label}
      </Button>
      <Collapse expanded={isOpen}>
        <Stack gap="sm" pt="xs">
          {children}
        </Stack>
      </Collapse>
    </div>
  )
}
