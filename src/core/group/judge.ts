import { sameItems } from '../kernel/list.ts'
import type { AttributionConflict } from '../model/attribution.ts'
import type { AttributedIncident, Incident, Scope } from '../model/incident.ts'
import type { Channel } from '../model/party.ts'
import type { StrengthLevels } from '../model/registry.ts'
import { attribute, type Attributed, type NumberFile } from './attribute.ts'
import { type Changed } from './changed.ts'
import { keysIn, type Heard, type Voice } from './hear.ts'
import { overlaps, type Entries, type NumberEntry } from './numbers.ts'
import type { Parties } from './parties.ts'
import type { GroupRulings } from './rulings.ts'
import type { Read } from './signals.ts'

/** decided: only what the owner put in scope. suggested: proposals too, unless put out. all: everything not put out (batch). */
export type ScopeAsked = 'decided' | 'suggested' | 'all'

/** One window with scope and respondents; `notes`: the conflicts met, incident for incident. */
export type Judged = { readonly heard: Heard; readonly incidents: readonly AttributedIncident[]; readonly notes: ReadonlyMap<Incident, readonly AttributionConflict[]> }

export type Bench = { readonly entries: Entries; readonly rulings: GroupRulings; readonly parties: Parties; readonly scope: ScopeAsked; readonly strengths: StrengthLevels }

/** Whose each call was and whether it is part of the matter. What nothing has changed about is as it was. */
export const judge = (heard: readonly Heard[], bench: Bench, changed: Changed, before: readonly Judged[]): readonly Judged[] => {
  const known = new Map(before.map((judged) => [judged.heard.incidents, judged] as const))
  const isTouched = (window: Heard): boolean => changed.observations.size > 0 || overlaps(changed.keys, keysIn(window))
  const left = judgedLeft(heard, before)
  return heard.map((window): Judged => {
    const old = changed.isAll ? undefined : known.get(window.incidents)
    if (old === undefined) return judgedAnew(window, bench, left)
    return old.heard === window && !isTouched(window) ? old : judgedAgain(window, bench, changed, old)
  })
}

/** How the incidents of windows were judged that are no longer there as they were: most of them stand in the window that took its place. */
const judgedLeft = (heard: readonly Heard[], before: readonly Judged[]): ReadonlyMap<Incident, AttributedIncident> => {
  const now = new Set(heard.map((window) => window.incidents))
  return new Map(before.flatMap(({ heard: { incidents: of }, incidents }) => (now.has(of) ? [] : of.flatMap((incident, i) => (incidents[i] === undefined ? [] : [[incident, incidents[i]] as const])))))
}

const judgedAnew = (heard: Heard, bench: Bench, left: ReadonlyMap<Incident, AttributedIncident>): Judged => {
  const notes = new Map<Incident, readonly AttributionConflict[]>()
  const incidents = heard.voices.map((voice) => {
    const { incident, conflicts } = judgedOne(voice, bench)
    if (conflicts.length > 0) notes.set(voice.incident, conflicts)
    const was = left.get(voice.incident)
    return was !== undefined && areEqual(incident, was) ? was : incident
  })
  return { heard, incidents, notes }
}

const judgedAgain = (heard: Heard, bench: Bench, changed: Changed, old: Judged): Judged => {
  const isTouched = ({ incident, key, read }: Voice, before: Voice | undefined): boolean =>
    changed.keys.has(key) || read !== before?.read || (changed.observations.size > 0 && incident.supportedBy.some((id) => changed.observations.has(id)))
  const notes = new Map(old.notes)
  const incidents = heard.voices.map((voice, i) => {
    const was = old.incidents[i]
    if (was !== undefined && !isTouched(voice, old.heard.voices[i])) return was
    const { incident, conflicts } = judgedOne(voice, bench)
    notes.delete(voice.incident)
    if (conflicts.length > 0) notes.set(voice.incident, conflicts)
    return was !== undefined && areEqual(incident, was) ? was : incident
  })
  return { heard, incidents: sameItems(incidents, old.incidents) ? old.incidents : incidents, notes }
}

const areEqual = (a: AttributedIncident, b: AttributedIncident): boolean =>
  a.scope === b.scope && a.respondent === b.respondent && a.agent === b.agent && a.channel === b.channel && a.identity === b.identity && a.strengths.whose === b.strengths.whose

const noFile: NumberFile = { key: '', stretches: [], rulings: [] }

const judgedOne = ({ incident, key, read }: Voice, bench: Bench): { readonly incident: AttributedIncident; readonly conflicts: readonly AttributionConflict[] } => {
  const { entries, rulings, parties } = bench
  const entry = entries.get(key)
  const conflicts: AttributionConflict[] = []
  const note = (conflict: AttributionConflict): void => void conflicts.push(conflict)
  const scope = scopeOf(incident, key, read, entry, bench, note)
  const isRuled = rulings.ofObservation.size > 0 && incident.supportedBy.some((id) => rulings.ofObservation.has(id))
  if (read === undefined && entry === undefined && !isRuled) return { incident: withWho(incident, scope, {}, undefined, bench), conflicts }
  const at: Read = read ?? { incident: incident.id, at: incident.startedAt?.from ?? -Infinity, signals: [], because: [] }
  const who = attribute(incident, at, entry?.file ?? noFile, rulings, parties, note)
  return { incident: withWho(incident, scope, who, channelOf(incident, who, rulings), bench), conflicts }
}

const withWho = (incident: Incident, scope: Scope, who: Attributed, channel: Channel | undefined, { strengths }: Bench): AttributedIncident => {
  if (who.respondent === undefined && who.agent === undefined && channel === undefined) return scope === incident.scope ? incident : { ...incident, scope }
  const whose = who.identity === undefined ? incident.strengths.whose : Math.max(incident.strengths.whose, strengths.whoseByBasis[who.identity])
  return { ...incident, scope, strengths: { ...incident.strengths, whose }, ...who, ...(channel === undefined ? {} : { channel }) }
}

const scopeOf = (incident: Incident, key: string, read: Read | undefined, entry: NumberEntry | undefined, { rulings, scope }: Bench, note: (c: AttributionConflict) => void): Scope => {
  const ruled = rulings.scopeOf.size === 0 ? new Set<Scope>() : new Set(incident.supportedBy.flatMap((id) => rulings.scopeOf.get(id) ?? []))
  if (ruled.size > 1) {
    note({ about: `incident:${incident.id}`, kind: 'scope', between: incident.supportedBy })
    return 'proposed'
  }
  const [own] = ruled
  const decided = own ?? rulings.scopeOfNumber.get(key)
  if (decided !== undefined) return decided
  if (scope === 'all') return 'in'
  const isProposed = (read?.because.length ?? 0) > 0 || entry?.isProposed === true
  return isProposed ? (scope === 'suggested' ? 'in' : 'proposed') : 'out'
}

const channelOf = (incident: Incident, who: Attributed, rulings: GroupRulings): Channel | undefined => {
  if (rulings.channelOf.size > 0) {
    const own = new Set(incident.supportedBy.flatMap((id) => rulings.channelOf.get(id) ?? []))
    if (own.size === 1) return [...own][0]
  }
  return (who.agent === undefined ? undefined : rulings.channelOfParty.get(who.agent)) ?? (who.respondent === undefined ? undefined : rulings.channelOfParty.get(who.respondent))
}
