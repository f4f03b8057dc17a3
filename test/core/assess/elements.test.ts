import { describe, expect, test } from 'vitest'
import { elementBoards } from '../../../src/core/assess/elements/element-boards.ts'
import { originalRows } from '../../../src/core/assess/elements/original-rows.ts'
import type { DecisionBody } from '../../../src/core/model/decision.ts'
import type { ElementStanding } from '../../../src/core/model/elements.ts'
import { toObservationId } from '../../../src/core/model/ids.ts'
import { emptyProfile } from '../../../src/core/model/profile.ts'
import { act, call, consent, day, event, matter, message, observationsOf, organisation, paper, refusal, said, stated } from '../../support/assess.ts'
import { fakeSha } from '../../support/fake-ports.ts'

const element = (id: string, input: ReturnType<typeof matter>): ElementStanding => {
  const found = elementBoards(input)[0]?.elements.find((e) => e.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const document = (proof: string): DecisionBody => event('document', '2026-11-01', { fields: { proof } })
const calls = Array.from({ length: 10 }, (_, k) => call(`2026-10-${String(k + 10)} 10:00`))
const recorded = (i: ReturnType<typeof call>) => ({ incident: { ...i, supportedBy: [...i.supportedBy, toObservationId('rec')] as never }, observations: new Map([...observationsOf([i]), [toObservationId('rec'), { id: toObservationId('rec'), source: fakeSha('rec'), place: {}, kind: 'recording' as const }]]) })
const receipt: DecisionBody = { kind: 'record-damage', damage: { head: 'evidence-cost', amountFen: 80000 as never, method: '发票', proofs: [paper] } }

test('nine elements of PIPL-69 and seven of CC-1033 for each respondent', () => {
  const boards = elementBoards(matter([call('2026-10-09 10:00')]))
  expect(boards.map((b) => b.respondent)).toEqual(['insurer'])
  expect(boards[0]?.elements.map((e) => e.id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'])
})

describe('how an element stands', () => {
  const cases: readonly (readonly [string, string, ReturnType<typeof matter>, string])[] = [
    ['P1 is missing when nothing says whose number it is', 'P1', matter(calls), 'missing'],
    ['P1 is partial on the owner\'s word alone', 'P1', matter(calls, [stated('stated.numberMine')]), 'partial'],
    ['P1 is sufficient with the registration of the number', 'P1', matter(calls, [document('claimant.number')]), 'sufficient'],
    ['P2 is missing when nobody said who they were', 'P2', matter(calls.map((c) => ({ ...c, identity: 'labelled' as const }))), 'missing'],
    ['P2 is partial when callers only claimed it', 'P2', matter(calls), 'partial'],
    ['P2 is partial when four of ten calls came from a published number', 'P2', matter(calls.map((c, k) => (k < 4 ? { ...c, identity: 'published' as const } : c))), 'partial'],
    ['P2 is sufficient when five of ten did', 'P2', matter(calls.map((c, k) => (k < 5 ? { ...c, identity: 'published' as const } : c))), 'sufficient'],
    ['P2 is sufficient when the company confirmed it in writing', 'P2', matter(calls, [{ kind: 'record-reply', act: act('2026-11-01', { mode: 'letter' }), confirms: true }]), 'sufficient'],
    ['P3 is partial when calls only rang from one number', 'P3', matter(calls), 'partial'],
    ['P3 is partial when what was known is only noted', 'P3', matter([call('2026-10-09 10:00')], [said(call('2026-10-09 10:00'), { knew: [{ what: 'plate' }] })]), 'partial'],
    ['P4 is missing without refusal, relation or consent check', 'P4', matter(calls), 'missing'],
    ['P4 is partial when a refusal is shown by a bare call row', 'P4', matter(calls, [refusal('2026-10-01 10:00', { proofs: [{ observation: calls[0]!.supportedBy[0] }] })]), 'partial'],
    ['P4 is sufficient when a refusal that can be shown is followed by calls', 'P4', matter(calls, [refusal('2026-10-01 10:00')]), 'sufficient'],
    ['P4 is not carried by two sentences of the owner\'s own', 'P4', matter(calls, [stated('stated.noContractEver'), consent('none')]), 'partial'],
    ['P5 is missing with two calls', 'P5', matter(calls.slice(0, 2)), 'missing'],
    ['P5 is partial with three', 'P5', matter(calls.slice(0, 3)), 'partial'],
    ['P5 is sufficient with ten', 'P5', matter(calls), 'sufficient'],
    ['P5 is sufficient with two calls after a refusal', 'P5', matter(calls.slice(0, 2), [refusal('2026-10-01 10:00')]), 'sufficient'],
    ['P6 is missing when there is only annoyance', 'P6', matter(calls), 'missing'],
    ['P6 is partial with one receipt', 'P6', matter(calls, [receipt]), 'partial'],
    ['P7 has nothing to stand on without damage', 'P7', matter(calls), 'missing'],
    ['P7: the calls themselves are the act', 'P7', matter(calls, [receipt]), 'sufficient'],
    ['P8 is presumed (PIPL-69)', 'P8', matter(calls), 'presumed'],
    ['T7 is not: fault must be shown under CC-1033', 'T7', matter(calls), 'missing'],
    ['T7 is sufficient when calls went on after a refusal', 'T7', matter(calls, [refusal('2026-10-01 10:00')]), 'sufficient'],
  ]
  test.each(cases)('%s', (_, id, input, state) => {
    expect(element(id, input).state).toBe(state)
  })
  test('P3 is sufficient when a recording has the plate in it', () => {
    const { incident, observations } = recorded(call('2026-10-09 10:00'))
    expect(element('P3', matter([incident], [said(incident, { knew: [{ what: 'plate' }] })], { observations })).state).toBe('sufficient')
  })
  test('what lacks is told in the words of the law data, and strongest supports come first', () => {
    const e = element('P2', matter(calls.map((c, k) => (k < 4 ? { ...c, identity: 'published' as const } : c))))
    expect(e.gap).toContain('我是某保险')
    expect(e.supports.map((s) => s.code)).toEqual(['published-calls', 'claimed-calls'])
  })
})

describe('the next proof', () => {
  test.each([
    ['before five months it can be had', '2026-11-25', { from: '2027-03-10', to: '2027-04-10', isOver: false }],
    ['after six months of the first call, what is left of the later ones', '2027-04-12', { from: '2027-03-12', to: '2027-04-12', isOver: false }],
    ['after six months of the last it is over', '2027-04-20', { from: '2027-03-19', to: '2027-04-19', isOver: true }],
  ])('a carrier bill: %s', (_, asOf, expires) => {
    expect(element('P5', matter(calls, [], { asOf: day(asOf) })).next[0]).toMatchObject({ what: '通话详单', gains: 10, expires })
  })
  test('calls a bill already shows gain nothing', () => {
    expect(element('P5', matter(calls.map((c) => ({ ...c, strengths: { rang: 4, said: 0, whose: 2 } })))).next[0]).toMatchObject({ gains: 0 })
  })
  test('best is what expires soonest and settles most, never what is over', () => {
    expect(elementBoards(matter(calls, [], { asOf: day('2026-11-25') }))[0]?.best?.proof.expires?.isOver).toBe(false)
    expect(elementBoards(matter(calls, [], { asOf: day('2027-12-01') }))[0]?.best?.proof.expires?.isOver).not.toBe(true)
  })
})

test('原件核对表 names the phone, what to open and the row, in scope and counted only', () => {
  const one = call('2026-10-09 10:00')
  const priv = call('2026-10-09 11:00', { scope: 'out' })
  const observations = observationsOf([one, priv, message('2026-10-10 10:00')], (i) => ({ log: { kind: i.kind === 'message' ? 'messages' : 'phone', ownNumber: '13900139000' } }))
  const profile = { ...emptyProfile, ownNumbers: [{ number: '13900139000', device: '小米 14' }] }
  const rows = originalRows(matter([one, priv, message('2026-10-10 10:00')], [], { observations, profile, parties: [organisation('insurer')] }))
  expect(rows.map((r) => [r.device, r.open, r.number])).toEqual([
    ['小米 14', 'call-log', '13800138000'],
    ['小米 14', 'messages', '10690001'],
  ])
})

test('before a suit the bill the owner can fetch comes before what only a court can order', () => {
  const calls = Array.from({ length: 12 }, (_, i) => call(`2026-10-${String(i + 10)} 10:00`, { strengths: { rang: 2, said: 0, whose: 2 } }))
  const best = (bodies: Parameters<typeof matter>[1]) => elementBoards(matter(calls, bodies, { asOf: day('2026-11-25') }))[0]?.best?.proof.what
  expect(best([])).toBe('通话详单')
  expect(best([event('suit.docketed', '2026-11-01')])).toBe('主叫号码登记信息')
})
