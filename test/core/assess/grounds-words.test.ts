import { describe, expect, test } from 'vitest'
import type { Fen } from '../../../src/core/kernel/fen.ts'
import type { DecisionBody } from '../../../src/core/model/decision.ts'
import type { AttributedIncident } from '../../../src/core/model/incident.ts'
import { toObservationId, toPartyId } from '../../../src/core/model/ids.ts'
import { emptyProfile } from '../../../src/core/model/profile.ts'
import { act, agent, call, cautionsOf, day, event, finding, findings, matter, message, number, observationsOf, organisation, paper, said, setting, stated } from '../../support/assess.ts'
import type { Observation } from '../../../src/core/model/observation.ts'
import { fakeSha } from '../../support/fake-ports.ts'

const expiring = { ...emptyProfile, policy: { insurer: '别家财险', expiryDate: day('2026-12-20') } }
const spoken = { strengths: { rang: 3, said: 3, whose: 2 } }
const heardCall = call('2026-10-09 10:00', spoken)
const fen = (n: number): Fen => n as Fen
/** The call with a recording beside its row. */
const recorded = (incident: AttributedIncident): ReadonlyMap<never, Observation> => {
  const id = toObservationId(`rec-${incident.id}`)
  return new Map([...observationsOf([incident]), [id, { id, source: fakeSha('rec'), place: {}, kind: 'recording' }]]) as never
}
const withRecording = (incident: AttributedIncident): AttributedIncident => ({ ...incident, supportedBy: [...incident.supportedBy, toObservationId(`rec-${incident.id}`)] as never })

describe('RF03 what the caller knew', () => {
  const knows = { knew: [{ what: 'plate' as const, words: '浙A·8K3T6' }, { what: 'expiry' as const }] }
  test('each thing known, in the caller\'s words where quoted, with its days', () => {
    const second = call('2026-10-11 10:00', spoken)
    const found = finding('RF03', matter([heardCall, second], [said(heardCall, knows), said(second, knows)]))
    expect(found).toMatchObject({ kind: 'pleadable', values: { date: '2026年10月9日、2026年10月11日', kind: '来电', items: '车牌号码（“浙A·8K3T6”）、保险到期日' } })
    expect(found.provisions).toEqual(['PIPL-10', 'PIPL-13', 'PIPL-14', 'CC-1035', 'SALES-7', 'CONS-43'])
  })
  test('the current insurer holds all that under the policy', () => {
    expect(findings('RF03', matter([heardCall], [said(heardCall, knows), stated('stated.isCurrentCustomer')]))).toEqual([])
  })
  test('what the owner gave this company itself is not counted against it', () => {
    const profile = { ...emptyProfile, holders: [{ name: 'insurer公司', kind: 'insurer' as const, held: ['plate'] }] }
    const found = finding('RF03', matter([heardCall], [said(heardCall, knows)], { profile }))
    expect(found.values['items']).toBe('保险到期日')
    expect(cautionsOf(found)).toContain('held-lawfully')
  })
  test.each([
    ['the day before SALES (2024-03-01) it is not cited', '2024-02-29 10:00', false],
    ['from 2024-03-01 it is', '2024-03-01 10:00', true],
  ])('%s', (_, at, isCited) => {
    const incident = call(at, spoken)
    expect(finding('RF03', matter([incident], [said(incident, knows)])).provisions.includes('SALES-7' as never)).toBe(isCited)
  })
  test('a call nobody recorded is weaker, and says so', () => {
    const incident = call('2026-10-09 10:00', { strengths: { rang: 3, said: 1, whose: 2 } })
    const found = finding('RF03', matter([incident], [said(incident, knows)]))
    expect(found.strength).toBe(1)
    expect(cautionsOf(found)).toContain('unrecorded')
  })
})

describe('RF04 several people of one organisation', () => {
  const by = (name: string, at: string) => call(at, { agent: toPartyId(name) })
  const parties = [organisation('insurer'), agent('刘'), agent('赵'), agent('陈'), agent('小刘', { workId: '88' }), agent('刘经理', { workId: '88' })]
  test('three names within thirty days are three people', () => {
    expect(finding('RF04', matter([by('刘', '2026-10-01 10:00'), by('赵', '2026-10-10 10:00'), by('陈', '2026-10-30 10:00')], [], { parties }))).toMatchObject({ kind: 'pleadable', values: { agentCount: 3, windowStart: '2026年10月1日', windowEnd: '2026年10月30日' } })
  })
  test('thirty-one days apart they are not within the window', () => {
    expect(findings('RF04', matter([by('刘', '2026-10-01 10:00'), by('赵', '2026-10-10 10:00'), by('陈', '2026-10-31 10:00')], [], { parties }))).toEqual([])
  })
  test('two names with one work number are one person', () => {
    expect(findings('RF04', matter([by('小刘', '2026-10-01 10:00'), by('刘经理', '2026-10-02 10:00'), by('赵', '2026-10-03 10:00')], [], { parties }))).toEqual([])
  })
  test('three numbers without names may be one person: told, not pleaded', () => {
    const calls = ['13800138001', '13800138002', '13800138003'].map((n, k) => call(`2026-10-0${k + 1} 10:00`, { otherNumber: number(n) }))
    expect(finding('RF04', matter(calls))).toMatchObject({ kind: 'context', missing: ['agent-names'] })
  })
  test('the threshold is a setting', () => {
    expect(findings('RF04', matter([by('刘', '2026-10-01 10:00'), by('赵', '2026-10-02 10:00')], [setting('RF04.minDistinctAgents', '2')], { parties }))).toHaveLength(1)
  })
})

describe('RF06 before the policy ends', () => {
  test.each([
    ['forty days before are not more than forty', '2026-11-10 10:00', 0],
    ['forty-one are', '2026-11-09 10:00', 1],
  ])('%s; never pleaded', (_, at, count) => {
    const found = findings('RF06', matter([call(at)], [], { profile: expiring }))
    expect(found.map((f) => [f.kind, f.provisions])).toEqual(Array.from({ length: count }, () => ['context', []]))
  })
  test('without an expiry date nothing is said', () => {
    expect(findings('RF06', matter([call('2026-01-01 10:00')]))).toEqual([])
  })
})

describe('RF07 a price before there can be one', () => {
  const quote = (at: string) => {
    const incident = call(at, spoken)
    return { incident, body: said(incident, { quotedPriceFen: fen(320000), words: '现在锁定三千二' }) }
  }
  const answer = event('quote-answer', '2026-11-20', { words: '到期前一个月内才能报价' })
  test.each([
    ['thirty days before the end is within the month', '2026-11-20 10:00', 0],
    ['thirty-one is before it', '2026-11-19 10:00', 1],
  ])('%s', (_, at, count) => {
    const { incident, body } = quote(at)
    expect(findings('RF07', matter([incident], [body, answer], { profile: expiring }))).toHaveLength(count)
  })
  test('both versions stand side by side', () => {
    const { incident, body } = quote('2026-10-09 10:00')
    expect(finding('RF07', matter([incident], [body, answer], { profile: expiring }))).toMatchObject({ kind: 'pleadable', values: { quoteWords: '现在锁定三千二', daysToExpiry: 72, officialDate: '2026年11月20日', officialWords: '到期前一个月内才能报价' } })
  })
  test('without the company\'s own answer it is told and not pleaded', () => {
    const { incident, body } = quote('2026-10-09 10:00')
    expect(finding('RF07', matter([incident], [body], { profile: expiring }))).toMatchObject({ kind: 'context', missing: ['official-answer'] })
  })
})

describe('RF08 hours of rest', () => {
  test.each([
    ['20:59 is not within 21:00–09:00', '2026-10-09 20:59', 0],
    ['21:00 is', '2026-10-09 21:00', 1],
    ['08:59 is', '2026-10-09 08:59', 1],
    ['09:00 is not', '2026-10-09 09:00', 0],
    ['a call known only to the day is not', '2026-10-09', 0],
  ])('%s; a circumstance and never a ground in a letter', (_, at, count) => {
    expect(findings('RF08', matter([call(at)])).map((f) => f.kind)).toEqual(Array.from({ length: count }, () => 'context'))
  })
  test('the hours are the user\'s', () => {
    expect(finding('RF08', matter([call('2026-10-09 12:30')], [setting('RF08.restStart', '12:00'), setting('RF08.restEnd', '14:00')])).values['restHoursText']).toBe('12:00至14:00')
  })
})

describe('RF09 who called', () => {
  const silent = { gaveName: false, gaveFullCompanyName: false, gaveLicence: false, askedIdentity: true }
  const long = withRecording(call('2026-10-09 10:00', { ...spoken, durationSeconds: 20 }))
  test('a whole recording shows what was left out', () => {
    expect(finding('RF09', matter([long], [said(long, silent)], { observations: recorded(call('2026-10-09 10:00')) }))).toMatchObject({ kind: 'pleadable', provisions: ['SALES-24', 'SALES-5'], values: { missingCount: 1, missingItems: '姓名、所属机构全称、执业证件编号', askedCount: 1 } })
  })
  test('a call of nineteen seconds proves nothing', () => {
    expect(findings('RF09', matter([{ ...long, durationSeconds: 19 }], [said(long, silent)], { observations: recorded(call('2026-10-09 10:00')) }))).toEqual([])
  })
  test('without a recording it is told and not pleaded', () => {
    const incident = call('2026-10-09 10:00', { ...spoken, durationSeconds: 60 })
    expect(finding('RF09', matter([incident], [said(incident, silent)]))).toMatchObject({ kind: 'context', missing: ['recording'] })
  })
  test.each([
    ['on 2024-02-29 SALES did not stand yet: nothing is quoted', '2024-02-29 10:00', 'context'],
    ['on 2024-03-01 it does', '2024-03-01 10:00', 'pleadable'],
  ])('%s', (_, at, kind) => {
    const plain = call(at, { ...spoken, durationSeconds: 60 })
    expect(finding('RF09', matter([withRecording(plain)], [said(plain, silent)], { observations: recorded(plain) })).kind).toBe(kind)
  })
  test('a platform is not under SALES; only its consumer has CPLR-13', () => {
    const build = (bodies: never[]) => finding('RF09', matter([long], [said(long, silent), ...bodies], { observations: recorded(call('2026-10-09 10:00')), parties: [organisation('insurer', 'platform')] }))
    expect(build([]).kind).toBe('context')
    expect(build([stated('stated.wasPastCustomer') as never]).provisions).toEqual(['CPLR-13'])
  })
})

describe('RF10 a number nobody publishes', () => {
  const check = event('published-check', '2026-11-01', { fields: { place: '官网“联系我们”', absent: '13800138000、02100000000' } })
  test('somebody looked, on a day, at a place', () => {
    expect(finding('RF10', matter([call('2026-10-09 10:00')], [check]))).toMatchObject({ kind: 'pleadable', values: { numbers: '13800138000', numberClass: '手机号码', checkedDate: '2026年11月1日', publishedPlace: '官网“联系我们”' } })
  })
  test('nobody looked: told and not pleaded', () => {
    expect(finding('RF10', matter([call('2026-10-09 10:00')]))).toMatchObject({ kind: 'context', missing: ['published-check'] })
  })
  test('a number that was found is not in it', () => {
    expect(findings('RF10', matter([call('2026-10-09 10:00', { identity: 'published' })], [check]))).toEqual([])
  })
})

describe('RF11 the company denies', () => {
  const denial = { kind: 'record-reply', act: act('2026-11-01', { mode: 'letter', words: '该号码非我司号码' }), denies: true } as const
  test('both versions stand beside each other', () => {
    expect(finding('RF11', matter([heardCall], [said(heardCall, { claimedOrganisation: '云岫财险' }), denial]))).toMatchObject({ kind: 'pleadable', provisions: ['SALES-3', 'SALES-8'], values: { claimedOrg: '云岫财险', denialDate: '2026年11月1日', denialMode: '书面', denialWords: '该号码非我司号码' } })
  })
  test('an answer that denies nothing shows nothing', () => {
    expect(findings('RF11', matter([heardCall], [{ ...denial, denies: false }]))).toEqual([])
  })
})

describe('RF12 gifts, RF13 pressure', () => {
  const gift = said(heardCall, { promised: [{ what: 'cashback', words: '返您八百油卡' }, { what: 'last-day', words: '今天最后一天' }] })
  test('only the words themselves', () => {
    expect(finding('RF12', matter([heardCall], [gift]))).toMatchObject({ kind: 'pleadable', provisions: ['INS-116'], values: { date: '2026年10月9日', promiseWords: '返您八百油卡' } })
    expect(finding('RF13', matter([heardCall], [gift]))).toMatchObject({ kind: 'pleadable', values: { words: '今天最后一天' } })
  })
  test('without the words it is told and not pleaded', () => {
    expect(finding('RF12', matter([heardCall], [said(heardCall, { promised: [{ what: 'gift' }] })]))).toMatchObject({ kind: 'context', missing: ['words'] })
  })
  test('INS-131 reaches a dealer only as a registered part-time agent', () => {
    const dealer = (isPartTimeAgent: boolean) => finding('RF12', matter([heardCall], [gift], { parties: [organisation('insurer', 'dealer', { details: { isPartTimeAgent } })] }))
    expect(dealer(true).provisions).toEqual(['INS-131', 'AGENT-70'])
    expect(dealer(false)).toMatchObject({ kind: 'context', provisions: [] })
  })
})

describe('RF14 two prices', () => {
  const second = call('2026-10-20 10:00', spoken)
  const quotes = (price: number) => [said(heardCall, { quotedPriceFen: fen(100000) }), said(second, { quotedPriceFen: fen(price) })]
  const compared = event('quote-compared', '2026-10-21', { fields: { items: '交强险、三者200万' } })
  test.each([
    ['nine per cent apart is below the setting', 109000, 0],
    ['ten per cent is at it', 110000, 1],
    ['ten per cent less too', 90000, 1],
  ])('%s', (_, price, count) => {
    expect(findings('RF14', matter([heardCall, second], [...quotes(price), compared]))).toHaveLength(count)
  })
  test('printed only where the cover was compared', () => {
    expect(finding('RF14', matter([heardCall, second], [...quotes(120000), compared]))).toMatchObject({ kind: 'pleadable', values: { firstPrice: '1000.00', secondPrice: '1200.00', comparedItems: '交强险、三者200万' } })
    expect(finding('RF14', matter([heardCall, second], quotes(120000)))).toMatchObject({ kind: 'context', missing: ['compared-items'] })
  })
})

describe('RF15 robots, RF23 labels: never a ground in a letter', () => {
  test('a robot is a question to ask', () => {
    expect(finding('RF15', matter([heardCall], [said(heardCall, { isRobot: true })]))).toMatchObject({ kind: 'context', values: { count: 1 } })
  })
  test('a label is an opinion of strangers', () => {
    const found = finding('RF23', matter([call('2026-10-09 10:00', { otherLabel: '保险推销' })]))
    expect(found).toMatchObject({ kind: 'context', provisions: [], values: { number: '13800138000', label: '保险推销' } })
    expect(cautionsOf(found)).toContain('label-is-opinion')
  })
})

describe('RF16 no way to refuse', () => {
  const text = (words: string, confidence: 'certain' | 'doubtful' = 'certain') => {
    const incident = message('2026-06-10 10:00')
    return matter([incident], [], { observations: observationsOf([incident], () => ({ text: { value: words, raw: words, confidence, method: 'column' } })) })
  }
  test.each([
    ['a message without a way out shows it', text('【云岫财险】您的车险即将到期'), 1],
    ['退订回T is a way out', text('【云岫财险】续保优惠，退订回T'), 0],
    ['拒收请回复R is a way out', text('续保优惠 拒收请回复R'), 0],
    ['a text that was hard to read cannot say what it lacks', text('续保优惠', 'doubtful'), 0],
  ])('%s', (_, input, count) => {
    expect(findings('RF16', input)).toHaveLength(count)
  })
  test('a call shows it only when recorded', () => {
    expect(finding('RF16', matter([heardCall], [said(heardCall, { offeredOptOut: false })]))).toMatchObject({ kind: 'context', missing: ['recording'] })
  })
})

describe('RF17 after a visit: a clue', () => {
  const visit = event('visit', '2026-10-01', { fields: { place: '南桥4S店', what: '保养' } })
  test.each([
    ['the first call on the seventh day after', '2026-10-08 10:00', 1],
    ['on the eighth it is too late to mean anything', '2026-10-09 10:00', 0],
    ['a call on the day of the visit may have come first', '2026-10-01 18:00', 0],
  ])('%s', (_, at, count) => {
    const found = findings('RF17', matter([call(at)], [visit, stated('stated.visitedDealer')]))
    expect(found.map((f) => f.kind)).toEqual(Array.from({ length: count }, () => 'context'))
  })
  test('calls that came in the days before too show no sequence', () => {
    expect(findings('RF17', matter([call('2026-09-28 10:00'), call('2026-10-03 10:00')], [visit]))).toEqual([])
  })
})

describe('RF21, RF22, RF24: pages', () => {
  test('published rules that name no such recipient, in a saved version', () => {
    expect(finding('RF21', matter([], [event('privacy-rules', '2026-11-01', { fields: { version: '2026-03版', recipient: '云岫财险' } })]))).toMatchObject({ kind: 'pleadable', provisions: ['PIPL-17', 'PIPL-23', 'NDR-21'], values: { ruleOwner: 'insurer公司', ruleVersion: '2026-03版', claimedOrg: '云岫财险' } })
    expect(finding('RF21', matter([], [event('privacy-rules', '2024-12-31', { fields: { version: '旧版', recipient: '云岫财险' } })])).provisions).toEqual(['PIPL-17', 'PIPL-23'])
  })
  const page = (on: string): DecisionBody => ({ kind: 'record-event', event: { kind: 'onlinePosts', on: day(on), fields: { platform: '某平台', account: '车主资料', content: '500条', price: '5元' }, proofs: [paper] } })
  test('a page that offers owners\' particulars needs no respondent', () => {
    expect(finding('RF22', matter([], [page('2026-02-01')]))).toMatchObject({ kind: 'pleadable', provisions: ['PIPL-10', 'CSL-46'], values: { platform: '某平台', account: '车主资料', words: '500条', price: '5元' } })
  })
  test('before 2026 the renumbered CSL-46 is not cited', () => {
    expect(finding('RF22', matter([], [page('2025-12-31')])).provisions).toEqual(['PIPL-10'])
  })
  test('an insurer is not who runs the page', () => {
    expect(finding('RF22', matter([], [event('onlinePosts', '2026-02-01')]))).toMatchObject({ kind: 'context' })
  })
  test('a message with a link that leaves out who sends it', () => {
    const incident = message('2026-06-10 10:00')
    const observations = observationsOf([incident], () => ({ text: { value: '报价请看 https://q.example.cn/x', raw: '', confidence: 'certain', method: 'column' } }))
    expect(finding('RF24', matter([incident], [said(incident, { gaveName: false, gaveLicence: false })], { observations }))).toMatchObject({ kind: 'pleadable', provisions: ['ONLINE-15', 'ONLINE-5', 'SALES-18', 'SALES-24'], values: { facts: '，其中没有标明姓名、执业证编号' } })
  })
  test('a message without a link is not online business', () => {
    const incident = message('2026-06-10 10:00')
    const observations = observationsOf([incident], () => ({ text: { value: '请来电咨询', raw: '', confidence: 'certain', method: 'column' } }))
    expect(findings('RF24', matter([incident], [said(incident, { gaveName: false })], { observations }))).toEqual([])
  })
})
