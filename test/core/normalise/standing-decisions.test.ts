import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingDecisions } from '../../../src/core/normalise/standing-decisions.ts'
import type { Decision } from '../../../src/core/model/decision.ts'
import { toObservationId, toPartyId } from '../../../src/core/model/ids.ts'
import { decide } from '../../support/calls.ts'

const x = toObservationId('ox')
const typed = (value: string, lamport: number, chain = 'a', seq = lamport) => decide({ kind: 'correct-reading', observation: x, field: 'otherNumber', typed: value }, lamport, chain, seq)
const ids = (decisions: readonly Decision[]) => standingDecisions(decisions).standing.map((d) => d.id)

test('a later correction replaces an earlier one of the same chain', () => expect(ids([typed('1', 1), typed('2', 2)])).toEqual(['a:2']))

test('an undo brings back nothing it did not replace, and can itself be undone', () => {
  const undo = decide({ kind: 'undo', decision: typed('2', 2).id }, 3)
  expect(ids([typed('1', 1), typed('2', 2), undo])).toEqual(['a:1'])
  const undoUndo = decide({ kind: 'undo', decision: undo.id }, 4)
  expect(ids([typed('1', 1), typed('2', 2), undo, undoUndo])).toEqual(['a:2'])
})

test('two copies that typed different numbers are in conflict and neither stands', () => {
  const result = standingDecisions([typed('1', 10, 'a'), typed('2', 10, 'b', 3)])
  expect(result.standing).toEqual([])
  expect(result.conflicts).toEqual([{ about: 'reading:ox:otherNumber', kind: 'correct-reading', between: ['a:10', 'b:3'] }])
})

test('what both copies had agreed on before stands while they are in conflict', () =>
  expect(ids([typed('0', 1, 'a'), typed('1', 10, 'a'), decide({ kind: 'set-setting', name: 'x', value: 'y' }, 5, 'b', 0), typed('2', 10, 'b', 5)])).toEqual(['a:1', 'b:0']))

test('undoing one of the two ends the conflict', () => {
  const [one, two] = [typed('1', 10, 'a'), typed('2', 10, 'b', 3)]
  expect(ids([one, two, decide({ kind: 'undo', decision: two.id }, 11, 'a', 11)])).toEqual(['a:10'])
})

test('a matter carried to another computer and changed there is no conflict', () =>
  // Chain b begins at lamport 21: it had seen everything below.
  expect(standingDecisions([typed('1', 10, 'a'), typed('2', 22, 'b', 1)])).toMatchObject({ conflicts: [], standing: [{ id: 'b:1' }] }))

test('two copies that say the same agree', () => expect(standingDecisions([typed('1', 10, 'a'), typed('1', 10, 'b', 3)]).conflicts).toEqual([]))

test('same and separate of one pair from two copies: neither joined nor kept apart by force, and shown', () => {
  const [a, b] = [toObservationId('oa'), toObservationId('ob')]
  const result = standingDecisions([decide({ kind: 'same-incident', observations: [a, b] }, 4, 'a'), decide({ kind: 'separate-incidents', observations: [b, a] }, 4, 'b', 1)])
  expect(result.standing).toEqual([])
  expect(result.conflicts).toMatchObject([{ about: 'pair:oa+ob' }])
})

test('ten numbers put in scope and one of them taken out again leaves nine', () => {
  const numbers = Array.from({ length: 10 }, (_, i) => `1380013800${String(i)}`)
  const { standing } = standingDecisions([decide({ kind: 'set-scope', scope: 'in', numbers }, 1), decide({ kind: 'set-scope', scope: 'out', numbers: ['+86 138 0013 8003'] }, 2)])
  expect(standing.map((d) => (d.body.kind === 'set-scope' ? [d.body.scope, d.body.numbers?.length] : []))).toEqual([['in', 9], ['out', 1]])
})

test('a party declared differently by two copies is still there, and in conflict', () => {
  const party = (name: string) => ({ kind: 'declare-party' as const, party: { role: 'organisation' as const, id: toPartyId('p1'), name, kind: 'insurer' as const, aliases: [], details: {} } })
  const { standing, conflicts } = standingDecisions([decide(party('甲'), 7, 'b', 1), decide(party('乙'), 7, 'a', 7)])
  expect(standing.map((d) => d.id)).toEqual(['a:7'])
  expect(conflicts).toHaveLength(1)
})

test('the order in which decisions arrive does not matter', () => {
  const some = fc.array(fc.record({ value: fc.constantFrom('1', '2', '3'), lamport: fc.integer({ min: 1, max: 20 }), chain: fc.constantFrom('a', 'b', 'c'), seq: fc.integer({ min: 0, max: 20 }), undo: fc.boolean() }), { maxLength: 12 })
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (given, chance) => {
      const decisions = [...new Map(given.map((g) => [`${g.chain}:${String(g.seq)}`, g.undo ? decide({ kind: 'undo', decision: typed('', 1, g.chain, Math.max(0, g.seq - 1)).id }, g.lamport, g.chain, g.seq) : typed(g.value, g.lamport, g.chain, g.seq)] as const)).values()]
      const shuffled = decisions.map((d) => ({ d, at: Number(chance.next().value) })).sort((p, q) => p.at - q.at).map(({ d }) => d)
      expect(JSON.stringify(standingDecisions(shuffled))).toBe(JSON.stringify(standingDecisions(decisions)))
    }),
  )
})
