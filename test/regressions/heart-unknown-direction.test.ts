import { expect, test } from 'vitest'
import { toPartyId } from '../../src/core/model/ids.ts'
import { decide, derive, source } from '../support/calls.ts'

// The dump told a call of unknown direction as received ("confirmedCount": 1) while screens and packets did not count it.
test('a call whose direction nobody knows is told in the range and never in the lower bound, in threads and counts alike', () => {
  const party = toPartyId('p1')
  const calls = source('p', 'phone', [
    { number: '13800138000', at: '2026-03-01 10:00:00', direction: 'incoming', talk: 20 },
    { number: '13800138000', at: '2026-03-02 10:00:00', talk: 30 },
    { number: '13800138000', at: '2026-03-03 10:00:00', direction: 'unknown', talk: 30 },
    { number: '13800138000', at: '2026-03-04 10:00:00', direction: 'outgoing', talk: 30 },
  ])
  const { grouped } = derive([calls], [
    decide({ kind: 'declare-party', party: { role: 'organisation', id: party, name: '甲财险', kind: 'insurer', aliases: [], details: {} } }, 1),
    decide({ kind: 'attribute', numbers: ['13800138000'], respondent: party, basis: 'claimed', proofs: [] }, 2),
  ])
  expect(grouped.threads).toMatchObject([{ respondent: party, confirmedCount: 1, upTo: 3 }])
  expect(grouped.counts.find((c) => c.respondent === party)).toMatchObject({ confirmed: 1, upTo: 3, connected: 1, notConnected: 0, unknownConnected: 0, perDay: [{ confirmed: 1, upTo: 1 }, { confirmed: 0, upTo: 1 }, { confirmed: 0, upTo: 1 }] })
})
