import { toEpochMs } from '../kernel/instant.ts'
import { compareText } from '../kernel/list.ts'
import type { AttributionEdge, Proposal } from '../model/attribution.ts'
import type { Decision } from '../model/decision.ts'
import type { Incident } from '../model/incident.ts'
import type { NameReader } from '../model/naming.ts'
import type { NumberFile } from './attribute.ts'
import type { Stretch } from './number-history.ts'
import type { Parties } from './parties.ts'
import type { GroupRulings } from './rulings.ts'
import type { Signal } from './signals.ts'

/** What labels, names and messages of one number suggest, and what the program proposes from that. */
export const signsOf = ({ key, stretches }: NumberFile, incidents: readonly Incident[], names: NameReader, parties: Parties): { readonly edges: readonly AttributionEdge[]; readonly proposals: readonly Proposal[] } => {
  const because = [...new Set(stretches.flatMap((s) => s.reads.flatMap((r) => r.because)))].sort(compareText)
  const scope: readonly Proposal[] = because.length === 0 ? [] : [{ kind: 'scope', number: key, incidents: incidents.map((i) => i.id), because }]
  return {
    edges: stretches.flatMap((stretch) => signEdges(key, stretch, parties)),
    proposals: [...scope, ...stretches.flatMap((stretch) => [...organisation(key, stretch, names, parties), ...agents(key, stretch, parties)])],
  }
}

/** The edges that a person laid down. */
export const ruledEdges = (standing: readonly Decision[], rulings: GroupRulings, parties: Parties): readonly AttributionEdge[] =>
  standing.flatMap(({ id, body }): readonly AttributionEdge[] => {
    if (body.kind !== 'attribute') return []
    const basis = rulings.withoutProof.includes(id) ? 'claimed' : body.basis
    const shared = { basis, observations: body.observations ?? [], proofs: body.proofs, decision: id, ...(body.on === undefined ? {} : { on: body.on }), ...(body.words === undefined ? {} : { words: body.words }) }
    const ends = [body.respondent, body.agent].flatMap((party) => (party === undefined ? [] : [parties.theSame(party)]))
    return ends.flatMap((party) => (body.numbers === undefined || body.numbers.length === 0 ? [{ ...shared, party }] : body.numbers.map((number) => ({ ...shared, party, number }))))
  })

type Organisation = Extract<Signal, { kind: 'organisation' }>
const organisations = (stretch: Stretch): readonly Organisation[] => stretch.reads.flatMap((r) => r.signals.flatMap((s) => (s.kind === 'organisation' ? [s] : [])))

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const of = map.get(key)
  if (of === undefined) map.set(key, [value])
  else of.push(value)
}

const signEdges = (number: string, stretch: Stretch, parties: Parties): readonly AttributionEdge[] => {
  const by = new Map<string, Organisation[]>()
  for (const s of organisations(stretch)) push(by, `${s.basis}|${s.code}`, s)
  return [...by.values()].flatMap((signs) => {
    const [first] = signs
    if (first === undefined) return []
    const party = parties.ofCode(first.code)
    return [{ basis: first.basis, code: first.code, number, observations: signs.map((s) => s.observation).sort(compareText), words: first.words, proofs: signs.slice(0, 5).map((s) => ({ observation: s.observation })), ...(party === undefined ? {} : { party }) }]
  })
}

const organisation = (number: string, stretch: Stretch, names: NameReader, parties: Parties): readonly Proposal[] => {
  const { best } = stretch
  if (best === undefined) return []
  const party = parties.ofCode(best.code)
  const range = Number.isFinite(stretch.from) ? { from: toEpochMs(stretch.from), to: toEpochMs(stretch.to) } : {}
  const observations = organisations(stretch).flatMap((s) => (s.code === best.code ? [s.observation] : [])).sort(compareText)
  return [{ kind: 'organisation', number, code: best.code, name: names.nameOf(best.code) ?? best.code, basis: best.basis, support: best.support, against: best.against, observations, ...(party === undefined ? {} : { party }), ...range }]
}

type Named = Extract<Signal, { kind: 'agent' }>

const agents = (number: string, stretch: Stretch, parties: Parties): readonly Proposal[] => {
  const by = new Map<string, Named[]>()
  for (const { signals } of stretch.reads) for (const s of signals) if (s.kind === 'agent') push(by, `${s.workId ?? ''}|${s.name ?? ''}`, s)
  return [...by].sort(([a], [b]) => compareText(a, b)).flatMap(([, signs]): readonly Proposal[] => {
    const [first] = signs
    if (first === undefined) return []
    const { name, workId } = first
    const party = parties.ofAgent(name, workId, undefined)
    const observations = signs.map((s) => s.observation).sort(compareText)
    return [{ kind: 'agent', number, observations, ...(name === undefined ? {} : { name }), ...(workId === undefined ? {} : { workId }), ...(party === undefined ? {} : { party }) }]
  })
}
