import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derive, source, type Row } from '../../support/calls.ts'

const agent = '13800138000'
const masked = '138****8000'

/** Answered calls of one number, at least twenty minutes apart, with what the bill makes of each. */
const calls = fc.array(fc.record({ second: fc.nat(59), talk: fc.integer({ min: 1, max: 50 }), ring: fc.integer({ min: 1, max: 8 }), isMasked: fc.boolean(), isDiverted: fc.boolean(), isInPicture: fc.boolean() }), { minLength: 1, maxLength: 12 })

const two = (n: number): string => String(n).padStart(2, '0')
const time = (k: number, seconds: number): string => {
  const minute = k * 20 + Math.floor(seconds / 60)
  return `2026-03-05 ${two(9 + Math.floor(minute / 60))}:${two(minute % 60)}:${two(seconds % 60)}`
}

test('each call in three proofs is one incident, be its number masked, its leg forwarded or not', () => {
  fc.assert(
    fc.property(calls, (list) => {
      const phone: readonly Row[] = list.map(({ second, talk }, k) => ({ number: agent, at: time(k, second), direction: 'incoming', talk }))
      const bill: readonly Row[] = list.flatMap(({ second, talk, ring, isMasked, isDiverted }, k): readonly Row[] => {
        const row: Row = { number: isMasked ? masked : agent, at: time(k, second + ring), direction: 'incoming', talk: talk + 1 }
        return isDiverted ? [row, { ...row, at: time(k, second + ring + 1), direction: 'forwarded' }] : [row]
      })
      const picture: readonly Row[] = list.flatMap(({ second, isInPicture }, k) => (isInPicture ? [{ number: agent, at: time(k, second).slice(0, 16), direction: 'incoming' as const }] : [])).reverse()
      const { merged } = derive([source('p', 'phone', phone), source('b', 'bill', bill), ...(picture.length === 0 ? [] : [source('s', 'screenshot', picture)])])
      expect(merged.incidents.filter((i) => i.counted)).toHaveLength(list.length)
      expect(merged.incidents).toHaveLength(list.length)
    }),
    { numRuns: 60 },
  )
})

test('however many calls of one number fall into one minute of one log, none is lost and none is added', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(59), { minLength: 2, maxLength: 5 }), fc.boolean(), (seconds, hasSecondExport) => {
      const rows = seconds.map((second): Row => ({ number: agent, at: `2026-03-05 14:05:${two(second)}`, direction: 'missed', ring: 3 }))
      const sources = [source('p', 'phone', rows), ...(hasSecondExport ? [source('later', 'phone', rows)] : [])]
      expect(derive(sources).merged.incidents.filter((i) => i.counted)).toHaveLength(seconds.length)
    }),
    { numRuns: 40 },
  )
})

test('a row "(n)" never makes more calls than it says, and adds nothing to those a phone log has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(8), (count, known) => {
      const grouped = source('s', 'screenshot', [{ number: agent, at: '2026-03-05 16:30', count }])
      const phone = source('p', 'phone', Array.from({ length: known }, (_, k): Row => ({ number: agent, at: time(k, 0), direction: 'missed' })).concat({ number: agent, at: '2026-03-05 16:30:20', direction: 'missed' }))
      expect(derive([grouped]).merged.incidents.filter((i) => i.counted)).toHaveLength(count)
      expect(derive([phone, grouped]).merged.incidents.filter((i) => i.counted)).toHaveLength(Math.max(count, known + 1))
    }),
    { numRuns: 40 },
  )
})
