import { expect, test } from 'vitest'
import { confirmed, decide, derive, observationId, source } from '../../support/calls.ts'

const agent = '13800138000'
const phone = source('phone.xml', 'phone', [{ number: agent, at: '2026-03-05 14:05:09.250', direction: 'incoming', talk: 35 }])
const bill = source('bill.xls', 'bill', [{ number: '008613800138000', at: '2026-03-05 14:05:21', direction: 'incoming', talk: 36 }])
const shot = source('shot.png', 'screenshot', [{ number: '138 0013 8000', at: '2026-03-05 14:05', direction: 'incoming', label: '保险推销' }])

test('a phone row, a bill row and a screenshot row of one call make one incident with three proofs', () => {
  const { merged, grouped } = derive([phone, bill, shot])
  expect(merged.incidents).toHaveLength(1)
  expect(merged.incidents[0]?.supportedBy).toHaveLength(3)
  expect(merged.incidents[0]?.conflicts).toEqual([])
  expect(merged.incidents[0]).toMatchObject({ strength: 4, counted: true, wasAnswered: true, durationSeconds: 35 })
  expect(merged.incidents[0]?.reasons.map((r) => r.rule).toSorted()).toEqual(['phone-bill', 'phone-screenshot'])
  expect(grouped.threads.map((t) => [t.confirmedCount, t.upTo])).toEqual([[1, 1]])
})

test('two calls of one number in one minute are two', () => {
  const rows = [{ number: agent, at: '2026-03-05 14:05:09', direction: 'missed', ring: 8 }, { number: agent, at: '2026-03-05 14:05:41', direction: 'missed', ring: 9 }] as const
  expect(derive([source('p', 'phone', rows)]).merged.incidents.filter((i) => i.counted)).toHaveLength(2)
  expect(derive([source('s', 'screenshot', [{ number: agent, at: '2026-03-05 14:05' }, { number: agent, at: '2026-03-05 14:05' }])]).merged.incidents.filter((i) => i.counted)).toHaveLength(2)
})

test('two calls in one minute in the phone and in the bill are two, not four', () => {
  const p = source('p', 'phone', [{ number: agent, at: '2026-03-05 14:05:02', direction: 'incoming', talk: 10 }, { number: agent, at: '2026-03-05 14:05:40', direction: 'incoming', talk: 12 }])
  const b = source('b', 'bill', [{ number: agent, at: '2026-03-05 14:05:10', direction: 'incoming', talk: 11 }, { number: agent, at: '2026-03-05 14:05:48', direction: 'incoming', talk: 12 }])
  expect(confirmed([p, b])).toBe(2)
})

test('a row "(4)" is four calls, one of them timed', () => {
  const { merged } = derive([source('s', 'screenshot', [{ number: agent, at: '2026-03-05 14:05', count: 4 }])])
  expect(merged.incidents.map((i) => [i.counted, i.untimed ?? false, i.startedAt === undefined])).toEqual([[true, false, false], [true, true, true], [true, true, true], [true, true, true]])
})

test('a row "(4)" adds nothing to four calls the phone log has', () => {
  const p = source('p', 'phone', ['09:01:00', '09:20:10', '10:00:00', '10:05:30'].map((t) => ({ number: agent, at: `2026-03-05 ${t}`, direction: 'missed' as const })))
  const s = source('s', 'screenshot', [{ number: agent, at: '2026-03-05 10:05', count: 4 }])
  expect(derive([p, s]).merged.incidents).toHaveLength(4)
})

test('a second export of the same phone by another app adds nothing but its newer calls', () => {
  const calls = Array.from({ length: 20 }, (_, i) => ({ number: `1390000${String(1000 + i)}`, at: `2026-03-${String(i + 1).padStart(2, '0')} 10:00:${String(10 + i)}.5`, direction: 'missed' as const }))
  const later = calls.map((c) => ({ ...c, at: c.at.replace('.5', '') })).concat({ number: agent, at: '2026-04-01 10:00:00', direction: 'missed' })
  const { merged } = derive([source('first', 'phone', calls), source('later', 'phone', later)])
  expect(merged.logs).toHaveLength(1)
  expect(merged.logs[0]?.links).toMatchObject([{ rule: 'content', sharedRecords: 20 }])
  expect(merged.incidents).toHaveLength(21)
})

test('overlapping screenshots never raise a count', () => {
  const rows = ['14:05', '13:40', '11:02', '10:15', '09:30'].map((t, i) => ({ number: `1390000100${String(i)}`, at: `2026-03-05 ${t}`, direction: 'incoming' as const }))
  expect(confirmed([source('s1', 'screenshot', rows.slice(0, 4)), source('s2', 'screenshot', rows.slice(2))])).toBe(5)
  expect(derive([source('s1', 'screenshot', rows.slice(0, 4)), source('s2', 'screenshot', rows.slice(2))]).merged.incidents).toHaveLength(5)
})

test('two screenshots of one call make one incident', () => {
  expect(derive([source('s1', 'screenshot', [{ number: agent, at: '2026-03-05 14:05' }]), source('s2', 'screenshot', [{ number: agent, at: '2026-03-05 14:05' }])]).merged.incidents).toHaveLength(1)
})

test('a screenshot row with a misread digit is no new counted call where the phone log covers the day', () => {
  const p = source('p', 'phone', [{ number: agent, at: '2026-03-05 14:05:09', direction: 'missed' }, { number: agent, at: '2026-03-06 09:00:00', direction: 'missed' }])
  const s = source('s', 'screenshot', [{ number: '13800138006', at: '2026-03-05 14:05' }])
  const { merged } = derive([p, s])
  expect(merged.incidents).toHaveLength(3)
  expect(merged.incidents.filter((i) => i.counted)).toHaveLength(2)
})

test('a diverted call stands twice in the bill and is one incident', () => {
  const b = source('b', 'bill', [{ number: agent, at: '2026-03-05 14:05:21', direction: 'incoming', talk: 36 }, { number: agent, at: '2026-03-05 14:05:23', direction: 'forwarded', talk: 36 }])
  const { merged } = derive([phone, b])
  expect(merged.incidents).toHaveLength(1)
  expect(merged.incidents[0]?.supportedBy).toHaveLength(3)
})

test('records equal in every field are one, and said so', () => {
  const row = { number: agent, at: '2026-03-05 14:05:09', direction: 'missed' } as const
  const { merged } = derive([source('p', 'phone', [row, row])])
  expect(merged.incidents).toHaveLength(1)
  expect(merged.duplicates).toEqual([{ kept: expect.any(String) as string, same: [expect.any(String)] }])
  expect(merged.issues).toContainEqual({ code: 'merge-duplicates', severity: 'note', params: { count: 1 } })
})

test('the owner may keep apart what was joined, join what was apart, and undo both', () => {
  const ids = [observationId('phone.xml', 0), observationId('bill.xls', 0)] as const
  const apart = decide({ kind: 'separate-incidents', observations: [ids[0], ids[1]] }, 1)
  const split = derive([phone, bill], [apart])
  expect(split.merged.incidents).toHaveLength(2)
  expect(split.merged.incidents.flatMap((i) => i.formerIds)).toContain(ids.toSorted()[0])
  expect(derive([phone, bill], [apart, decide({ kind: 'undo', decision: apart.id }, 2)]).merged.incidents).toHaveLength(1)
  const far = source('far', 'bill', [{ number: '13900000000', at: '2026-03-09 08:00:00', direction: 'incoming', talk: 5 }])
  const joined = derive([phone, far], [decide({ kind: 'same-incident', observations: [ids[0], observationId('far', 0)] })])
  expect(joined.merged.incidents).toHaveLength(1)
  expect(joined.merged.incidents[0]?.conflicts.map((c) => c.field)).toEqual(['durationSeconds', 'otherNumber', 'startedAt'])
})

test('A = B, B = C and A ≠ C: none is joined and the collision is shown', () => {
  const [a, b, c] = [0, 1, 2].map((i) => observationId('d', i)) as [ReturnType<typeof observationId>, ReturnType<typeof observationId>, ReturnType<typeof observationId>]
  const d = source('d', 'phone', ['08', '09', '10'].map((h) => ({ number: agent, at: `2026-03-05 ${h}:00:00`, direction: 'missed' as const })))
  const { merged } = derive([d], [decide({ kind: 'same-incident', observations: [a, b] }, 1), decide({ kind: 'same-incident', observations: [b, c] }, 2), decide({ kind: 'separate-incidents', observations: [a, c] }, 3)])
  expect(merged.incidents).toHaveLength(3)
  expect(merged.conflicts).toMatchObject([{ kind: 'same-incident', between: ['a:1', 'a:2', 'a:3'] }])
})

test('days no source covers are named', () => {
  const march = source('march', { kind: 'bill', ownNumber: '13700000000' }, [{ number: agent, at: '2026-03-01 08:00:00', talk: 5 }, { number: agent, at: '2026-03-31 08:00:00', talk: 5 }])
  const may = source('may', { kind: 'bill', ownNumber: '13700000000' }, [{ number: agent, at: '2026-05-02 08:00:00', talk: 5 }])
  const { merged } = derive([march, may])
  expect(merged.coverage).toEqual({ from: '2026-03-01', to: '2026-05-02', gaps: [{ from: '2026-04-01', to: '2026-05-01' }] })
  expect(merged.logs.map((l) => l.sources.length)).toEqual([2])
})

test('a missed call on the phone is not the answered call on the bill', () => {
  const p = source('p', 'phone', [{ number: agent, at: '2026-03-05 14:05:09', direction: 'missed' }])
  expect(derive([p, bill]).merged.incidents.filter((i) => i.counted)).toHaveLength(2)
})

test('the owner calling back is never counted', () => {
  const p = source('p', 'phone', [{ number: agent, at: '2026-03-05 14:05:09', direction: 'missed' }, { number: agent, at: '2026-03-05 14:15:09', direction: 'outgoing', talk: 60 }])
  expect(confirmed([p])).toBe(1)
})
