import type { Fen } from '../../core/kernel/fen.ts'
import { isFen } from '../../core/kernel/fen.ts'
import type { LocalDate } from '../../core/kernel/civil.ts'
import type { FactId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { proofShown, type ProofShown } from './refusals.ts'
import { standingOf } from './matter-page.ts'

export type DamageLine = { readonly id: FactId; readonly head: string; readonly amountFen: Fen; readonly method: string; readonly on?: LocalDate; readonly proofs: readonly ProofShown[] }
/** Sums are of what the owner entered; nothing is worked out per call. */
export type DamagesPage = { readonly lines: readonly DamageLine[]; readonly provedFen: Fen; readonly unprovedFen: Fen; readonly rest: RestHours }

/** Calls in hours the owner set: listed in the damages only where the owner asks for it, as a circumstance. */
export type RestHours = { readonly isListed: boolean; readonly calls: number; readonly start: string; readonly end: string }

export const damagesPage = (view: MatterView, defaults: RestDefaults): DamagesPage => {
  const lines = standingOf(view, 'record-damage').map(({ id, body: { damage } }) => ({
    id,
    head: damage.head,
    amountFen: damage.amountFen,
    method: damage.method,
    ...(damage.on === undefined ? {} : { on: damage.on }),
    proofs: damage.proofs.flatMap((p) => proofShown(view, p)),
  }))
  return { lines, provedFen: sumOf(lines.filter((l) => l.proofs.length > 0)), unprovedFen: sumOf(lines.filter((l) => l.proofs.length === 0)), rest: restHoursOf(view, defaults) }
}

/** The hours as grounds.json has them. */
export type RestDefaults = { readonly start: string; readonly end: string }

const restHoursOf = (view: MatterView, defaults: RestDefaults): RestHours => {
  const set = new Map(standingOf(view, 'set-setting').map(({ body }) => [body.name, body.value]))
  const listed = standingOf(view, 'set-filing').findLast(({ body }) => body.values['ground.restHours'] !== undefined)
  return {
    isListed: listed?.body.values['ground.restHours'] === 'true',
    calls: new Set(view.findings.flatMap((f) => (f.ground === 'RF08' ? f.shownBy : []))).size,
    start: set.get('RF08.restStart') ?? defaults.start,
    end: set.get('RF08.restEnd') ?? defaults.end,
  }
}

const sumOf = (lines: readonly DamageLine[]): Fen => {
  const sum = lines.reduce((total, line) => total + line.amountFen, 0)
  return (isFen(sum) ? sum : 0) as Fen
}
