import { expect, test } from 'vitest'
import { confirmed, decide, derive, sha, source } from '../../support/calls.ts'
import type { Decision } from '../../../src/core/model/decision.ts'
import { toFactId } from '../../../src/core/model/ids.ts'
import { standingDecisions } from '../../../src/core/normalise/standing-decisions.ts'

const calls = (month: string) => Array.from({ length: 10 }, (_, i) => ({ number: '02180001111', at: `2026-${month}-${String(i + 1).padStart(2, '0')} 10:00:${String(10 + i)}`, direction: 'incoming' as const, talk: 20 + i }))
const march = source('march', 'phone', calls('03'))
const again = source('again', 'phone', calls('03'))
const [a, b, c] = [sha('march'), sha('again'), sha('other')]
const logsOf = (decisions: readonly Decision[]): readonly (readonly string[])[] => derive([march, again], decisions).merged.logs.map((log) => log.sources)

test('two exports with the same calls are two logs once the owner says so, and one again when that is taken back', () => {
  expect(logsOf([])).toHaveLength(1)
  const apart = decide({ kind: 'separate-logs', sources: [a, b] }, 1)
  expect(logsOf([apart])).toHaveLength(2)
  expect(logsOf([apart, decide({ kind: 'undo', decision: toFactId('a:1') }, 2)])).toHaveLength(1)
  expect(logsOf([apart, decide({ kind: 'same-log', sources: [b, a] }, 2)])).toHaveLength(1)
})

test('two phones that name themselves differently are one log when the owner says so: their common calls count once', () => {
  const named = source('other', { kind: 'phone', device: 'MI 13' }, calls('03'))
  const own = source('march', { kind: 'phone', device: 'Xiaomi 13' }, calls('03'))
  expect(derive([own, named]).merged.logs).toHaveLength(2)
  const { merged } = derive([own, named], [decide({ kind: 'same-log', sources: [a, c] }, 1)])
  expect(merged.logs.map((log) => log.links.map((l) => l.rule))).toEqual([['decision']])
  expect(confirmed([own, named], [decide({ kind: 'same-log', sources: [a, c] }, 1)])).toBe(10)
})

test('a phone list and a bill stay two logs whatever is said of them', () => {
  const bill = source('other', 'bill', calls('03'))
  expect(derive([march, bill], [decide({ kind: 'same-log', sources: [a, c] }, 1)]).merged.logs).toHaveLength(2)
})

test('what two copies of a matter say differently of two files is shown, and neither rules', () => {
  const decisions = [decide({ kind: 'separate-logs', sources: [a, b] }, 4, 'mine'), decide({ kind: 'same-log', sources: [b, a] }, 4, 'hers', 1)]
  const { standing, conflicts } = standingDecisions(decisions)
  expect(standing).toEqual([])
  expect(conflicts).toHaveLength(1)
  expect(logsOf(decisions)).toEqual(logsOf([]))
})

test('a third file does not join two that the owner holds apart', () => {
  const third = source('other', 'phone', calls('03'))
  const { logs } = derive([march, again, third], [decide({ kind: 'separate-logs', sources: [a, b] }, 1)]).merged
  expect(logs.some((log) => log.sources.includes(a) && log.sources.includes(b))).toBe(false)
})

test('A is B, B is C, and A is not C: no join of the three stands, and the three rulings are named', () => {
  const third = source('other', 'phone', calls('05'))
  const files = [source('march', 'phone', calls('03')), source('again', 'phone', calls('04')), third]
  const ring = [decide({ kind: 'same-log', sources: [a, b] }, 1), decide({ kind: 'same-log', sources: [b, c] }, 2), decide({ kind: 'separate-logs', sources: [a, c] }, 3)]
  const { conflicts, logs } = derive(files, ring).merged
  expect(conflicts.map((k) => [k.kind, k.between])).toEqual([['same-log', ['a:1', 'a:2', 'a:3']]])
  expect(logs.flatMap((log) => log.links.map((l) => l.rule))).not.toContain('decision')
  const settled = derive(files, [...ring, decide({ kind: 'same-log', sources: [a, b, c] }, 4)]).merged
  expect([settled.conflicts, settled.logs.length]).toEqual([[], 1])
  const takenBack = derive(files, [...ring, decide({ kind: 'undo', decision: toFactId('a:3') }, 4)]).merged
  expect([takenBack.conflicts, takenBack.logs.length]).toEqual([[], 1])
})
