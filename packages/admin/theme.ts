/**
 * How it looks: one accent, calm greys, numbers that stand in columns. Everything else is Mantine's own, so that a screen
 * reader and a keyboard find what they know.
 */
import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Shade 9 on white and white on shade 8 both pass WCAG AA (6.2:1 and 4.9:1). */
const bridge: MantineColorsTuple = [
  '#e6f7f8',
  '#d1edef',
  '#a6d9dd',
  '#78c4ca',
  '#54b1b9',
  '#3ca6af',
  '#2a9aa4',
  '#17858f',
  '#0a7780',
  '#006b75',
]

const dropDown = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 280, overflowY: 'auto' } },
} as const

export const theme = createTheme({
  primaryColor: 'bridge',
  colors: { bridge },
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: 'md',
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The title in the colour of the alert is too pale on its ground (green 3.8:1, yellow less): the icon carries the colour.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    // A link within a sentence must be told apart without colour.
    Anchor: { defaultProps: { underline: 'always' } },
    // What scrolls in a list that drops down is the list itself: a scroller around it would be a place the keyboard cannot reach.
    Autocomplete: dropDown,
    Badge: { defaultProps: { radius: 'sm', tt: 'none', fw: 600 } },
    Button: { defaultProps: { size: 'sm' } },
    // A place for the first focus before the items would be a child that no menu may have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
        // A dialog's title bar is no banner of the page.
        attributes: { header: { role: 'none' } },
      },
      styles: { title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } },
    },
    Paper: { defaultProps: { withBorder: true, radius: 'md' } },
    Select: dropDown,
    Table: { defaultProps: { verticalSpacing: 8, horizontalSpacing: 'md' } },
    Tooltip: { defaultProps: { withArrow: true, multiline: true, maw: 320 } },
  },
})
