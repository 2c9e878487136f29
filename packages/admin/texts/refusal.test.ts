import { expect, it } from 'vitest'
import { refusedIn } from './refusal.ts'

const table = {
  plain: { say: 'Nein.', nextStep: null },
  counted: { say: 'Höchstens {max}.', nextStep: 'Weniger als {max} wählen.' },
  passed: { say: '{say}', nextStep: '{nextStep}' },
}

it.each([
  ['a sentence without facts', 'plain', {}, { say: 'Nein.', nextStep: null }],
  ['a fact in both', 'counted', { max: 5 }, { say: 'Höchstens 5.', nextStep: 'Weniger als 5 wählen.' }],
  ['a next step that was empty', 'passed', { say: 'No.', nextStep: '' }, { say: 'No.', nextStep: null }],
  ['a fact that was not told', 'counted', {}, undefined],
  ['markup stays text', 'passed', { say: '<b>{max}', nextStep: '$&' }, { say: '<b>{max}', nextStep: '$&' }],
  ['an unknown code', 'other', {}, undefined],
  ['a code that only looks known', 'toString', {}, undefined],
])('%s', (_what, code, facts, said) => {
  expect(refusedIn(table, code, facts)).toEqual(said)
})

it('a fact that is a sentence of the server is said in the language of the rest', () => {
  const said = (text: string) => (text === 'Not now.' ? 'Jetzt nicht.' : text)
  expect(refusedIn(table, 'passed', { say: 'Not now.', nextStep: 'Wait.' }, said)).toEqual({
    say: 'Jetzt nicht.',
    nextStep: 'Wait.',
  })
})
