import { describe, expect, test } from 'vitest'
import { fillGap, type GapAnswer } from '../../src/app/fill-gap.ts'
import { gapHomeOf, type GapHome } from '../../src/app/gap-home.ts'
import { composePacket } from '../../src/core/compose/compose-packet.ts'
import { packetShapes } from '../../src/core/compose/packet-kinds.ts'
import type { Decision } from '../../src/core/model/decision.ts'
import { toFactId } from '../../src/core/model/ids.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import type { PacketKind, PacketPlan } from '../../src/core/model/packet.ts'
import { emptyProfile } from '../../src/core/model/profile.ts'
import { readLaw } from '../support/law.ts'
import { packetReference } from '../support/packet-reference.ts'
import { realisticRequest } from '../support/print-realistic.ts'
import { at, day, huaze, realisticMatter } from '../support/realistic-matter.ts'
import { derive } from '../../src/core/pipeline.ts'
import { registry } from '../support/calls.ts'
import type { Facts } from '../../src/core/model/facts.ts'

const reference = packetReference()
const { facts } = realisticMatter()
const law = readLaw()
const columnsOf = (list: string): readonly { readonly name: string; readonly meaning: string }[] => law.slots.slots.flatMap((s) => (s.name.startsWith(`${list}[].`) ? [{ name: s.name.slice(list.length + 3), meaning: s.meaning }] : []))

/** The matter of an owner who imported, chose and refused, and has filled in nothing about himself, the company and the papers. */
const bare: Facts = {
  ...facts,
  decisions: facts.decisions.flatMap((d): readonly Decision[] => {
    if (d.body.kind === 'set-profile') return [{ ...d, body: { kind: 'set-profile', profile: emptyProfile } }]
    if (d.body.kind === 'set-filing' || (d.body.kind === 'record-event' && d.body.event.kind === 'document')) return []
    return d.body.kind === 'declare-party' && d.body.party.role === 'organisation' ? [{ ...d, body: { kind: 'declare-party', party: { ...d.body.party, details: {} } } }] : [d]
  }),
}

const view = (from: Facts): MatterView => derive(from, { registry, law }, day('2026-09-20')).view
const compose = (kind: PacketKind, from: Facts): PacketPlan => composePacket({ view: view(from), reference, request: realisticRequest(kind) })

/** Answers every gap that can be answered on the spot, as its dialog does, until none is left. */
const fillAll = (kind: PacketKind): { readonly plan: PacketPlan; readonly elsewhere: readonly string[] } => {
  let now = bare
  const elsewhere = new Set<string>()
  const asked = new Map<string, number>()
  for (let round = 0; round < 6; round += 1) {
    const plan = compose(kind, now)
    const open = plan.gaps.map((gap) => ({ gap, home: gapHomeOf(gap, { columnsOf, hasRespondent: true, operators: ['王建国'] }) }))
    for (const { gap, home } of open) if (home.kind === 'screen' || home.kind === 'none') elsewhere.add(gap.slot)
    const here = open.filter(({ home }) => home.kind !== 'screen' && home.kind !== 'none')
    if (here.length === 0) return { plan, elsewhere: [...elsewhere] }
    let { profile, parties } = view(now)
    for (const { gap, home } of here) {
      const key = `${gap.kind} ${gap.slot}`
      expect(asked.get(key) ?? round, `filled, and still missing: ${key}`).toBe(round)
      asked.set(key, round)
      const bodies = fillGap(home, answerOf(gap.slot, home), { profile, parties, respondent: huaze, door: plan.kind, today: day('2026-09-20'), newDigits: () => '00000000000000ff' })
      expect(bodies.length, key).toBeGreaterThan(0)
      for (const body of bodies) {
        if (body.kind === 'set-profile') profile = body.profile
        if (body.kind === 'declare-party') parties = [...parties.filter((p) => p.id !== body.party.id), body.party]
        const seq = now.decisions.length + 1
        now = { ...now, decisions: [...now.decisions, { id: toFactId(`r${String(round)}:${String(seq)}`), order: { lamport: 10_000 + seq, chain: 'z', seq }, at: at('2026-09-18T09:00:00+08:00'), operator: '', body }] }
      }
    }
  }
  throw new Error('the gaps do not end')
}

const answerOf = (slot: string, home: GapHome): GapAnswer => ({
  text: slot === 'claimant.idNumber' ? '330106198001010010' : '某项',
  day: day('1980-01-01'),
  source: facts.sources.at(-3)!.sha256,
  values: home.kind === 'operator' ? { 王建国: '配偶' } : home.kind === 'row' ? Object.fromEntries(home.columns.map((c) => [c.name, '某项'])) : {},
})

describe('what a packet lacks can be filled where it is named', () => {
  test.each(Object.keys(packetShapes) as PacketKind[])('%s', (kind) => {
    const { plan, elsewhere } = fillAll(kind)
    if (kind !== 'pipl69' && kind !== 'nfra') return
    expect(elsewhere).toEqual([])
    expect(plan.gaps).toEqual([])
    expect(plan.isDraft).toBe(false)
  })
})
