import { expect, test } from 'vitest'
import { derive, source, type Row } from '../support/calls.ts'

// Seen: with a table typed from the phone imported too, every call of the phone's own export showed the strength of a typed table (1).
const calls: readonly Row[] = Array.from({ length: 12 }, (_, i) => ({ number: '02180001111', at: `2026-03-${String(i + 1).padStart(2, '0')} 10:00:00`, direction: 'incoming', talk: 10 + i }))
const phoneOnly: Row = { number: '02180001111', at: '2026-03-20 11:00:00', direction: 'incoming', talk: 33 }

test.each(['a', 'z'])('a call of the phone’s export keeps the strength of a phone export beside a typed table of the same calls (table named %s)', (name) => {
  const { merged } = derive([source('phone', 'phone', [...calls, phoneOnly]), source(name, 'table', calls)])
  expect(new Set(merged.incidents.map((i) => i.strengths.rang))).toEqual(new Set([2]))
  expect(merged.incidents).toHaveLength(13)
})

test('a call that only the typed table knows stays as weak as a typed table', () => {
  const { merged } = derive([source('phone', 'phone', calls), source('a', 'table', [...calls, phoneOnly])])
  const only = merged.incidents.filter((i) => i.supportedBy.length === 1)
  expect(only.map((i) => i.strengths.rang)).toEqual([1])
})
