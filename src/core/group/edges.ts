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

type Asked = { readonly standing: readonly Decision[]; readonly names: NameReader }
type Files = ReadonlyMap<string, { readonly file: NumberFile; readonly incidents: readonly Incident[] }>

/** Every edge that a person laid down or a label, a name, a message suggests, and what the program proposes from them. */
export const edgesOf = ({ standing, names }: Asked, files: Files, rulings: GroupRulings, parties: Parties): { readonly edges: readonly AttributionEdge[]; readonly proposals: readonly Proposal[] } => {
  const edges = [...ruledEdges(standing, rulings, parties)]
  const proposals: Proposal[] = []
  for (const [number, { file, incidents }] of [...files].sort(([a], [b]) => compareText(a, b))) {
    const because = [...new Set(file.stretches.flatMap((s) => s.reads.flatMap((r) => r.because)))].sort(compareText)
    if (because.length > 0) proposals.push({ kind: 'scope', number, incidents: incidents.map((i) => i.id), because })
    for (const stretch of file.stretches) {
      edges.push(...signEdges(number, stretch, parties))
      proposals.push(...organisation(number, stretch, names, parties), ...agents(number, stretch, parties))
    }
  }
  return { edges, proposals }
}

const ruledEdges = (standing: readonly Decision[], rulings: GroupRulings, parties: Parties): readonly AttributionEdge[] =>
  standing.flatMap(({ id, body }): readonly AttributionEdge[] => {
    if (body.kind !== 'attribute') return []
    const basis = rulings.withoutProof.includes(id) ? 'claimed' : body.basis
    const shared = { basis, observations: body.observations ?? [], proofs: body.proofs, decision: id, ...(body.on === undefined ? {} : { on: body.on }), ...(body.words === undefined ? {} : { words: body.words }) }
    const ends = [body.respondent, body.agent].flatMap((party) => (party === undefined ? [] : [parties.theSame(party)]))
    return ends.flatMap((party) => (body.numbers === undefined || body.numbers.length === 0 ? [{ ...shared, party }] : body.numbers.map((number) => ({ ...shared, party, number }))))
  })

type Organisation = Extract<Signal, { kind: 'organisation' }>
const organisations = (stretch: Stretch): readonly Organisation[] => stretch.reads.flatMap((r) => r.signals.flatMap((s) => (s.kind === 'organisation' ? [s] : [])))

const signEdges = (number: string, stretch: Stretch, parties: Parties): readonly AttributionEdge[] => {
  const by = new Map<string, Organisation[]>()
  for (const s of organisations(stretch)) by.set(`${s.basis}|${s.code}`, [...(by.get(`${s.basis}|${s.code}`) ?? []), s])
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

const agents = (number: string, stretch: Stretch, parties: Parties): readonly Proposal[] => {
  const by = new Map<string, Extract<Proposal, { kind: 'agent' }>>()
  for (const { signals } of stretch.reads) {
    for (const s of signals) {
      if (s.kind !== 'agent') continue
      const key = `${s.workId ?? ''}|${s.name ?? ''}`
      const party = parties.ofAgent(s.name, s.workId, undefined)
      const before = by.get(key)
      by.set(key, { kind: 'agent', number, observations: [...(before?.observations ?? []), s.observation].sort(compareText), ...(s.name === undefined ? {} : { name: s.name }), ...(s.workId === undefined ? {} : { workId: s.workId }), ...(party === undefined ? {} : { party }) })
    }
  }
  return [...by].sort(([a], [b]) => compareText(a, b)).map(([, proposal]) => proposal)
}
