/**
 * A menu of the header: the browser's own popover. It closes with Escape or a click elsewhere and gives the focus back; and as
 * the header stands still, nothing has to be loaded to work out where it goes.
 */
import { ActionIcon } from '@mantine/core'
import { Check } from 'lucide-react'
import { type ComponentPropsWithoutRef, type ReactNode, useId, useRef } from 'react'
import classes from './header-menu.module.css'

type HeaderMenuProps = {
  label: string
  icon: ReactNode
  /** Shown above what can be chosen; the label when left out. */
  title?: ReactNode
  /** Links and buttons; each of them closes the menu. */
  children: ReactNode
}

export function HeaderMenu({ label, icon, title = label, children }: HeaderMenuProps) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} popoverTarget={id}>
        {icon}
      </ActionIcon>
      <div
        id={id}
        ref={menu}
        popover="auto"
        className={classes.menu}
        onToggle={({ newState }) =>
          newState === 'open' && menu.current?.querySelector<HTMLElement>('a, button')?.focus()
        }
      >
        <div className={classes.title}>{title}</div>
        {/* Whatever is chosen inside, the menu has done its work. Enter on a link or a button arrives here as a click too. */}
        {/* biome-ignore lint/a11y: the links and buttons inside are what is operated. */}
        <div onClick={() => menu.current?.hidePopover()} onKeyDown={moveBetween}>
          {children}
        </div>
      </div>
    </>
  )
}

/** The arrows go from one to the next and round, as in any menu. */
function moveBetween(event: React.KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  all.at((at + step) % all.length)?.focus()
}

type ChoiceProps = ComponentPropsWithoutRef<'button'> & { isChosen: boolean }

/** One of several, of which one holds. */
export function Choice({ isChosen, children, ...rest }: ChoiceProps) {
  return (
    <button type="button" aria-pressed={isChosen} {...rest}>
      <Check size={16} style={{ visibility: isChosen ? 'visible' : 'hidden' }} />
      {children}
    </button>
  )
}
