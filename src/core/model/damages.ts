import type { Fen } from '../kernel/fen.ts'
import type { LocalDate } from '../kernel/civil.ts'
import type { Proof } from './decision.ts'
import type { FactId, ProvisionId } from './ids.ts'

export type DamageRow = { readonly decision: FactId; readonly head: string; readonly title: string; readonly amountFen: Fen; readonly method: string; readonly on?: LocalDate; readonly proofs: readonly Proof[]; readonly isProved: boolean; readonly isEvidenceCost: boolean; readonly provisions: readonly ProvisionId[]; readonly notCollected: readonly ProvisionId[]; readonly caution: string }

/** receipts: only what a paper shows. with-unproved: what is still without one as well. with-discretion: and what the court is asked to fix. */
export type DamageScenario = { readonly id: 'receipts' | 'with-unproved' | 'with-discretion'; readonly totalFen: Fen; readonly rows: readonly FactId[] }

/** Facts the court weighs (CC-998); counts, never multiplied by money. */
export type DamageFactors = { readonly calls: number; readonly afterRefusal: number; readonly agents: number; readonly days: number; readonly maxPerDay: number }

export type DamageBoard = {
  readonly rows: readonly DamageRow[]
  readonly unknownHeads: readonly FactId[]
  readonly scenarios: readonly DamageScenario[]
  readonly factors: DamageFactors
  /** Heads of damages-heads.json not yet claimed. */
  readonly open: readonly { readonly head: string; readonly title: string; readonly evidence: string; readonly defaultOn: boolean; readonly caution: string }[]
  /** Words of damages-heads.json. */
  readonly rules: readonly string[]
}
