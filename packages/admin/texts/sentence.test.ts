import { expect, it } from 'vitest'
import { type Sentence, saidIn } from './sentence.ts'

const table: readonly Sentence[] = [
  ['{because}', '{because}'],
  ['{because} Did you mean {suggestion}?', '{because} Meinten Sie {suggestion}?'],
  ['"{number}" is too short.', '„{number}“ ist zu kurz.'],
  ['Sent (once) for {order}.', 'Einmal gesendet für {order}.'],
  ['A doubt: {doubt}', 'Ein Zweifel: {doubt}'],
  ['It fits {carrier}.', 'Das passt zu {carrier}.'],
  ['{carrier} was named.', 'Genannt ist {carrier}.'],
  ['Skipped. {because}', 'Ausgelassen. {because}'],
  ['It may be {carriers}.', 'Es kann {carriers|or=oder} sein.'],
]

it.each([
  ['a fact is carried over', '"12" is too short.', '„12“ ist zu kurz.'],
  ['a sentence in a sentence', '"1.2" is too short. Did you mean 123?', '„1.2“ ist zu kurz. Meinten Sie 123?'],
  ['signs of patterns are signs', 'Sent (once) for #1.', 'Einmal gesendet für #1.'],
  ['what is not known stays', 'The dog ate it.', 'The dog ate it.'],
  ['a known sentence in an unknown one stays too', 'Look: "12" is too short!', 'Look: "12" is too short!'],
  ['several sentences, each of its shape', '"12" is too short. UPS was named.', '„12“ ist zu kurz. Genannt ist UPS.'],
  [
    '… as a fact of another',
    'A doubt: UPS was named. "12" is too short.',
    'Ein Zweifel: Genannt ist UPS. „12“ ist zu kurz.',
  ],
  ['… one of them not known', 'It rains. UPS was named. Bye.', 'It rains. Genannt ist UPS. Bye.'],
  ['… in the other order', 'It fits UPS. "12" is too short.', 'Das passt zu UPS. „12“ ist zu kurz.'],
  [
    'a full stop in a name ends no sentence',
    '"St. 9" is too short. It fits A. B.',
    '„St. 9“ ist zu kurz. Das passt zu A. B.',
  ],
  ['the last fact may be missing', 'Skipped.', 'Ausgelassen.'],
  ['… or be any text', 'Skipped. As he said.', 'Ausgelassen. As he said.'],
  ['names joined by a word', 'It may be UPS or FedEx.', 'Es kann UPS oder FedEx sein.'],
  ['what was written by somebody is not read as a pattern', '"{order} $&" is too short.', '„{order} $&“ ist zu kurz.'],
])('%s', (_what, english, german) => {
  expect(saidIn(table, english)).toBe(german)
})
