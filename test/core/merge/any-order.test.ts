import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomOf } from '../../bench/call-evidence-bench/random.ts'
import { matterOf, organisationId } from '../../bench/call-evidence-bench/matter.ts'
import { deriveStages, loadRegistry, type Derived, type Given } from '../../bench/call-evidence-bench/run.ts'
import { decide } from '../../support/calls.ts'
import { dayMs, toEpochMs } from '../../../src/core/kernel/instant.ts'
import { toFactId } from '../../../src/core/model/ids.ts'
import type { Decision, DecisionBody } from '../../../src/core/model/decision.ts'
import type { Observation } from '../../../src/core/model/observation.ts'

const registry = loadRegistry()

/** Everything shown, as text: what must be the same byte for byte. */
const shown = ({ merged, grouped }: Derived): string =>
  JSON.stringify([merged.logs, merged.incidents, merged.duplicates, merged.conflicts, merged.issues, merged.coverage, grouped.incidents, grouped.threads, grouped.parties, grouped.edges, grouped.proposals, grouped.conflicts, grouped.counts])

const shuffled = <T>(items: readonly T[], seed: number): readonly T[] => {
  const random = randomOf(seed)
  return items.map((item) => ({ item, at: random.unit() })).sort((a, b) => a.at - b.at).map(({ item }) => item)
}

const given = (seed: number, more: (some: (k: number) => Observation) => readonly Decision[]): Given => {
  const matter = matterOf(seed, 60)
  const observations = matter.views.map((v) => v.observation)
  return { observations, runs: matter.runs, decisions: [...matter.decisions, ...more((k) => observations[k % observations.length]!)] }
}

/** What two people might rule after the matter was copied: same, apart, corrected, excluded, in and out of scope, who it was, what was said, undone, one log or two, another list of insurers. */
const ruling = fc.record({ kind: fc.integer({ min: 0, max: 13 }), a: fc.nat(500), b: fc.nat(500), chain: fc.constantFrom('bench', 'copy'), lamport: fc.integer({ min: 1000, max: 1020 }) })
type Ruled = { readonly kind: number; readonly a: number; readonly b: number; readonly chain: string; readonly lamport: number }

type Body = (ruled: Ruled, some: (k: number) => Observation) => DecisionBody

/** By `kind` of a ruling. */
const bodies: readonly Body[] = [
  ({ a, b }, some) => ({ kind: 'same-incident', observations: [some(a).id, some(b).id] }),
  ({ a, b }, some) => ({ kind: 'separate-incidents', observations: [some(a).id, some(b).id] }),
  ({ a, b }, some) => ({ kind: 'correct-reading', observation: some(a).id, field: 'otherNumber', typed: some(b).otherNumber?.raw ?? null }),
  ({ a }, some) => ({ kind: 'exclude-observation', observation: some(a).id, reason: 'test' }),
  ({ a, b }, some) => ({ kind: 'set-scope', scope: b % 2 === 0 ? 'in' : 'out', observations: [some(a).id] }),
  ({ a }, some) => ({ kind: 'correct-reading', observation: some(a).id, field: 'startedAt', typed: '2025-02-03 10:00' }),
  ({ a, b }, some) => ({ kind: 'attribute', numbers: [some(a).otherNumber?.raw ?? '13800138000'], respondent: organisationId(b % 2), basis: b % 3 === 0 ? 'confirmed' : 'claimed', proofs: b % 3 === 0 ? [{ observation: some(b).id }] : [] }),
  ({ a, b }, some) => ({ kind: 'record-said', observations: [some(a).id], said: { claimedOrganisation: b % 2 === 0 ? '平安' : '人保', claimedName: '张一' } }),
  ({ a, b }, some) => ({ kind: 'record-refusal', act: { at: some(a).startedAt!.value, mode: b % 2 === 0 ? 'phone' : 'sms', proofs: [] } }),
  ({ b }) => ({ kind: 'undo', decision: toFactId(`bench:${String(1001 + (b % 4))}`) }),
  ({ a }, some) => ({ kind: 'correct-reading', observation: some(a).id, field: 'startedAt', typed: null }),
  ({ a, b }, some) => ({ kind: 'correct-reading', observation: some(a).id, field: 'otherNumber', typed: b % 2 === 0 ? '138****8000' : null }),
  ({ a, b }, some) => ({ kind: b % 2 === 0 ? 'same-log' : 'separate-logs', sources: [some(a).source, some(a + b).source] }),
  ({ a, b }) => ({ kind: 'edit-registry', edit: b % 3 === 0 ? { table: 'labels', word: '快递', ...(a % 2 === 0 ? { class: 'INS_SALES' as const } : {}) } : { table: 'insurers', code: b % 3 === 1 ? 'PAIC' : 'own:新公司', ...(a % 3 === 0 ? {} : { entry: { name: '新公司', kind: 'insurer', aliases: ['新公司', a % 3 === 1 ? '平安' : '人保'], ambiguousAliases: [], serviceNumbers: ['95518'] } }) } }),
]
const bodyOf = (ruled: Ruled, some: (k: number) => Observation): DecisionBody => bodies[ruled.kind]!(ruled, some)

const decisionsOf = (ruled: readonly Ruled[], some: (k: number) => Observation): readonly Decision[] => {
  const seq: Record<string, number> = { bench: 1000, copy: 0 }
  return [...ruled].sort((p, q) => p.lamport - q.lamport).map((r) => {
    seq[r.chain] = (seq[r.chain] ?? 0) + 1
    // The clocks of the two computers are days apart: nothing may depend on what they say.
    return { ...decide(bodyOf(r, some), r.lamport, r.chain, seq[r.chain]), at: toEpochMs(r.a * dayMs) }
  })
}

test('the same facts in any order, from two copies with conflicting decisions, give the same view byte for byte', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(ruling, { maxLength: 8 }), fc.nat(), (seed, ruled, order) => {
      const facts = given(seed, (some) => decisionsOf(ruled, some))
      const other = { observations: shuffled(facts.observations, order), runs: shuffled(facts.runs, order + 1), decisions: shuffled(facts.decisions, order + 2) }
      expect(shown(deriveStages(registry, other))).toBe(shown(deriveStages(registry, facts)))
    }),
    { numRuns: 40 },
  )
})

test('a view derived step by step, decision after decision, is the view derived at once', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(ruling, { minLength: 1, maxLength: 6 }), (seed, ruled) => {
      const facts = given(seed, (some) => decisionsOf(ruled, some))
      const before = facts.decisions.length - ruled.length
      let step: Derived | undefined
      for (let k = before; k <= facts.decisions.length; k++) step = deriveStages(registry, { ...facts, decisions: facts.decisions.slice(0, k) }, step)
      expect(step === undefined ? '' : shown(step)).toBe(shown(deriveStages(registry, facts)))
    }),
    { numRuns: 40 },
  )
})

test('sources imported one after the other give the view of all at once', () => {
  const facts = given(77, () => [])
  let step: Derived | undefined
  for (let k = 1; k <= facts.runs.length; k++) {
    const runs = facts.runs.slice(0, k)
    const sources = new Set(runs.map((r) => r.source))
    step = deriveStages(registry, { ...facts, runs, observations: facts.observations.filter((o) => sources.has(o.source)) }, step)
  }
  expect(step === undefined ? '' : shown(step)).toBe(shown(deriveStages(registry, facts)))
})
