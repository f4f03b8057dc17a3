import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/core/kernel/civil.ts'
import { provisionsInForce } from '../../../src/core/law/provisions.ts'
import { provisionsInScope, type RespondentScope } from '../../../src/core/law/scope.ts'
import { toPartyId, toProvisionId } from '../../../src/core/model/ids.ts'
import type { OrganisationKind } from '../../../src/core/model/party.ts'
import type { DecisionBody } from '../../../src/core/model/decision.ts'
import { emptyProfile } from '../../../src/core/model/profile.ts'
import { act, call, cautionsOf, day, event, finding, findings, law, matter, message, observationsOf, organisation, paper, refusal, said, stated } from '../../support/assess.ts'
import type { AttributedIncident } from '../../../src/core/model/incident.ts'
import type { Fen } from '../../../src/core/kernel/fen.ts'

const ticked = stated('stated.refusedAsListed')
const customer = stated('stated.isCurrentCustomer')
const reading = (value: string) => ({ text: { value, raw: value, confidence: 'certain', method: 'column' } as const })

describe('RF19 the days as the clock runs them', () => {
  const received = event('complaint.receivedAt', '2026-11-01')
  const shown = (asOf: string, ...more: readonly DecisionBody[]) => findings('RF19', matter([], [customer, received, ...more], { asOf: day(asOf) }))
  const extended = event('deadline.extended', '2026-11-10', { fields: { deadline: 'insurer-decision' } })

  test.each([
    ['on the fifteenth day it is not overdue', '2026-11-16', [], 0],
    ['on the sixteenth it is', '2026-11-17', [], 1],
    ['an extension that was told moves it: on the thirtieth day nothing is overdue', '2026-12-01', [extended], 0],
    ['and on the thirty-first it is', '2026-12-02', [extended], 1],
    ['days of mediation are not counted', '2026-11-17', [event('deadline.suspended', '2026-11-10', { fields: { deadline: 'insurer-decision' } })], 0],
    ['new facts begin the days anew', '2026-11-20', [event('deadline.restarted', '2026-11-10', { fields: { deadline: 'insurer-decision' } })], 0],
    ['an answer ends them', '2026-12-30', [event('decision.receivedAt', '2026-11-12')], 0],
  ] as const)('%s', (_, asOf, more, count) => expect(shown(asOf, ...more)).toHaveLength(count))

  test('while the law would let it be extended, that is said beside it', () => {
    expect(cautionsOf(shown('2026-11-17')[0]!)).toContain('may-be-extended')
    expect(cautionsOf(shown('2027-01-05')[0]!)).not.toContain('may-be-extended')
  })

  test('a complaint by phone to the company itself runs as well; its recording shows that it was made', () => {
    const spoken = (asOf: string) => findings('RF19', matter([], [customer, { kind: 'record-complaint', act: act('2026-11-01 10:00'), body: 'insurer' }], { asOf: day(asOf) }))
    expect(spoken('2026-11-16')).toEqual([])
    expect(spoken('2026-11-17')).toMatchObject([{ kind: 'pleadable', provisions: ['COMP-18', 'COMP-40'], proofs: [paper], values: { receivedDate: '2026年11月1日' } }])
  })

  test('of two complaints only the one that was extended is', () => {
    const two = [event('complaint.receivedAt', '2026-11-01', { reference: 'A' }), event('complaint.receivedAt', '2026-11-02', { reference: 'B' }), event('deadline.extended', '2026-11-10', { reference: 'A', fields: { deadline: 'insurer-decision' } })]
    expect(findings('RF19', matter([], [customer, ...two], { asOf: day('2026-11-20') })).map((f) => f.values['receivedDate'])).toEqual(['2026年11月2日'])
  })
})

describe('RF24 a link after a refusal', () => {
  const at = (incident: AttributedIncident, text: string, ...bodies: readonly DecisionBody[]) => findings('RF24', matter([incident], bodies, { observations: observationsOf([incident], () => reading(text)) }))
  const link = '续保报价 https://q.example.cn/x'
  const later = message('2026-10-09 10:00')

  test('a page that bears every name, sent after the refusal, is shown by that alone', () => {
    expect(at(later, link, refusal('2026-10-08 10:02'), ticked)).toMatchObject([{ kind: 'pleadable', provisions: ['ONLINE-15', 'ONLINE-5'], values: { facts: '', afterRefusal: '该信息系在2026年10月8日以电话方式拒绝之后发送' } }])
  })
  test('before the refusal nothing is said of a refusal, however it is ticked', () => {
    const early = message('2026-10-07 10:00')
    expect(at(early, link, refusal('2026-10-08 10:02'), ticked)).toEqual([])
    expect(at(early, link, refusal('2026-10-08 10:02'), ticked, said(early, { gaveName: false }))).toMatchObject([{ kind: 'pleadable', values: { facts: '，其中没有标明姓名', afterRefusal: '' } }])
  })
  test('without the tick the refusal is not told, and a page that only came after it is not pleaded', () => {
    expect(at(later, link, refusal('2026-10-08 10:02'))).toMatchObject([{ kind: 'context', missing: ['stated.refusedAsListed'] }])
    expect(at(later, link, refusal('2026-10-08 10:02'), said(later, { gaveName: false }))).toMatchObject([{ kind: 'pleadable', values: { afterRefusal: '' } }])
  })
  test('a notice of the policy with a link offers nothing', () => expect(at(later, '您的电子保单已生成 https://q.example.cn/p', refusal('2026-10-08 10:02'), ticked)).toEqual([]))
  test.each([
    ['the day before ONLINE (2021-02-01) it is not cited', '2021-01-31 10:00', []],
    ['from that day it is', '2021-02-01 10:00', ['ONLINE-15', 'ONLINE-5']],
    ['the day before SALES (2024-03-01)', '2024-02-29 10:00', ['ONLINE-15', 'ONLINE-5']],
    ['from SALES on', '2024-03-01 10:00', ['ONLINE-15', 'ONLINE-5', 'SALES-18', 'SALES-24']],
  ])('%s', (_, on, provisions) => {
    const incident = message(on)
    expect(at(incident, link, said(incident, { gaveName: false }))[0]?.provisions).toEqual(provisions)
  })
})

describe('RF14 any two prices', () => {
  const quotes = (...yuan: readonly number[]) => {
    const calls = yuan.map((_, i) => call(`2026-10-0${String(i + 1)} 10:00`))
    return findings('RF14', matter(calls, calls.map((c, i) => said(c, { quotedPriceFen: ((yuan[i] ?? 0) * 100) as Fen }))))
  }
  test('the two furthest apart are told, though neither is far from the first', () => expect(quotes(1000, 1060, 950)[0]?.values).toMatchObject({ firstPrice: '1060.00', secondPrice: '950.00' }))
  test('below the setting nothing is told', () => expect(quotes(1000, 1099)).toEqual([]))
  test('at the setting (ten percent) it is', () => expect(quotes(1000, 1100)).toHaveLength(1))
})

describe('RF05 five in one day', () => {
  const calls = (n: number) => Array.from({ length: n }, (_, i) => call(`2026-10-01 1${String(i)}:00`))
  test.each([['four a day', 4, false], ['five a day', 5, true]] as const)('%s: the stronger mark is a setting like the other', (_, n, isMarked) => expect(cautionsOf(finding('RF05', matter(calls(n)))).includes('many-in-one-day')).toBe(isMarked))
})

describe('RF10 kinds of numbers', () => {
  test.each([
    ['17012345678', '虚拟运营商号段手机号码'],
    ['19212345678', '手机号码'],
    ['96096', '96 开头的服务号码'],
  ])('%s is called %s', (text, words) => {
    expect(finding('RF10', matter([call('2026-10-01 10:00', { otherNumber: { kind: text.length === 11 ? 'e164' : 'service', text: text.length === 11 ? `+86${text}` : text } })])).values).toMatchObject({ numberClass: words })
  })
  test('what the owner says of a number holds in the letter too', () => {
    expect(finding('RF10', matter([call('2026-10-01 10:00')], [], { numberClass: () => 'landline' })).values).toMatchObject({ numberClass: '固定电话号码' })
  })
})

describe('RF17 calls that came before', () => {
  const visit = event('visit', '2026-10-10', { fields: { place: '甲店', what: '保养' } })
  const shown = (...at: readonly string[]) => findings('RF17', matter(at.map((a) => call(a)), [visit, stated('stated.visitedDealer')]))
  test.each([
    ['a call on the seventh day after', ['2026-10-17 10:00'], 1],
    ['a call on the eighth day after', ['2026-10-18 10:00'], 0],
    ['a call on the day of the visit may have been before it', ['2026-10-10 18:00'], 0],
    ['calls in the week before: nothing began', ['2026-10-04 10:00', '2026-10-12 10:00'], 0],
  ] as const)('%s', (_, at, count) => expect(shown(...at)).toHaveLength(count))
  test('calls of earlier months are told beside it', () => expect(cautionsOf(shown('2026-09-01 10:00', '2026-10-12 10:00')[0]!)).toContain('calls-before-visit'))
})

describe('the current insurer by whatever name the policy has', () => {
  const profile = { ...emptyProfile, policy: { insurer: '甲财产保险股份有限公司' } }
  const isReminder = (name: string) => cautionsOf(finding('RF05', matter([call('2026-10-01 10:00'), call('2026-10-01 11:00')], [], { profile, parties: [organisation('insurer', 'insurer', { name })] }))).includes('current-insurer-reminder')
  test.each([['甲财产保险股份有限公司杭州分公司', true], ['甲财产保险', true], ['乙财产保险股份有限公司', false], ['甲财产保险有限责任公司', true]])('%s', (name, expected) => expect(isReminder(name)).toBe(expected))
})

describe('judgements that contradict each other', () => {
  const [a, b, c] = [toPartyId('a'), toPartyId('b'), toPartyId('c')]
  const parties = [organisation('a'), organisation('b'), organisation('c')]
  const judge = (x: typeof a, y: typeof a, judgement: 'same' | 'not-same'): DecisionBody => ({ kind: 'judge-identity', a: x, b: y, judgement })
  const calls = [call('2026-10-09 10:00', { respondent: a })]
  test('a refusal to B is a refusal to A as long as they stand as the same, and no longer', () => {
    const same = [refusal('2026-10-08 10:02', { party: b }), stated('stated.refusedAsListed', a), judge(a, c, 'same'), judge(c, b, 'same')]
    expect(findings('RF01', matter(calls, same, { parties }))).toHaveLength(1)
    expect(findings('RF01', matter(calls, [...same, judge(a, b, 'not-same')], { parties }))).toEqual([])
  })
})

test('how well it is known who called is as strong as the levels in resources/registry say', () => {
  const strengthOf = (identity: 'claimed' | 'published', whose: number) => finding('RF05', matter([10, 11].map((h) => call(`2026-10-01 ${String(h)}:00`, { identity, strengths: { rang: 4, said: 0, whose } })))).strength
  expect([strengthOf('claimed', 2), strengthOf('published', 3)]).toEqual([2, 3])
})

describe('every provision a ground may cite', () => {
  const cited = [...new Set([...law.grounds.values()].flatMap((g) => Object.values(g.provisions).flat()))].sort()
  test.each(cited.map((id) => [id, law.provisions.get(id)?.textEffective ?? '']))('%s is cited from %s on and not the day before', (id, from) => {
    expect(provisionsInForce(law, [toProvisionId(id)], addDays(day(from), -1))).toMatchObject({ inForce: [], notCollected: [id] })
    expect(provisionsInForce(law, [toProvisionId(id)], day(from)).inForce.map((p) => p.id)).toEqual([id])
  })

  const families = (kind: OrganisationKind, more: Partial<RespondentScope> = {}): string => {
    const scope = { kind, isPartTimeAgent: false, isConsumer: false, ...more }
    return [...new Set([...law.grounds.values()].flatMap((g) => provisionsInScope(g, scope)).map((id) => id.replace(/-\d.*$/, '')))].filter((f) => !['CC', 'PIPL', 'NDR', 'AD', 'CSL'].includes(f)).sort().join(' ')
  }
  test.each<[string, OrganisationKind, Partial<RespondentScope>, string]>([
    ['an insurer to a stranger: the rules of the trade, none of a consumer', 'insurer', {}, 'CONS INS ONLINE SALES TRACE'],
    ['an insurer to its customer: those of a consumer too', 'insurer', { isConsumer: true }, 'COMP CONS CPL CPLR INS ONLINE SALES TRACE'],
    ['an intermediary', 'intermediary', {}, 'AGENT CONS INS ONLINE SALES TRACE'],
    ['a part-time agent is under no CONS', 'intermediary', { isPartTimeAgent: true }, 'AGENT INS ONLINE SALES TRACE'],
    ['a dealer to a stranger: nothing of the trade', 'dealer', {}, ''],
    ['a dealer to its customer', 'dealer', { isConsumer: true }, 'CPL CPLR'],
    ['a dealer registered as part-time agent', 'dealer', { isPartTimeAgent: true }, 'AGENT INS SALES TRACE'],
    ['a repair shop to its customer', 'repair', { isConsumer: true }, 'CPL CPLR SAMR-PUN'],
    ['a platform to its customer', 'platform', { isConsumer: true }, 'CPL CPLR SAMR-PUN'],
    ['somebody unknown', 'unknown', { isConsumer: true }, ''],
    ['a carrier', 'carrier', { isConsumer: true }, ''],
  ])('%s', (_, kind, more, expected) => expect(families(kind, more)).toBe(expected))
})

describe('a customer has the law of consumers beside the rules of the trade', () => {
  test('messages after opting out: CPLR-24 from 2024-07-01, CPL-29 for the customer only', () => {
    const optOut = event('opt-out', '2024-06-01', { fields: { sender: '10690001' } })
    const on = (at: string, ...more: readonly DecisionBody[]) => findings('RF18', matter([message(at)], [optOut, stated('stated.optedOutSms'), ...more]))[0]?.provisions
    expect([on('2024-06-30 10:00', customer), on('2024-07-01 10:00', customer), on('2024-07-01 10:00')]).toEqual([['CC-1033', 'CONS-40', 'AD-43', 'CPL-29'], ['CC-1033', 'CONS-40', 'AD-43', 'CPLR-24', 'CPL-29'], ['CC-1033', 'CONS-40', 'AD-43']])
  })
  test('a caller without a name: CPLR-13 for the customer', () => {
    const incident = call('2026-10-09 10:00')
    const on = (...more: readonly DecisionBody[]) => finding('RF09', matter([incident], [said(incident, { gaveName: false }), ...more], { observations: observationsOf([incident], () => ({ kind: 'recording' as const })) })).provisions
    expect([on(customer), on()]).toEqual([['SALES-24', 'SALES-5', 'CPLR-13'], ['SALES-24', 'SALES-5']])
  })
})

test('every ground of law README §6 is a file, with its row in grounds.json', () => {
  expect([...law.grounds.keys()]).toEqual(Array.from({ length: 24 }, (_, i) => `RF${String(i + 1).padStart(2, '0')}`))
})

