import { describe, expect, it } from 'vitest'
import { filterOf, readOrdersSearch } from './search.ts'

describe('the address of Manage orders', () => {
  it.each([
    ['one state is a list of one', { state: 'failed' }, { state: ['failed'] }],
    ['several states', { state: ['failed', 'ready'] }, { state: ['ready', 'failed'] }],
    ['a state that there is not is left out', { state: ['failed', 'colour'] }, { state: ['failed'] }],
    ['a tracking number stays text', { text: '0012345678905' }, { text: '0012345678905' }],
    [
      'states that wait for a person are that group',
      { state: ['needs_fix', 'failed', 'needs_mapping'] },
      { group: 'needs_you' },
    ],
    ['a group has no states beside it', { group: 'on_their_way', state: 'failed' }, { group: 'on_their_way' }],
    ['an unknown group is left out', { group: 'mine' }, {}],
    ['an unknown sorting is left out', { sort: 'colour' }, {}],
    ['an unknown tab is left out', { tab: 'secrets' }, {}],
    ['an empty add is an open dialog', { add: '' }, { add: '' }],
    ['what is no text is left out', { channel: ['a', 'b'], store: 3 }, {}],
  ])('%s', (_what, search, read) => {
    expect(readOrdersSearch(search)).toEqual(read)
  })
  it('asks for whole days where the reader is', () => {
    const { createdFrom, createdBefore, deadlineBefore } = filterOf({
      from: '2026-11-23',
      to: '2026-11-23',
      due: '2026-11-30',
    })
    expect(Date.parse(createdBefore ?? '') - Date.parse(createdFrom ?? '')).toBe(86_400_000)
    expect(new Date(deadlineBefore ?? '').getDate()).toBe(1)
    expect(readOrdersSearch({ from: '2026-13-45', to: 'yesterday' })).toMatchObject({ from: undefined, to: undefined })
  })
  it('asks the API for what narrows the list, not for what is open', () => {
    expect(filterOf({ text: '  #1001 ', channel: 'chn_1', shipment: 'syn_1', sort: 'oldest', add: '' })).toEqual({
      text: '#1001',
      channelId: 'chn_1',
    })
  })
})
