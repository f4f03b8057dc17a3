import { expect, test } from 'vitest'
import { recordingLinks } from '../../src/app/queries/recording-links.ts'
import type { DecisionBody } from '../../src/core/model/decision.ts'
import { toFactId } from '../../src/core/model/ids.ts'
import type { AttributedIncident } from '../../src/core/model/incident.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import { parsePhoneNumber } from '../../src/core/kernel/phone-number.ts'
import { plusMs, toEpochMs } from '../../src/core/kernel/instant.ts'
import { fakeSha, observation } from '../support/fake-ports.ts'

const at = (time: string, number: string | undefined, kind: Observation['kind'], row: number): Observation => {
  const from = toEpochMs(Date.parse(`2026-03-02T${time}+08:00`))
  return {
    ...observation(fakeSha(kind), row),
    kind,
    startedAt: { value: { from, to: plusMs(from, 1000), precision: 'second', zone: 'stated' }, raw: time, confidence: 'certain', method: 'column' },
    ...(number === undefined ? {} : { otherNumber: { value: parsePhoneNumber(number), raw: number, confidence: 'certain', method: 'column' } }),
  }
}
const call = at('13:13:40', '02180001111', 'call', 1)
const late = at('13:14:50', undefined, 'recording', 2)
const other = at('13:13:45', '13900139000', 'recording', 3)
const nextDay = at('19:00:00', '02180001111', 'recording', 4)

/** Only what the query looks at. */
const viewWith = (bodies: readonly DecisionBody[] = []): { readonly view: MatterView; readonly incident: AttributedIncident } => {
  const incident = { id: 'i1', supportedBy: [call.id] } as unknown as AttributedIncident
  const standing = bodies.map((body, i) => ({ id: toFactId(`c:${String(i)}`), order: { lamport: i, chain: 'c', seq: i }, at: toEpochMs(0), operator: '', body }))
  const view = { observations: new Map([call, late, other, nextDay].map((o) => [o.id, o])), sources: [], standing, incidents: [incident] } as unknown as MatterView
  return { view, incident }
}

test('a recording near the call and of no other number is proposed, never joined by itself', () => {
  const { view, incident } = viewWith()
  expect(recordingLinks(view, incident).map((l) => [l.recording, l.call, l.state])).toEqual([[late.id, call.id, 'proposed']])
})

test('what the owner says is not of this call is not proposed again', () => {
  const { view, incident } = viewWith([{ kind: 'separate-incidents', observations: [late.id, call.id] }])
  expect(recordingLinks(view, incident)).toEqual([])
})

test('a recording alone is shown the calls it may be of', () => {
  const { view } = viewWith()
  const alone = { id: 'i2', supportedBy: [late.id] } as unknown as AttributedIncident
  expect(recordingLinks(view, alone).map((l) => [l.recording, l.call])).toEqual([[late.id, call.id]])
})
