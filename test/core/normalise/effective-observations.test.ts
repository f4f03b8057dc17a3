import { expect, test } from 'vitest'
import { effectiveObservations } from '../../../src/core/normalise/effective-observations.ts'
import { decide, observationId, sha, source } from '../../support/calls.ts'

const shot = source('shot', 'screenshot', [{ number: '13800138006', at: '2026-03-05 14:05' }, { number: '13800138001', at: '2026-03-05 13:05' }])
const id = observationId('shot', 0)

test('a typed correction is a new reading, certain and typed; the observation as read is not touched', () => {
  const before = JSON.stringify(shot.observations)
  const { observations } = effectiveObservations(shot.observations, [shot.run], [decide({ kind: 'correct-reading', observation: id, field: 'otherNumber', typed: '138 0013 8000' })])
  expect(observations[0]?.otherNumber).toEqual({ value: { kind: 'e164', text: '+8613800138000' }, raw: '138 0013 8000', confidence: 'certain', method: 'typed' })
  expect(JSON.stringify(shot.observations)).toBe(before)
})

test('a time typed to the minute is a minute wide, a day a day', () => {
  const typed = (text: string) => effectiveObservations(shot.observations, [shot.run], [decide({ kind: 'correct-reading', observation: id, field: 'startedAt', typed: text })]).observations[0]?.startedAt?.value
  expect(typed('2026-03-05 14:05')).toMatchObject({ precision: 'minute', zone: 'asked' })
  expect(typed('2026年3月5日 14:05:09')).toMatchObject({ precision: 'second' })
  expect(typed('2026-03-05')).toMatchObject({ precision: 'day' })
})

test('a correction nobody can read changes nothing and is said', () => {
  const { observations, issues } = effectiveObservations(shot.observations, [shot.run], [decide({ kind: 'correct-reading', observation: id, field: 'durationSeconds', typed: '一会儿' })])
  expect(observations[0]).toBe(shot.observations[0])
  expect(issues).toMatchObject([{ code: 'correction-not-a-duration' }])
})

test('a reading struck out is absent, not empty', () => {
  const { observations } = effectiveObservations(shot.observations, [shot.run], [decide({ kind: 'correct-reading', observation: id, field: 'otherNumber', typed: null })])
  expect(observations[0]).not.toHaveProperty('otherNumber')
})

test('excluded observations and withdrawn sources count no more', () => {
  expect(effectiveObservations(shot.observations, [shot.run], [decide({ kind: 'exclude-observation', observation: id, reason: '重复拍摄' })]).observations).toHaveLength(1)
  expect(effectiveObservations(shot.observations, [shot.run], [decide({ kind: 'withdraw-source', source: sha('shot'), reason: '传错' })]).observations).toHaveLength(0)
})

test('of two readings of one place the newer reader speaks, in whatever order they come', () => {
  const [first] = shot.observations
  if (first === undefined) throw new Error('no row')
  const older = { ...first, readBy: { reader: 'screen', version: 1 } }
  const newer = { ...first, readBy: { reader: 'screen', version: 2 } }
  expect(effectiveObservations([older, newer], [shot.run], []).observations).toEqual([newer])
  expect(effectiveObservations([newer, older], [shot.run], []).observations).toEqual([newer])
})
