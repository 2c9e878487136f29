import { expect, it } from 'vitest'
import { weaknessOf } from './password-strength.ts'

const about = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace', workspaceName: 'Tea & Co' }

it.each([
  ['elevenchars', 'password.short'],
  ['password1234!', 'password.weak'],
  ['Password1234', 'password.weak'],
  ['P@ssw0rd2024!', 'password.weak'],
  ['qwerty1234567', 'password.weak'],
  ['iloveyou12345', 'password.weak'],
  ['letmein12345', 'password.weak'],
  ['123456789012', 'password.weak'],
  ['abcdefghijkl', 'password.weak'],
  ['1qaz2wsx3edc4rfv', 'password.weak'],
  ['aaaaaaaaaaaaaaaa', 'password.weak'],
  ['waybridge1234', 'password.weak'],
  ['tiktokshop123', 'password.weak'],
  ['ada.lovelace@example.com', 'password.own'],
  ['lovelacelovelace', 'password.own'],
  ['Ada Lovelace 99', 'password.own'],
  ['grey parcels sail at noon', null],
  ['a whole new sentence', null],
  ['korrekt pferd batterie', null],
  ['Xk7#pQ2mV9!z', null],
  ['🚚📦🌍🏠🚢✈️🛵📮🧭⛵🗺️🏔️', null],
])('%s', async (password, because) => {
  expect(await weaknessOf(password, about)).toBe(because)
})

it.each(['x7'.repeat(128), 'a'.repeat(256), 'lorem ipsum dolor sit amet '.repeat(9), '=-'.repeat(128)])(
  'a long one costs no more than a short wait: %.12s…',
  async (password) => {
    await weaknessOf('grey parcels sail at noon', about)
    const startedAt = performance.now()
    await weaknessOf(password, about)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  },
)
