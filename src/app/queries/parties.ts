import type { LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf } from '../../core/kernel/instant.ts'
import { compareText } from '../../core/kernel/list.ts'
import type { Place } from '../../core/kernel/place.ts'
import type { AttributedIncident } from '../../core/model/incident.ts'
import type { ObservationId, PartyId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { Channel, IdentityBasis, OrganisationKind, Party } from '../../core/model/party.ts'
import { afterRefusal } from './after-refusal.ts'
import { inScope, inTime, isToOwner, standingOf, type StandingOf } from './matter-page.ts'
import { oncePerView } from './once-per-view.ts'

/** A number of one agent (or of nobody known) under one respondent and channel. */
export type NumberLine = {
  readonly agent?: PartyId
  readonly agentName?: string
  readonly number: string
  readonly channel: Channel
  readonly bases: readonly IdentityBasis[]
  readonly counted: number
  readonly label?: string
  readonly first?: LocalDate
  readonly last?: LocalDate
  readonly observations: readonly ObservationId[]
}

export type OrganisationBoard = { readonly id?: PartyId; readonly name?: string; readonly fullName?: string; readonly kind?: OrganisationKind; readonly isCurrentInsurer: boolean; readonly counted: number; readonly afterRefusal: number; readonly lines: readonly NumberLine[] }

/** Why a number is laid at a respondent's door. */
export type BasisLine = { readonly basis: IdentityBasis; readonly words?: string; readonly on?: LocalDate; readonly fileName?: string; readonly place?: Place }

export type PartiesPage = {
  readonly counted: number
  readonly organisations: readonly OrganisationBoard[]
  readonly unknown: number
  readonly questions: readonly PairQuestion[]
  readonly parties: readonly Party[]
  readonly conflicts: number
}

/** Two parties who may be one: the owner alone has heard the voices. */
export type PairQuestion = { readonly a: PairSide; readonly b: PairSide; readonly answered?: 'same' | 'not-same' | 'unsure' }
export type PairSide = { readonly id: PartyId; readonly name: string; readonly role: Party['role']; readonly numbers: readonly string[]; readonly claimed: readonly string[]; readonly first?: LocalDate; readonly last?: LocalDate; readonly words: readonly string[]; readonly incidents: number }

export const partiesPage = (view: MatterView): PartiesPage => {
  const incidents = inScope(view).filter((i) => i.counted && isToOwner(i))
  const after = afterRefusal(view, incidents)
  const groups = new Map<PartyId | undefined, AttributedIncident[]>()
  for (const i of incidents) put(groups, i.respondent, i)
  const boards = [...groups].map(([id, its]) => boardOf(view, id, its, after.size === 0 ? 0 : its.filter((i) => after.has(i.id)).length))
  return {
    counted: incidents.length,
    organisations: boards.sort((a, b) => Number(a.id === undefined) - Number(b.id === undefined) || b.counted - a.counted),
    unknown: groups.get(undefined)?.length ?? 0,
    questions: pairQuestions(view),
    parties: view.parties,
    conflicts: view.decisionConflicts.filter((c) => c.kind === 'judge-identity' || c.kind === 'attribute').length,
  }
}

const put = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const of = map.get(key)
  if (of === undefined) map.set(key, [value])
  else of.push(value)
}

const boardOf = (view: MatterView, id: PartyId | undefined, incidents: readonly AttributedIncident[], after: number): OrganisationBoard => {
  const party = view.parties.find((p) => p.id === id)
  const insurer = view.profile.policy.insurer
  return {
    ...(id === undefined ? {} : { id }),
    ...(party === undefined ? {} : { name: party.name }),
    ...(party?.role === 'organisation' ? { kind: party.kind, ...(party.details.fullName === undefined ? {} : { fullName: party.details.fullName }) } : {}),
    isCurrentInsurer: party !== undefined && insurer !== undefined && [party.name, ...party.aliases].some((n) => n === insurer),
    counted: incidents.length,
    afterRefusal: after,
    lines: linesOf(view, incidents),
  }
}

const linesOf = (view: MatterView, incidents: readonly AttributedIncident[]): readonly NumberLine[] => {
  const by = new Map<string, AttributedIncident[]>()
  for (const i of incidents) {
    put(by, `${i.channel ?? 'unknown'}|${i.agent ?? ''}|${i.otherNumber?.text ?? ''}`, i)
  }
  return [...by.values()].flatMap((its) => lineOf(view, its)).sort((a, b) => compareText(a.channel, b.channel) || b.counted - a.counted || compareText(a.number, b.number))
}

const lineOf = (view: MatterView, incidents: readonly AttributedIncident[]): readonly NumberLine[] => {
  const [one] = [...incidents].sort(inTime)
  if (one === undefined) return []
  const days = incidents.flatMap((i) => (i.startedAt === undefined ? [] : [beijingDateOf(i.startedAt.from)])).sort()
  const agent = view.parties.find((p) => p.id === one.agent)
  const label = incidents.find((i) => i.otherLabel !== undefined)?.otherLabel
  const first = days[0]
  const last = days.at(-1)
  return [
    {
      ...(one.agent === undefined ? {} : { agent: one.agent }),
      ...(agent === undefined ? {} : { agentName: agent.name }),
      number: one.otherNumber?.text ?? '',
      channel: one.channel ?? 'unknown',
      bases: basesOf(view, incidents, label !== undefined),
      counted: incidents.length,
      ...(label === undefined ? {} : { label }),
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
      observations: incidents.flatMap((i) => i.supportedBy),
    },
  ]
}

/** A label an app showed is `labelled`, whatever anyone decides: it is there to be seen, and proves nobody. */
const basesOf = (view: MatterView, incidents: readonly AttributedIncident[], isLabelled: boolean): readonly IdentityBasis[] => {
  const numbers = new Set(incidents.map((i) => i.otherNumber?.text))
  const members = new Set(incidents.flatMap((i) => i.supportedBy))
  const bases = new Set<IdentityBasis>(isLabelled ? ['labelled'] : [])
  for (const { body } of standingOf(view, 'attribute')) {
    if (body.numbers?.some((n) => numbers.has(n)) === true || body.observations?.some((o) => members.has(o)) === true) bases.add(body.basis)
  }
  return [...bases]
}

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
export const pairQuestions = oncePerView((view: MatterView): readonly PairQuestion[] => {
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
  const calls = new Map<PartyId, AttributedIncident[]>()
  for (const i of inScope(view)) if (i.agent !== undefined) put(calls, i.agent, i)
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
  const days = incidents.flatMap((i) => (i.startedAt === undefined ? [] : [beijingDateOf(i.startedAt.from)])).sort()
  const first = days[0]
  const last = days.at(-1)
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
