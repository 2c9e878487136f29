/** The bubble beside what has something to say. */
import { Tooltip } from '@mantine/core'

export type Hinted = { element: HTMLElement; text: string }

export default function HintBubble({ element, text }: Hinted) {
  return <Tooltip target={element} label={text} opened transitionProps={{ duration: 0 }} />
}
