import type { LocalDate } from '../kernel/civil.ts'
import { beijingDateOf, beijingOffsetMinutes, dayMs, minuteMs, plusMs } from '../kernel/instant.ts'
import { compareText, joinedLists } from '../kernel/list.ts'
import { oncePer } from '../kernel/once-per.ts'
import type { RespondentScope } from '../law/scope.ts'
import type { ActRecord } from '../model/acts.ts'
import type { Decision, MatterEvent, Said } from '../model/decision.ts'
import type { FactId, IncidentId, ObservationId, PartyId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Party } from '../model/party.ts'
import type { When } from '../kernel/when.ts'
import { acts, type Acts } from './acts.ts'
import type { AssessInput } from './assess-input.ts'
import { bodiesOf } from './bodies.ts'
import { isCurrentInsurer } from './current-insurer.ts'
import { toCanonicalParty } from './same-party.ts'
import { settingsOf, type Settings } from './settings.ts'
import { statementsOf, type Statements } from './statements.ts'

export type Organisation = Extract<Party, { readonly role: 'organisation' }>
/** An incident whose beginning is known at least to the day. */
export type Dated = AttributedIncident & { readonly startedAt: When }
export type EventRecord = MatterEvent & { readonly decision: FactId }
export type Heard = { readonly decision: FactId; readonly observation: ObservationId; readonly said: Said }

/** Everything the record holds about one respondent, or about callers nobody has named (respondent absent). */
export type Dossier = Acts & {
  readonly respondent?: Organisation
  readonly scope: RespondentScope
  readonly isCurrentInsurer: boolean
  /** Calls in, in scope, each counted once, in order of time: the lower bound. */
  readonly calls: readonly Dated[]
  readonly messages: readonly Dated[]
  /** In scope and not counted: single doubtful source, direction or day not known. */
  readonly uncounted: readonly AttributedIncident[]
  readonly events: readonly EventRecord[]
  readonly isStated: (sentence: string) => boolean
  /** "可能在 App、4S 店表格里同意过吗？" — absent: not asked yet. */
  readonly consent?: 'none' | 'possible' | 'given'
}

/** The input, put in order once for all that look at it. */
export type CaseFile = {
  readonly input: AssessInput
  readonly dossiers: readonly Dossier[]
  /** By record: the same map as long as nothing was said anew. */
  readonly sayings: ReadonlyMap<ObservationId, readonly Heard[]>
  readonly heardIn: (incident: AttributedIncident) => readonly Heard[]
  /** Every call in, of whichever respondent, in order of time. */
  readonly calls: readonly Dated[]
  /** What the owner sent. */
  readonly ownMessages: readonly Dated[]
  readonly agentOf: (id: PartyId) => Extract<Party, { readonly role: 'agent' }> | undefined
  readonly settings: Settings
  readonly canonical: (id: PartyId) => PartyId
  readonly events: readonly EventRecord[]
}

const nobody: readonly Heard[] = []

export const toCaseFile = oncePer((input: AssessInput): CaseFile => {
  const canonical = toCanonicalParty(input.decisions, input.incidents)
  const register = acts(input.decisions, input.observations, canonical)
  const events = bodiesOf(input.decisions, 'record-event').map(({ id, body }): EventRecord => ({ ...body.event, ...(body.event.party === undefined ? {} : { party: canonical(body.event.party) }), decision: id }))
  const groups = groupIncidents(input, canonical)
  const named = [...groups.keys()].filter((id): id is PartyId => id !== undefined)
  const parties = new Map(input.parties.map((p) => [p.id, p]))
  const ids = new Set([...named, ...withActs(register, events).filter((id) => parties.get(id)?.role === 'organisation')])
  const only = ids.size === 1 ? [...ids][0] : undefined
  const statements = statementsOf(input.decisions, canonical, only)
  const consents = new Map(bodiesOf(input.decisions, 'consent-check').map(({ body }) => [canonical(body.party), body.answer]))
  const said = kept(input, 'said', input.decisions.filter((d): d is Saying => d.body.kind === 'record-said'))
  const sayings = sayingsOf(said)
  const open = (id: PartyId | undefined): Dossier => toDossier({ input, canonical, register, events, parties, statements, consents, only }, id, groups.get(id) ?? [])
  const dossiers = [...[...ids].sort(compareText).map(open), open(undefined)]
  let [calls, ownMessages]: (readonly Dated[] | undefined)[] = []
  return {
    input,
    dossiers,
    sayings,
    heardIn: (incident) => {
      if (sayings.size === 0 || !incident.supportedBy.some((o) => sayings.has(o))) return nobody
      return incident.supportedBy.flatMap((o) => sayings.get(o) ?? [])
    },
    get calls() { return (calls ??= inTime([...joinedLists(dossiers.map((d) => d.calls))])) },
    get ownMessages() { return (ownMessages ??= inTime([...groups.values()].flatMap(ownAmong))) },
    agentOf: (id) => {
      const party = parties.get(id)
      return party?.role === 'agent' ? party : undefined
    },
    settings: settingsOf(input.decisions, input.law),
    canonical,
    events,
  }
})

const ownAmong = oncePer((incidents: readonly AttributedIncident[]): readonly Dated[] => incidents.filter(isOwnMessage))
const isOwnMessage = (i: AttributedIncident): i is Dated => i.kind === 'message' && i.direction === 'outgoing' && isDated(i)

const groupIncidents = (input: AssessInput, canonical: (id: PartyId) => PartyId): ReadonlyMap<PartyId | undefined, readonly AttributedIncident[]> => {
  const groups = new Map<PartyId | undefined, AttributedIncident[]>()
  for (const incident of input.incidents) {
    if (incident.scope !== 'in') continue
    const key = incident.respondent === undefined ? undefined : canonical(incident.respondent)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [incident])
    else group.push(incident)
  }
  return new Map([...groups].map(([id, incidents]) => [id, kept(input, `in scope ${id ?? ''}`, incidents)] as const))
}

const withActs = (register: Acts, events: readonly EventRecord[]): readonly PartyId[] =>
  [...Object.values(register).flat(), ...events].flatMap(({ party }: { readonly party?: PartyId }) => (party === undefined ? [] : [party]))

type Saying = Decision & { readonly body: Extract<Decision['body'], { readonly kind: 'record-said' }> }

const sayingsOf = oncePer((said: readonly Saying[]): CaseFile['sayings'] => {
  const heard = new Map<ObservationId, Heard[]>()
  for (const { id, body } of said) {
    // Said of one call, however many records show it: laid down at the first, so that it is heard once.
    const observation = body.observations[0]
    const entry: Heard = { decision: id, observation, said: body.said }
    const known = heard.get(observation)
    if (known === undefined) heard.set(observation, [entry])
    else known.push(entry)
  }
  return heard
})

const kept = <T>({ keep }: AssessInput, name: string, list: readonly T[]): readonly T[] => keep?.(name, list) ?? list

type Known = {
  readonly input: AssessInput
  readonly canonical: (id: PartyId) => PartyId
  readonly register: Acts
  readonly events: readonly EventRecord[]
  readonly parties: ReadonlyMap<PartyId, Party>
  readonly statements: Statements
  readonly consents: ReadonlyMap<PartyId, 'none' | 'possible' | 'given'>
  readonly only: PartyId | undefined
}

const toDossier = (known: Known, id: PartyId | undefined, incidents: readonly AttributedIncident[]): Dossier => {
  const { register, statements } = known
  const party = id === undefined ? undefined : known.parties.get(id)
  const respondent = party?.role === 'organisation' ? party : undefined
  // An act that names nobody is towards the respondent only where there is no other it could be towards.
  const concerns = (act: { readonly party?: PartyId }): boolean => (act.party ?? known.only) === id
  const isStated = (sentence: string): boolean => statements(sentence, id)
  const isCurrent = respondent !== undefined && (isCurrentInsurer(respondent, known.input.profile) || isStated('stated.isCurrentCustomer'))
  const consent = id === undefined ? undefined : known.consents.get(id)
  const { calls, messages, uncounted } = sorted(incidents)
  const of = (list: readonly ActRecord[]): readonly ActRecord[] => list.filter(concerns)
  return {
    ...(respondent === undefined ? {} : { respondent }),
    scope: { kind: respondent?.kind ?? 'unknown', isPartTimeAgent: respondent?.details.isPartTimeAgent === true, isConsumer: isCurrent || isStated('stated.wasPastCustomer') || isStated('stated.visitedDealer') },
    isCurrentInsurer: isCurrent,
    calls,
    messages,
    uncounted,
    refusals: of(register.refusals),
    complaints: of(register.complaints),
    promises: of(register.promises),
    replies: of(register.replies),
    events: known.events.filter((e) => concerns(e)),
    isStated,
    ...(consent === undefined ? {} : { consent }),
  }
}

/** A call whose direction is not known may be the owner's own: it is told, and never counted against anybody. */
type Sorted = Pick<Dossier, 'calls' | 'messages' | 'uncounted'>

const sorted = oncePer((incidents: readonly AttributedIncident[]): Sorted => {
  const calls: Dated[] = []
  const messages: Dated[] = []
  const uncounted: AttributedIncident[] = []
  for (const incident of incidents) {
    if (incident.direction === 'outgoing') continue
    const isKnownIn = incident.kind === 'message' || (incident.direction !== undefined && incident.direction !== 'unknown')
    if (!incident.counted || !isKnownIn || !isDated(incident)) uncounted.push(incident)
    else (incident.kind === 'call' ? calls : messages).push(incident)
  }
  return { calls: inTime(calls), messages: inTime(messages), uncounted }
})

/** They nearly always are. */
const inTime = (list: Dated[]): Dated[] => (list.every((incident, i) => i === 0 || byTime(list[i - 1] ?? incident, incident) <= 0) ? list : list.sort(byTime))

/** An interval that spans midnight does not say the day. */
const isDated = (incident: AttributedIncident): incident is Dated => incident.startedAt !== undefined && dayNumber(incident.startedAt.from) === dayNumber(plusMs(incident.startedAt.to, -1))
const byTime = (a: Dated, b: Dated): number => a.startedAt.from - b.startedAt.from || compareText(a.id, b.id)

/** Beijing days since 1970: for windows of days. */
export const dayNumber = (at: number): number => Math.floor((at + beijingOffsetMinutes * minuteMs) / dayMs)
export const dayOf = (incident: Dated): LocalDate => beijingDateOf(incident.startedAt.from)

/** Many grounds are shown by one and the same list. */
export const idsOf = oncePer((incidents: readonly AttributedIncident[]): readonly IncidentId[] => incidents.map((i) => i.id))
