import { expect, it } from 'vitest'
import { regionName } from './region.ts'

it.each([
  ['en-GB', 'GB', 'United Kingdom'],
  ['de', 'US', 'Vereinigte Staaten'],
  ['en-GB', '', ''],
  ['en-GB', 'everywhere', 'everywhere'],
])('in %s the market %j is called %j', (locale, region, name) => {
  expect(regionName(locale, region)).toBe(name)
})
