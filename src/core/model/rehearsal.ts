import type { GroundId, IncidentId, PartyId } from './ids.ts'
import type { Proof } from './decision.ts'

export const attackKinds = ['single-source', 'ocr-only-number', 'label-only', 'claimed-only', 'refusal-unproven', 'refusal-words', 'clock-conflict', 'reading-conflict', 'gap', 'over-merged', 'direction-unknown', 'unrecorded-words'] as const
/** What the other side may say against the record. Words: `attack.<kind>`, its repair `attack.<kind>.repair`. */
export type AttackKind = (typeof attackKinds)[number]

export type Attack = {
  readonly kind: AttackKind
  readonly respondent?: PartyId
  /** What is struck if the attack succeeds. */
  readonly strikes: readonly IncidentId[]
  readonly proofs: readonly Proof[]
  /** Counts before and after. */
  readonly calls: { readonly before: number; readonly after: number }
  readonly afterRefusal: { readonly before: number; readonly after: number }
  /** Pleadable grounds that would fall. */
  readonly grounds: readonly GroundId[]
  /** 0 … 1: how much of the claim falls. Only for ranking; not printed. */
  readonly weight: number
  /** Whether what is struck is in the lower bound now, or was left out already. */
  readonly isAlreadyOut: boolean
  readonly params: Readonly<Record<string, string | number>>
}
