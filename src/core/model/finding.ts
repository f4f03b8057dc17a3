import type { GroundId, IncidentId, PartyId, ProvisionId } from './ids.ts'
import type { Proof } from './decision.ts'

/** A ground shown by incidents against one respondent. pleadable: provisions in force on the day and in scope. context: never a ground in a letter. */
export type Finding = {
  readonly ground: GroundId
  readonly respondent?: PartyId
  readonly kind: 'pleadable' | 'context'
  readonly strength: number
  readonly weight: 'strong' | 'medium' | 'context' | 'clue'
  readonly shownBy: readonly IncidentId[]
  readonly proofs: readonly Proof[]
  readonly provisions: readonly ProvisionId[]
  /** In scope, but not in force in this wording on that day (当时规定未收录): nothing is quoted. */
  readonly notCollected?: readonly ProvisionId[]
  /** i18n codes or text of grounds.json. */
  readonly cautions: readonly string[]
  readonly missing: readonly string[]
  /** Values of `ground.*` slots, bound to what shows them. */
  readonly values: Readonly<Record<string, string | number>>
}
