import { expect, it } from 'vitest'
import { statusWords } from './connection-words.ts'

const words = {
  channels: { pausedSay: 'Resume it.', brokenSay: 'Connect it again.' },
  common: { problem: { said: (text: string) => text.replace('Slow', 'A little slow') } },
}

it.each([
  ['active', null, null],
  ['active', 'Slow today.', 'A little slow today.'],
  ['paused', 'Paused by hand.', 'Resume it.'],
  ['broken', 'The access has run out.', 'The access has run out. Connect it again.'],
  ['broken', null, 'Connect it again.'],
] as const)('a connection that is %s (%j) says %j', (status, statusSay, said) => {
  expect(statusWords(words, { status, statusSay })).toBe(said)
})
