import type { IncidentId, PartyId } from './ids.ts'
import type { Channel, IdentityBasis } from './party.ts'

/** Incidents of one respondent, or of one agent of a respondent. */
export type Thread = {
  readonly respondent?: PartyId
  readonly agent?: PartyId
  readonly channel?: Channel
  readonly identity: IdentityBasis | 'unknown'
  readonly incidents: readonly IncidentId[]
  /** The lower bound: printed. */
  readonly confirmedCount: number
  /** With those that rest on one doubtful source: told, never added in. */
  readonly upTo: number
}
