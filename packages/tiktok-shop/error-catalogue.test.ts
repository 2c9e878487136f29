import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { errorCatalogue, judgeCode } from './error-catalogue.ts'
import type { CallName, ProblemClass } from './problem.ts'

const row = (code: number, call: CallName, problemClass: ProblemClass) => ({ code, call, problemClass })

describe('the error catalogue', () => {
  it.each([
    row(36009002, 'get-order-list', 'later'),
    row(36009003, 'mark-package-as-shipped', 'later'),
    row(36009007, 'mark-package-as-shipped', 'unknown'),
    row(105002, 'mark-package-as-shipped', 'token_expired'),
    row(105005, 'update-shipping-info', 'credentials'),
    row(101000, 'get-order-list', 'credentials'),
    row(106001, 'get-order-list', 'credentials'),
    row(36009033, 'get-order-list', 'credentials'),
    row(36009043, 'get-order-list', 'credentials'),
    row(36009044, 'get-order-list', 'credentials'),
    row(36004004, 'token-get', 'credentials'),
    row(36004001, 'token-refresh', 'credentials'),
    row(106013, 'get-order-list', 'ours'),
    row(21004015, 'mark-package-as-shipped', 'carrier'),
    row(21004016, 'mark-package-as-shipped', 'carrier'),
    row(21022032, 'ship-package', 'carrier'),
    row(11028006, 'mark-package-as-shipped', 'number'),
    row(21004012, 'mark-package-as-shipped', 'number'),
    row(21011022, 'mark-package-as-shipped', 'provider_list'),
    row(21011044, 'mark-package-as-shipped', 'on_hold'),
    row(21011025, 'mark-package-as-shipped', 'verify'),
    row(21034012, 'ship-package', 'verify'),
    row(21011026, 'mark-package-as-shipped', 'verify'),
    row(21008099, 'mark-package-as-shipped', 'verify'),
    row(21011006, 'mark-package-as-shipped', 'verify'),
    row(21011020, 'ship-package', 'verify'),
    row(21042056, 'mark-package-as-shipped', 'verify'),
    row(21011030, 'update-shipping-info', 'verify'),
    row(21011030, 'update-package-shipping-info', 'verify'),
    row(21011030, 'mark-package-as-shipped', 'window'),
    row(21011030, 'ship-package', 'window'),
    row(21011048, 'mark-package-as-shipped', 'line_items'),
    row(21011029, 'mark-package-as-shipped', 'line_items'),
    row(21042057, 'mark-package-as-shipped', 'state'),
    row(21011043, 'update-shipping-info', 'state'),
    row(21011007, 'mark-package-as-shipped', 'after_sale'),
    row(21008044, 'mark-package-as-shipped', 'after_sale'),
    row(21011041, 'ship-package', 'cancelled'),
    row(25001010, 'update-shipping-info', 'cancelled'),
    row(21011049, 'update-shipping-info', 'window'),
    row(21011050, 'update-package-shipping-info', 'window'),
    row(21011051, 'mark-package-as-shipped', 'window'),
    row(21008025, 'mark-package-as-shipped', 'never'),
    row(21011004, 'mark-package-as-shipped', 'never'),
    row(21008106, 'mark-package-as-shipped', 'never'),
    row(21004019, 'ship-package', 'seller'),
    row(11001002, 'ship-package', 'ours'),
    row(36020001, 'add-external-order-references', 'ours'),
    row(12345678, 'mark-package-as-shipped', 'unlisted'),
  ])('$code on $call is $problemClass', ({ code, call, problemClass }) => {
    expect(judgeCode(code, call, '').class).toBe(problemClass)
  })

  it.each([
    { message: "Invalid 'timestamp'. It is earlier than 5 minutes. For more details …", problemClass: 'clock' },
    { message: 'Timestamp is more than 30 seconds ahead', problemClass: 'clock' },
    { message: "Invalid 'x-tts-access-token' header", problemClass: 'credentials' },
    { message: 'Invalid access_token in header', problemClass: 'credentials' },
    { message: "Invalid 'app_key'. For more details …", problemClass: 'credentials' },
    { message: "Unexpected identifier 'shop_cipher'", problemClass: 'ours' },
    { message: '', problemClass: 'ours' },
  ])('36009004 "$message" is $problemClass', ({ message, problemClass }) => {
    expect(judgeCode(36009004, 'get-order-list', message).class).toBe(problemClass)
  })

  it('keeps the meaning of a code that turns up on another call, unless it has several', () => {
    expect(judgeCode(21011043, 'ship-package', '').class).toBe('state')
    expect(judgeCode(21011030, 'get-order-detail', '').class).toBe('unlisted')
  })

  it('has every code once per call, with words for a merchant', () => {
    const seen = new Set<string>()
    for (const { say, nextStep, codes } of errorCatalogue) {
      expect(say).toMatch(/^[A-Z].*\.$/s)
      expect(nextStep).toMatch(/^[A-Z].*\.$/s)
      for (const { code, on } of codes) {
        for (const call of on === 'every call' ? ['every call'] : on) {
          expect(seen).not.toContain(`${code} on ${call}`)
          seen.add(`${code} on ${call}`)
        }
      }
    }
  })

  it('leaves the effect open for system errors and time-outs only', () => {
    const open = errorCatalogue.filter(({ effect }) => effect === 'unknown').map((group) => group.class)
    expect(open).toEqual(['later', 'unknown'])
  })
})

// The vendor's error lists, one file per page of the API reference, and the team's own notes on them: where a checkout
// has them beside it.
const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const notes = join(process.env.WAYBRIDGE_REFERENCE ?? join(dirname(repository), 'shared', 'reference'), 'tiktok-shop')
const pages = join(notes, 'specs')
const isThere = existsSync(pages)

describe.skipIf(!isThere)('the catalogue beside the vendor pages (skipped where WAYBRIDGE_REFERENCE has none)', () => {
  const files = isThere ? readdirSync(pages).filter((file) => file.endsWith('.json') && file !== 'webhooks.json') : []
  const rows = errorCatalogue.flatMap(({ codes }) => codes)

  it.each(files)('knows every error of %s', (file) => {
    const page = JSON.parse(readFileSync(join(pages, file), 'utf8')) as { name: CallName; errors: { code: number }[] }
    const unknownHere = page.errors
      .map(({ code }) => Number(code))
      .filter(
        (code) => !rows.some((row) => row.code === code && (row.on === 'every call' || row.on.includes(page.name))),
      )
    expect(unknownHere).toEqual([])
  })

  it.each([
    { section: '## 1. ', codesMin: 4 },
    { section: '## 3. ', codesMin: 18 },
    { section: '## 8. ', codesMin: 130 },
  ])('knows every code of section $section of the notes', ({ section, codesMin }) => {
    const text = readFileSync(join(notes, 'README.md'), 'utf8')
    const start = text.indexOf(`\n${section}`)
    const codes = (text.slice(start, text.indexOf('\n## ', start + 1)).match(/\b(?:\d{8}|10[156]0\d\d)\b/g) ?? []).map(
      Number,
    )
    expect(new Set(codes).size).toBeGreaterThanOrEqual(codesMin)
    // 36009004 is read by the words of its message, not by a row.
    expect(codes.filter((code) => code !== 36009004 && !rows.some((row) => row.code === code))).toEqual([])
  })

  it('found the pages of the calls we make', () => {
    expect(files).toContain('mark-package-as-shipped.json')
  })
})
