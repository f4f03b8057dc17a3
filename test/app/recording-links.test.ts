import { expect, test } from 'vitest'
import { openRecordings, recordingLinks, recordingsPage } from '../../src/app/queries/recording-links.ts'
import type { Decision } from '../../src/core/model/decision.ts'
import { toFactId } from '../../src/core/model/ids.ts'
import { asProven } from '../../src/core/model/incident.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import { standingDecisions } from '../../src/core/normalise/standing-decisions.ts'
import { confirmed, decide, derive, observationId, source, type Given, type Row } from '../support/calls.ts'

const number = '02180001111'
const call: Row = { number, at: '2026-03-02 13:13:40', direction: 'incoming', talk: 62 }
const phone = (...rows: readonly Row[]): Given => source('phone', 'phone', rows)
const recorded = (row: Row, name = 'r'): Given => source(name, 'recording', [{ ...row, kind: 'recording' }])
const recording = observationId('r', 0)
const theCall = observationId('phone', 0)

/** Only what the queries look at. */
const viewOf = (sources: readonly Given[], decisions: readonly Decision[] = [], scope: 'decided' | 'all' = 'all'): MatterView => {
  const { merged, grouped } = derive(sources, decisions, scope)
  return { observations: new Map(sources.flatMap((s) => s.observations).map((o) => [o.id, o])), sources: [], standing: standingDecisions(decisions).standing, incidents: grouped.incidents, logs: merged.logs } as unknown as MatterView
}
const linksOf = (sources: readonly Given[], decisions: readonly Decision[] = []) => {
  const view = viewOf(sources, decisions)
  const incident = view.incidents.find((i) => i.supportedBy.includes(theCall))
  if (incident === undefined) throw new Error('no incident')
  return { view, incident, links: recordingLinks(view, incident) }
}
const confirm = decide({ kind: 'link-recording', recording, call: theCall }, 1)
const refuse = decide({ kind: 'separate-incidents', observations: [recording, theCall] }, 1)

test('a recording of the same number seconds after the call is one event with it, and no proof of it until the owner says so', () => {
  const { incident, links } = linksOf([phone(call), recorded({ number, at: '2026-03-02 13:13:52' })])
  expect(incident.supportedBy).toContain(recording)
  expect(incident.strengths).toMatchObject({ rang: 2, said: 0 })
  expect(asProven([incident])[0]?.supportedBy).toEqual([theCall])
  expect(links.map((l) => [l.state, l.fit])).toEqual([['joined', { number: 'same', sameName: false, sameDirection: false, secondsAfter: 12, during: true }]])
  expect(confirmed([phone(call), recorded({ number, at: '2026-03-02 13:13:52' })])).toBe(1)
})

test('confirmed, the recording proves what was said in the call; taken back, it proves nothing again', () => {
  const sources = [phone(call), recorded({ number, at: '2026-03-02 13:13:52' })]
  const said = linksOf(sources, [confirm])
  expect(said.incident.strengths.said).toBe(3)
  expect(asProven([said.incident])[0]).toBe(said.incident)
  expect(said.links.map((l) => [l.state, l.decision])).toEqual([['confirmed', confirm.id]])
  const back = linksOf(sources, [confirm, decide({ kind: 'undo', decision: toFactId('a:1') }, 2)])
  expect(back.incident.strengths.said).toBe(0)
  expect(back.links[0]?.state).toBe('joined')
})

test('refused, the recording is not of this call, is not proposed to it again, and the refusal can be taken back', () => {
  const { incident, links, view } = linksOf([phone(call), recorded({ number, at: '2026-03-02 13:13:52' })], [refuse])
  expect(incident.supportedBy).toEqual([theCall])
  expect(links.map((l) => [l.state, l.decision])).toEqual([['refused', refuse.id]])
  expect(openRecordings(view)).toBe(0)
})

test('a recording 80 seconds after the time in the phone log, of the same number or of none, is proposed and never joined', () => {
  for (const row of [{ number, at: '2026-03-02 13:15:00' }, { at: '2026-03-02 13:15:00' }] as const) {
    const { incident, links } = linksOf([phone(call), recorded(row)])
    expect(incident.supportedBy).toEqual([theCall])
    expect(links.map((l) => [l.state, l.fit?.secondsAfter])).toEqual([['proposed', 80]])
  }
})

test('a recording without a number is never joined by time alone', () => {
  const { incident, links } = linksOf([phone(call), recorded({ at: '2026-03-02 13:13:45' })])
  expect(incident.supportedBy).toEqual([theCall])
  expect(links.map((l) => [l.state, l.fit?.number])).toEqual([['proposed', 'unknown']])
})

test('beyond ringing, talk and what two clocks can differ nothing is proposed; nor to a call of another number, of another direction, or that nobody answered', () => {
  const none = (row: Row, of: Row = call) => linksOf([phone(of), recorded(row)]).links
  expect(none({ number, at: '2026-03-02 13:18:00' })).toEqual([])
  expect(none({ number, at: '2026-03-02 13:11:00' })).toEqual([])
  expect(none({ number: '13900139000', at: '2026-03-02 13:13:45' })).toEqual([])
  expect(none({ number, at: '2026-03-02 13:15:00', direction: 'outgoing' })).toEqual([])
  expect(none({ number, at: '2026-03-02 13:15:00' }, { ...call, direction: 'missed', talk: 0 })).toEqual([])
})

test('a recorder started by hand twenty minutes into a long call: proposed as during the call, and the call counts once', () => {
  const long = phone({ ...call, talk: 1800 })
  const late = recorded({ number, at: '2026-03-02 13:33:40' })
  expect(linksOf([long, late]).links.map((l) => [l.state, l.fit?.during])).toEqual([['proposed', true]])
  expect(confirmed([long, late])).toBe(1)
})

test('of several calls the one of the same number stands first, then the nearest', () => {
  const view = viewOf([phone(call, { at: '2026-03-02 13:14:55', direction: 'incoming', talk: 20 }), recorded({ number, at: '2026-03-02 13:15:00' })])
  expect(recordingsPage(view).open.map((o) => o.links.map((l) => [l.call, l.fit?.number]))).toEqual([[[theCall, 'same'], [observationId('phone', 1), 'unknown']]])
})

test('of calls the owner has not put into the matter nothing is shown beside a recording', () => {
  expect(openRecordings(viewOf([phone(call), recorded({ at: '2026-03-02 13:13:45' })], [], 'decided'))).toBe(0)
})

test('a recording confirmed for a call far from its own time is that call’s, whatever the clocks say', () => {
  const { incident, links } = linksOf([phone(call), recorded({ number, at: '2026-03-02 19:00:00' })], [confirm])
  expect(incident.supportedBy).toContain(recording)
  expect(incident.strengths.said).toBe(3)
  expect(links.map((l) => [l.state, l.fit])).toEqual([['confirmed', undefined]])
})

test('the last word counts: refused and later confirmed is confirmed, confirmed and later separated is not', () => {
  const sources = [phone(call), recorded({ number, at: '2026-03-02 13:13:52' })]
  const again = decide({ kind: 'link-recording', recording, call: theCall }, 2)
  expect(linksOf(sources, [refuse, again]).links.map((l) => l.state)).toEqual(['confirmed'])
  const apart = decide({ kind: 'separate-incidents', observations: [recording, theCall] }, 2)
  expect(linksOf(sources, [confirm, apart]).links.map((l) => l.state)).toEqual(['refused'])
})
