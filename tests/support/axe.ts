/** What axe finds wrong with a page for people who use it by ear, by keyboard or with weak eyes. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * What floats above a page belongs to the button it came from, and to no landmark of the page: there that rule has nothing to say.
 */
type Looked = { isFloating?: boolean }

/** Each rule broken and where, in words. Run through the debugger's line, so that the page's security policy stays as it is. */
export async function violationsOn(page: Page, { isFloating = false }: Looked = {}): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (hasLandmarks) => {
    const options = { rules: { region: { enabled: hasLandmarks } } }
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(options)
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, html, any, all }) =>
          `${id}: ${target.join(' ')} ${html.slice(0, 200)} (${[...any, ...all].map(({ message }) => message).join('; ')})`,
      ),
    )
  }, !isFloating)
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOn(page), page.url()).toEqual([])
}
