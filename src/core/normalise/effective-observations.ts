import { canonicalJson } from '../kernel/canonical-json.ts'
import { replacedMap } from '../kernel/replaced-map.ts'
import type { Issue } from '../kernel/issue.ts'
import { compareText, sameItems } from '../kernel/list.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Decision } from '../model/decision.ts'
import type { ObservationId } from '../model/ids.ts'
import type { Observation, ObservationReadings, ReadingField } from '../model/observation.ts'
import type { ReadingRun } from '../model/reading-run.ts'
import { parseTyped } from './typed-reading.ts'

type Rule = { readonly field: ReadingField; readonly typed: string | null | undefined }
type Corrected = { readonly base: Observation; readonly rules: string; readonly value: Observation; readonly issues: readonly Issue[] }
type ById = ReadonlyMap<ObservationId, Observation>

export type EffectiveObservations = {
  /** As they stand: corrected; withdrawn and excluded ones and those of a run not adopted left out. Sorted by nothing: consumers sort. */
  readonly observations: readonly Observation[]
  readonly byId: ById
  readonly excluded: readonly ObservationId[]
  readonly issues: readonly Issue[]
  /** Hand the whole back as `previous` and unchanged corrections keep their identity. */
  readonly corrected: ReadonlyMap<ObservationId, Corrected>
  readonly given: readonly Observation[]
  readonly seen: readonly Observation[]
  readonly seenById: ById
  /** Of the sources and runs that count, as read. */
  readonly counting: ById
  readonly runs: readonly ReadingRun[]
  readonly relevant: readonly Decision[]
  readonly rules: Rules
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
  const before = previous?.given === observations && sameItems(previous.runs, runs) ? previous : undefined
  if (before !== undefined && sameItems(before.relevant, relevant)) return before
  const rules = rulesOf(relevant)
  const shared = { excluded: [...rules.excluded].sort(compareText), runs, relevant, rules }
  const again = before === undefined ? undefined : changedFrom(before, rules)
  if (before !== undefined && again !== undefined) return { ...before, ...shared, ...again, issues: issuesOf(again.corrected) }
  const seen = seenOf(observations, previous)
  const counting = countingOf(seen.seenById, runs, rules)
  const corrected = correctedOf(rules, seen.seenById, previous)
  const byId = byIdOf(counting, corrected, rules)
  const effective = [...byId.values()]
  const same = previous !== undefined && sameItems(previous.observations, effective)
  return { ...shared, ...seen, observations: same ? previous.observations : effective, byId: same ? previous.byId : byId, issues: issuesOf(corrected), corrected, counting }
}

const seenOf = (given: readonly Observation[], previous: EffectiveObservations | undefined): Pick<EffectiveObservations, 'given' | 'seen' | 'seenById'> => {
  if (previous?.given === given) return { given, seen: previous.seen, seenById: previous.seenById }
  const seen = once(given)
  return { given, seen, seenById: new Map(seen.map((o) => [o.id, o] as const)) }
}

const countingOf = (seenById: ById, runs: readonly ReadingRun[], { withdrawn, adopted }: Rules): ById => {
  const isSetAside = readersOf(runs, adopted)
  return withdrawn.size === 0 && isSetAside === undefined ? seenById : new Map([...seenById].filter(([, o]) => !withdrawn.has(o.source) && isSetAside?.(o) !== true))
}

/** A correction or an exclusion only replaces its own. */
const byIdOf = (counting: ById, corrected: ReadonlyMap<ObservationId, Corrected>, { excluded }: Rules): ById => {
  const replaced = new Map<ObservationId, Observation | undefined>([...corrected].flatMap(([id, c]) => (counting.has(id) ? [[id, c.value] as const] : [])))
  for (const id of excluded) if (counting.has(id)) replaced.set(id, undefined)
  return replacedMap(counting, replaced)
}

const correctedOf = ({ corrections }: Rules, seenById: ById, previous: EffectiveObservations | undefined): ReadonlyMap<ObservationId, Corrected> =>
  new Map([...corrections].flatMap(([id, asked]) => {
    const base = seenById.get(id)
    return base === undefined ? [] : [[id, correctionOf(base, asked, previous?.corrected.get(id))] as const]
  }))

/** More than this ruled anew are not looked for one by one. */
const mostRuled = 50

/** The list with what was ruled anew in its place; undefined: whole sources are ruled on, or too much, or a record comes back. */
const changedFrom = (before: EffectiveObservations, rules: Rules): Pick<EffectiveObservations, 'observations' | 'byId' | 'corrected'> | undefined => {
  if (!sameKeys(before.rules.withdrawn, rules.withdrawn) || JSON.stringify([...before.rules.adopted]) !== JSON.stringify([...rules.adopted])) return undefined
  const corrected = correctedOf(rules, before.seenById, before)
  const ids = new Set([...before.rules.excluded, ...rules.excluded, ...before.corrected.keys(), ...corrected.keys()])
  const byId = byIdOf(before.counting, corrected, rules)
  const ruled = [...ids].filter((id) => before.byId.get(id) !== byId.get(id))
  if (ruled.length > mostRuled) return undefined
  const observations = [...before.observations]
  for (const id of ruled) {
    const [old, now] = [before.byId.get(id), byId.get(id)]
    if (old === undefined) return undefined
    const at = observations.indexOf(old)
    if (now === undefined) observations.splice(at, 1)
    else observations[at] = now
  }
  return ruled.length === 0 ? { observations: before.observations, byId: before.byId, corrected } : { observations, byId, corrected }
}

const sameKeys = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => a.size === b.size && [...a].every((key) => b.has(key))
const concernsReadings = ({ body }: Decision): boolean =>
  body.kind === 'correct-reading' || body.kind === 'accept-reading' || body.kind === 'exclude-observation' || body.kind === 'withdraw-source' || (body.kind === 'set-setting' && body.name.startsWith('adopt:'))
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
