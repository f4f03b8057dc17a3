import type { Proof } from '../../core/model/decision.ts'
import type { Run } from '../../core/model/document.ts'
import type { ObservationId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { FactDetail, ProofOfFact } from './packet.ts'
import { inScope } from './matter-page.ts'

/** What a stretch of a document rests on: records, their files and fingerprints, and what is weak about it. */
export const factDetail = (view: MatterView, run: Run): FactDetail => {
  const ids = observationsOf(run.proofs ?? [])
  const incidents = inScope(view).filter((i) => i.supportedBy.some((o) => ids.has(o)))
  const strengths = incidents.map((i) => i.strength)
  return {
    incidents: incidents.length,
    records: ids.size,
    strongest: Math.max(0, ...strengths),
    weakest: strengths.length === 0 ? 0 : Math.min(...strengths),
    proofs: filesOf(view, ids),
    weak: [
      { code: 'weak.claimed-only', n: incidents.filter((i) => i.identity === 'claimed').length },
      { code: 'weak.label-only', n: incidents.filter((i) => i.identity === 'labelled').length },
      { code: 'weak.single', n: incidents.filter((i) => i.supportedBy.length === 1).length },
      { code: 'weak.conflict', n: incidents.filter((i) => i.conflicts.length > 0).length },
    ].filter((w) => w.n > 0),
    decisions: [],
  }
}

const observationsOf = (proofs: readonly Proof[]): ReadonlySet<ObservationId> => new Set(proofs.flatMap((p) => ('observation' in p ? [p.observation] : [])))

const mostPlaces = 12

const filesOf = (view: MatterView, ids: ReadonlySet<ObservationId>): readonly ProofOfFact[] =>
  view.sources.flatMap((s) => {
    const its = [...ids].flatMap((id) => view.observations.get(id) ?? []).filter((o) => o.source === s.source.sha256)
    return its.length === 0 ? [] : [{ sha256: s.source.sha256, fileName: s.fileNames[0] ?? '', places: its.slice(0, mostPlaces).map((o) => o.place), records: its.length, confidence: its.some((o) => o.otherNumber?.confidence === 'doubtful') ? ('doubtful' as const) : ('certain' as const) }]
  })
