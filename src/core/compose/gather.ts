import { compareText, isNonEmpty } from '../kernel/list.ts'
import { beijingDateOf } from '../kernel/instant.ts'
import type { LocalDate } from '../kernel/civil.ts'
import type { Decision, DecisionBody, DecisionKind, DatedAct, MatterEvent, Said } from '../model/decision.ts'
import { toFactId, type FactId, type IncidentId, type ObservationId, type PartyId } from '../model/ids.ts'
import type { RefusalRecord } from '../model/acts.ts'
import { asProven, isCountedCall, type AttributedIncident } from '../model/incident.ts'
import { doorSlots } from '../model/packet.ts'
import type { Party } from '../model/party.ts'
import { identitiesOf } from '../model/same-party.ts'
import type { ComposeInput } from './compose-input.ts'

export type Organisation = Extract<Party, { readonly role: 'organisation' }>
export type BodyOf<K extends DecisionKind> = Extract<DecisionBody, { readonly kind: K }>
/** A ruling of one kind with the fact it stands in. */
export type Ruling<K extends DecisionKind> = { readonly id: FactId; readonly body: BodyOf<K> }
export type Typed = { readonly id: FactId; readonly text: string }

/** What one packet is about: everything below is in scope and laid at the respondent's door. */
export type Matter = {
  readonly input: ComposeInput
  readonly respondent?: Organisation
  readonly respondentDecision?: { readonly id: FactId }
  readonly profileDecision: { readonly id: FactId }
  /** Calls in, each counted once: the lower bound. In order of time. */
  readonly calls: readonly AttributedIncident[]
  /** Calls that are not counted: in doubt, or their direction is not known. */
  readonly uncounted: readonly AttributedIncident[]
  readonly messages: readonly AttributedIncident[]
  readonly refusals: readonly Ruling<'record-refusal'>[]
  /** What the register says of each. */
  readonly refusalRecords: ReadonlyMap<FactId, RefusalRecord>
  readonly complaints: readonly Ruling<'record-complaint'>[]
  readonly promises: readonly Ruling<'record-promise'>[]
  readonly replies: readonly Ruling<'record-reply'>[]
  readonly attributions: readonly Ruling<'attribute'>[]
  readonly damages: readonly Ruling<'record-damage'>[]
  readonly events: readonly Ruling<'record-event'>[]
  readonly said: ReadonlyMap<ObservationId, { readonly id: FactId; readonly said: Said }>
  readonly stated: ReadonlyMap<string, FactId>
  readonly filing: ReadonlyMap<string, Typed>
  /** Grounds that name an incident. */
  readonly groundsOf: ReadonlyMap<IncidentId, readonly string[]>
  /** The decision that declared a party. */
  readonly declared: ReadonlyMap<PartyId, FactId>
  readonly packetDay: LocalDate
  readonly lastConductDay: LocalDate
}

export const gatherMatter = (input: ComposeInput): Matter => {
  const { view, request } = input
  const concerns = concernsFrom(input)
  const inScope = asProven(view.incidents).filter((i) => i.scope === 'in' && (request.respondent === undefined || i.respondent === request.respondent)).toSorted(byTime)
  const calls = inScope.filter(isCountedCall)
  const counted = new Set(calls.map((i) => i.id))
  const respondent = view.parties.find((p): p is Organisation => p.role === 'organisation' && p.id === request.respondent)
  const respondentDecision = rulings(input, 'declare-party').findLast((r) => r.body.party.id === request.respondent)
  const packetDay = beijingDateOf(request.packetAt)
  const acts = <K extends 'record-complaint' | 'record-promise' | 'record-reply'>(kind: K): readonly Ruling<K>[] =>
    rulings(input, kind).filter((r) => concerns((r.body as { readonly act: DatedAct }).act.party)).toSorted((a, b) => (a.body as { readonly act: DatedAct }).act.at.from - (b.body as { readonly act: DatedAct }).act.at.from || compareText(a.id, b.id))
  // The register knows which parties are one: an act towards an alias is an act towards the respondent.
  const registered = view.register.refusals.filter((r) => concerns(r.party)).toSorted((a, b) => a.at.from - b.at.from || compareText(a.decision, b.decision))
  const refusalRulings = new Map(rulings(input, 'record-refusal').map((r) => [r.id, r]))
  return {
    input,
    ...(respondent === undefined ? {} : { respondent }),
    ...(respondentDecision === undefined ? {} : { respondentDecision }),
    profileDecision: rulings(input, 'set-profile').at(-1) ?? { id: missingDecision },
    calls,
    uncounted: inScope.filter((i) => i.kind === 'call' && i.direction !== 'outgoing' && !counted.has(i.id)),
    messages: inScope.filter((i) => i.kind === 'message' && i.counted),
    refusals: registered.flatMap((r) => refusalRulings.get(r.decision) ?? []),
    refusalRecords: new Map(registered.map((r) => [r.decision, r])),
    complaints: acts('record-complaint'),
    promises: acts('record-promise'),
    replies: acts('record-reply'),
    attributions: attributionsOf(input, inScope),
    damages: rulings(input, 'record-damage'),
    events: rulings(input, 'record-event').filter((r) => concerns(r.body.event.party) || r.body.event.party === undefined),
    said: saidOf(input),
    groundsOf: groundsOf(input),
    declared: new Map(rulings(input, 'declare-party').map((r) => [r.body.party.id, r.id])),
    stated: statedOf(input),
    filing: filingOf(input),
    packetDay,
    lastConductDay: lastDay(inScope, packetDay),
  }
}

/** The profile of a matter that has none: nothing can rest on it. */
const missingDecision = toFactId('')

export const rulings = <K extends DecisionKind>(input: ComposeInput, kind: K): readonly Ruling<K>[] =>
  input.view.standing.flatMap((decision): readonly Ruling<K>[] => (isOfKind(decision, kind) ? [{ id: decision.id, body: decision.body }] : []))

const isOfKind = <K extends DecisionKind>(decision: Decision, kind: K): decision is Decision & { readonly body: BodyOf<K> } => decision.body.kind === kind

const byTime = (a: AttributedIncident, b: AttributedIncident): number => (a.startedAt?.from ?? Infinity) - (b.startedAt?.from ?? Infinity) || compareText(a.id, b.id)

/** An act without a party is about the respondent only where there is no other it could be about. */
const concernsFrom = (input: ComposeInput): ((party: PartyId | undefined) => boolean) => {
  const { respondent } = input.request
  const isRespondent = respondentFrom(input)
  const respondents = new Set(input.view.incidents.flatMap((i) => (i.scope === 'in' && i.respondent !== undefined ? [i.respondent] : [])))
  return (party) => respondent === undefined || isRespondent(party) || (party === undefined && respondents.size === 1)
}

/** The respondent under any of the names that stand as the same. */
const respondentFrom = ({ view, request: { respondent } }: ComposeInput): ((party: PartyId | undefined) => boolean) => {
  const { theSame } = identitiesOf(view.standing)
  return (party) => party === respondent || (party !== undefined && respondent !== undefined && theSame(party) === theSame(respondent))
}

const attributionsOf = (input: ComposeInput, incidents: readonly AttributedIncident[]): readonly Ruling<'attribute'>[] => {
  const shown = new Set(incidents.flatMap((i) => i.supportedBy))
  const numbers = new Set(incidents.flatMap((i) => (i.otherNumber === undefined ? [] : [i.otherNumber.text])))
  const isRespondent = respondentFrom(input)
  return rulings(input, 'attribute').filter(
    ({ body }) => (input.request.respondent === undefined || isRespondent(body.respondent)) && ((body.observations ?? []).some((o) => shown.has(o)) || (body.numbers ?? []).some((n) => numbers.has(n) || numbers.has(`+86${n}`))),
  )
}

const saidOf = (input: ComposeInput): Matter['said'] => {
  const said = new Map<ObservationId, { readonly id: FactId; readonly said: Said }>()
  for (const { id, body } of rulings(input, 'record-said')) for (const observation of body.observations) said.set(observation, { id, said: body.said })
  return said
}

const groundsOf = ({ view, request }: ComposeInput): ReadonlyMap<IncidentId, readonly string[]> => {
  const codes = new Map<IncidentId, string[]>()
  for (const finding of view.findings) {
    if (finding.kind !== 'pleadable' || (request.respondent !== undefined && finding.respondent !== request.respondent)) continue
    for (const id of finding.shownBy) {
      const known = codes.get(id)
      if (known === undefined) codes.set(id, [finding.ground])
      else if (!known.includes(finding.ground)) known.push(finding.ground)
    }
  }
  return codes
}

/** Sentences ticked for everyone or for this respondent; a later ruling replaces an earlier one. */
const statedOf = (input: ComposeInput): ReadonlyMap<string, FactId> => {
  const stated = new Map<string, FactId>()
  const isRespondent = respondentFrom(input)
  for (const { id, body } of rulings(input, 'state')) {
    if (body.party !== undefined && !isRespondent(body.party)) continue
    if (body.stated) stated.set(body.sentence, id)
    else stated.delete(body.sentence)
  }
  return stated
}

const filingOf = (input: ComposeInput): ReadonlyMap<string, Typed> => {
  const isRespondent = respondentFrom(input)
  const values = new Map<string, Typed>(docketed(input, isRespondent))
  for (const { id, body } of rulings(input, 'set-filing')) {
    if (body.party !== undefined && !isRespondent(body.party)) continue
    for (const [name, text] of Object.entries(body.values)) {
      const [slot = '', door] = (name.includes('.') ? name : `filing.${name}`).split('@')
      // Without a door it was said of the financial regulator, the first to be written to.
      if (doorSlots.has(slot) ? (door ?? 'nfra') === input.request.kind : door === undefined) values.set(slot, { id, text })
    }
  }
  return values
}

/** 案号 and court as the entry of the docketing has them, until they are typed for the papers. */
const docketed = (input: ComposeInput, isRespondent: (party: PartyId | undefined) => boolean): readonly (readonly [string, Typed])[] => {
  const last = rulings(input, 'record-event').findLast(({ body: { event } }) => event.kind === 'suit.docketed' && (event.party === undefined || isRespondent(event.party)))
  if (last === undefined) return []
  const { reference, authority } = last.body.event
  return [...(reference === undefined ? [] : [['filing.caseNumber', { id: last.id, text: reference }] as const]), ...(authority === undefined ? [] : [['filing.courtName', { id: last.id, text: authority }] as const])]
}

const lastDay = (incidents: readonly AttributedIncident[], packetDay: LocalDate): LocalDate => {
  const days = incidents.flatMap((i) => (i.startedAt === undefined ? [] : [beijingDateOf(i.startedAt.from)])).toSorted(compareText)
  return isNonEmpty(days) ? (days.at(-1) ?? packetDay) : packetDay
}

/** Papers filed under a proof key: events of kind 'document' whose field 'proof' names it. */
export const documentsFor = (matter: Matter, key: string): readonly MatterEvent[] => matter.events.flatMap(({ body }) => (body.event.kind === 'document' && body.event.fields?.['proof'] === key ? [body.event] : []))
