import { expect, test } from 'vitest'
import { rehearse } from '../../../src/core/assess/rehearse.ts'
import type { Attack } from '../../../src/core/model/rehearsal.ts'
import { toObservationId } from '../../../src/core/model/ids.ts'
import { call, day, matter, observationsOf, refusal, said, stated } from '../../support/assess.ts'
import { fakeSha } from '../../support/fake-ports.ts'

const ticked = stated('stated.refusedAsListed')
const attack = (kind: string, input: Parameters<typeof rehearse>[0]): Attack | undefined => rehearse(input).find((a) => a.kind === kind)
const weak = { strengths: { rang: 2, said: 0, whose: 2 } }
const calls = Array.from({ length: 4 }, (_, k) => call(`2026-10-1${k} 10:00`))

test('incidents that rest on one source are told with what is left without them', () => {
  expect(attack('single-source', matter([...calls, call('2026-10-20 10:00', weak)]))).toMatchObject({ calls: { before: 5, after: 4 }, strikes: ['o-2026-10-20 10:00-'], isAlreadyOut: false })
})
test('an incident that two sources show is not among them', () => {
  const two = call('2026-10-20 10:00', { ...weak, supportedBy: [toObservationId('a'), toObservationId('b')] })
  const observations = new Map([...observationsOf([two])].map(([id, o], k) => [id, { ...o, source: fakeSha(String(k)) }]))
  expect(attack('single-source', matter([two], [], { observations }))).toBeUndefined()
})
test('digits read only from a picture', () => {
  const observations = observationsOf(calls.slice(0, 1), () => ({ otherNumber: { value: { kind: 'e164', text: '+8613800138000' }, raw: '', confidence: 'likely', method: 'ocr' } }))
  expect(attack('ocr-only-number', matter(calls, [], { observations }))?.strikes).toHaveLength(1)
})
test('calls known by a label alone are out already and weigh nothing', () => {
  expect(attack('label-only', matter([...calls, call('2026-10-20 10:00', { identity: 'labelled' })]))).toMatchObject({ isAlreadyOut: true, weight: 0, calls: { before: 4, after: 4 } })
})
test('if callers were not who they claimed to be, everything falls: told first', () => {
  const attacks = rehearse(matter(calls, [refusal('2026-10-09 10:00'), ticked]))
  expect(attacks[0]).toMatchObject({ kind: 'claimed-only', weight: 1, calls: { before: 4, after: 0 }, grounds: ['RF01'] })
})
test('a refusal shown only by a call row has no words: without it the next one counts', () => {
  const bare = refusal('2026-10-09 10:00', { proofs: [{ observation: calls[0]!.supportedBy[0] }] })
  expect(attack('refusal-words', matter(calls, [bare, ticked]))).toMatchObject({ afterRefusal: { before: 4, after: 0 }, grounds: ['RF01'] })
  expect(attack('refusal-words', matter(calls, [bare, refusal('2026-10-11 12:00'), ticked]))).toMatchObject({ afterRefusal: { before: 4, after: 2 }, grounds: [] })
})
test('a refusal with nothing to show', () => {
  expect(attack('refusal-unproven', matter(calls, [refusal('2026-10-09 10:00', { proofs: [] })]))?.params).toEqual({ count: 1 })
})
test('clocks that disagree, and other readings that do', () => {
  const between = [toObservationId('a'), toObservationId('b')] as const
  expect(attack('clock-conflict', matter([call('2026-10-20 10:00', { conflicts: [{ field: 'startedAt', between }] })]))?.strikes).toHaveLength(1)
  expect(attack('reading-conflict', matter([call('2026-10-20 10:00', { conflicts: [{ field: 'durationSeconds', between }] })]))?.strikes).toHaveLength(1)
})
test('days no source covers, inside the period of the calls only', () => {
  const coverage = { gaps: [{ from: day('2026-10-11'), to: day('2026-10-12') }, { from: day('2026-08-01'), to: day('2026-08-31') }] }
  expect(attack('gap', matter(calls, [], { coverage }))?.params).toEqual({ days: 2, gaps: 1 })
})
test('a call whose direction is not known was never counted', () => {
  expect(attack('direction-unknown', matter([...calls, call('2026-10-20 10:00', { direction: 'unknown' })]))).toMatchObject({ isAlreadyOut: true, params: { count: 1 } })
})
test('words nobody recorded: grounds that rest on them fall, the calls stay', () => {
  const input = matter(calls, [said(calls[0]!, { promised: [{ what: 'gift', words: '送油卡' }] })])
  expect(attack('unrecorded-words', input)).toMatchObject({ calls: { before: 4, after: 4 }, grounds: ['RF12'] })
})
