/** `npm run -w packages/carriers docs`: writes docs/carriers.md from the definitions. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Confidence } from './definition.ts'
import { carriers } from './known.ts'

const sureness: Record<Confidence, string> = {
  official: 'official',
  several: 'several sources',
  one: 'one source',
  computed: 'computed over published numbers',
  general: 'general knowledge',
}
const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``

export function carriersPage(): string {
  const parts = carriers.map((carrier) => {
    const rows = carrier.formats.map((format) => {
      const check =
        format.check === null ? 'none known' : `${format.check.says}. Does not see: ${format.check.blindSpots}`
      const sources = format.evidence.map(
        (each) => `${each.says}: ${each.from} (${sureness[each.confidence]}, read ${each.readOn})`,
      )
      const where = `${format.regions.join(', ')}${format.onlyWhenNamed ? ', only when the store names the carrier' : ''}`
      return `| ${format.says.replaceAll('|', '\\|')} | ${format.accepts.map(code).join(' ')} | ${where} | ${check} | ${format.strength} | ${sources.join('; ').replaceAll('|', '\\|')} |`
    })
    const table = [
      '| format | fits | where | check digit | strength | sources |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ]
    const open = carrier.complete
      ? []
      : ['Other numbers are accepted as *unverified*, and only when the store names this carrier.', '']
    const tiktok = carrier.providerNames.length > 0 ? carrier.providerNames.join(', ') : 'no entry of its own'
    return [
      `## ${carrier.name} (${code(carrier.id)})`,
      '',
      `Regions: ${carrier.regions.join(', ')}. On TikTok Shop: ${tiktok}.`,
      '',
      ...open,
      ...(rows.length > 0 ? table : ['No format of its numbers is published.']),
      '',
    ].join('\n')
  })
  return [
    '# Carriers',
    '',
    'Made from the definitions in `packages/carriers`; do not edit. `npm run -w packages/carriers docs` writes it again.',
    '',
    'A fit says *well formed*, never *valid*: no check digit proves that a parcel exists. Strength, 0 to 100, orders the carriers',
    'that fit one number.',
    '',
    ...parts,
  ].join('\n')
}

export const carriersPagePath = new URL('../../docs/carriers.md', import.meta.url)

if (import.meta.main) {
  writeFileSync(carriersPagePath, carriersPage())
  console.log(`${readFileSync(carriersPagePath, 'utf8').length} characters written to docs/carriers.md`)
}
