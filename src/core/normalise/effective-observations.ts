import { canonicalJson } from '../kernel/canonical-json.ts'
import { replacedMap } from '../kernel/replaced-map.ts'
import type { Issue } from '../kernel/issue.ts'
import { compareText } from '../kernel/list.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Decision } from '../model/decision.ts'
import type { ObservationId } from '../model/ids.ts'
import type { Observation, ObservationReadings, ReadingField } from '../model/observation.ts'
import type { ReadingRun } from '../model/reading-run.ts'
import { parseTyped } from './typed-reading.ts'

type Rule = { readonly field: ReadingField; readonly typed: string | null | undefined }
type Corrected = { readonly base: Observation; readonly rules: string; readonly value: Observation; readonly issues: readonly Issue[] }

export type EffectiveObservations = {
  /** As they stand: corrected; withdrawn and excluded ones and those of a run not adopted left out. Sorted by nothing: consumers sort. */
  readonly observations: readonly Observation[]
  readonly byId: ReadonlyMap<ObservationId, Observation>
  readonly excluded: readonly ObservationId[]
  readonly issues: readonly Issue[]
  /** Hand the whole back as `previous` and unchanged corrections keep their identity. */
  readonly corrected: ReadonlyMap<ObservationId, Corrected>
  readonly given: readonly Observation[]
  readonly seen: readonly Observation[]
  readonly seenById: ReadonlyMap<ObservationId, Observation>
  readonly runs: readonly ReadingRun[]
  readonly relevant: readonly Decision[]
}

/**
 * The observations that count now. The same place read twice has the same id: the run adopted for the source says which reading stands.
 * Nothing is edited: a corrected observation is a new value beside the old one.
 */
export const effectiveObservations = (
  observations: readonly Observation[],
  runs: readonly ReadingRun[],
  standing: readonly Decision[],
  previous?: EffectiveObservations,
): EffectiveObservations => {
  const relevant = standing.filter(concernsReadings)
  if (previous?.given === observations && sameItems(previous.runs, runs) && sameItems(previous.relevant, relevant)) return previous
  const rules = rulesOf(standing)
  const seen = previous?.given === observations ? previous.seen : once(observations)
  const { observations: effective, corrected } = thoseThatCount(seen, rules, readersOf(runs, rules.adopted), previous)
  const same = previous !== undefined && areSame(previous.observations, effective)
  const seenById = previous?.given === observations ? previous.seenById : new Map(seen.map((o) => [o.id, o] as const))
  const byId = same ? previous.byId : byIdOf(effective, seenById, corrected, rules)
  return { observations: same ? previous.observations : effective, byId, excluded: [...rules.excluded].sort(compareText), issues: issuesOf(corrected), corrected, given: observations, seen, seenById, runs, relevant }
}

/** Where whole sources are left out the map is made anew; a correction or an exclusion only replaces its own. */
const byIdOf = (effective: readonly Observation[], seenById: EffectiveObservations['byId'], corrected: ReadonlyMap<ObservationId, Corrected>, { excluded }: Rules): EffectiveObservations['byId'] => {
  const replaced = new Map<ObservationId, Observation | undefined>([...corrected].map(([id, c]) => [id, c.value]))
  for (const id of excluded) if (seenById.has(id)) replaced.set(id, undefined)
  const map = replacedMap(seenById, replaced)
  return map.size === effective.length ? map : new Map(effective.map((o) => [o.id, o]))
}

const thoseThatCount = (seen: readonly Observation[], rules: Rules, isSetAside: ((o: Observation) => boolean) | undefined, previous: EffectiveObservations | undefined): Pick<EffectiveObservations, 'observations' | 'corrected'> => {
  const ruled = new Set<ObservationId>([...rules.excluded, ...rules.corrections.keys()])
  const corrected = new Map<ObservationId, Corrected>()
  const observations: Observation[] = []
  for (const observation of seen) {
    const isOut = (rules.withdrawn.size > 0 && rules.withdrawn.has(observation.source)) || isSetAside?.(observation) === true
    const asked = ruled.size > 0 && ruled.has(observation.id) ? rules.corrections.get(observation.id) : undefined
    const correction = asked === undefined ? undefined : correctionOf(observation, asked, previous?.corrected.get(observation.id))
    if (correction !== undefined) corrected.set(observation.id, correction)
    if (!isOut && !(ruled.size > 0 && rules.excluded.has(observation.id))) observations.push(correction?.value ?? observation)
  }
  return { observations, corrected }
}

const concernsReadings = ({ body }: Decision): boolean =>
  body.kind === 'correct-reading' || body.kind === 'accept-reading' || body.kind === 'exclude-observation' || body.kind === 'withdraw-source' || (body.kind === 'set-setting' && body.name.startsWith('adopt:'))
const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean => a === b || areSame(a, b)
const areSame = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((item, i) => item === b[i])
const issuesOf = (corrected: ReadonlyMap<ObservationId, Corrected>): readonly Issue[] =>
  [...corrected].sort(([a], [b]) => compareText(a, b)).flatMap(([, c]) => c.issues)

type Rules = {
  readonly withdrawn: ReadonlySet<Sha256>
  readonly excluded: ReadonlySet<ObservationId>
  readonly corrections: ReadonlyMap<ObservationId, readonly Rule[]>
  readonly adopted: ReadonlyMap<string, string>
}

const rulesOf = (standing: readonly Decision[]): Rules => {
  const withdrawn = new Set<Sha256>()
  const excluded = new Set<ObservationId>()
  const corrections = new Map<ObservationId, Rule[]>()
  const adopted = new Map<string, string>()
  for (const { body } of standing) {
    if (body.kind === 'withdraw-source') withdrawn.add(body.source)
    if (body.kind === 'exclude-observation') excluded.add(body.observation)
    if (body.kind === 'set-setting' && body.name.startsWith('adopt:')) adopted.set(body.name.slice('adopt:'.length), body.value)
    if (body.kind !== 'correct-reading' && body.kind !== 'accept-reading') continue
    const rule = { field: body.field, typed: body.kind === 'correct-reading' ? body.typed : undefined }
    const list = corrections.get(body.observation)
    if (list === undefined) corrections.set(body.observation, [rule])
    else list.push(rule)
  }
  return { withdrawn, excluded, corrections, adopted }
}

/** One reading per id. Two of the same place: the newer reader's; equal in version: a choice that does not depend on the order of the facts. */
const once = (observations: readonly Observation[]): readonly Observation[] => {
  const ids = new Set<ObservationId>()
  for (const observation of observations) ids.add(observation.id)
  if (ids.size === observations.length) return observations
  const byId = new Map<ObservationId, Observation>()
  for (const observation of observations) {
    const other = byId.get(observation.id)
    byId.set(observation.id, other === undefined ? observation : theStronger(other, observation))
  }
  return [...byId.values()]
}

const theStronger = (a: Observation, b: Observation): Observation => {
  const version = (b.readBy?.version ?? 0) - (a.readBy?.version ?? 0)
  if (version !== 0) return version > 0 ? b : a
  return canonicalJson(a) >= canonicalJson(b) ? a : b
}

/** A source read by two reader families (a mapper first, then its own format): the adopted one counts, else the one that read most. */
const readersOf = (runs: readonly ReadingRun[], adopted: ReadonlyMap<string, string>): ((observation: Observation) => boolean) | undefined => {
  const bySource = new Map<string, ReadingRun[]>()
  for (const run of runs) if (run.reader !== null) bySource.set(run.source, [...(bySource.get(run.source) ?? []), run])
  const chosen = new Map<string, string>()
  for (const [source, of] of bySource) {
    const families = new Set(of.map((run) => run.reader))
    const stated = adopted.get(source)
    const best = [...of].sort((a, b) => b.observations - a.observations || compareText(a.reader ?? '', b.reader ?? ''))[0]
    if (families.size > 1 || stated !== undefined) chosen.set(source, stated ?? best?.reader ?? '')
  }
  if (chosen.size === 0) return undefined
  return (observation) => {
    const reader = chosen.get(observation.source)
    return reader !== undefined && observation.readBy !== undefined && observation.readBy.reader !== reader
  }
}

const correctionOf = (base: Observation, rules: readonly Rule[], before: Corrected | undefined): Corrected => {
  const key = JSON.stringify(rules)
  if (before?.base === base && before.rules === key) return before
  let value = base
  const issues: Issue[] = []
  for (const { field, typed } of rules) {
    if (typed === null) value = without(value, field)
    else if (typed === undefined) value = accepted(value, field)
    else {
      const parsed = parseTyped(field, typed)
      if (parsed.ok) value = { ...value, ...parsed.value }
      else issues.push({ code: `correction-${parsed.error}`, severity: 'warn', place: base.place, params: { typed, field } })
    }
  }
  return { base, rules: key, value, issues }
}

const without = (observation: Observation, field: keyof ObservationReadings): Observation => {
  const rest: { -readonly [K in keyof Observation]: Observation[K] } = { ...observation }
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the field is one of ours, and absent must mean absent
  delete rest[field]
  return rest
}

const accepted = (observation: Observation, field: ReadingField): Observation => {
  const reading = observation[field]
  return reading === undefined ? observation : { ...observation, [field]: { ...reading, confidence: 'certain' } }
}
