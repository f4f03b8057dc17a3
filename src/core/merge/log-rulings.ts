import { compareText, groupsOf } from '../kernel/list.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Decision } from '../model/decision.ts'
import type { FactId } from '../model/ids.ts'
import type { DecisionConflict } from '../model/matter-view.ts'

/** Sources people ruled to be extracts of one log, and sources they ruled not to be. */
export type LogRulings = { readonly same: readonly (readonly Sha256[])[]; readonly apart: readonly (readonly Sha256[])[]; readonly conflicts: readonly DecisionConflict[] }

type Ruled = { readonly id: FactId; readonly sources: readonly Sha256[] }

/** A = B, B = C and A ≠ C cannot all stand: of such a ring no join does, and the owner sees which rulings collide. */
export const logRulingsOf = (relevant: readonly Decision[]): LogRulings => {
  const ruled = (kind: 'same-log' | 'separate-logs'): readonly Ruled[] => relevant.flatMap(({ id, body }) => (body.kind === kind ? [{ id, sources: body.sources }] : []))
  const [same, apart] = [ruled('same-log'), ruled('separate-logs')]
  const rootOf = united(same)
  const broken = new Map<Sha256, Set<FactId>>()
  for (const { id, sources } of apart) {
    for (const [root, of] of groupsOf([...new Set(sources)], rootOf)) if (of.length > 1) broken.set(root, (broken.get(root) ?? new Set<FactId>()).add(id))
  }
  const kept = same.filter(({ id, sources: [first] }) => {
    const culprits = first === undefined ? undefined : broken.get(rootOf(first))
    culprits?.add(id)
    return culprits === undefined
  })
  const conflicts = [...broken].map(([root, ids]): DecisionConflict => ({ about: `log:${root}`, kind: 'same-log', between: [...ids].sort(compareText) }))
  return { same: kept.map((r) => r.sources), apart: apart.map((r) => r.sources), conflicts: conflicts.sort((a, b) => compareText(a.about, b.about)) }
}

/** Of all that are said to be one, directly or not, the least. */
const united = (same: readonly Ruled[]): ((source: Sha256) => Sha256) => {
  const parent = new Map<Sha256, Sha256>()
  const root = (source: Sha256): Sha256 => {
    const up = parent.get(source)
    return up === undefined ? source : root(up)
  }
  for (const { sources } of same) {
    for (const [k, source] of sources.entries()) {
      const [a, b] = [root(sources[Math.max(0, k - 1)] ?? source), root(source)]
      if (a !== b) parent.set(a < b ? b : a, a < b ? a : b)
    }
  }
  return root
}
