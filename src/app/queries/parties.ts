import type { LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf, type EpochMs } from '../../core/kernel/instant.ts'
import { compareText, groupsOf } from '../../core/kernel/list.ts'
import type { Place } from '../../core/kernel/place.ts'
import { isCountedCall, type AttributedIncident } from '../../core/model/incident.ts'
import type { ObservationId, PartyId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { Channel, IdentityBasis, OrganisationKind, Party } from '../../core/model/party.ts'
import type { NumberClass } from '../../core/model/registry.ts'
import { isCurrentInsurer } from '../../core/assess/current-insurer.ts'
import { afterRefusal } from './after-refusal.ts'
import { levelsOf, type LevelCount } from './levels.ts'
import { inScope, isToOwner, standingOf, type StandingOf } from './matter-page.ts'
import { oncePer } from '../../core/kernel/once-per.ts'

/** A number of one agent (or of nobody known) under one respondent and channel. */
export type NumberLine = {
  readonly respondent?: PartyId
  readonly agent?: PartyId
  readonly agentName?: string
  readonly number: string
  readonly channel: Channel
  readonly bases: readonly IdentityBasis[]
  readonly counted: number
  readonly label?: string
  readonly numberClass?: NumberClass
  readonly first?: LocalDate
  readonly last?: LocalDate
}

/** Calls in the lower bound; those on one source and messages are told apart. */
export type OrganisationBoard = { readonly id?: PartyId; readonly name?: string; readonly fullName?: string; readonly kind?: OrganisationKind; readonly isCurrentInsurer: boolean; readonly counted: number; readonly uncounted: number; readonly messages: number; readonly afterRefusal: number; readonly levels: readonly LevelCount[]; readonly lines: readonly NumberLine[] }
export type ConflictLine = { readonly code: string; readonly about: string; readonly between: readonly string[] }

/** Why a number is laid at a respondent's door. */
export type BasisLine = { readonly basis: IdentityBasis; readonly words?: string; readonly on?: LocalDate; readonly fileName?: string; readonly place?: Place }

export type PartiesPage = {
  readonly counted: number
  readonly organisations: readonly OrganisationBoard[]
  readonly unknown: number
  readonly questions: readonly PairQuestion[]
  readonly parties: readonly Party[]
  readonly conflicts: readonly ConflictLine[]
}

/** Two parties who may be one: the owner alone has heard the voices. */
export type PairQuestion = { readonly a: PairSide; readonly b: PairSide; readonly answered?: 'same' | 'not-same' | 'unsure' }
export type PairSide = { readonly id: PartyId; readonly name: string; readonly role: Party['role']; readonly numbers: readonly string[]; readonly claimed: readonly string[]; readonly first?: LocalDate; readonly last?: LocalDate; readonly words: readonly string[]; readonly incidents: number }

export const partiesPage = oncePer((view: MatterView): PartiesPage => {
  const groups = groupsOf(inScope(view).filter(isToOwner), (i) => i.respondent)
  const boards = [...groups].map(([id, its]) => boardOf(view, id, its))
  return {
    counted: boards.reduce((sum, b) => sum + b.counted, 0),
    organisations: boards.sort((a, b) => Number(a.id === undefined) - Number(b.id === undefined) || b.counted - a.counted),
    unknown: boards.find((b) => b.id === undefined)?.counted ?? 0,
    questions: pairQuestions(view),
    parties: view.parties,
    conflicts: conflictsOf(view),
  }
})

/** What two decisions, or two proofs, say differently about who called. */
const conflictsOf = (view: MatterView): readonly ConflictLine[] => {
  const nameOf = (id: string): string => view.parties.find((p) => p.id === id)?.name ?? id
  return [
    ...view.attributionConflicts.map((c): ConflictLine => ({ code: `parties.conflict.${c.kind}`, about: nameOf(c.about), between: c.between.map(nameOf) })),
    ...view.decisionConflicts.filter((c) => c.kind === 'judge-identity' || c.kind === 'attribute').map((c): ConflictLine => ({ code: 'parties.conflict.decision', about: c.about.split('\u0000').map(nameOf).join('、'), between: [] })),
  ]
}

const boardOf = (view: MatterView, id: PartyId | undefined, incidents: readonly AttributedIncident[]): OrganisationBoard => {
  const party = view.parties.find((p) => p.id === id)
  const after = afterRefusal(view)
  const calls = incidents.filter(isCountedCall)
  const isCurrent = party?.role === 'organisation' && isCurrentInsurer(party, view.profile)
  return {
    ...(id === undefined ? {} : { id }),
    ...(party === undefined ? {} : { name: party.name }),
    ...(party?.role === 'organisation' ? { kind: party.kind, ...(party.details.fullName === undefined ? {} : { fullName: party.details.fullName }) } : {}),
    isCurrentInsurer: isCurrent,
    counted: calls.length,
    uncounted: incidents.filter((i) => i.kind === 'call').length - calls.length,
    messages: incidents.filter((i) => i.kind === 'message' && i.counted).length,
    afterRefusal: after.size === 0 ? 0 : calls.filter((i) => after.has(i.id)).length,
    levels: levelsOf(calls),
    lines: linesOf(view, incidents),
  }
}

const linesOf = (view: MatterView, incidents: readonly AttributedIncident[]): readonly NumberLine[] =>
  [...groupsOf(incidents, lineKeyOf).values()].flatMap((its) => lineOf(view, its)).sort((a, b) => compareText(a.channel, b.channel) || b.counted - a.counted || compareText(a.number, b.number))

const lineKeyOf = (i: AttributedIncident): string => `${i.channel ?? 'unknown'}|${i.agent ?? ''}|${i.otherNumber?.text ?? ''}`

export type LineAsk = Pick<NumberLine, 'respondent' | 'agent' | 'number' | 'channel'>

/** The records of one line, asked for when a decision about it is laid down. */
export const lineRecords = (view: MatterView, line: LineAsk): readonly ObservationId[] => {
  const key = `${line.channel}|${line.agent ?? ''}|${line.number}`
  return inScope(view).flatMap((i) => (i.respondent === line.respondent && isToOwner(i) && lineKeyOf(i) === key ? i.supportedBy : []))
}

const lineOf = (view: MatterView, incidents: readonly AttributedIncident[]): readonly NumberLine[] => {
  const [one] = incidents
  if (one === undefined) return []
  const { first, last } = spanOf(incidents)
  const agent = view.parties.find((p) => p.id === one.agent)
  const label = incidents.find((i) => i.otherLabel !== undefined)?.otherLabel
  return [
    {
      ...(one.respondent === undefined ? {} : { respondent: one.respondent }),
      ...(one.agent === undefined ? {} : { agent: one.agent }),
      ...(agent === undefined ? {} : { agentName: agent.name }),
      number: one.otherNumber?.text ?? '',
      channel: one.channel ?? 'unknown',
      bases: basesOf(view, incidents, label !== undefined),
      counted: incidents.filter(isCountedCall).length,
      ...(label === undefined ? {} : { label }),
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
    },
  ]
}

/** A label an app showed is `labelled`, whatever anyone decides: it is there to be seen, and proves nobody. */
const basesOf = (view: MatterView, incidents: readonly AttributedIncident[], isLabelled: boolean): readonly IdentityBasis[] => {
  const named = basesByKey(view)
  const bases = new Set<IdentityBasis>(isLabelled ? ['labelled'] : [])
  for (const incident of incidents) {
    for (const basis of named.get(incident.otherNumber?.text ?? '') ?? []) bases.add(basis)
    for (const id of incident.supportedBy) for (const basis of named.get(id) ?? []) bases.add(basis)
  }
  return [...bases]
}

/** Bases by the number or the record the owner laid at somebody's door. */
const basesByKey = oncePer((view: MatterView): ReadonlyMap<string, ReadonlySet<IdentityBasis>> => {
  const named = new Map<string, Set<IdentityBasis>>()
  for (const { body } of standingOf(view, 'attribute')) for (const key of [...(body.numbers ?? []), ...(body.observations ?? [])]) named.set(key, (named.get(key) ?? new Set<IdentityBasis>()).add(body.basis))
  return named
})

/** What speaks for laying these records at that door, in the order it was recorded. */
export const basisLines = (view: MatterView, numbers: readonly string[]): readonly BasisLine[] =>
  standingOf(view, 'attribute')
    .filter((d) => d.body.numbers?.some((n) => numbers.includes(n)) === true)
    .map(({ body }) => {
      const proof = body.proofs[0]
      const observation = proof !== undefined && 'observation' in proof ? view.observations.get(proof.observation) : undefined
      const sha256 = proof === undefined ? undefined : 'source' in proof ? proof.source : observation?.source
      const place = proof !== undefined && 'source' in proof ? proof.place : observation?.place
      const fileName = view.sources.find((s) => s.source.sha256 === sha256)?.fileNames[0]
      return { basis: body.basis, ...(body.words === undefined ? {} : { words: body.words }), ...(body.on === undefined ? {} : { on: body.on }), ...(fileName === undefined ? {} : { fileName }), ...(place === undefined ? {} : { place }) }
    })

/** Agents of one employer, and agents who gave the same name: the pairs worth asking about. */
export const pairQuestions = oncePer((view: MatterView): readonly PairQuestion[] => {
  const agents = view.parties.filter((p) => p.role === 'agent')
  const rulings = standingOf(view, 'judge-identity')
  const pairs: PairQuestion[] = []
  const sides = sidesOf(view)
  for (const [i, a] of agents.entries()) {
    for (const b of agents.slice(i + 1)) {
      if (a.employer !== b.employer && a.name !== b.name) continue
      const ruled = rulings.findLast((d) => (d.body.a === a.id && d.body.b === b.id) || (d.body.a === b.id && d.body.b === a.id))
      pairs.push({ a: sides(a), b: sides(b), ...(ruled === undefined ? {} : { answered: ruled.body.judgement }) })
    }
  }
  return pairs
})

export const openQuestions = (view: MatterView): readonly PairQuestion[] => pairQuestions(view).filter((q) => q.answered === undefined || q.answered === 'unsure')

/** Each agent's side is put together once, from its own calls. */
const sidesOf = (view: MatterView): ((party: Party) => PairSide) => {
  const calls = groupsOf(inScope(view), (i) => i.agent)
  const said = standingOf(view, 'record-said')
  const known = new Map<PartyId, PairSide>()
  return (party) => {
    const side = known.get(party.id) ?? sideOf(party, calls.get(party.id) ?? [], said)
    known.set(party.id, side)
    return side
  }
}

const sideOf = (party: Party, incidents: readonly AttributedIncident[], statements: readonly StandingOf<'record-said'>[]): PairSide => {
  const members = new Set(incidents.flatMap((i) => i.supportedBy))
  const said = statements.filter((d) => d.body.observations.some((o) => members.has(o)))
  const { first, last } = spanOf(incidents)
  return {
    id: party.id,
    name: party.name,
    role: party.role,
    numbers: [...new Set(incidents.flatMap((i) => (i.otherNumber === undefined ? [] : [i.otherNumber.text])))],
    claimed: [...new Set(said.flatMap((d) => d.body.said.claimedOrganisation ?? []))],
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    words: said.flatMap((d) => d.body.said.words ?? []).slice(0, 2),
    incidents: incidents.length,
  }
}

const spanOf = (incidents: readonly AttributedIncident[]): { readonly first?: LocalDate; readonly last?: LocalDate } => {
  let [first, last]: readonly (EpochMs | undefined)[] = []
  for (const { startedAt } of incidents) {
    if (startedAt === undefined) continue
    if (first === undefined || startedAt.from < first) first = startedAt.from
    if (last === undefined || startedAt.from > last) last = startedAt.from
  }
  return first === undefined || last === undefined ? {} : { first: beijingDateOf(first), last: beijingDateOf(last) }
}
