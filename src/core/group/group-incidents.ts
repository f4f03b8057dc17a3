import { compareText } from '../kernel/list.ts'
import type { AttributionConflict, AttributionEdge, PartyCount, Proposal } from '../model/attribution.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Decision } from '../model/decision.ts'
import type { ObservationId } from '../model/ids.ts'
import type { AttributedIncident, Incident, Scope } from '../model/incident.ts'
import type { NameReader } from '../model/naming.ts'
import type { Observation } from '../model/observation.ts'
import type { Channel, Party } from '../model/party.ts'
import type { StrengthLevels, Tolerances } from '../model/registry.ts'
import type { Thread } from '../model/thread.ts'
import { attribute, type Attributed, type NumberFile } from './attribute.ts'
import { countsOf } from './counts.ts'
import { edgesOf } from './edges.ts'
import { stretchesOf } from './number-history.ts'
import { partiesOf, type Parties } from './parties.ts'
import { groupRulings, keyReader, type GroupRulings, type KeyOf } from './rulings.ts'
import { signalsOf, type Read } from './signals.ts'
import { threadsOf } from './threads.ts'

export type GroupInput = {
  readonly incidents: readonly Incident[]
  readonly observations: ReadonlyMap<ObservationId, Observation>
  readonly standing: readonly Decision[]
  readonly names: NameReader
  readonly tolerances: Tolerances
  readonly strengths: StrengthLevels
  /** decided: only what the owner put in scope. suggested: proposals too, unless put out. all: everything not put out (batch). Absent: decided. */
  readonly scope?: 'decided' | 'suggested' | 'all'
}

export type Grouped = {
  readonly incidents: readonly AttributedIncident[]
  readonly threads: readonly Thread[]
  readonly parties: readonly Party[]
  readonly edges: readonly AttributionEdge[]
  readonly proposals: readonly Proposal[]
  readonly conflicts: readonly AttributionConflict[]
  readonly counts: readonly PartyCount[]
  readonly issues: readonly Issue[]
  /** Hand the whole back as `previous`: unchanged incidents are not built again. */
  readonly memo: Memo
}
type Memo = { readonly input: GroupInput; readonly reads: ReadonlyMap<Incident, Read>; readonly built: ReadonlyMap<Incident, AttributedIncident>; readonly numbers: Numbers; readonly files: Files; readonly parties: Parties }

/** Incidents → scope, who is behind them and how well that is known, threads and counts. */
export const groupIncidents = (input: GroupInput, previous?: Grouped): Grouped => {
  const earlier = earlierFor(input, previous)
  const { before, isSameParties } = earlier
  const parties = before !== undefined && isSameParties ? before.parties : partiesOf(input.standing, input.names)
  const rulings = groupRulings(input.standing, input.observations, parties.theSame)
  const reads = readsOf(input, rulings, previous)
  const numbers = before?.input.incidents === input.incidents ? before.numbers : byNumber(input.incidents, before?.numbers.keyOf ?? keyReader(), before)
  const isSameFiles = earlier.isSameFiles(reads, numbers)
  const files = before !== undefined && isSameFiles ? before.files : numberFiles(reads, rulings, numbers, input)
  const conflicts: AttributionConflict[] = [...parties.conflicts]
  const stage: Stage = { keyOf: numbers.keyOf, input, reads, files, rulings, parties, note: (c) => conflicts.push(c) }
  const { incidents, built } = attributed(stage, numbers, before)
  const suggested = previous !== undefined && isSameFiles ? { edges: previous.edges, proposals: previous.proposals } : edgesOf(input, files, rulings, parties)
  return {
    incidents,
    threads: threadsOf(incidents),
    parties: parties.parties,
    ...suggested,
    conflicts: conflicts.sort((a, b) => compareText(a.about, b.about) || compareText(a.kind, b.kind)),
    counts: countsOf(incidents, input.standing, parties.theSame),
    issues: rulings.withoutProof.map((decision) => ({ code: 'attribution-without-proof', severity: 'warn', params: { decision } })),
    memo: { input, reads, built, numbers, files, parties },
  }
}

type Earlier = { readonly before: Memo | undefined; readonly isSameParties: boolean; readonly isSameFiles: (reads: Grouped['memo']['reads'], numbers: Numbers) => boolean }

/** What of the view before can be used again. */
const earlierFor = (input: GroupInput, previous: Grouped | undefined): Earlier => {
  const before = previous?.memo
  if (before === undefined) return { before, isSameParties: false, isSameFiles: () => false }
  const old = before.input
  const isSameParties = old.names === input.names && sameRulings(old.standing, input.standing, namesParties)
  const isSameFiles: Earlier['isSameFiles'] = (reads, numbers) =>
    isSameParties && reads === before.reads && numbers === before.numbers && input.tolerances === old.tolerances && input.observations === old.observations && sameRulings(old.standing, input.standing, attributes)
  return { before, isSameParties, isSameFiles }
}

const attributed = (stage: Stage, numbers: Numbers, before: Memo | undefined): { readonly incidents: readonly AttributedIncident[]; readonly built: ReadonlyMap<Incident, AttributedIncident> } => {
  const built = new Map<Incident, AttributedIncident>()
  const incidents: AttributedIncident[] = [...stage.input.incidents]
  for (const i of concerned(stage, numbers)) {
    const incident = stage.input.incidents[i]
    if (incident === undefined) continue
    const made = group(incident, stage)
    const earlier = before?.built.get(incident)
    const kept = earlier !== undefined && areEqual(earlier, made) ? earlier : made
    if (kept !== incident) built.set(incident, kept)
    incidents[i] = kept
  }
  return { incidents, built }
}

const namesParties = ({ body }: Decision): boolean => body.kind === 'declare-party' || body.kind === 'judge-identity'
const attributes = ({ body }: Decision): boolean => body.kind === 'attribute'
const sameRulings = (a: readonly Decision[], b: readonly Decision[], concerns: (d: Decision) => boolean): boolean => {
  const [x, y] = [a.filter(concerns), b.filter(concerns)]
  return x.length === y.length && x.every((d, i) => d.id === y[i]?.id && d.body === y[i].body)
}

const quiet: Read = { incident: '' as Read['incident'], at: 0, signals: [], because: [] }

/** What each incident says of its caller; incidents that say nothing are not kept. Only what is new or was spoken of anew is read again. */
const readsOf = (input: GroupInput, rulings: GroupRulings, previous: Grouped | undefined): ReadonlyMap<Incident, Read> => {
  const before = previous?.memo.input.names === input.names ? previous.memo : undefined
  const spoken = before === undefined ? new Set<ObservationId>() : spokenAnew(before.input.standing, input.standing)
  if (before?.input.incidents === input.incidents && spoken.size === 0) return before.reads
  const known = before === undefined ? undefined : before.input.incidents === input.incidents ? 'all' : new Set(before.input.incidents)
  const isKnown = (incident: Incident): boolean => known !== undefined && (known === 'all' || known.has(incident)) && (spoken.size === 0 || !incident.supportedBy.some((id) => spoken.has(id)))
  const reads = new Map<Incident, Read>()
  for (const incident of input.incidents) {
    const read = isKnown(incident) ? before?.reads.get(incident) : signalsOf(incident, input.observations, rulings.said, input.names)
    if (read !== undefined && (read.because.length > 0 || read.signals.length > 0)) reads.set(incident, read)
  }
  return reads
}

/** Calls of which a statement was added or taken back. */
const spokenAnew = (before: readonly Decision[], now: readonly Decision[]): ReadonlySet<ObservationId> => {
  const statements = (list: readonly Decision[]): ReadonlyMap<string, Decision> => new Map(list.flatMap((d) => (d.body.kind === 'record-said' ? [[d.id, d] as const] : [])))
  const [a, b] = [statements(before), statements(now)]
  const changed = [...[...a.values()].filter((d) => b.get(d.id)?.body !== d.body), ...[...b.values()].filter((d) => a.get(d.id)?.body !== d.body)]
  return new Set(changed.flatMap((d) => (d.body.kind === 'record-said' ? d.body.observations : [])))
}

export type Files = ReadonlyMap<string, { readonly file: NumberFile; readonly incidents: readonly Incident[]; readonly isProposed: boolean }>

/** Positions of the incidents of each number, in order. */
type Numbers = { readonly keyOf: KeyOf; readonly of: ReadonlyMap<string, readonly number[]>; readonly keys: readonly string[] }

const byNumber = (incidents: readonly Incident[], keyOf: KeyOf, before?: { readonly input: GroupInput; readonly numbers: Numbers }): Numbers => {
  const of = new Map<string, number[]>()
  let j = 0
  const keys = incidents.map((incident, i) => {
    // Most incidents stand where they stood, one or two places on.
    const old = before?.input.incidents
    for (let ahead = 0; old !== undefined && ahead < 4; ahead++) if (old[j + ahead] === incident) j += ahead
    const known = old?.[j] === incident ? before?.numbers.keys[j++] : undefined
    const key = known ?? keyOf(incident.otherNumber)
    const list = of.get(key)
    if (list === undefined) of.set(key, [i])
    else list.push(i)
    return key
  })
  return { keyOf, of, keys }
}

/** Positions of the incidents that say something, or of which, or of whose number, something was said or ruled. The rest stays as it is. */
const concerned = ({ input, reads, files, rulings }: Stage, numbers: Numbers): readonly number[] => {
  if (input.scope === 'all') return input.incidents.map((_, i) => i)
  const wanted = new Set<number>()
  const keys = new Set([...files.keys(), ...rulings.scopeOfNumber.keys()])
  for (const key of keys) for (const i of numbers.of.get(key) ?? []) wanted.add(i)
  const ruled = new Set([...rulings.scopeOf.keys(), ...rulings.ofObservation.keys(), ...rulings.channelOf.keys()])
  input.incidents.forEach((incident, i) => {
    if (ruled.size > 0 && incident.supportedBy.some((id) => ruled.has(id))) wanted.add(i)
  })
  for (const i of numbers.of.get('') ?? []) {
    const incident = input.incidents[i]
    if (incident !== undefined && reads.has(incident)) wanted.add(i)
  }
  return [...wanted].sort((a, b) => a - b)
}

/** Numbers that say something, or of which something was ruled; private numbers have no file. */
const numberFiles = (reads: ReadonlyMap<Incident, Read>, rulings: GroupRulings, { keyOf, of }: Numbers, { incidents, tolerances }: GroupInput): Files => {
  const wanted = new Set(rulings.ofNumber.keys())
  for (const incident of reads.keys()) wanted.add(keyOf(incident.otherNumber))
  wanted.delete('')
  const files = new Map<string, { file: NumberFile; incidents: readonly Incident[]; isProposed: boolean }>()
  for (const key of wanted) {
    const list = (of.get(key) ?? []).flatMap((i) => incidents[i] ?? [])
    if (list.length === 0) continue
    const all = list.map((i) => reads.get(i) ?? { ...quiet, incident: i.id, at: i.startedAt?.from ?? -Infinity }).sort((a, b) => a.at - b.at || compareText(a.incident, b.incident))
    const file = { key, stretches: stretchesOf(all, tolerances.reuse), rulings: rulings.ofNumber.get(key) ?? [] }
    files.set(key, { file, incidents: list, isProposed: all.some((r) => r.because.length > 0) })
  }
  return files
}

const noFile: NumberFile = { key: '', stretches: [], rulings: [] }

type Stage = { readonly keyOf: KeyOf; readonly input: GroupInput; readonly reads: ReadonlyMap<Incident, Read>; readonly files: Files; readonly rulings: GroupRulings; readonly parties: Parties; readonly note: (c: AttributionConflict) => void }

const group = (incident: Incident, { keyOf, input, reads, files, rulings, parties, note }: Stage): AttributedIncident => {
  const read = reads.get(incident)
  const entry = files.size === 0 ? undefined : files.get(keyOf(incident.otherNumber))
  const scope = scopeOf(incident, keyOf, read, entry, input, rulings, note)
  const isRuled = rulings.ofObservation.size > 0 && incident.supportedBy.some((id) => rulings.ofObservation.has(id))
  if (read === undefined && entry === undefined && !isRuled) return withWho(incident, scope, {}, undefined, input)
  const at = read ?? { ...quiet, incident: incident.id, at: incident.startedAt?.from ?? -Infinity }
  const who = attribute(incident, at, entry?.file ?? noFile, rulings, parties, note)
  return withWho(incident, scope, who, channelOf(incident, who, rulings), input)
}

const withWho = (incident: Incident, scope: Scope, who: Attributed, channel: Channel | undefined, { strengths }: GroupInput): AttributedIncident => {
  if (who.respondent === undefined && who.agent === undefined && channel === undefined) return scope === incident.scope ? incident : { ...incident, scope }
  const whose = who.identity === undefined ? incident.strengths.whose : Math.max(incident.strengths.whose, strengths.whoseByBasis[who.identity])
  return { ...incident, scope, strengths: { ...incident.strengths, whose }, ...who, ...(channel === undefined ? {} : { channel }) }
}

const scopeOf = (incident: Incident, keyOf: KeyOf, read: Read | undefined, entry: { readonly isProposed: boolean } | undefined, input: GroupInput, rulings: GroupRulings, note: (c: AttributionConflict) => void): Scope => {
  const ruled = rulings.scopeOf.size === 0 ? new Set<Scope>() : new Set(incident.supportedBy.flatMap((id) => rulings.scopeOf.get(id) ?? []))
  if (ruled.size > 1) {
    note({ about: `incident:${incident.id}`, kind: 'scope', between: incident.supportedBy })
    return 'proposed'
  }
  const [own] = ruled
  const ofNumber = rulings.scopeOfNumber.size === 0 ? undefined : rulings.scopeOfNumber.get(keyOf(incident.otherNumber))
  const decided = own ?? ofNumber
  if (decided !== undefined) return decided
  if (input.scope === 'all') return 'in'
  const isProposed = (read?.because.length ?? 0) > 0 || entry?.isProposed === true
  return isProposed ? (input.scope === 'suggested' ? 'in' : 'proposed') : 'out'
}

const channelOf = (incident: Incident, who: Attributed, rulings: GroupRulings): Channel | undefined => {
  if (rulings.channelOf.size > 0) {
    const own = new Set(incident.supportedBy.flatMap((id) => rulings.channelOf.get(id) ?? []))
    if (own.size === 1) return [...own][0]
  }
  return (who.agent === undefined ? undefined : rulings.channelOfParty.get(who.agent)) ?? (who.respondent === undefined ? undefined : rulings.channelOfParty.get(who.respondent))
}

const areEqual = (a: AttributedIncident, b: AttributedIncident): boolean =>
  a.scope === b.scope && a.respondent === b.respondent && a.agent === b.agent && a.channel === b.channel && a.identity === b.identity && a.strengths.whose === b.strengths.whose
