/**
 * A small table of figures that scrolls inside itself; cells with `data-figure` stand in columns. For pages that are met first:
 * Mantine's table brings a scroller and a placer of bubbles along.
 */
import type { ReactNode } from 'react'
import classes from './figures-table.module.css'

type FiguresTableProps = {
  /** Read out where the keyboard reaches it to scroll. */
  label: string
  /** In pixels; as high as its rows when left out. */
  maxHeight?: number
  children: ReactNode
}

export function FiguresTable({ label, maxHeight, children }: FiguresTableProps) {
  return (
    // biome-ignore-start lint/a11y: what scrolls must be reachable by keyboard, and no form's fieldset.
    <div role="group" className={classes.scroller} style={{ maxHeight }} tabIndex={0} aria-label={label}>
      <table className={classes.table}>{children}</table>
    </div>
    // biome-ignore-end lint/a11y: see above.
  )
}
