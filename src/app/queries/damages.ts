import type { Fen } from '../../core/kernel/fen.ts'
import { isFen } from '../../core/kernel/fen.ts'
import type { LocalDate } from '../../core/kernel/civil.ts'
import type { FactId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { proofShown, type ProofShown } from './refusals.ts'
import { standingOf } from './matter-page.ts'

export type DamageLine = { readonly id: FactId; readonly head: string; readonly amountFen: Fen; readonly method: string; readonly on?: LocalDate; readonly proofs: readonly ProofShown[] }
/** Sums are of what the owner entered; nothing is worked out per call. */
export type DamagesPage = { readonly lines: readonly DamageLine[]; readonly provedFen: Fen; readonly unprovedFen: Fen }

export const damagesPage = (view: MatterView): DamagesPage => {
  const lines = standingOf(view, 'record-damage').map(({ id, body: { damage } }) => ({
    id,
    head: damage.head,
    amountFen: damage.amountFen,
    method: damage.method,
    ...(damage.on === undefined ? {} : { on: damage.on }),
    proofs: damage.proofs.flatMap((p) => proofShown(view, p)),
  }))
  return { lines, provedFen: sumOf(lines.filter((l) => l.proofs.length > 0)), unprovedFen: sumOf(lines.filter((l) => l.proofs.length === 0)) }
}

const sumOf = (lines: readonly DamageLine[]): Fen => {
  const sum = lines.reduce((total, line) => total + line.amountFen, 0)
  return (isFen(sum) ? sum : 0) as Fen
}
