import { readFileSync } from 'node:fs'
import { groupIncidents, type Grouped } from '../../../src/core/group/group-incidents.ts'
import { mergeObservations, type Merged } from '../../../src/core/merge/merge-observations.ts'
import type { Registry } from '../../../src/core/model/registry.ts'
import { effectiveObservations, type EffectiveObservations } from '../../../src/core/normalise/effective-observations.ts'
import { parseRegistry } from '../../../src/core/normalise/parse-registry.ts'
import { namesFor, type Names } from '../../../src/core/normalise/names-for.ts'
import { standingDecisions } from '../../../src/core/normalise/standing-decisions.ts'
import type { Decision } from '../../../src/core/model/decision.ts'
import type { Observation } from '../../../src/core/model/observation.ts'
import type { ReadingRun } from '../../../src/core/model/reading-run.ts'

const file = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../resources/registry/${name}.json`, import.meta.url), 'utf8'))

export const loadRegistry = (): Registry => {
  const parsed = parseRegistry({ tolerances: file('tolerances'), strengths: file('strength-levels'), insurers: file('insurers'), numberClasses: file('number-classes'), labels: file('labels') })
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}

export type Derived = { readonly effective: EffectiveObservations; readonly merged: Merged; readonly grouped: Grouped; readonly names: Names }
export type Given = { readonly observations: readonly Observation[]; readonly runs: readonly ReadingRun[]; readonly decisions: readonly Decision[] }

/** The stages the way pipeline.ts joins them. */
export const deriveStages = (registry: Registry, { observations, runs, decisions }: Given, previous?: Derived): Derived => {
  const { tolerances, strengths } = registry
  const { standing } = standingDecisions(decisions)
  const effective = effectiveObservations(observations, runs, standing, previous?.effective)
  const { byId } = effective
  const merged = mergeObservations({ observations: effective.observations, byId, runs, standing, tolerances, strengths }, previous?.merged)
  const names = namesFor(registry, standing, previous?.names)
  const grouped = groupIncidents({ windows: merged.windows, observations: byId, standing, names: names.reader, tolerances, strengths }, previous?.grouped)
  return { effective, merged, grouped, names }
}
