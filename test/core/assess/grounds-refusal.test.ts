import { describe, expect, test } from 'vitest'
import { toPartyId } from '../../../src/core/model/ids.ts'
import { act, call, cautionsOf, consent, day, event, finding, findings, matter, message, observationsOf, organisation, refusal, stated } from '../../support/assess.ts'
import { emptyProfile } from '../../../src/core/model/profile.ts'

const ticked = stated('stated.refusedAsListed')
const customer = stated('stated.isCurrentCustomer')

describe('RF01 calls after a refusal', () => {
  const refused = refusal('2026-10-08 10:02')

  test.each([
    ['a call that began when the refusal was over counts', '2026-10-08 10:03', 1],
    ['a call in the very minute of the refusal is the call in which it was refused', '2026-10-08 10:02', 0],
    ['a call before the refusal does not count', '2026-10-08 09:59', 0],
    ['a call known only to the day of the refusal may have been before it and does not count', '2026-10-08', 0],
    ['a call known to the next day counts', '2026-10-09', 1],
  ])('%s', (_, at, count) => {
    expect(findings('RF01', matter([call(at)], [refused, ticked])).flatMap((f) => f.shownBy)).toHaveLength(count)
  })

  test('a refusal remembered as a day is over when the day is over', () => {
    const input = matter([call('2026-10-08 23:59'), call('2026-10-09 00:00')], [refusal('2026-10-08'), ticked])
    expect(finding('RF01', input).values).toMatchObject({ count: 1, periodStart: '2026年10月9日', periodEnd: '2026年10月9日' })
  })

  test('shown with what was counted, against whom, how strongly', () => {
    const calls = [call('2026-10-09 10:00'), call('2026-10-10 10:00', { wasAnswered: false, direction: 'missed' })]
    expect(finding('RF01', matter(calls, [refused, ticked]))).toMatchObject({ kind: 'pleadable', respondent: 'insurer', weight: 'strong', strength: 2, missing: [], shownBy: calls.map((c) => c.id), values: { count: 2, connected: 1 }, provisions: ['CC-1033', 'CONS-40', 'PIPL-44'] })
  })

  test.each([
    ['without the tick under the list of refusals nothing is pleaded', [refused], ['stated.refusedAsListed']],
    ['a refusal that nothing shows is not pleaded', [refusal('2026-10-08 10:02', { proofs: [] }), ticked], ['refusal-proof']],
  ])('%s', (_, bodies, missing) => {
    expect(finding('RF01', matter([call('2026-10-09 10:00')], bodies))).toMatchObject({ kind: 'context', missing })
  })

  test('the first refusal that can be shown counts, not an earlier one that cannot', () => {
    const input = matter([call('2026-10-05 10:00'), call('2026-10-09 10:00')], [refusal('2026-10-01', { proofs: [] }), refused, ticked])
    expect(finding('RF01', input)).toMatchObject({ kind: 'pleadable', values: { count: 1 } })
  })

  test.each([
    ['calls after a refusal by phone stand under CONS-40', 'phone', ['CC-1033', 'CONS-40', 'PIPL-44']],
    ['calls after a refusal by message do not: CONS-40 forbids the same way only', 'sms', ['CC-1033', 'PIPL-44']],
    ['calls after a letter do not stand under CONS-40', 'letter', ['CC-1033', 'PIPL-44']],
  ] as const)('%s', (_, mode, provisions) => {
    const found = finding('RF01', matter([call('2026-10-09 10:00')], [refusal('2026-10-08 10:02', { mode }), ticked]))
    expect(found.provisions).toEqual(provisions)
    expect(cautionsOf(found).includes('other-way-than-refused')).toBe(mode !== 'phone')
  })

  test('a refusal to one insurer says nothing about the calls of another', () => {
    const other = toPartyId('other')
    const input = matter([call('2026-10-09 10:00', { respondent: other })], [refused, ticked], { parties: [organisation('insurer'), organisation('other')] })
    expect(findings('RF01', input)).toEqual([])
  })

  test('a refusal recorded for an alias judged the same is a refusal to the same organisation', () => {
    const alias = toPartyId('alias')
    const input = matter([call('2026-10-09 10:00')], [refusal('2026-10-08 10:02', { party: alias }), ticked, { kind: 'judge-identity', a: alias, b: toPartyId('insurer'), judgement: 'same' }], { parties: [organisation('insurer'), organisation('alias')] })
    expect(finding('RF01', input).values).toMatchObject({ count: 1 })
  })

  test.each([
    ['the owner calling back is never harassment', call('2026-10-09 10:00', { direction: 'outgoing' })],
    ['a call whose direction is not known may be the owner\'s own', call('2026-10-09 10:00', { direction: 'unknown' })],
    ['a call that rests on one doubtful source is told and not counted', call('2026-10-09 10:00', { counted: false })],
    ['a private call is not in it', call('2026-10-09 10:00', { scope: 'out' })],
    ['a message is not a call', message('2026-10-09 10:00')],
  ])('%s', (_, incident) => {
    expect(findings('RF01', matter([incident], [refused, ticked]))).toEqual([])
  })

  test('calls known only by a caller-ID label never count against a company in a letter', () => {
    expect(finding('RF01', matter([call('2026-10-09 10:00', { identity: 'labelled' })], [refused, ticked]))).toMatchObject({ kind: 'context', missing: ['identity-only-label'] })
    const mixed = matter([call('2026-10-09 10:00', { identity: 'labelled' }), call('2026-10-10 10:00')], [refused, ticked])
    expect(finding('RF01', mixed)).toMatchObject({ kind: 'pleadable', values: { count: 1 } })
  })

  describe('law that began in between', () => {
    const against = (kind: 'insurer' | 'dealer' | 'intermediary', days: readonly string[], bodies = [customer]) =>
      findings('RF01', matter(days.map((d) => call(d)), [refusal('2022-01-01 10:00'), ticked, ...bodies], { parties: [organisation('insurer', kind)] })).map((f) => ({ provisions: f.provisions, calls: f.shownBy.length, kind: f.kind, notCollected: f.notCollected }))

    test.each([
      ['before CONS (2023-03-01) a call stands under the Civil Code and PIPL only', '2023-02-28 10:00', ['CC-1033', 'PIPL-44', 'CPL-29'], ['CONS-40', 'CPLR-24']],
      ['from CONS on it stands under CONS-40 too', '2023-03-01 10:00', ['CC-1033', 'CONS-40', 'PIPL-44', 'CPL-29'], ['CPLR-24']],
      ['the day before CPLR (2024-07-01) a customer cannot plead it', '2024-06-30 10:00', ['CC-1033', 'CONS-40', 'PIPL-44', 'CPL-29'], ['CPLR-24']],
      ['from CPLR on a customer can', '2024-07-01 10:00', ['CC-1033', 'CONS-40', 'PIPL-44', 'CPLR-24', 'CPL-29'], undefined],
    ])('%s', (_, at, provisions, notCollected) => {
      expect(against('insurer', [at])).toEqual([{ provisions, calls: 1, kind: 'pleadable', notCollected }])
    })

    test('calls on both sides of 2024-07-01 are two findings, each under the law of its days', () => {
      expect(against('insurer', ['2024-06-30 10:00', '2024-07-01 10:00', '2024-07-02 10:00'])).toEqual([
        { provisions: ['CC-1033', 'CONS-40', 'PIPL-44', 'CPL-29'], calls: 1, kind: 'pleadable', notCollected: ['CPLR-24'] },
        { provisions: ['CC-1033', 'CONS-40', 'PIPL-44', 'CPLR-24', 'CPL-29'], calls: 2, kind: 'pleadable', notCollected: undefined },
      ])
    })

    test('a dealer is never under CONS; its customer has CPLR-24 and CPL-29, a stranger CC-1033 alone', () => {
      expect(against('dealer', ['2026-01-05 10:00'], [stated('stated.visitedDealer')])[0]?.provisions).toEqual(['CC-1033', 'CPLR-24', 'CPL-29'])
      expect(against('dealer', ['2026-01-05 10:00'], [])[0]?.provisions).toEqual(['CC-1033'])
    })
  })
})

describe('RF20 calls after a promise to stop', () => {
  const promise = { kind: 'record-promise', act: act('2026-10-08 10:02', { words: '以后不会再打了' }) } as const
  test('is shown by the calls after it, with its words', () => {
    expect(finding('RF20', matter([call('2026-10-08 10:00'), call('2026-10-08 10:03')], [promise, refusal('2026-10-01 09:00')]))).toMatchObject({ kind: 'pleadable', provisions: ['CC-1033', 'CONS-40', 'PIPL-44'], values: { promiseDate: '2026年10月8日', promiseMode: '电话', promiseWords: '以后不会再打了', count: 1 } })
  })
  test('without words or proof it is told and not pleaded', () => {
    const bare = { kind: 'record-promise', act: { at: promise.act.at, mode: 'phone', party: promise.act.party, proofs: [] } } as const
    expect(finding('RF20', matter([call('2026-10-08 10:03')], [bare as never]))).toMatchObject({ kind: 'context', missing: ['promise-proof', 'words'] })
  })
})

describe('RF18 messages after opting out', () => {
  const text = (words: string) => ({ text: { value: words, raw: words, confidence: 'certain', method: 'column' } }) as const
  const sent = message('2026-06-01 10:00', { direction: 'outgoing' })
  const optOut = stated('stated.optedOutSms')
  const build = (incidents: ReturnType<typeof message>[], bodies = [optOut]) => matter(incidents, bodies, { observations: observationsOf(incidents, (i) => text(i.direction === 'outgoing' ? 'TD' : '【云岫财险】续保优惠，退订回T')) })

  test('the owner\'s own TD to that port, then the port writes again', () => {
    expect(finding('RF18', build([sent, message('2026-06-01 09:00'), message('2026-06-02 10:00')]))).toMatchObject({ kind: 'pleadable', values: { optOutDate: '2026年6月1日', count: 1 }, provisions: ['CC-1033', 'CONS-40', 'AD-43'] })
  })
  test('the same signature from another port is the same sender', () => {
    expect(finding('RF18', build([message('2026-05-20 09:00'), sent, message('2026-06-02 10:00', { otherNumber: { kind: 'port', text: '10699999' } })])).shownBy).toHaveLength(1)
  })
  test('another port without a known signature is not', () => {
    const incidents = [sent, message('2026-06-02 10:00', { otherNumber: { kind: 'port', text: '10699999' } })]
    expect(findings('RF18', matter(incidents, [optOut], { observations: observationsOf(incidents, (i) => text(i.direction === 'outgoing' ? 'TD' : '续保优惠')) }))).toEqual([])
  })
  test('SMS-* is never pleaded against the sender, whether before or after 2026-05-01', () => {
    for (const at of ['2026-04-30 10:00', '2026-05-01 10:00']) expect(finding('RF18', build([message('2026-04-01 10:00', { direction: 'outgoing' }), message(at)])).provisions.some((p) => p.startsWith('SMS-'))).toBe(false)
  })
  test('without the tick it is told and not pleaded', () => {
    expect(finding('RF18', build([sent, message('2026-06-02 10:00')], []))).toMatchObject({ kind: 'context', missing: ['stated.optedOutSms'] })
  })
})

describe('RF02 a stranger without consent', () => {
  const noContract = stated('stated.noContractEver')
  test('pleaded when the owner ticked it and the consent check says none', () => {
    expect(finding('RF02', matter([call('2026-10-09 10:00')], [noContract, consent('none')]))).toMatchObject({ kind: 'pleadable', provisions: ['CC-1033', 'PIPL-13', 'PIPL-14', 'CONS-43'], values: { count: 1, periodStart: '2026年10月9日' } })
  })
  test.each([
    ['the consent check comes first: not asked, not pleaded', [noContract], ['consent-check']],
    ['"possibly in an app or a form": not pleaded until looked up', [noContract, consent('possible')], ['consent-possible']],
    ['nobody ticked that there was no contract', [consent('none')], ['stated.noContractEver']],
  ])('%s', (_, bodies, missing) => {
    expect(finding('RF02', matter([call('2026-10-09 10:00')], bodies))).toMatchObject({ kind: 'context', missing })
  })
  test.each([
    ['who agreed cannot say nobody did', [noContract, consent('given')]],
    ['the current insurer is no stranger', [customer, consent('none')]],
    ['a past insurer is no stranger', [stated('stated.wasPastCustomer'), consent('none')]],
  ])('%s', (_, bodies) => {
    expect(findings('RF02', matter([call('2026-10-09 10:00')], bodies))).toEqual([])
  })
  test('the insurer named in the policy is the current insurer', () => {
    const profile = { ...emptyProfile, policy: { insurer: 'insurer公司', expiryDate: day('2026-12-08') } }
    expect(findings('RF02', matter([call('2026-10-09 10:00')], [noContract, consent('none')], { profile }))).toEqual([])
  })
  test('a sentence about "该单位" ticked without saying which holds only where there is one', () => {
    const general = stated('stated.noContractEver', null)
    expect(finding('RF02', matter([call('2026-10-09 10:00')], [general, consent('none')])).kind).toBe('pleadable')
    const two = matter([call('2026-10-09 10:00'), call('2026-10-09 11:00', { respondent: toPartyId('other') })], [general, consent('none'), consent('none', toPartyId('other'))], { parties: [organisation('insurer'), organisation('other')] })
    expect(findings('RF02', two).map((f) => f.kind)).toEqual(['context', 'context'])
  })
  test('an unticked sentence holds no more', () => {
    expect(finding('RF02', matter([call('2026-10-09 10:00')], [noContract, consent('none'), { kind: 'state', sentence: 'stated.noContractEver', stated: false, party: toPartyId('insurer') }])).kind).toBe('context')
  })
})

describe('RF05 how often it rang', () => {
  const at = (n: number, d = '2026-10-09') => Array.from({ length: n }, (_, k) => call(`${d} 1${k}:00`))
  test.each([
    ['one call a day is not noticed', at(1), 0],
    ['two in a day are, by the setting', at(2), 1],
    ['two a day apart are not', [...at(1), ...at(1, '2026-10-10')], 0],
    ['nine single calls in fifteen days are not', Array.from({ length: 9 }, (_, k) => call(`2026-10-0${k + 1} 10:00`)), 0],
    ['ten single calls in fifteen days are', Array.from({ length: 10 }, (_, k) => call(`2026-10-${String(k + 1).padStart(2, '0')} 10:00`)), 1],
    ['ten single calls over sixteen days are not', [...Array.from({ length: 9 }, (_, k) => call(`2026-10-0${k + 1} 10:00`)), call('2026-10-16 10:00')], 0],
  ])('%s', (_, calls, count) => {
    expect(findings('RF05', matter(calls))).toHaveLength(count)
  })
  test('counts by day, by seven days, with the day', () => {
    expect(finding('RF05', matter([...at(3), ...at(2, '2026-10-15'), ...at(1, '2026-10-16')])).values).toMatchObject({ count: 6, maxPerDay: 3, maxPerDayDate: '2026年10月9日', maxPer7Days: 5 })
  })
  test('days are Beijing days: 23:59 and 00:01 are two', () => {
    expect(findings('RF05', matter([call('2026-10-09 23:59'), call('2026-10-10 00:01')]))).toEqual([])
  })
  test('the current insurer\'s reminders weigh nothing before a refusal, and its calls after one do', () => {
    const calls = [...at(2), ...at(3, '2026-10-20')]
    expect(finding('RF05', matter(calls, [customer]))).toMatchObject({ kind: 'context', provisions: [] })
    expect(cautionsOf(finding('RF05', matter(calls, [customer])))).toContain('current-insurer-reminder')
    expect(finding('RF05', matter(calls, [customer, refusal('2026-10-10 10:00')]))).toMatchObject({ kind: 'pleadable', values: { count: 3, maxPerDay: 3 } })
  })
})

describe('RF19 no answer', () => {
  const arrived = event('rightsRequest.deliveredAt', '2026-11-01')
  const overdue = (asOf: string, bodies = [arrived]) => findings('RF19', matter([], bodies, { asOf: day(asOf) }))
  test.each([
    ['on the last of the fifteen days of the user\'s setting nothing is overdue', '2026-11-16', 0],
    ['the day after it is', '2026-11-17', 1],
  ])('%s', (_, asOf, count) => {
    expect(overdue(asOf)).toHaveLength(count)
  })
  test('PIPL fixes no days: only PIPL-50 is cited, never COMP-18', () => {
    expect(overdue('2026-11-20')[0]).toMatchObject({ kind: 'pleadable', provisions: ['PIPL-50'], values: { receivedDate: '2026年11月1日', documentTitle: '个人信息权利请求书', checkedDate: '2026年11月20日' } })
  })
  test('a complaint of a customer stands under COMP-18 after fifteen days, a stranger\'s under nothing', () => {
    const complaint = event('complaint.receivedAt', '2026-11-01')
    expect(overdue('2026-11-17', [complaint, customer])[0]?.provisions).toEqual(['COMP-18', 'COMP-40'])
    expect(overdue('2026-11-17', [complaint])[0]).toMatchObject({ kind: 'context', provisions: [] })
  })
  test('without proof that it arrived it is not pleaded', () => {
    expect(overdue('2026-11-20', [event('rightsRequest.deliveredAt', '2026-11-01', { proofs: [] })])[0]).toMatchObject({ kind: 'context', missing: ['receipt-proof'] })
  })
  test('an answer ends it', () => {
    expect(overdue('2026-11-20', [arrived, { kind: 'record-reply', act: act('2026-11-10', { mode: 'letter' }) }])).toEqual([])
  })
})
