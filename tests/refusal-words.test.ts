/** The German sentences of what the API refuses, against its registry: each code, with the same facts. */
import { describe, expect, it } from 'vitest'
import { refusals as german } from '../packages/admin/texts/de/refusals.ts'
import { refusals } from '../packages/server/api/refusals.ts'

/** Said by the screens themselves, when no answer of ours arrived. */
const ofTheScreens = ['offline', 'unreadable']

const factsIn = ({ say, nextStep }: { say: string; nextStep: string | null }) =>
  [...new Set([...`${say} ${nextStep}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))]
    // An address of the API, not a fact.
    .filter((name) => name !== 'id')
    .toSorted()

describe('refusals in German', () => {
  it('are there for every code, and for no other', () => {
    expect(Object.keys(german).toSorted()).toEqual([...Object.keys(refusals), ...ofTheScreens].toSorted())
  })

  it.each(Object.entries(refusals))('%s tells the same facts', (code, words) => {
    expect(factsIn(german[code] ?? { say: '', nextStep: null })).toEqual(factsIn(words))
  })
})
