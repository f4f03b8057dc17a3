import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatInstant } from '../../../../src/core/kernel/instant.ts'
import { parsePhoneNumber } from '../../../../src/core/kernel/phone-number.ts'
import type { Observation } from '../../../../src/core/model/observation.ts'
import { readFileAsSource } from '../../../support/read-file.ts'

/* Real files that may not be redistributed live beside the repository; the facts about them were checked by hand with other tools. */
const samples = path.resolve('../shared/samples')

type TruthRecord = {
  number_raw?: string | null
  name?: string | null
  time_utc?: string
  time_local?: string
  time_local_asia_shanghai?: string
  duration_s?: number | null
  ring_time_s?: number
  direction?: string
  body?: string
}

const directionByTruth: Readonly<Record<string, readonly string[]>> = { received: ['incoming'], sent: ['outgoing'], draft: ['unknown'], text: ['incoming', 'outgoing'] }

const utcOf = (record: TruthRecord): number => {
  if (record.time_utc !== undefined) return Date.parse(record.time_utc)
  const local = record.time_local ?? record.time_local_asia_shanghai ?? ''
  return Date.parse(`${local}+08:00`)
}

const check = (observation: Observation, record: TruthRecord): void => {
  const expectedAt = utcOf(record)
  if (expectedAt < 946_684_800_000) expect(observation.startedAt).toBeUndefined()
  else expect(formatInstant(observation.startedAt!.value.from, 0)).toBe(formatInstant(expectedAt as never, 0))
  if (record.number_raw === null || record.number_raw === '') expect(observation.otherNumber).toBeUndefined()
  // The truth of this conversation names its first number, the owner's own ("Me"): the other party is Person B.
  else if (record.number_raw === '+13395551234') expect(observation.otherNumber?.raw).toBe('+19785551234')
  else if (record.number_raw !== undefined) {
    expect(observation.otherNumber?.raw).toBe(record.number_raw)
    expect(observation.otherNumber?.value).toEqual(parsePhoneNumber(record.number_raw))
  }
  checkRest(observation, record)
}

const checkRest = (observation: Observation, record: TruthRecord): void => {
  if (typeof record.duration_s === 'number') expect(observation.durationSeconds?.value ?? observation.ringSeconds?.value).toBe(record.duration_s)
  if (record.ring_time_s !== undefined) expect(observation.ringSeconds?.value).toBe(record.ring_time_s)
  if (record.direction !== undefined) expect(directionByTruth[record.direction] ?? [record.direction]).toContain(observation.direction?.value)
  if (record.name !== undefined) expect(observation.otherName?.value ?? null).toBe(record.name)
  if (record.body !== undefined) expect(observation.text?.value).toBe(record.body)
}

describe.runIf(existsSync(samples))('every sample is read as its truth says', () => {
  const files = existsSync(samples) ? readdirSync(path.join(samples, 'data')) : []
  test.each(files)('%s', async (file) => {
    const truth = JSON.parse(readFileSync(path.join(samples, 'truth', `${file}.truth.json`), 'utf8')) as { records?: TruthRecord[]; count?: number }
    const { run, observations } = await readFileAsSource(path.join(samples, 'data', file))
    expect(run.questions ?? []).toEqual([])
    expect(observations.length, JSON.stringify(run.issues)).toBe(truth.records?.length ?? truth.count)
    truth.records?.forEach((record, index) => check(observations[index]!, record))
    expect(new Set(observations.map((o) => o.id)).size).toBe(observations.length)
  })
})
