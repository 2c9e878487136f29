/** A select for pages that are met first: Mantine's brings a field with labels, errors and a clear button along. */
import type { ComponentPropsWithoutRef } from 'react'
import classes from './plain-select.module.css'

type PlainSelectProps = Omit<ComponentPropsWithoutRef<'select'>, 'children'> & {
  /** There is no label beside it. */
  'aria-label': string
  data: readonly { value: string; label: string }[]
}

export function PlainSelect({ data, ...rest }: PlainSelectProps) {
  return (
    <select className={classes.select} {...rest}>
      {data.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
