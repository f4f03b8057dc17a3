import { expect, test } from 'vitest'
import { when, at, decide, derive, observationId, source } from '../../support/calls.ts'
import { toPartyId } from '../../../src/core/model/ids.ts'
import { parseLocalDate, type LocalDate } from '../../../src/core/kernel/civil.ts'
import type { Decision, DecisionBody } from '../../../src/core/model/decision.ts'
import { emptyProfile } from '../../../src/core/model/profile.ts'

const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
const [pingan, renbao, zhang] = [toPartyId('p1'), toPartyId('p2'), toPartyId('p3')]
const declare: readonly DecisionBody[] = [
  { kind: 'declare-party', party: { role: 'organisation', id: pingan, name: '中国平安财产保险股份有限公司', kind: 'insurer', aliases: ['平安车险'], details: {} } },
  { kind: 'declare-party', party: { role: 'organisation', id: renbao, name: '中国人民财产保险股份有限公司', kind: 'insurer', aliases: [], details: {} } },
  { kind: 'declare-party', party: { role: 'agent', id: zhang, name: '张三', employer: pingan, workId: 'A100', aliases: [] } },
]
const decisions = (...more: readonly DecisionBody[]): readonly Decision[] => [...declare, ...more].map((body, i) => decide(body, i + 1))
const number = '13800138000'
const days = ['01', '03', '05', '07', '09', '11']
const calls = source('p', 'phone', days.map((d) => ({ number, at: `2026-03-${d} 10:00:00`, direction: 'incoming' as const, talk: 20 })))
const id = (i: number) => observationId('p', i)
const said = (i: number, organisation: string): DecisionBody => ({ kind: 'record-said', observations: [id(i)], said: { claimedOrganisation: organisation, claimedName: '张三' } })
const proof = [{ source: '0'.repeat(64) as never }]

test('a label is labelled, a claim is claimed, and neither is ever confirmed', () => {
  const labelled = source('s', 'screenshot', [{ number, at: '2026-03-01 10:00', label: '平安车险' }])
  expect(derive([labelled], decisions()).grouped.incidents[0]).toMatchObject({ respondent: pingan, identity: 'labelled' })
  expect(derive([calls], decisions(said(0, '平安'))).grouped.incidents[0]).toMatchObject({ respondent: pingan, agent: zhang, identity: 'claimed' })
})

test('confirmed without a proof is only claimed, and said so', () => {
  const { grouped } = derive([calls], decisions({ kind: 'attribute', numbers: [number], respondent: pingan, basis: 'confirmed', proofs: [] }))
  expect(grouped.incidents.map((i) => i.identity)).toEqual(days.map(() => 'claimed'))
  expect(grouped.issues).toMatchObject([{ code: 'attribution-without-proof' }])
})

test('a number confirmed with proof is confirmed for its calls where nothing suggests another user', () => {
  const { grouped } = derive([calls], decisions({ kind: 'attribute', numbers: ['+86 138 0013 8000'], respondent: pingan, basis: 'confirmed', proofs: proof }))
  expect(grouped.incidents.map((i) => [i.respondent, i.identity])).toEqual(days.map(() => [pingan, 'confirmed']))
  expect(grouped.threads).toMatchObject([{ respondent: pingan, identity: 'confirmed', confirmedCount: 6, upTo: 6 }])
})

test('a number that changes hands is not confirmed for the other user', () => {
  const claims = [said(0, '平安'), said(1, '平安'), said(4, '人保'), said(5, '人保')]
  const { grouped } = derive([calls], decisions(...claims, { kind: 'attribute', numbers: [number], respondent: pingan, basis: 'confirmed', on: day('2026-03-03'), proofs: proof }))
  expect(grouped.incidents.map((i) => i.identity === 'confirmed')).toEqual([true, true, false, false, false, false])
  expect(grouped.incidents.filter((i) => i.respondent === pingan && i.identity === 'confirmed')).toHaveLength(2)
})

test('a number confirmed for two companies on two days is confirmed on those days only', () => {
  const on = (respondent: typeof pingan, date: string): DecisionBody => ({ kind: 'attribute', numbers: [number], respondent, basis: 'confirmed', on: day(date), proofs: proof })
  const { grouped } = derive([calls], decisions(on(pingan, '2026-03-01'), on(renbao, '2026-03-11')))
  expect(grouped.incidents.filter((i) => i.identity === 'confirmed').map((i) => i.respondent)).not.toContain(undefined)
  expect(grouped.incidents.map((i) => i.identity === 'confirmed').slice(1, 5)).toEqual([false, false, false, false])
})

test('one call confirmed for two companies is nobody’s, and shown', () => {
  const on = (respondent: typeof pingan): DecisionBody => ({ kind: 'attribute', observations: [id(0)], respondent, basis: 'confirmed', proofs: proof })
  const { grouped } = derive([calls], decisions(on(pingan), on(renbao)))
  expect(grouped.incidents[0]).not.toHaveProperty('respondent')
  expect(grouped.conflicts).toMatchObject([{ kind: 'respondent' }])
})

test('A is B and B is C: A’s calls are C’s; with A not C none of it stands and all is shown', () => {
  const [a, b, c] = [toPartyId('pa'), toPartyId('pb'), toPartyId('pc')]
  const make = (party: typeof a): DecisionBody => ({ kind: 'declare-party', party: { role: 'organisation', id: party, name: `公司${party}`, kind: 'unknown', aliases: [], details: {} } })
  const judge = (x: typeof a, y: typeof a, judgement: 'same' | 'not-same'): DecisionBody => ({ kind: 'judge-identity', a: x, b: y, judgement })
  const to = (party: typeof a): DecisionBody => ({ kind: 'attribute', observations: [id(0)], respondent: party, basis: 'claimed', proofs: [] })
  const same = [make(a), make(b), make(c), judge(a, b, 'same'), judge(b, c, 'same')]
  expect(derive([calls], decisions(...same, to(c))).grouped.incidents[0]).toMatchObject({ respondent: a })
  const broken = derive([calls], decisions(...same, judge(a, c, 'not-same'), to(c))).grouped
  expect(broken.incidents[0]).toMatchObject({ respondent: c })
  expect(broken.conflicts).toMatchObject([{ kind: 'identity', between: ['a:7', 'a:8', 'a:9'] }])
})

test('only what looks like insurance is proposed; private calls stay out', () => {
  const other = source('o', 'phone', [{ number: '13900000000', at: '2026-03-01 11:00:00', direction: 'incoming', talk: 60 }, { number: '95518', at: '2026-03-02 11:00:00', direction: 'missed' }])
  const shot = source('s', 'screenshot', [{ number, at: '2026-03-01 10:00', label: '保险推销' }])
  const { grouped } = derive([calls, other, shot], [], 'decided')
  const scopeOf = (n: string) => new Set(grouped.incidents.filter((i) => i.otherNumber?.text.endsWith(n) === true).map((i) => i.scope))
  expect([scopeOf(number), scopeOf('13900000000'), scopeOf('95518')]).toEqual([new Set(['proposed']), new Set(['out']), new Set(['proposed'])])
  expect(grouped.threads).toEqual([])
})

test('the day with most calls is told', () => {
  const { grouped } = derive([calls], decisions({ kind: 'attribute', numbers: [number], respondent: pingan, basis: 'claimed', proofs: [] }))
  expect(grouped.counts.find((c) => c.respondent === pingan)?.maxPerDay).toMatchObject({ confirmed: 1 })
})

test('calls are counted by days to the expiry of the policy', () => {
  const { grouped } = derive([calls], decisions({ kind: 'set-profile', profile: { ...emptyProfile, policy: { expiryDate: day('2026-03-11') } } }))
  expect(grouped.counts[0]?.beforeExpiry.map((b) => [b.days, b.confirmed])).toEqual([[10, 1], [8, 1], [6, 1], [4, 1], [2, 1], [0, 1]])
})

test('a message signed by an insurer is a claim', () => {
  const sms = source('m', 'messages', [{ number: '1069012345678', at: '2026-03-01 10:00:00', direction: 'incoming', text: '【平安产险】您的爱车保险即将到期，退订回T' }])
  expect(derive([sms], decisions()).grouped.incidents[0]).toMatchObject({ respondent: pingan, identity: 'claimed', kind: 'message' })
})

test('the start of a test day is Beijing midnight', () => expect(when('2026-03-01').from).toBe(at('2026-03-01 00:00')))
