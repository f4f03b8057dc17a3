import { describe, expect, test } from 'vitest'
import { acts, callsAfterRefusal } from '../../../src/core/assess/acts.ts'
import { actRegister } from '../../../src/core/assess/act-register.ts'
import { assess } from '../../../src/core/assess/assess.ts'
import { damages } from '../../../src/core/assess/damages.ts'
import { leakHypotheses } from '../../../src/core/assess/leak-hypotheses.ts'
import { planPath } from '../../../src/core/assess/plan-path.ts'
import { suggestSaid } from '../../../src/core/assess/suggest-said.ts'
import { venue } from '../../../src/core/assess/venue.ts'
import type { Fen } from '../../../src/core/kernel/fen.ts'
import type { DecisionBody } from '../../../src/core/model/decision.ts'
import { toPartyId } from '../../../src/core/model/ids.ts'
import { emptyProfile, type DataHolder } from '../../../src/core/model/profile.ts'
import { call, day, decide, event, insurer, law, matter, message, number, observationsOf, organisation, paper, refusal, said, setting, stated } from '../../support/assess.ts'

describe('与现有证据相容的来源', () => {
  const knowing = call('2026-10-09 10:00')
  const knew = said(knowing, { knew: [{ what: 'plate' }, { what: 'expiry' }] })
  const holder = (name: string, given: Partial<DataHolder> = {}): DataHolder => ({ name, kind: 'dealer', held: ['plate', 'expiry', 'number'], since: day('2025-01-01'), ...given })
  const board = (holders: readonly DataHolder[], bodies: readonly DecisionBody[] = [knew], own?: string) =>
    leakHypotheses(matter([knowing], bodies, { profile: { ...emptyProfile, holders }, observations: observationsOf([knowing], () => (own === undefined ? {} : { ownNumber: { value: number(own), raw: own, confidence: 'certain', method: 'column' } })) }))
  const of = (name: string, b: ReturnType<typeof board>) => b.hypotheses.find((h) => h.holder === name)!

  test.each<[string, Partial<DataHolder>, boolean]>([
    ['a holder of all that was known, by then, is compatible', {}, true],
    ['one that never held the expiry is not', { held: ['plate'] }, false],
    ['one that held it only from the day after is not', { since: day('2026-10-10') }, false],
    ['one that held it from that very day is', { since: day('2026-10-09') }, true],
    ['one that was given another number than the one dialled is not', { numberGiven: '13900000002' }, false],
    ['one that alone was given the number dialled is', { numberGiven: '13900000001' }, true],
  ])('%s', (_, given, isCompatible) => {
    expect(of('甲', board([holder('甲', given)], [knew], '13900000001')).isCompatible).toBe(isCompatible)
  })
  test('a number given to one holder only weighs most', () => {
    const b = board([holder('甲'), holder('乙', { numberGiven: '13900000001' })], [knew], '13900000001')
    expect(b.hypotheses[0]?.holder).toBe('乙')
    expect(of('乙', b).signs.map((s) => s.sign)).toContain('own-number-given')
  })
  test('an alias given to one holder only, spoken by the caller', () => {
    const b = board([holder('甲', { aliasGiven: '周小敏四店' })], [said(knowing, { knew: [{ what: 'name', words: '周小敏四店' }, { what: 'plate' }] })])
    expect(of('甲', b).signs.map((s) => s.sign)).toContain('alias-given')
  })
  test('weights are settings', () => {
    const plain = of('甲', board([holder('甲')])).weight
    expect(of('甲', board([holder('甲')], [knew, setting('leak.held-before-first-call', '10')])).weight).toBe(plain + 9)
  })
  test('one PIPL-45/48 request, to a compatible holder, naming all it separates', () => {
    expect(board([holder('甲'), holder('乙'), holder('丙', { held: [] })]).request).toMatchObject({ basis: ['PIPL-45', 'PIPL-48'], separates: ['乙', '甲'] })
    expect(board([holder('丙', { held: [] })]).request).toBeUndefined()
  })
  test('what the current insurer says points to nobody', () => {
    expect(board([holder('甲')], [knew, stated('stated.isCurrentCustomer')]).known).toEqual([])
  })
  test('nothing is called a leaker in the data handed on', () => {
    expect(JSON.stringify(board([holder('甲')]))).not.toMatch(/泄露/)
  })
})

describe('damages', () => {
  const entry = (head: string, yuan: number, proofs = [paper], on?: string): DecisionBody => ({ kind: 'record-damage', damage: { head, amountFen: (yuan * 100) as Fen, method: '按票据', proofs, ...(on === undefined ? {} : { on: day(on) }) } })
  const board = damages(matter(Array.from({ length: 3 }, (_, k) => call(`2026-10-1${k} 10:00`)), [entry('evidence-cost', 800), entry('travel', 60, []), entry('discretionary', 2000, []), entry('no-such-head', 5)]))
  test('receipts are added up, what lacks one is marked and only in the second sum, what the court is asked for only in the third', () => {
    expect(board.scenarios.map((s) => [s.id, s.totalFen])).toEqual([['receipts', 80000], ['with-unproved', 86000], ['with-discretion', 286000]])
    expect(board.rows.map((r) => [r.head, r.isProved])).toEqual([['evidence-cost', true], ['travel', false], ['discretionary', false]])
  })
  test('a head the law data does not know is not added', () => {
    expect(board.unknownHeads).toHaveLength(1)
  })
  test('no total changes with the number of calls: nothing is a count times a price', () => {
    const many = damages(matter(Array.from({ length: 30 }, (_, k) => call(`2026-09-${String(k + 1).padStart(2, '0')} 10:00`)), [entry('evidence-cost', 800)]))
    expect(many.factors.calls).toBe(30)
    expect(many.scenarios.map((s) => s.totalFen)).toEqual([80000, 80000, 80000])
  })
  test('an expense before PIPL began does not stand under it', () => {
    const row = (on: string) => damages(matter([], [entry('infringer-gain', 1, [paper], on)])).rows[0]
    expect(row('2021-10-31')).toMatchObject({ provisions: ['CC-1182'], notCollected: ['PIPL-69'] })
    expect(row('2021-11-01')?.provisions).toEqual(['PIPL-69', 'CC-1182'])
  })
  test('heads not claimed yet are offered with the proof they need', () => {
    expect(board.open.map((o) => o.head)).toContain('mental')
  })
})

describe('the register', () => {
  const calls = [call('2026-10-08 09:00'), call('2026-10-09 10:00'), call('2026-10-12 10:00'), message('2026-10-13 10:00')]
  const bodies = [refusal('2026-10-11 10:00', { mode: 'sms' }), refusal('2026-10-08 10:00')]
  test('refusals are numbered in order of time, each with what came after and what came the same way', () => {
    expect(actRegister(matter(calls, bodies)).refusals.map((r) => [r.n, r.mode, r.after.length, r.afterSameWay.length])).toEqual([[1, 'phone', 3, 2], [2, 'sms', 2, 1]])
  })
  test('callsAfterRefusal(n)', () => {
    const { refusals } = acts(decide(...bodies), new Map())
    expect([1, 2, 3].map((n) => callsAfterRefusal(n, refusals, calls).length)).toEqual([3, 2, 0])
  })
  test('an act that names nobody is towards the only respondent, and towards none where there are two', () => {
    const { party: _party, ...act } = (bodies[1] as Extract<DecisionBody, { kind: 'record-refusal' }>).act
    expect(_party).toBe(insurer)
    const unnamed: DecisionBody = { kind: 'record-refusal', act }
    expect(actRegister(matter(calls, [unnamed])).refusals.map((r) => r.after.length)).toEqual([3])
    const two = matter([...calls, call('2026-10-12 11:00', { respondent: toPartyId('other') })], [unnamed], { parties: [organisation('insurer'), organisation('other')] })
    expect(actRegister(two).refusals.map((r) => r.after.length)).toEqual([0])
  })
  test('a threat is told before all else', () => {
    const one = call('2026-10-09 10:00')
    expect(assess(matter([one], [said(one, { threatened: true })])).threatened).toEqual([one.id])
  })
})

describe('suggestions from messages', () => {
  const one = message('2026-10-09 10:00')
  const text = '【云岫财险】周敏您好，浙A·8K3T6车险12月20日到期，续保返现800元送油卡，最后一天，退订回T'
  const input = matter([one, message('2026-10-09 11:00', { scope: 'out' })], [], { observations: observationsOf([one, message('2026-10-09 11:00', { scope: 'out' })], () => ({ text: { value: text, raw: text, confidence: 'certain', method: 'column' } })), parties: [organisation('insurer', 'insurer', { name: '云岫财险' })], profile: { ...emptyProfile, claimants: [{ name: '周敏' }] } })
  test('keywords, plates and known names, each with its place in the text, in scope only', () => {
    const found = suggestSaid(input)
    expect(new Set(found.map((s) => s.kind))).toEqual(new Set(['organisation', 'name', 'plate', 'expiry', 'cashback', 'gift', 'last-day', 'opt-out-offered']))
    expect(found.every((s) => text.slice(s.from, s.to) === s.words && s.incident === one.id)).toBe(true)
  })
  test('no ground looks at a suggestion', () => {
    expect(assess(input).findings.filter((f) => ['RF03', 'RF12', 'RF13'].includes(f.ground))).toEqual([])
  })
})

describe('path and venue', () => {
  const state = (id: string, input: ReturnType<typeof matter>) => planPath(input, insurer).find((s) => s.id === id)?.state
  const one = call('2026-10-09 10:00')
  test.each<[string, string, ReturnType<typeof matter>, string]>([
    ['a stranger has no 消费投诉', 'A', matter([one]), 'not-for-this'],
    ['a customer has', 'A', matter([one], [stated('stated.isCurrentCustomer')]), 'later'],
    ['a stranger who refused writes to the authority now', 'C', matter([one], [refusal('2026-10-01')]), 'now'],
    ['before any refusal, refusing comes first', 'refuse', matter([one]), 'now'],
    ['a refusal that can be shown is done', 'refuse', matter([one], [refusal('2026-10-01')]), 'done'],
    ['market supervision is for traders, not insurers', 'H', matter([one]), 'not-for-this'],
    ['market supervision for a dealer', 'H', matter([one], [], { parties: [organisation('insurer', 'dealer')] }), 'now'],
    ['a public-interest clue needs ten owners', 'K', matter([one]), 'not-for-this'],
    ['police later, when nothing is urgent', 'J', matter([one]), 'later'],
    ['police at once after a threat', 'J', matter([one], [said(one, { threatened: true })]), 'now'],
    ['the court when the days for an answer are over', 'M', matter([one], [event('stopLetter.deliveredAt', '2026-10-20')]), 'now'],
  ])('%s', (_, id, input, expected) => {
    expect(state(id, input)).toBe(expected)
  })
  test('what is urgent stands first', () => {
    expect(planPath(matter([one], [said(one, { threatened: true })]), insurer)[0]?.id).toBe('J')
  })
  test('an internet court only when it happened online, in those cities; asked, never assumed', () => {
    const near = matter([one], [], { profile: { ...emptyProfile, claimants: [{ domicile: '广东省广州市天河区' }] } })
    expect(venue(near, insurer, {}).asks).toEqual(['was-online'])
    expect(venue(near, insurer, { wasOnline: true, isCityDistrict: true }).options.map((o) => o.code)).toContain('internet-court')
    expect(venue(near, insurer, { wasOnline: false }).options.map((o) => o.code)).toEqual(['respondent-domicile', 'own-residence', 'basic-court'])
    expect(venue(matter([one]), insurer, { wasOnline: true }).options.map((o) => o.code)).toEqual(['respondent-domicile', 'own-residence'])
  })
  test('the fee stands in the law data with its basis', () => {
    expect(venue(matter([one]), insurer, {}).fee).toMatchObject({ fromYuan: 100, toYuan: 500, noExtraUpToYuan: 50000, basis: ['FEE-13', 'FEE-15', 'FEE-16'] })
    expect(law.channels.filter((c) => c.fee !== undefined)).toHaveLength(1)
  })
})
