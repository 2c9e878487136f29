import { describe, expect, it } from 'vitest'
import { inWordsOf } from './connector-words.ts'

const field = (name: string, label: string, help: string) => ({
  name,
  label,
  help,
  secret: name === 'secret',
  required: true,
  rare: false,
  placeholder: null,
})
const connector = {
  kind: 'tea',
  label: 'Tea Shop',
  whereIsTheCarrierName: 'On the box.',
  fields: [field('address', 'Address', 'On the door.'), field('secret', 'Secret', 'Under the mat.')],
}
const german = {
  whereIsTheCarrierName: 'Auf der Kiste.',
  fields: { address: { label: 'Adresse', help: 'An der Tür.' } },
}

describe('the words of a connector', () => {
  it.each([
    ['say what the language says, and keep the rest', 'tea', ['Adresse', 'Secret'], 'Auf der Kiste.'],
    ['of another kind change nothing', 'coffee', ['Address', 'Secret'], 'On the box.'],
  ])('%s', (_what, translated, labels, where) => {
    const said = inWordsOf((kind) => (kind === translated ? german : undefined))(connector)
    expect(said.fields.map(({ label }) => label)).toEqual(labels)
    expect(said.whereIsTheCarrierName).toBe(where)
    expect(said.fields.map(({ name, secret }) => [name, secret])).toEqual([
      ['address', false],
      ['secret', true],
    ])
  })
})
