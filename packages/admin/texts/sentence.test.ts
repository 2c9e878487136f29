import { expect, it } from 'vitest'
import { type Sentence, saidIn } from './sentence.ts'

const table: readonly Sentence[] = [
  ['{because}', '{because}'],
  ['{because} Did you mean {suggestion}?', '{because} Meinten Sie {suggestion}?'],
  ['"{number}" is too short.', '„{number}“ ist zu kurz.'],
  ['Sent (once) for {order}.', 'Einmal gesendet für {order}.'],
]

it.each([
  ['a fact is carried over', '"12" is too short.', '„12“ ist zu kurz.'],
  ['a sentence in a sentence', '"1.2" is too short. Did you mean 123?', '„1.2“ ist zu kurz. Meinten Sie 123?'],
  ['signs of patterns are signs', 'Sent (once) for #1.', 'Einmal gesendet für #1.'],
  ['what is not known stays', 'The dog ate it.', 'The dog ate it.'],
  ['a known sentence in an unknown one stays too', 'Look: "12" is too short!', 'Look: "12" is too short!'],
  ['what was written by somebody is not read as a pattern', '"{order} $&" is too short.', '„{order} $&“ ist zu kurz.'],
])('%s', (_what, english, german) => {
  expect(saidIn(table, english)).toBe(german)
})
