import type { NonEmpty } from '../kernel/list.ts'
import { oncePer } from '../kernel/once-per.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { When } from '../kernel/when.ts'
import type { IncidentId, ObservationId, PartyId } from './ids.ts'
import type { Direction, ReadingField } from './observation.ts'
import type { Channel, IdentityBasis } from './party.ts'

export type Scope = 'in' | 'out' | 'proposed'

/** Law README §5.1: 5 notary … 1 own words. Per aspect: that it rang, what was said, whose number. */
export type StrengthByAspect = { readonly rang: number; readonly said: number; readonly whose: number }

/** Why two observations were joined: the rule (data in resources/registry) and the measured difference. */
export type MergeReason = { readonly rule: string; readonly a: ObservationId; readonly b: ObservationId; readonly offsetMs?: number }

export type Conflict = { readonly field: ReadingField; readonly between: NonEmpty<ObservationId> }

/** One thing that happened, however many observations show it. */
export type Incident = {
  readonly id: IncidentId
  readonly formerIds: readonly IncidentId[]
  readonly supportedBy: NonEmpty<ObservationId>
  readonly kind: 'call' | 'message'
  readonly scope: Scope
  readonly startedAt?: When
  readonly otherNumber?: PhoneNumber
  readonly direction?: Direction
  /** true: somebody talked. false: it rang only. Absent: not known. */
  readonly wasAnswered?: boolean
  readonly durationSeconds?: number
  readonly ringSeconds?: number
  readonly otherLabel?: string
  readonly strength: number
  readonly strengths: StrengthByAspect
  /** counted: stands for a call of its own in the lower bound. single-source doubt is `uncounted`. */
  readonly counted: boolean
  readonly conflicts: readonly Conflict[]
  readonly reasons: readonly MergeReason[]
  /** "(4)": how many of a row's calls this incident stands for beyond its timed one is told by `untimed`. */
  readonly untimed?: boolean
  /**
   * Of `supportedBy`, recordings that number and time alone put here: one event, so never counted twice, but no proof of it until the owner says
   * so. Absent: none.
   */
  readonly unconfirmed?: readonly ObservationId[]
}

/** The records that prove an incident: all of it but recordings the owner has not yet confirmed. What is pleaded, quoted or printed rests on these. */
export const provenBy = ({ supportedBy, unconfirmed }: Pick<Incident, 'supportedBy' | 'unconfirmed'>): readonly ObservationId[] => (unconfirmed === undefined ? supportedBy : supportedBy.filter((id) => !unconfirmed.includes(id)))

/** The same incidents, each as far as it is proven. Those without an open recording are the same objects, and a list without any the same list. */
export const asProven = <T extends Incident>(incidents: readonly T[]): readonly T[] => (incidents.some((i) => i.unconfirmed !== undefined) ? incidents.map((i) => (i.unconfirmed === undefined ? i : (proven(i) as T))) : incidents)

const proven = oncePer((incident: Incident): Incident => {
  const { unconfirmed = [] } = incident
  const isProof = (id: ObservationId): boolean => !unconfirmed.includes(id)
  return { ...incident, supportedBy: incident.supportedBy.filter(isProof) as unknown as NonEmpty<ObservationId>, reasons: incident.reasons.filter((r) => isProof(r.a) && isProof(r.b)) }
})

/** Stands for a call to the owner in the lower bound. Of a call whose direction is not known nobody can say that it was not the owner's own. */
export const isCountedCall = ({ kind, counted, direction }: Pick<Incident, 'kind' | 'counted' | 'direction'>): boolean => kind === 'call' && counted && direction !== undefined && direction !== 'outgoing' && direction !== 'unknown'

/** An incident with who it is laid at the door of. Identity is never more than its strongest edge. */
export type AttributedIncident = Incident & {
  readonly respondent?: PartyId
  readonly agent?: PartyId
  readonly channel?: Channel
  readonly identity?: IdentityBasis
}
