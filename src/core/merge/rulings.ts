import { compareText } from '../kernel/list.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Decision } from '../model/decision.ts'
import type { DecisionConflict } from '../model/matter-view.ts'
import { rootOf, setsOf, unite } from './links.ts'
import type { Rows } from './rows.ts'

/** What people ruled about joining, as rows. */
export type Rulings = {
  readonly same: readonly (readonly [number, number])[]
  readonly apart: ReadonlyMap<number, readonly number[]>
  readonly sameLog: readonly (readonly Sha256[])[]
  readonly conflicts: readonly DecisionConflict[]
}

export const concernsMerge = ({ body }: Decision): boolean =>
  body.kind === 'same-incident' || body.kind === 'separate-incidents' || body.kind === 'link-recording' || body.kind === 'same-log' || (body.kind === 'set-setting' && body.name === phoneSetting)

/** Setting: is the phone with its original log still there to be shown in court? 'yes' lifts its export to level 3. */
export const phoneSetting = 'phonePresent'

export const rulingsOnMerge = (rows: Rows, standing: readonly Decision[]): Rulings => {
  const needed = new Set(standing.flatMap(({ body }) => (body.kind === 'same-incident' || body.kind === 'separate-incidents' ? body.observations : body.kind === 'link-recording' ? [body.recording, body.call] : [])))
  const at = new Map<string, number>()
  if (needed.size > 0) rows.observations.forEach((o, i) => needed.has(o.id) && at.set(o.id, i))
  const present = (ids: readonly string[]): readonly number[] => ids.flatMap((id) => at.get(id) ?? []).sort((a, b) => a - b)
  const same: { readonly rows: readonly number[]; readonly decision: Decision }[] = []
  const apart: { readonly rows: readonly number[]; readonly decision: Decision }[] = []
  for (const decision of standing) {
    const { body } = decision
    if (body.kind === 'same-incident') same.push({ rows: present(body.observations), decision })
    if (body.kind === 'link-recording') same.push({ rows: present([body.recording, body.call]), decision })
    if (body.kind === 'separate-incidents') apart.push({ rows: present(body.observations), decision })
  }
  return { ...consistent(rows, same, apart), sameLog: standing.flatMap(({ body }) => (body.kind === 'same-log' ? [body.sources] : [])) }
}

type Ruled = readonly { readonly rows: readonly number[]; readonly decision: Decision }[]

/** A = B, B = C and A ≠ C cannot all stand: then none of these joins does, and the owner sees which decisions collide. */
const consistent = (rows: Rows, same: Ruled, apart: Ruled): Omit<Rulings, 'sameLog'> => {
  const sets = setsOf(same.length + apart.length === 0 ? 0 : rows.count)
  for (const { rows: of } of same) of.slice(1).forEach((j, k) => unite(sets, of[k]!, j))
  const broken = new Map<number, Set<string>>()
  const apartOf = new Map<number, number[]>()
  for (const { rows: of, decision } of apart) {
    for (const i of of) {
      for (const j of of) {
        if (i === j) continue
        apartOf.set(i, [...(apartOf.get(i) ?? []), j])
        if (rootOf(sets, i) === rootOf(sets, j)) broken.set(rootOf(sets, i), (broken.get(rootOf(sets, i)) ?? new Set()).add(decision.id))
      }
    }
  }
  const joins: [number, number][] = []
  for (const { rows: of, decision } of same) {
    const culprits = of.length === 0 ? undefined : broken.get(rootOf(sets, of[0]!))
    if (culprits !== undefined) culprits.add(decision.id)
    else of.slice(1).forEach((j, k) => joins.push([of[k]!, j]))
  }
  const conflicts = [...broken].map(([root, ids]): DecisionConflict => ({ about: `incident:${rows.observations[root]!.id}`, kind: 'same-incident', between: [...ids].sort(compareText) as unknown as DecisionConflict['between'] }))
  return { same: joins, apart: apartOf, conflicts: conflicts.sort((a, b) => compareText(a.about, b.about)) }
}
