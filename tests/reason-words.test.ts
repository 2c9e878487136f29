/** The screens' few words for each reason, against the registry of reasons: neither may know one that the other does not. */
import { describe, expect, it } from 'vitest'
import { reasons as german } from '../packages/admin/texts/de/reasons.ts'
import { reasonSentences, sentences } from '../packages/admin/texts/de/sentences.ts'
import { reasons as english } from '../packages/admin/texts/en/reasons.ts'
import { saidIn } from '../packages/admin/texts/sentence.ts'
import { detect } from '../packages/carriers/index.ts'
import { reasons } from '../packages/sync/reasons.ts'

describe('reasons in a few words', () => {
  it.each([
    ['English', english],
    ['German', german],
  ])('%s has a few words for every reason there is, and for no other', (_language, words) => {
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(reasons).toSorted())
  })
})

/** `{carriers|or=oder}` is the fact `carriers`. */
const factsOf = (text: string) => [...text.matchAll(/\{(\w+)(?:\|\w+=\w+)?\}/g)].map(([, name]) => name).toSorted()
/** The sentence about facts that mean nothing, as the server would write it and as it must come out. */
const about = (text: string) => text.replaceAll(/\{(\w+)(?:\|\w+=\w+)?\}/g, '<$1>')

describe('the German sentences of reasons', () => {
  it.each(Object.entries(reasons))('%s is said as the registry says it', (code, { say, nextStep }) => {
    const [own, ownNext] = reasonSentences[code] ?? []
    expect([own?.[0], ownNext?.[0] ?? null]).toEqual([say, nextStep])
  })
  it('knows no reason that the registry does not', () => {
    expect(Object.keys(reasonSentences).toSorted()).toEqual(Object.keys(reasons).toSorted())
  })
  it.each([...sentences])('%j tells the same facts', (english, german) => {
    expect(factsOf(german)).toEqual(factsOf(english))
  })
  it.each(sentences.filter(([english]) => !/^\{\w+\}$/.test(english)))(
    '%j is hidden by none before it',
    (english, german) => {
      expect(saidIn(sentences, about(english))).toBe(about(german))
    },
  )
})

describe('what is wrong with a number, in German', () => {
  it.each([
    ['somebody@example.com'],
    ['+44 20 7946 0018'],
    ['none'],
    ['https://www.example.com/track'],
    ['9.40011E+21'],
    ['1Ζ999АА10123456784'],
    ['12'],
    ['1'.repeat(60)],
    ['0000000000000'],
    ['1Z999AA10123456785'],
    ['ZZ-4711-QX'],
  ])('%s', (text) => {
    const said = detect(text, { region: 'US' }).numbers[0]?.reason?.say
    expect(said).toBeDefined()
    expect(saidIn(sentences, said ?? '')).not.toBe(said)
  })
})
