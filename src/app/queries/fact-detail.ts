import { formatYuan, type Fen } from '../../core/kernel/fen.ts'
import type { Decision } from '../../core/model/decision.ts'
import type { FactId, ObservationId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { PrintedFact } from '../../core/model/printed-fact.ts'
import type { FactDetail, ProofOfFact } from './packet.ts'
import { inScope } from './matter-page.ts'

type Rests = { readonly observations: ReadonlySet<ObservationId>; readonly decisions: ReadonlySet<FactId> }

/** What a stretch of a document rests on: records, their files and fingerprints, and what is weak about it. */
export const factDetail = (view: MatterView, text: string, fact: PrintedFact): FactDetail => {
  const rests = restsOn(fact)
  const incidents = inScope(view).filter((i) => i.supportedBy.some((o) => rests.observations.has(o)))
  const strengths = incidents.map((i) => i.strength)
  return {
    text,
    kind: fact.kind,
    incidents: incidents.length,
    records: rests.observations.size,
    strongest: Math.max(0, ...strengths),
    weakest: strengths.length === 0 ? 0 : Math.min(...strengths),
    proofs: filesOf(view, rests.observations),
    weak: [
      { code: 'weak.claimed-only', n: incidents.filter((i) => i.identity === 'claimed').length },
      { code: 'weak.label-only', n: incidents.filter((i) => i.identity === 'labelled').length },
      { code: 'weak.single', n: incidents.filter((i) => i.supportedBy.length === 1).length },
      { code: 'weak.conflict', n: incidents.filter((i) => i.conflicts.length > 0).length },
    ].filter((w) => w.n > 0),
    decisions: view.standing.filter((d) => rests.decisions.has(d.id)).map((d) => ({ kind: d.body.kind, words: wordsOf(d) })),
  }
}

const restsOn = (fact: PrintedFact): Rests => {
  const parts = flat(fact)
  return {
    observations: new Set(parts.flatMap((p): readonly ObservationId[] => ('observations' in p ? p.observations : p.kind === 'count' ? p.incidents.flat() : []))),
    decisions: new Set(parts.flatMap((p) => ('decisions' in p ? p.decisions : []))),
  }
}

const flat = (fact: PrintedFact): readonly PrintedFact[] => (fact.kind === 'computed' ? fact.from.flatMap(flat) : [fact])

/** What a decision says, short enough for the drawer. */
// eslint-disable-next-line complexity -- one line per kind of decision; a table would lose the narrowing.
const wordsOf = ({ body }: Decision): string => {
  switch (body.kind) {
    case 'record-refusal':
    case 'record-complaint':
    case 'record-promise':
    case 'record-reply':
      return body.act.words ?? body.act.toWhom ?? ''
    case 'record-said':
      return body.said.words ?? body.said.claimedOrganisation ?? ''
    case 'record-event':
      return body.event.words ?? ''
    case 'record-damage':
      return `${body.damage.method} ${formatYuan(body.damage.amountFen satisfies Fen)}`.trim()
    case 'declare-party':
      return body.party.name
    case 'attribute':
      return body.words ?? ''
    case 'set-profile':
    case 'correct-reading':
    case 'accept-reading':
    case 'exclude-observation':
    case 'same-incident':
    case 'separate-incidents':
    case 'set-scope':
    case 'same-log':
    case 'separate-logs':
    case 'judge-identity':
    case 'set-channel':
    case 'link-recording':
    case 'state':
    case 'consent-check':
    case 'set-filing':
    case 'set-setting':
    case 'edit-registry':
    case 'withdraw-source':
    case 'undo':
      return ''
  }
}

const mostPlaces = 12

const filesOf = (view: MatterView, ids: ReadonlySet<ObservationId>): readonly ProofOfFact[] =>
  view.sources.flatMap((s) => {
    const its = [...ids].flatMap((id) => view.observations.get(id) ?? []).filter((o) => o.source === s.source.sha256)
    if (its.length === 0) return []
    const isDoubtful = its.some((o) => o.otherNumber?.confidence === 'doubtful' || o.startedAt?.confidence === 'doubtful')
    return [{ sha256: s.source.sha256, fileName: s.fileNames[0] ?? '', places: its.slice(0, mostPlaces).map((o) => o.place), records: its.length, confidence: isDoubtful ? ('doubtful' as const) : ('certain' as const) }]
  })
