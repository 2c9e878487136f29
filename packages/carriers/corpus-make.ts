/** `npm run -w packages/carriers corpus`: writes corpus.jsonl from the definitions' facts, with the decorations of daily life. */
import { writeFileSync } from 'node:fs'
import { carriers } from './known.ts'
import type { CorpusLine } from './score.ts'

const decorations: ((number: string) => string)[] = [
  (number) => number,
  (number) => number.toLowerCase(),
  (number) => ` ${number.replace(/(.{4})(?=.)/g, '$1 ')} `,
  (number) => number.replace(/(.{4})(?=.)/g, '$1-'),
  (number) => `Tracking number: ${number}`,
  (number) => `="${number}"`,
]

/** Right lines name their carrier, as a store would, so that the label follows from the definition alone. */
export function corpusLines(): CorpusLine[] {
  const lines: CorpusLine[] = []
  for (const carrier of carriers) {
    for (const format of carrier.formats) {
      const region = format.regions[0] as 'US' | 'UK'
      const common = { region, carriers: [carrier.id], hint: carrier.name }
      for (const number of format.accepts) {
        for (const decorate of decorations) lines.push({ number: decorate(number), valid: true, ...common })
        // Shapes that nothing shorter resembles.
        if (format.check !== null && format.strength >= 95)
          lines.push({ number: number.slice(0, -1), region, valid: false, carriers: [], tags: ['length'] })
      }
    }
  }
  for (const number of [
    '9.40011E+21',
    '1.55044E+13',
    '+447700900123',
    'somebody@example.com',
    'not shipped yet',
    '000000000000',
    'https://www.ups.com/track',
  ]) {
    lines.push({ number, region: 'INTL', valid: false, carriers: [], tags: ['junk'] })
  }
  return lines
}

export const corpusText = (): string =>
  `${corpusLines()
    .map((line) => JSON.stringify(line))
    .join('\n')}\n`
export const corpusPath = new URL('./corpus.jsonl', import.meta.url)

if (import.meta.main) writeFileSync(corpusPath, corpusText())
