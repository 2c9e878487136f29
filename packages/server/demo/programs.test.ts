import { expect, it } from 'vitest'
import { strangersEnvironment } from './programs.ts'

it('the demonstration does not meet the Waybridge of whoever starts it', () => {
  const environment = { PATH: '/bin', LANG: 'de_DE', PORT: '80', HOST: '0.0.0.0', REPORT: 'yes' }
  const theirs = { DATABASE_URL: 'postgres://shop', WAYBRIDGE_DATA: '/srv', WAYBRIDGE_MASTER_KEY: 'secret' }
  expect(strangersEnvironment({ ...environment, ...theirs })).toEqual({
    PATH: '/bin',
    LANG: 'de_DE',
    REPORT: 'yes',
  })
})
