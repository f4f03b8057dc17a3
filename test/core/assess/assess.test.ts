import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '../../../src/core/assess/assess.ts'
import { rehearse } from '../../../src/core/assess/rehearse.ts'
import { canonicalJson, type Json } from '../../../src/core/kernel/canonical-json.ts'
import { toPartyId } from '../../../src/core/model/ids.ts'
import { agent, call, consent, day, event, matter, message, number, organisation, refusal, said, stated } from '../../support/assess.ts'

const incidents = Array.from({ length: 60 }, (_, k) => {
  const at = `2024-0${(k % 3) + 5}-${String((k % 27) + 1).padStart(2, '0')} ${String((k % 14) + 8).padStart(2, '0')}:${String(k % 60).padStart(2, '0')}`
  const respondent = k % 4 === 0 ? { respondent: toPartyId('other') } : {}
  return k % 7 === 0 ? message(at, respondent) : call(at, { otherNumber: number(`1380013800${k % 10}`), agent: toPartyId(['刘', '赵', '陈'][k % 3] ?? '刘'), wasAnswered: k % 2 === 0, identity: (['claimed', 'published', 'labelled', 'confirmed'] as const)[k % 4] ?? 'claimed', ...respondent })
})
const bodies = [refusal('2024-05-10 10:00'), stated('stated.refusedAsListed'), stated('stated.isCurrentCustomer', toPartyId('other')), stated('stated.noContractEver'), consent('none'), said(incidents[1]!, { knew: [{ what: 'plate' }], claimedOrganisation: 'X' }), event('stopLetter.deliveredAt', '2024-06-01'), event('complaint.receivedAt', '2024-06-02', { party: toPartyId('other') })]
const parties = [organisation('insurer'), organisation('other'), agent('刘'), agent('赵'), agent('陈')]
const shuffled = fc.shuffledSubarray(incidents, { minLength: incidents.length, maxLength: incidents.length })

test('the same incidents in any order give the same assessment, byte for byte', () => {
  const input = (of: typeof incidents) => matter(of, bodies, { parties, decisions: fixed })
  const fixed = matter([], bodies).decisions
  const told = (of: typeof incidents): string => canonicalJson(JSON.parse(JSON.stringify([assess(input(of)), rehearse(input(of))])) as Json)
  const first = told(incidents)
  expect(first.length).toBeGreaterThan(10_000)
  fc.assert(fc.property(shuffled, (of) => told(of) === first), { numRuns: 25 })
})

test('what happened does not depend on today: only RF19 looks at it', () => {
  const at = (asOf: string) => assess(matter(incidents, bodies, { parties, asOf: day(asOf), decisions: matter([], []).decisions.concat(matter([], bodies).decisions) }))
  const past = at('2024-09-01').findings.filter((f) => f.ground !== 'RF19').map((f) => ({ ...f }))
  expect(at('2030-01-01').findings.filter((f) => f.ground !== 'RF19')).toEqual(past)
})

test('no finding that may stand in a letter cites a provision before its day or beyond its reach, or lacks what shows it', () => {
  const input = matter(incidents, bodies, { parties })
  const days = new Map(incidents.map((i) => [i.id, new Date((i.startedAt?.from ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10)]))
  const pleadable = assess(input).findings.filter((f) => f.kind === 'pleadable')
  expect(pleadable.length).toBeGreaterThan(3)
  for (const f of pleadable) {
    expect(f.missing).toEqual([])
    expect(f.shownBy.length + f.proofs.length).toBeGreaterThan(0)
    for (const p of f.provisions) for (const id of f.shownBy) expect(input.law.provisions.get(p)!.textEffective <= days.get(id)!).toBe(true)
    if (f.values['count'] !== undefined) expect(f.values['count']).toBe(f.shownBy.length)
  }
})
