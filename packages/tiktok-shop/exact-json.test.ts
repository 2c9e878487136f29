import { describe, expect, it } from 'vitest'
import { parseExactJson } from './exact-json.ts'

describe('JSON without the loss', () => {
  it.each([
    { json: '{"id":576461413038785752}', value: { id: '576461413038785752' } },
    { json: '[9007199254740993,-9007199254740993]', value: ['9007199254740993', '-9007199254740993'] },
    { json: '{"code":36009003,"ratio":0.5,"big":1e300}', value: { code: 36009003, ratio: 0.5, big: 1e300 } },
    { json: '9007199254740991', value: 9007199254740991 },
    { json: '"576461413038785752"', value: '576461413038785752' },
  ])('reads $json', ({ json, value }) => {
    expect(parseExactJson(json)).toEqual(value)
  })

  it.each([
    { name: 'nothing', json: '' },
    { name: 'cut text', json: '{"code":0,"data":{"orders":[' },
    { name: 'HTML', json: '<html><script>alert(1)</script></html>' },
    { name: 'a nesting of 200,000 levels', json: '['.repeat(200_000) + ']'.repeat(200_000) },
  ])('answers undefined for $name', ({ json }) => {
    expect(parseExactJson(json)).toBeUndefined()
  })

  it('lets __proto__ be a name like any other', () => {
    parseExactJson('{"__proto__":{"isAdmin":true}}')
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })
})
