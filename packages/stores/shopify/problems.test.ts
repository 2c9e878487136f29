import { describe, expect, it } from 'vitest'
import {
  isAlreadyThere,
  problemOfErrors,
  problemOfSilence,
  problemOfStatus,
  problemOfTokenRefusal,
} from './problems.ts'
import { readRetryAfterMs } from './retry-after.ts'

describe('a status', () => {
  it.each([
    [400, 'store.request_refused', 'ours', null],
    [401, 'store.credentials_refused', 'merchant', null],
    [402, 'store.frozen', 'merchant', null],
    [403, 'store.forbidden', 'merchant', null],
    [404, 'store.not_found', 'merchant', null],
    [406, 'store.request_refused', 'ours', null],
    [423, 'store.locked', 'merchant', null],
    [429, 'store.throttled', 'remote', 60_000],
    [430, 'store.security_rejection', 'remote', 3_600_000],
    [500, 'store.unwell', 'remote', 60_000],
    [503, 'store.unwell', 'remote', 60_000],
    [302, 'store.request_refused', 'ours', null],
  ])('%i is %s of %s', (status, code, owner, afterMs) => {
    const problem = problemOfStatus(status, 'request 1', 'none', null)
    expect(problem).toMatchObject({ code, owner, effect: 'none', retry: afterMs === null ? null : { afterMs } })
    expect(problem.say).toMatch(/\.$/)
    expect(problem.owner === 'merchant' && !problem.nextStep).toBe(false)
  })

  it('of a server in trouble leaves a write in doubt; a refusal does not', () => {
    expect(problemOfStatus(502, '', 'unknown', null).effect).toBe('unknown')
    expect(problemOfStatus(403, '', 'unknown', null).effect).toBe('none')
  })
})

describe('GraphQL errors', () => {
  it.each([
    ['ACCESS_DENIED', 'store.permission_missing', 'merchant'],
    ['SHOP_INACTIVE', 'store.inactive', 'merchant'],
    ['THROTTLED', 'store.throttled', 'remote'],
    ['INTERNAL_SERVER_ERROR', 'store.unwell', 'remote'],
    ['MAX_COST_EXCEEDED', 'store.request_refused', 'ours'],
    ['A_NEW_ONE', 'store.request_refused', 'ours'],
  ])('%s is %s of %s', (code, ours, owner) => {
    const problem = problemOfErrors(
      [{ message: 'words of Shopify', extensions: { code, requiredAccess: null } }],
      'none',
    )
    expect(problem).toMatchObject({ code: ours, owner, effect: 'none' })
    expect(problem.say).not.toContain('words of Shopify')
    expect(problem.detail).toContain('words of Shopify')
  })

  it.each([
    ['`read_orders` access scope, `read_marketplace_orders` access scope', 'read_orders'],
    ['`read_fulfillments` access scope.', 'read_fulfillments'],
  ])('a denial by %s names %s', (requiredAccess, scope) => {
    expect(
      problemOfErrors([{ message: '', extensions: { code: 'ACCESS_DENIED', requiredAccess } }], 'none').nextStep,
    ).toContain(scope)
  })
})

it.each([
  [400, '{"error":"shop_not_permitted"}', 'store.shop_not_permitted'],
  [403, 'Client credentials cannot be performed on this shop', 'store.shop_not_permitted'],
  [400, '{"error":"invalid_client"}', 'store.credentials_refused'],
  [401, '', 'store.credentials_refused'],
  [404, '<html>', 'store.not_found'],
  [500, '', 'store.unwell'],
])('the token endpoint answering %i %s is %s', (status, body, code) => {
  expect(problemOfTokenRefusal(status, body, null)).toMatchObject({ code, effect: 'none' })
})

it.each([
  ['2', 2000],
  ['2.5', 2500],
  ['0', 0],
  [undefined, null],
  ['', null],
  ['-1', null],
  ['Wed, 21 Oct 2026 07:28:00 GMT', null],
])('a Retry-After of %j is %j ms', (header, ms) => {
  expect(readRetryAfterMs(header)).toBe(ms)
})

it('a lost write stays in doubt', () => {
  expect(problemOfSilence('unknown', 'timed out')).toMatchObject({ effect: 'unknown', retry: { afterMs: 60_000 } })
})

it('an address taken already is there', () => {
  expect(isAlreadyThere([{ message: 'Address for this topic has already been taken' }])).toBe(true)
  expect(isAlreadyThere([{ message: 'Address is invalid' }])).toBe(false)
})
