import { expect, test } from 'vitest'
import { fillGap } from '../../src/app/fill-gap.ts'
import { gapHomeOf } from '../../src/app/gap-home.ts'
import { composePacket } from '../../src/core/compose/compose-packet.ts'
import { packetShapes } from '../../src/core/compose/packet-kinds.ts'
import { runsOf } from '../../src/core/compose/unproven-facts.ts'
import type { DecisionBody } from '../../src/core/model/decision.ts'
import type { Facts } from '../../src/core/model/facts.ts'
import { toFactId } from '../../src/core/model/ids.ts'
import type { PacketKind, PacketPlan } from '../../src/core/model/packet.ts'
import { packetReference } from '../support/packet-reference.ts'
import { realisticRequest } from '../support/print-realistic.ts'
import { at, day, huaze, realisticMatter, viewOf } from '../support/realistic-matter.ts'

// Seen in issued letters: what was chosen for one door stood in another, and what nobody had chosen was left out without a word.
const { facts } = realisticMatter()
const withBodies = (bodies: readonly DecisionBody[]): Facts => ({ ...facts, decisions: [...facts.decisions, ...bodies.map((body, i) => ({ id: toFactId(`z:${String(i)}`), order: { lamport: 5_000 + i, chain: 'z', seq: i }, at: at('2026-09-18T09:00:00+08:00'), operator: '', body }))] })
const compose = (kind: PacketKind, bodies: readonly DecisionBody[] = []): PacketPlan => composePacket({ view: viewOf(withBodies(bodies)), reference: packetReference(), request: realisticRequest(kind) })
const textOf = (plan: PacketPlan): string => (plan.documents[0]?.blocks ?? []).map((block) => ('text' in block ? block.text : runsOf(block).map((run) => run.text).join(''))).join('\n')

test('a letter to another office does not go to the financial regulator', () => {
  expect(textOf(compose('nfra'))).toContain('国家金融监督管理总局浙江监管局')
  for (const kind of ['cac', 'samr-complaint', 'samr-report', 'public-interest', 'consumer-complaint'] as const) {
    const plan = compose(kind)
    expect(textOf(plan), kind).not.toContain('国家金融监督管理总局浙江监管局')
    expect(plan.gaps.map((g) => g.slot), kind).toContain('filing.authorityName')
  }
})

test('the office named for one door is asked for once there, and stands in no other', () => {
  const gap = compose('cac').gaps.find((g) => g.slot === 'filing.authorityName')
  if (gap === undefined) throw new Error('no gap')
  const home = gapHomeOf(gap, { columnsOf: () => [], hasRespondent: true, operators: [] })
  const view = viewOf(facts)
  const bodies = fillGap(home, { text: '浙江省互联网信息办公室' }, { profile: view.profile, parties: view.parties, respondent: huaze, door: 'cac', today: day('2026-09-18'), newDigits: () => '' })
  expect(textOf(compose('cac', bodies))).toContain('致：浙江省互联网信息办公室')
  expect(textOf(compose('nfra', bodies))).toContain('国家金融监督管理总局浙江监管局')
})

test('a mandate without an authority is a draft that says so, and one with it is whole', () => {
  const bare = compose('mandate-court')
  expect(bare.gaps).toContainEqual({ slot: 'rep.generalAuthority', kind: 'choice', meaning: '代理权限', document: 'l1-shouquan-weituoshu-susong', stops: false })
  expect(bare.choices).toContainEqual({ name: 'rep.generalAuthority', meaning: '一般授权', isOn: false })
  const given = compose('mandate-court', [{ kind: 'set-filing', values: { 'rep.generalAuthority': 'true' } }])
  expect(given.gaps.map((g) => g.kind)).not.toContain('choice')
  expect(given.choices).toContainEqual({ name: 'rep.generalAuthority', meaning: '一般授权', isOn: true })
})

test('a proposed claim that the owner leaves out is not printed', () => {
  expect(textOf(compose('pipl69'))).toContain('书面赔礼道歉')
  expect(textOf(compose('pipl69', [{ kind: 'set-filing', values: { 'claims.apology': 'false' } }]))).not.toContain('书面赔礼道歉')
})

test('no gap is named by a code of the program', () => {
  const none: Facts = { ...facts, decisions: [] }
  for (const kind of Object.keys(packetShapes) as PacketKind[]) {
    const plan = composePacket({ view: viewOf(none), reference: packetReference(), request: { ...realisticRequest(kind) } })
    for (const gap of plan.gaps.filter((g) => g.kind !== 'issue')) expect(gap.meaning, `${kind} ${gap.slot}`).not.toMatch(/^[a-z][A-Za-z]*\./)
  }
})

test('a letter of the association has its own name, and no half that is not printed', () => {
  const text = textOf(compose('association', [{ kind: 'set-filing', values: { 'org.name': '某市消费者协会' } }]))
  expect(text.startsWith('情况反映函')).toBe(true)
  expect(text).not.toMatch(/乙、|约请函/)
})
