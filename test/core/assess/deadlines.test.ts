import { describe, expect, test } from 'vitest'
import { afterMonths, afterWorkingDays, toCalendar } from '../../../src/core/assess/deadlines/count-days.ts'
import { courtFile, deadlines } from '../../../src/core/assess/deadlines/deadlines.ts'
import { toIcs } from '../../../src/core/assess/deadlines/to-ics.ts'
import type { DecisionBody } from '../../../src/core/model/decision.ts'
import type { Deadline } from '../../../src/core/model/deadlines.ts'
import { act, call, day, event, law, matter, message, setting, stated } from '../../support/assess.ts'

const calendar = toCalendar(law.workingDays)
const all = (bodies: readonly DecisionBody[], asOf: string, incidents = [] as ReturnType<typeof call>[]) => deadlines(matter(incidents, bodies, { asOf: day(asOf) }))
const one = (id: string, bodies: readonly DecisionBody[], asOf: string): Deadline => {
  const found = all(bodies, asOf).filter((d) => d.id === id)
  if (found[0] === undefined || found.length > 1) throw new Error(`${id}: ${found.length}`)
  return found[0]
}
const customer = stated('stated.isCurrentCustomer')

describe('counting days', () => {
  test.each([
    ['seven working days over the National Day holiday of 2026', '2026-09-28', 7, '2026-10-13'],
    ['seven working days without a holiday', '2026-11-16', 7, '2026-11-25'],
    ['a worked Saturday counts (2026-10-10)', '2026-10-09', 1, '2026-10-10'],
    ['the day itself is not counted', '2026-11-25', 1, '2026-11-26'],
    ['Spring Festival 2026: 02-14 is worked, 02-16 to 02-23 are off', '2026-02-13', 2, '2026-02-24'],
  ])('%s', (_, start, n, due) => {
    expect(afterWorkingDays(calendar, day(start), n)).toEqual({ from: due, to: due })
  })
  test('past the last published arrangement only a range can be given', () => {
    const range = afterWorkingDays(calendar, day('2026-12-24'), 7)
    expect(range.from < range.to).toBe(true)
    expect(range.from > '2026-12-25').toBe(true)
  })
  test('the last day the table knows is still certain', () => {
    expect(afterWorkingDays(calendar, day('2026-12-24'), 1)).toEqual({ from: '2026-12-25', to: '2026-12-25' })
  })
  test.each([
    ['the same day two months later', '2026-09-15', 2, '2026-11-15'],
    ['where there is no such day, the month\'s last', '2026-12-31', 2, '2027-02-28'],
    ['a leap year', '2027-08-31', 6, '2028-02-29'],
    ['three years', '2026-11-01', 36, '2029-11-01'],
  ])('%s', (_, start, n, due) => {
    expect(afterMonths(day(start), n)).toBe(due)
  })
})

describe('the clocks of law README §3.2', () => {
  test.each<[string, string, string, string, string]>([
    ['COMP-18: fifteen natural days', 'insurer-decision', 'complaint.receivedAt', '2026-11-12', '2026-11-27'],
    ['COMP-20: thirty days to ask the superior', 'insurer-review-apply', 'decision.receivedAt', '2026-11-01', '2026-12-01'],
    ['COMP-20: thirty days for the superior', 'insurer-review-decide', 'review.receivedAt', '2026-11-01', '2026-12-01'],
    ['COMP-33: seven working days to pass on', 'nfra-forward', 'nfraComplaint.receivedAt', '2026-11-16', '2026-11-25'],
    ['XINFANG-15: fifteen days to confirm', 'nfra-receipt', 'nfraApplication.receivedAt', '2026-11-01', '2026-11-16'],
    ['XINFANG-28: two months to act or answer', 'nfra-act', 'nfraApplication.receivedAt', '2026-09-15', '2026-11-15'],
    ['XINFANG-33: thirty days for 复查', 'xinfang-recheck', 'xinfangOpinion.receivedAt', '2026-11-01', '2026-12-01'],
    ['XINFANG-34: thirty days for 复核', 'xinfang-review', 'xinfangRecheck.receivedAt', '2026-11-01', '2026-12-01'],
    ['CPLR-46: seven working days', 'samr-handle', 'samrComplaint.receivedAt', '2026-11-16', '2026-11-25'],
    ['CPLR-46: sixty days of mediation', 'samr-mediation', 'samrComplaint.acceptedAt', '2026-11-01', '2026-12-31'],
    ['PSL-118: thirty days', 'police-case', 'police.openedAt', '2026-11-01', '2026-12-01'],
    ['TEL-39: thirty days', 'carrier-appeal', 'carrierAppeal.receivedAt', '2026-11-01', '2026-12-01'],
    ['CPLAW-126: seven days to docket', 'docket', 'suit.submittedAt', '2026-11-01', '2026-11-08'],
    ['CPLAW-171: fifteen days after a judgment', 'appeal-judgment', 'judgment.servedAt', '2026-11-01', '2026-11-16'],
    ['CPLAW-171: ten days after a ruling', 'appeal-ruling', 'ruling.servedAt', '2026-11-01', '2026-11-11'],
    ['ADREV-62: sixty days of review', 'review-decision', 'review.acceptedAt', '2026-11-01', '2026-12-31'],
  ])('%s', (_, id, kind, on, due) => {
    const found = one(id, [customer, event(kind, on)], '2026-11-02')
    expect(found).toMatchObject({ due: { from: due, to: due }, kind: 'statutory' })
    expect(found.basis.length).toBeGreaterThan(0)
  })

  test.each([
    ['forty-five days on, an extension may still cover it', '2026-12-27', 'may-be-overdue'],
    ['within fifteen days it runs', '2026-11-20', 'running'],
    ['three days before it is due soon', '2026-11-24', 'due-soon'],
    ['on its last day it is due soon', '2026-11-27', 'due-soon'],
    ['after fifteen days it may have been extended', '2026-11-28', 'may-be-overdue'],
    ['after sixty days (15, 30 in all, 30 more) nothing can extend it', '2027-01-12', 'overdue'],
  ])('COMP-18 received on 2026-11-12: %s', (_, asOf, state) => {
    expect(one('insurer-decision', [customer, event('complaint.receivedAt', '2026-11-12')], asOf)).toMatchObject({ state, extendable: { to: '2027-01-11' } })
  })

  test('an extension that was told moves it; the next one stays possible', () => {
    const told = event('deadline.extended', '2026-11-20', { fields: { deadline: 'insurer-decision' } })
    const found = one('insurer-decision', [customer, event('complaint.receivedAt', '2026-11-12'), told], '2026-11-21')
    expect(found).toMatchObject({ due: { from: '2026-12-12' }, extendable: { to: '2027-01-11' } })
    expect(found.notes).toContain('extended')
  })
  test('mediation stops it (COMP-23); what stands still runs until today', () => {
    const moves = [event('deadline.suspended', '2026-11-15', { fields: { deadline: 'insurer-decision' } }), event('deadline.resumed', '2026-11-20', { fields: { deadline: 'insurer-decision' } })]
    expect(one('insurer-decision', [customer, event('complaint.receivedAt', '2026-11-12'), ...moves], '2026-11-21').due.to).toBe('2026-12-02')
    expect(one('insurer-decision', [customer, event('complaint.receivedAt', '2026-11-12'), ...moves.slice(0, 1)], '2026-11-18').due.to).toBe('2026-11-30')
  })
  test('new facts begin it anew (COMP-18)', () => {
    expect(one('insurer-decision', [customer, event('complaint.receivedAt', '2026-11-12'), event('deadline.restarted', '2026-11-20', { fields: { deadline: 'insurer-decision' } })], '2026-11-21').due.to).toBe('2026-12-05')
  })
  test('a stranger\'s letter is no 消费投诉: COMP is not cited', () => {
    expect(one('insurer-decision', [event('complaint.receivedAt', '2026-11-12')], '2026-11-21')).toMatchObject({ kind: 'reminder-not-law', basis: [], notes: expect.arrayContaining(['customers-only']) as unknown })
  })
  test('an answer ends it', () => {
    expect(one('insurer-decision', [customer, event('complaint.receivedAt', '2026-11-12'), event('decision.receivedAt', '2026-11-20')], '2026-12-30').state).toBe('done')
  })
  test('a complaint by phone to the company is received when it is made', () => {
    const found = one('insurer-decision', [customer, { kind: 'record-complaint', act: act('2026-11-12 10:00'), body: 'insurer公司客服', reference: 'T1' }], '2026-11-13')
    expect(found).toMatchObject({ due: { to: '2026-11-27' }, reference: 'T1' })
  })
  test('a complaint to an authority\'s hotline is not received by the company', () => {
    expect(all([customer, { kind: 'record-complaint', act: act('2026-11-12 10:00'), body: '12378' }], '2026-11-13').filter((d) => d.id === 'insurer-decision')).toEqual([])
  })
})

describe('an authority that stays silent', () => {
  const received = event('nfraApplication.receivedAt', '2026-09-15')
  test('the window opens at the later and closes at the earlier reckoning', () => {
    // Two months: 11-15, so 11-15 … 01-14. Sixty days: 11-14, so 11-14 … 01-13.
    expect(one('review-window', [received], '2026-11-20')).toMatchObject({ opensOn: { from: '2026-11-15' }, due: { from: '2027-01-13', to: '2027-01-13' }, notes: expect.arrayContaining(['two-starts', 'only-if-silent', 'single-copy']) as unknown })
  })
  test('an answer, or an express refusal, is outside it', () => {
    for (const kind of ['authority.answered', 'authority.refused']) expect(all([received, event(kind, '2026-10-01')], '2026-11-20').some((d) => d.id === 'review-window')).toBe(false)
  })
  test.each([
    ['before 2026-07-01 ADREVR is not cited', '2026-06-30', false],
    ['from 2026-07-01 it is', '2026-07-01', true],
  ])('law of the day of reading: %s', (_, asOf, isCited) => {
    const found = one('review-window', [event('nfraApplication.receivedAt', '2026-04-15')], asOf)
    expect(found.basis.some((p) => p.startsWith('ADREVR'))).toBe(isCited)
    expect(found.notes.includes('not-collected')).toBe(!isCited)
  })
  test('before 2025-06-01 XINFANG is not cited', () => {
    expect(one('nfra-receipt', [event('nfraApplication.receivedAt', '2025-05-20')], '2025-05-31')).toMatchObject({ basis: [], notes: expect.arrayContaining(['not-collected']) as unknown })
    expect(one('nfra-receipt', [event('nfraApplication.receivedAt', '2025-05-20')], '2025-06-01').basis).toEqual(['XINFANG-15', 'XINFANG-50'])
  })
})

describe('limitation', () => {
  const calls = [call('2026-10-01 10:00'), call('2026-11-01 10:00')]
  test('three years from the last call by a known organisation, to be checked', () => {
    const found = all([], '2026-11-25', calls).find((d) => d.id === 'limitation')
    expect(found).toMatchObject({ due: { to: '2029-11-01' }, notes: expect.arrayContaining(['needs-check', 'month-rule-unverified']) as unknown })
  })
  test('a demand that arrived begins them anew', () => {
    expect(all([event('stopLetter.deliveredAt', '2026-11-10')], '2026-11-25', calls).find((d) => d.id === 'limitation')).toMatchObject({ due: { to: '2029-11-10' }, notes: expect.arrayContaining(['restarted']) as unknown })
  })
})

describe('what is kept, and for how long', () => {
  test('carrier records: about five to six months from the first call of a month, practice and not law', () => {
    const found = all([], '2026-11-25', [call('2026-10-08 10:00'), call('2026-10-20 10:00'), call('2026-11-02 10:00')]).filter((d) => d.id === 'call-logs')
    expect(found.map((d) => [d.key, d.due])).toEqual([
      ['call-logs:2026-10', { from: '2027-03-08', to: '2027-04-08' }],
      ['call-logs:2026-11', { from: '2027-04-02', to: '2027-05-02' }],
    ])
    expect(found[0]).toMatchObject({ kind: 'reminder-not-law', basis: [], notes: expect.arrayContaining(['industry-practice']) as unknown })
  })
  test('SMS-13 and SMS-20 keep six months only what came from 2026-05-01 on', () => {
    expect(all([], '2026-06-01', [message('2026-04-30 10:00')]).filter((d) => d.id === 'sms-logs')).toEqual([])
    expect(all([], '2026-06-01', [message('2026-05-01 10:00')]).find((d) => d.id === 'sms-logs')).toMatchObject({ due: { from: '2026-11-01' }, basis: ['SMS-13', 'SMS-20'], kind: 'evidence-retention' })
  })
})

describe('days no law fixes', () => {
  test('the user\'s own days for an answer, marked as the user\'s', () => {
    expect(one('user-reply', [event('rightsRequest.deliveredAt', '2026-11-10')], '2026-11-12')).toMatchObject({ due: { to: '2026-11-25' }, kind: 'user-set', basis: [], notes: ['user-set'] })
    expect(one('user-reply', [event('rightsRequest.deliveredAt', '2026-11-10'), setting('deadline.replyDays', '30')], '2026-11-12').due.to).toBe('2026-12-10')
  })
  test('after filing: the court\'s file as recorded', () => {
    const bodies = [
      event('suit.docketed', '2026-11-10', { reference: '（2026）浙0106民初1234号', authority: '某区人民法院', fields: { judge: '张法官' } }),
      event('evidence.limit', '2026-12-01'),
      event('hearing.setFor', '2026-12-20'),
      event('opposing.evidence', '2026-11-20', { words: '外呼系统截图', fields: { opinion: '真实性不认可：无原始载体' } }),
    ]
    expect(courtFile(matter([], bodies))).toMatchObject({ caseNumber: '（2026）浙0106民初1234号', court: '某区人民法院', judge: '张法官', evidenceLimit: '2026-12-01', hearings: ['2026-12-20'], opposing: [{ on: '2026-11-20', words: '外呼系统截图', opinion: '真实性不认可：无原始载体' }] })
    expect(one('court-evidence', bodies, '2026-11-29')).toMatchObject({ due: { to: '2026-12-01' }, state: 'due-soon', kind: 'court-set', whose: 'owner' })
  })
})

test('a calendar file is the same bytes for the same clocks, folded at 75 octets, with a reminder for what the owner must do', () => {
  const clocks = all([customer, event('judgment.servedAt', '2026-11-20'), event('decision.receivedAt', '2026-11-01')], '2026-11-25')
  const words = () => ({ summary: '上诉；期限, 十五日', description: '《民事诉讼法》第一百七十一条'.repeat(6) })
  const text = toIcs(clocks, words)
  expect(toIcs(clocks, words)).toBe(text)
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:上诉；期限\\, 十五日')
  expect(text).toContain('DTSTART;VALUE=DATE:20261205')
  expect(text).toContain('DTEND;VALUE=DATE:20261206')
  expect(text.match(/BEGIN:VALARM/g)?.length).toBe(clocks.filter((d) => d.whose === 'owner' && d.state !== 'done').length)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
})
