import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type Json } from '../../../src/core/kernel/canonical-json.ts'

/** The definition, as short as it can be said. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  // A key that looks like a number would be moved to the front by an object: entries keep their order in text only.
  return new Map(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, item]) => [key.normalize('NFC'), plain(item)]))
}
const text = (value: unknown): string => {
  if (value instanceof Map) return `{${[...(value as Map<string, unknown>)].map(([key, item]) => `${JSON.stringify(key)}:${text(item)}`).join(',')}}`
  return Array.isArray(value) ? `[${value.map(text).join(',')}]` : JSON.stringify(value)
}

test('one value has one text, whatever the order its keys were written in', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'é'], 时间: undefined, c: {}, d: [] })).toBe('{"a":[true,null,"é"],"b":1,"c":{},"d":[]}')
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(value as Json)).toBe(text(plain(value)))
    }),
    { numRuns: 500 },
  )
})
