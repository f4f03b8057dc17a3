import { expect, test } from 'vitest'
import { dumpShape, type Dump } from '../../src/app/batch/dump-shape.ts'
import { dumpText, type DumpOptions } from '../../src/app/batch/dump.ts'
import { canonicalJson } from '../../src/core/kernel/canonical-json.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { toIncidentId, toLogId } from '../../src/core/model/ids.ts'
import type { AttributedIncident } from '../../src/core/model/incident.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import { emptyView } from '../support/empty-view.ts'
import { fakeSha, observation, run } from '../support/fake-ports.ts'

const log = fakeSha('calls.xml')
const seconds = (iso: string) => toEpochMs(Date.parse(iso))
const insurance = observation(log, 1, {
  // A picture's reading carries its box and the other reader's answer; the contract of the dump does not.
  startedAt: { box: [1, 2, 3, 4], second: '19:05', value: { from: seconds('2026-03-02T11:04:00Z'), to: seconds('2026-03-02T11:04:01Z'), precision: 'second', zone: 'stated' }, raw: '1772449440000', confidence: 'certain', method: 'column' },
  otherNumber: { value: { kind: 'service', text: '95518' }, raw: '95518', confidence: 'certain', method: 'column' },
})
const privateCall = observation(log, 2)

const incident = (o: typeof insurance, given: Partial<AttributedIncident>): AttributedIncident => ({
  id: toIncidentId(o.id), formerIds: [], supportedBy: [o.id], kind: 'call', scope: 'in', strength: 2, strengths: { rang: 2, said: 0, whose: 1 }, counted: true, conflicts: [], reasons: [], ...given,
})

const view: MatterView = {
  ...emptyView,
  sources: [{ source: { sha256: log, fileName: 'calls.xml', byteLength: 9, receivedAt: toEpochMs(0), origin: 'file' }, fileNames: ['calls.xml'], run: run(log, { reader: 'sms-backup-restore-calls', declared: 3, observations: 2, issues: [{ code: 'declared-differs', severity: 'warn', params: { declared: 3, read: 2 } }] }), observations: 2, isWithdrawn: false }],
  observations: new Map([insurance, privateCall].map((o) => [o.id, o])),
  logOf: () => toLogId('phone'),
  incidents: [incident(insurance, { startedAt: insurance.startedAt!.value }), incident(privateCall, { scope: 'out' })],
}
const textOf = (given: DumpOptions): string => [...dumpText(view, given)].join('')
const dumpOf = (given: DumpOptions): Dump => JSON.parse(textOf(given)) as Dump
const options = { now: seconds('2026-11-25T04:00:00Z'), omitPrivate: false, say: () => '自述 3 条，读到 2 条。' }

test('a dump fits its published schema and says times in Beijing time', () => {
  const dump = dumpOf(options)
  // Unknown keys are dropped by the parse: nothing may be lost by it.
  expect(dumpShape.parse(dump)).toEqual(dump)
  expect(textOf(options)).toBe(`${canonicalJson(dump)}\n`)
  expect(dump.now).toBe('2026-11-25T12:00:00+08:00')
  expect(dump.observations[0]?.startedAt?.value).toEqual({ at: '2026-03-02T19:04:00+08:00', from: '2026-03-02T19:04:00+08:00', to: '2026-03-02T19:04:01+08:00', precision: 'second', zone: 'stated' })
  expect(dump.sources[0]).toMatchObject({ format: 'sms-backup-restore-calls', declared: 3, issues: [{ code: 'declared-differs', text: '自述 3 条，读到 2 条。' }] })
})

test('private calls are left out of the dump where asked, and only there', () => {
  expect(dumpOf(options).observations).toHaveLength(2)
  const omitted = dumpOf({ ...options, omitPrivate: true })
  expect(omitted.observations.map((o) => o.id)).toEqual([insurance.id])
  expect(omitted.incidents).toHaveLength(1)
})

test('what is unknown is absent, never empty', () => {
  const text = textOf(options)
  expect(text).not.toContain('""')
  expect(text).not.toContain('null,"observations":0')
  expect(dumpShape.parse(JSON.parse(text)).observations.find((o) => o.id === privateCall.id)).not.toHaveProperty('otherNumber')
})
