import { expect, test } from 'vitest'
import { logConflicts } from '../../src/app/queries/log-files.ts'
import type { Decision } from '../../src/core/model/decision.ts'
import { noFacts } from '../../src/core/model/facts.ts'
import { decide, sha, source } from '../support/calls.ts'
import { viewOf } from '../support/realistic-matter.ts'

const names = ['三月', '四月', '五月'] as const
const files = names.map((name, k) => source(name, 'phone', [{ number: '02180001111', at: `2026-0${String(k + 3)}-02 10:00:00`, direction: 'incoming', talk: 20 }]))
const [a, b, c] = names.map((name) => sha(name)) as [ReturnType<typeof sha>, ReturnType<typeof sha>, ReturnType<typeof sha>]
const conflictsOf = (decisions: readonly Decision[]) => {
  const sources = names.map((name) => ({ sha256: sha(name), fileName: `${name}.xml`, byteLength: 1, receivedAt: decisions[0]!.at, custodian: '王建国', origin: 'file' as const }))
  const view = viewOf({ ...noFacts, sources, runs: files.map((f) => f.run), observations: files.flatMap((f) => f.observations), decisions })
  return logConflicts(view).map((k) => [k.fileNames.toSorted(), k.rulings.map((r) => [r.says, r.decision])])
}

test('three rulings that cannot all stand are shown with their files, each to be taken back; one of them is not', () => {
  const ring = [decide({ kind: 'same-log', sources: [a, b] }, 1), decide({ kind: 'same-log', sources: [b, c] }, 2), decide({ kind: 'separate-logs', sources: [a, c] }, 3)]
  expect(conflictsOf(ring)).toEqual([[['三月.xml', '五月.xml', '四月.xml'], [['same-log', 'a:1'], ['same-log', 'a:2'], ['separate-logs', 'a:3']]]])
  expect(conflictsOf(ring.slice(0, 2))).toEqual([])
})

test('two copies of a matter that say the opposite are shown with the two files, until the owner says it anew', () => {
  const copies = [decide({ kind: 'separate-logs', sources: [a, b] }, 4, 'mine'), decide({ kind: 'same-log', sources: [b, a] }, 4, 'hers', 1)]
  expect(conflictsOf(copies)).toEqual([[['三月.xml', '四月.xml'], []]])
  expect(conflictsOf([...copies, decide({ kind: 'same-log', sources: [a, b] }, 5, 'mine', 5)])).toEqual([])
})
