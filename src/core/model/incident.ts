import type { NonEmpty } from '../kernel/list.ts'
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
}

/** Stands for a call to the owner in the lower bound. Of a call whose direction is not known nobody can say that it was not the owner's own. */
export const isCountedCall = ({ kind, counted, direction }: Pick<Incident, 'kind' | 'counted' | 'direction'>): boolean => kind === 'call' && counted && direction !== undefined && direction !== 'outgoing' && direction !== 'unknown'

/** An incident with who it is laid at the door of. Identity is never more than its strongest edge. */
export type AttributedIncident = Incident & {
  readonly respondent?: PartyId
  readonly agent?: PartyId
  readonly channel?: Channel
  readonly identity?: IdentityBasis
}
