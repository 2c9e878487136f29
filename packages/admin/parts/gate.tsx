/** A button that is closed to a role stays where it is, and says why. */
import { Alert, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithoutRef } from 'react'
import { type Role, useMay } from '../api/me.ts'
import { useTexts } from '../texts/index.tsx'
import { hint } from './hint.ts'

type GatedButtonProps = ButtonProps &
  ComponentPropsWithoutRef<'button'> & {
    needs: Role
    /** Why it is closed for another cause than the role; open when left out. */
    closedBecause?: string | undefined
  }

export function GatedButton({ needs, closedBecause, onClick, ...rest }: GatedButtonProps) {
  const may = useMay(needs)
  const { problem, roles } = useTexts().common
  const because = may ? closedBecause : problem.needsRole(roles[needs])
  if (because === undefined) return <Button {...rest} onClick={onClick} />
  return (
    // data-disabled, not disabled: a closed button must be reachable by keyboard, or nobody hears why it is closed.
    <Button
      {...rest}
      data-disabled
      aria-disabled
      aria-description={because}
      {...hint(because)}
      onClick={(event) => event.preventDefault()}
    />
  )
}

/** A link in the looks of a button, to where one acts: closed to a role as a button is. */
export const GatedLink = createLink(
  ({ needs, ...rest }: ButtonProps & Omit<ComponentPropsWithoutRef<'a'>, 'color' | 'style'> & { needs: Role }) => {
    const may = useMay(needs)
    if (may) return <Button component="a" {...rest} />
    const { children, size, variant, 'aria-label': label } = rest
    return (
      <GatedButton needs={needs} size={size} variant={variant} aria-label={label}>
        {children}
      </GatedButton>
    )
  },
)

/** Where a link would open a form that a role may not send: why it stays closed. */
export function ClosedNotice({ needs }: { needs: Role }) {
  const { problem, roles } = useTexts().common
  return (
    <Alert color="gray" role="status">
      {problem.needsRole(roles[needs])}
    </Alert>
  )
}
