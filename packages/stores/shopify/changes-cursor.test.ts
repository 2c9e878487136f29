import { describe, expect, it } from 'vitest'
import {
  afterPage,
  type ChangesPosition,
  closeCursor,
  openCursor,
  overlapMs,
  pagesPerRunMax,
} from './changes-cursor.ts'

const sinceAt = '2026-11-21T10:00:00.000Z'
const later = '2026-11-21T12:00:00.000Z'
const start = openCursor(null, sinceAt)

describe('the position in the changes', () => {
  it('begins where it was told', () => {
    expect(start).toEqual({ v: 1, fromAt: sinceAt, seenAt: sinceAt, after: null, pages: 0 })
  })

  it.each([['nonsense'], ['{}'], ['null'], ['{"v":2}'], ['{"v":1,"fromAt":"x","seenAt":"x","after":null,"pages":0}']])(
    'begins anew for %j',
    (cursor) => {
      expect(openCursor(cursor, sinceAt)).toEqual(start)
    },
  )

  it('survives being put away', () => {
    const position = afterPage(start, [later], 'next')
    expect(openCursor(closeCursor(position), '2026-01-01T00:00:00Z')).toEqual(position)
  })

  it('within a run keeps its lower bound, or the pages would shift', () => {
    expect(afterPage(start, [later], 'next')).toEqual({ v: 1, fromAt: sinceAt, seenAt: later, after: 'next', pages: 1 })
  })

  it('at the end of a run looks back by the overlap', () => {
    const next = afterPage(start, [later], null)
    expect(Date.parse(later) - Date.parse(next.fromAt)).toBe(overlapMs)
    expect(next).toMatchObject({ seenAt: later, after: null, pages: 0 })
  })

  it('does not creep backwards through quiet runs', () => {
    let position = afterPage(start, [later], null)
    for (let run = 0; run < 5; run++) position = afterPage(position, [], null)
    expect(Date.parse(later) - Date.parse(position.fromAt)).toBe(overlapMs)
  })

  it('does not go back to an older change', () => {
    expect(afterPage({ ...start, seenAt: later }, [sinceAt], 'next').seenAt).toBe(later)
  })

  const longRun = (seenAt: string): ChangesPosition => ({ ...start, seenAt, after: 'deep', pages: pagesPerRunMax - 1 })

  it('after many pages begins anew at the newest change, that moment included', () => {
    expect(afterPage(longRun(later), [later], 'deeper')).toEqual({
      v: 1,
      fromAt: later,
      seenAt: later,
      after: null,
      pages: 0,
    })
  })

  it('pages on when all those pages share one moment, or it would read them for ever', () => {
    expect(afterPage(longRun(sinceAt), [sinceAt], 'deeper')).toMatchObject({ fromAt: sinceAt, after: 'deeper' })
  })
})
