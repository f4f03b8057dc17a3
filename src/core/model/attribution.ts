import type { LocalDate } from '../kernel/civil.ts'
import type { EpochMs } from '../kernel/instant.ts'
import type { Proof } from './decision.ts'
import type { FactId, IncidentId, ObservationId, PartyId } from './ids.ts'
import type { Channel, IdentityBasis } from './party.ts'

/** One reason to lay calls at somebody's door, with where and when it stands. `party` absent: a name the owner has not declared yet. */
export type AttributionEdge = {
  readonly basis: IdentityBasis
  readonly party?: PartyId
  /** Key of the insurer table, where only a name is known. */
  readonly code?: string
  readonly number?: string
  readonly observations: readonly ObservationId[]
  readonly on?: LocalDate
  readonly words?: string
  readonly proofs: readonly Proof[]
  /** Absent: proposed by the program from a label, a name or a message. */
  readonly decision?: FactId
}

/** What the program suggests and only a person decides. */
export type Proposal =
  | { readonly kind: 'scope'; readonly number?: string; readonly incidents: readonly IncidentId[]; readonly because: readonly ScopeReason[] }
  | { readonly kind: 'organisation'; readonly number: string; readonly code: string; readonly name: string; readonly basis: IdentityBasis; readonly support: number; readonly against: number; readonly observations: readonly ObservationId[]; readonly party?: PartyId; readonly from?: EpochMs; readonly to?: EpochMs }
  | { readonly kind: 'agent'; readonly number: string; readonly name?: string; readonly workId?: string; readonly observations: readonly ObservationId[]; readonly party?: PartyId }
export type ScopeReason = 'label' | 'name' | 'message' | 'service-number' | 'said'

/** Two people, or two copies, or two proofs that cannot both be right about who called. */
export type AttributionConflict = { readonly about: string; readonly kind: 'identity' | 'scope' | 'respondent' | 'number-reuse'; readonly between: readonly string[] }

/** How many at the least, and with those that may be counted already or rest on one doubtful source. */
export type Count = { readonly confirmed: number; readonly upTo: number }
export type DayCount = Count & { readonly day: LocalDate }

/** Counts of one respondent (absent: of all in scope). Calls only; messages apart. */
export type PartyCount = Count & {
  readonly respondent?: PartyId
  readonly connected: number
  readonly notConnected: number
  readonly unknownConnected: number
  readonly messages: number
  readonly perDay: readonly DayCount[]
  readonly maxPerDay?: DayCount
  readonly perChannel: readonly (Count & { readonly channel: Channel })[]
  /** By days to the policy's expiry, 0 = the day itself; only where the expiry is known. */
  readonly beforeExpiry: readonly (Count & { readonly days: number })[]
}
