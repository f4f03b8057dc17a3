import { expect, test } from 'vitest'
import { composePacket } from '../../../src/core/compose/compose-packet.ts'
import { runsOf, unprovenFacts } from '../../../src/core/compose/unproven-facts.ts'
import type { DecisionBody } from '../../../src/core/model/decision.ts'
import { toFactId, toObservationId, type ObservationId } from '../../../src/core/model/ids.ts'
import type { Observation } from '../../../src/core/model/observation.ts'
import type { PacketPlan } from '../../../src/core/model/packet.ts'
import { sha } from '../../support/calls.ts'
import { packetReference } from '../../support/packet-reference.ts'
import { realisticRequest } from '../../support/print-realistic.ts'
import { at, huaze, realisticMatter, viewOf } from '../../support/realistic-matter.ts'

const reference = packetReference()
const { facts, view } = realisticMatter()
const call = view.incidents.find((i) => i.respondent === huaze && i.wasAnswered === true && i.startedAt !== undefined)!
const recorded: Observation = { id: toObservationId('o00000000000000000000recd'), source: sha('recording'), place: {}, kind: 'recording', startedAt: { value: call.startedAt!, raw: '', confidence: 'certain', method: 'column' } }
const lines = [{ atSeconds: 3, text: '您好，您的车险快到期了' }, { atSeconds: 75, text: '今天报价3200元，给您锁单' }]

const packetWith = (bodies: readonly DecisionBody[], isRecorded: boolean, recording: Observation = recorded): { readonly plan: PacketPlan; readonly unproven: ReturnType<typeof unprovenFacts> } => {
  const decisions = bodies.map((body, k) => ({ id: toFactId(`chain:${String(900 + k)}`), order: { lamport: 900 + k, chain: 'chain', seq: 900 + k }, at: at('2026-09-17T09:00:00+08:00'), operator: '王建国', body }))
  const file = { sha256: sha('recording'), fileName: '通话录音.amr', byteLength: 4_096, receivedAt: at('2026-09-15T20:11:05+08:00'), custodian: '王建国', origin: 'file' as const }
  const run = { source: sha('recording'), reader: 'recording', readerVersion: 1, answers: {}, log: { kind: 'recording' as const }, observations: 1, complete: true, issues: [] }
  const more = isRecorded ? { sources: [...facts.sources, file], runs: [...facts.runs, run], observations: [...facts.observations, recording] } : {}
  const given = viewOf({ ...facts, ...more, decisions: [...facts.decisions, ...decisions] })
  const plan = composePacket({ view: given, reference, request: realisticRequest('pipl69') })
  return { plan, unproven: unprovenFacts(plan, given) }
}
const said = (observations: readonly ObservationId[]): DecisionBody => ({ kind: 'record-said', observations: observations as readonly [ObservationId, ...ObservationId[]], said: { transcript: lines } })
const textOf = ({ documents }: PacketPlan, id: (document: string) => boolean): string => documents.filter((d) => id(d.id)).flatMap((d) => d.blocks).flatMap((b) => (b.kind === 'table' ? [b.columns.map((c) => c.heading).join(' '), ...b.rows.map((r) => r.cells.flatMap((c) => c.runs.map((run) => run.text)).join(' '))] : [runsOf(b).map((r) => r.text).join('')])).join('\n')

test('a recording typed out stands behind its exhibit line by line, marked as typed by the owner, each line proven', () => {
  const { plan, unproven } = packetWith([{ kind: 'link-recording', recording: recorded.id, call: call.supportedBy[0] }, said([...call.supportedBy, recorded.id])], true)
  const exhibits = textOf(plan, (id) => id === 'exhibits')
  expect(exhibits).toContain('听写内容（本人听写）\n00:03 您好，您的车险快到期了\n01:15 今天报价3200元，给您锁单')
  expect(exhibits).toContain('不是机器识别')
  expect(textOf(plan, (id) => id !== 'exhibits')).toContain('录音另有本人听写2句，见录音证据，以录音为准')
  expect(unproven).toEqual([])
})

test('without the recording among the files the lines stand in the story of the calls, marked the same', () => {
  const { plan, unproven } = packetWith([said(call.supportedBy)], false)
  expect(textOf(plan, (id) => id !== 'exhibits')).toContain('录音内容（本人听写，以录音为准）：00:03“您好，您的车险快到期了” 01:15“今天报价3200元，给您锁单”')
  expect(unproven).toEqual([])
})

test('a recording nobody typed out prints no words of it', () => {
  const { plan } = packetWith([{ kind: 'link-recording', recording: recorded.id, call: call.supportedBy[0] }], true)
  expect(textOf(plan, () => true)).not.toContain('听写')
})

test('a recording that number and time put to the call is neither exhibit nor quotation until the owner confirms it', () => {
  const numbered: Observation = { ...recorded, otherNumber: { value: call.otherNumber!, raw: '', confidence: 'likely', method: 'column' } }
  const open = packetWith([said([...call.supportedBy, recorded.id])], true, numbered)
  const printed = textOf(open.plan, () => true)
  expect(printed).not.toContain('通话录音.amr')
  expect(printed).not.toContain('本人听写')
  expect(open.unproven).toEqual([])
  const confirmed = textOf(packetWith([{ kind: 'link-recording', recording: recorded.id, call: call.supportedBy[0] }, said([...call.supportedBy, recorded.id])], true, numbered).plan, () => true)
  expect(confirmed).toContain('通话录音.amr')
  expect(confirmed).toContain('本人听写')
})
