import type { LocalDate } from '../kernel/civil.ts'
import type { Law } from '../law/law.ts'
import type { Decision } from '../model/decision.ts'
import type { ObservationId } from '../model/ids.ts'
import type { NameReader } from '../model/naming.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Observation } from '../model/observation.ts'
import type { Party } from '../model/party.ts'
import type { Profile } from '../model/profile.ts'
import type { Coverage } from '../model/log.ts'
import type { SourceView } from '../model/matter-view.ts'
import type { Thread } from '../model/thread.ts'

/** What the assessment looks at. Nothing of it is changed. */
export type AssessInput = {
  readonly incidents: readonly AttributedIncident[]
  readonly threads: readonly Thread[]
  readonly parties: readonly Party[]
  /** Effective: as they stand after corrections. */
  readonly observations: ReadonlyMap<ObservationId, Observation>
  readonly sources: readonly SourceView[]
  /** Standing, in order. */
  readonly decisions: readonly Decision[]
  readonly profile: Profile
  /** Periods no source covers. */
  readonly coverage?: Coverage
  readonly law: Law
  /** By resources/registry as the owner edited it: a hint. */
  readonly numberClass: NameReader['numberClass']
  /** Today. Only deadlines, expiry of proof and procedure (RF19) may look at it. */
  readonly asOf: LocalDate
}
