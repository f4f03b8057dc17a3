import { assess } from './assess/assess.ts'
import { assessInputOf, type AssessInput } from './assess/assess-input.ts'
import { groupIncidents, type GroupInput, type Grouped } from './group/group-incidents.ts'
import type { LocalDate } from './kernel/civil.ts'
import { listKeeper, type KeepList } from './kernel/keep-list.ts'
import type { Law } from './law/law.ts'
import { mergeObservations, type Merged } from './merge/merge-observations.ts'
import type { Assessment } from './model/assessment.ts'
import type { Decision } from './model/decision.ts'
import type { Facts } from './model/facts.ts'
import { toLogId } from './model/ids.ts'
import type { MatterView } from './model/matter-view.ts'
import type { Registry } from './model/registry.ts'
import { effectiveObservations, type EffectiveObservations } from './normalise/effective-observations.ts'
import { namesFor, type Names } from './normalise/names-for.ts'
import { profileOf, sourceViews } from './normalise/source-views.ts'
import { standingDecisions } from './normalise/standing-decisions.ts'

/** Data the stages read beside the facts. */
export type Reference = { readonly registry: Registry; readonly law: Law }

/** A view with what the next derivation may keep of it. */
export type Derived = { readonly view: MatterView; readonly memo: Memo }
type Memo = { readonly effective: EffectiveObservations; readonly merged: Merged; readonly grouped: Grouped; readonly names: Names; readonly keep: KeepList }

/**
 * Facts → what is shown. The only file that joins stages; the same facts in any order give the same view. `asOf` is today in Beijing: only
 * deadlines, the expiry of proof and procedure look at it.
 */
export const derive = (facts: Facts, reference: Reference, asOf: LocalDate, previous?: Memo): Derived => {
  const { registry } = reference
  const { standing, conflicts, undone } = standingDecisions(facts.decisions)
  const effective = effectiveObservations(facts.observations, facts.runs, standing, previous?.effective)
  const observations = effective.byId
  const merged = mergeObservations({ observations: effective.observations, byId: observations, runs: facts.runs, standing, tolerances: registry.tolerances, strengths: registry.strengths }, previous?.merged)
  const names = namesFor(registry, standing, previous?.names)
  const grouped = groupIncidents({ windows: merged.windows, observations, standing, names: names.reader, tolerances: registry.tolerances, strengths: registry.strengths, scope: scopeOf(standing) }, previous?.grouped)
  const profile = profileOf(standing)
  const keep = previous?.keep ?? listKeeper()
  const sources = sourceViews(facts, standing)
  const base: Omit<MatterView, keyof Assessment> = {
    profile,
    sources,
    observations,
    excluded: effective.excluded,
    logs: merged.logs,
    logOf: (id) => {
      const observation = observations.get(id)
      return (observation === undefined ? undefined : merged.logOf(observation)) ?? toLogId('unknown')
    },
    numberClass: names.reader.numberClass,
    coverage: merged.coverage,
    duplicates: merged.duplicates,
    standing,
    undone,
    decisionConflicts: [...conflicts, ...merged.conflicts],
    incidents: grouped.incidents,
    threads: grouped.threads,
    parties: grouped.parties,
    edges: grouped.edges,
    proposals: grouped.proposals,
    attributionConflicts: grouped.conflicts,
    counts: grouped.counts,
    custody: facts.custody,
    packets: facts.packets,
    issues: [...effective.issues, ...merged.issues, ...grouped.issues],
  }
  const view = withAssessment(base, () => assessInputOf(base, reference.law, asOf, keep))
  return { view, memo: { effective, merged, grouped, names, keep } }
}

/** The assessment is worked out when somebody looks: a decision on an incident needs no ground. */
const withAssessment = (base: Omit<MatterView, keyof Assessment>, input: () => AssessInput): MatterView => {
  let held: Assessment | undefined
  const assessed = (): Assessment => (held ??= assess(input()))
  return {
    ...base,
    get findings() { return assessed().findings },
    get register() { return assessed().register },
    get boards() { return assessed().boards },
    get damages() { return assessed().damages },
    get leaks() { return assessed().leaks },
    get deadlines() { return assessed().deadlines },
    get court() { return assessed().court },
    get threatened() { return assessed().threatened },
  }
}

/** Setting `scope.default`: the batch door's --scope. In the window only what the owner decided is in scope. */
const scopeOf = (standing: readonly Decision[]): NonNullable<GroupInput['scope']> => {
  const value = standing.findLast((d) => d.body.kind === 'set-setting' && d.body.name === 'scope.default')?.body
  const asked = value?.kind === 'set-setting' ? value.value : 'decided'
  return asked === 'suggested' || asked === 'all' ? asked : 'decided'
}
