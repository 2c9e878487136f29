/** The buttons of a dialog: they stay in view however tall its form is. */
import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './dialog-foot.module.css'

export function DialogFoot({ children }: { children: ReactNode }) {
  return (
    <Group justify="flex-end" className={classes.foot}>
      {children}
    </Group>
  )
}
