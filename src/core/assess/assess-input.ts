import type { LocalDate } from '../kernel/civil.ts'
import type { KeepList } from '../kernel/keep-list.ts'
import type { Law } from '../law/law.ts'
import type { Decision } from '../model/decision.ts'
import type { ObservationId } from '../model/ids.ts'
import type { NameReader } from '../model/naming.ts'
import { asProven, type AttributedIncident } from '../model/incident.ts'
import type { Observation } from '../model/observation.ts'
import type { Party } from '../model/party.ts'
import type { Profile } from '../model/profile.ts'
import type { Coverage } from '../model/log.ts'
import type { Assessment } from '../model/assessment.ts'
import type { MatterView, SourceView } from '../model/matter-view.ts'
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
  /** Lists that are as they were before are the same objects; absent: nothing is kept. */
  readonly keep?: KeepList
  /** Today. Only deadlines, expiry of proof and procedure (RF19) may look at it. */
  readonly asOf: LocalDate
}

/** What the assessment looks at; also for `rehearse` and the other questions that are asked when their screen opens. */
export const assessInputOf = (view: Omit<MatterView, keyof Assessment>, law: Law, asOf: LocalDate, keep?: KeepList): AssessInput => {
  const { incidents, threads, parties, observations, sources, profile, coverage, numberClass } = view
  const held = lastInput.get(incidents)
  // The same input is one object, so that what is worked out of it is worked out once.
  if (held?.decisions === view.standing && held.observations === observations && held.parties === parties && held.threads === threads && held.sources === sources && held.law === law && held.asOf === asOf) return held
  const input = { numberClass, incidents: asProven(incidents), threads, parties, observations, sources, decisions: view.standing, profile, law, asOf, coverage, ...(keep === undefined ? {} : { keep }) }
  lastInput.set(incidents, input)
  return input
}
const lastInput = new WeakMap<MatterView['incidents'], AssessInput>()
