import type { Issue } from '../kernel/issue.ts'
import type { Assessment } from './assessment.ts'
import type { AttributionConflict, AttributionEdge, PartyCount, Proposal } from './attribution.ts'
import type { Decision, DecisionBody } from './decision.ts'
import type { CustodyEntry, IssuedPacket } from './facts.ts'
import type { FactId, LogId, ObservationId } from './ids.ts'
import type { AttributedIncident } from './incident.ts'
import type { Coverage, Duplicate, Log } from './log.ts'
import type { NameReader } from './naming.ts'
import type { Observation } from './observation.ts'
import type { Party } from './party.ts'
import type { Profile } from './profile.ts'
import type { ReadingRun } from './reading-run.ts'
import type { Source } from './source.ts'
import type { Thread } from './thread.ts'

/** A source with the run that counts. */
export type SourceView = {
  readonly source: Source
  /** Every name the same bytes were received under, sorted. */
  readonly fileNames: readonly string[]
  readonly run?: ReadingRun
  readonly observations: number
  readonly isWithdrawn: boolean
}

/** Decisions from two copies that say different things about the same: shown, never last-writer-wins. */
export type DecisionConflict = { readonly about: string; readonly kind: DecisionBody['kind']; readonly between: readonly FactId[] }

/**
 * What is shown. Nothing in it is stored; the same facts always give the same view, in whatever order they came.
 * Each stage's own output is one field: logs, incidents … as they are added to pipeline.ts.
 */
export type MatterView = Assessment & {
  readonly profile: Profile
  readonly sources: readonly SourceView[]
  /** As they stand after corrections, by id. */
  readonly observations: ReadonlyMap<ObservationId, Observation>
  /** Which log a record belongs to. */
  readonly logOf: (id: ObservationId) => LogId
  /** What kind of number it is, by the lists as the owner edited them. */
  readonly numberClass: NameReader['numberClass']
  /** Decisions that rule now, in order. */
  readonly standing: readonly Decision[]
  readonly undone: readonly { readonly decision: FactId; readonly by: FactId }[]
  /** Left out by decision; shown as such, never lost. */
  readonly excluded: readonly ObservationId[]
  readonly decisionConflicts: readonly DecisionConflict[]
  readonly incidents: readonly AttributedIncident[]
  readonly logs: readonly Log[]
  readonly coverage: Coverage
  readonly duplicates: readonly Duplicate[]
  readonly threads: readonly Thread[]
  /** Why calls are laid at somebody's door, each reason with its basis. */
  readonly edges: readonly AttributionEdge[]
  /** What the program suggests and only a person decides. */
  readonly proposals: readonly Proposal[]
  readonly attributionConflicts: readonly AttributionConflict[]
  readonly counts: readonly PartyCount[]
  readonly parties: readonly Party[]
  readonly custody: readonly CustodyEntry[]
  readonly packets: readonly IssuedPacket[]
  readonly issues: readonly Issue[]
}
