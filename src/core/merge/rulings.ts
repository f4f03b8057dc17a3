import { compareText } from '../kernel/list.ts'
import type { Decision } from '../model/decision.ts'
import type { ObservationId } from '../model/ids.ts'
import type { DecisionConflict } from '../model/matter-view.ts'
import type { Observation } from '../model/observation.ts'
import { compareInTime } from './sorted.ts'

export type ObservationPair = readonly [Observation, Observation]

/** What people ruled about joining. Pairs stand in the order of the decisions. */
export type Rulings = { readonly same: readonly ObservationPair[]; readonly apart: readonly ObservationPair[]; readonly conflicts: readonly DecisionConflict[] }

/** The same for the rows of one window. */
export type RowRulings = { readonly same: readonly (readonly [number, number])[]; readonly apart: ReadonlyMap<number, readonly number[]> }
export const noRulings: RowRulings = { same: [], apart: new Map() }

export const concernsMerge = ({ body }: Decision): boolean =>
  body.kind === 'same-incident' || body.kind === 'separate-incidents' || body.kind === 'link-recording' || body.kind === 'same-log' || body.kind === 'separate-logs' || (body.kind === 'set-setting' && body.name === phoneSetting)

/** Setting: is the phone with its original log still there to be shown in court? 'yes' lifts its export to level 3. */
export const phoneSetting = 'phonePresent'

type Ruled = { readonly of: readonly Observation[]; readonly decision: Decision }

export const rulingsOnMerge = (byId: ReadonlyMap<ObservationId, Observation>, relevant: readonly Decision[]): Rulings => {
  const present = (ids: readonly ObservationId[]): readonly Observation[] => [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).sort(compareInTime)
  const same: Ruled[] = []
  const apart: Ruled[] = []
  for (const decision of relevant) {
    const { body } = decision
    if (body.kind === 'same-incident') same.push({ of: present(body.observations), decision })
    if (body.kind === 'link-recording') same.push({ of: present([body.recording, body.call]), decision })
    if (body.kind === 'separate-incidents') apart.push({ of: present(body.observations), decision })
  }
  return consistent(same, apart)
}

/** A = B, B = C and A ≠ C cannot all stand: then none of these joins does, and the owner sees which decisions collide. */
const consistent = (same: readonly Ruled[], apart: readonly Ruled[]): Rulings => {
  const rootOf = unitedBy(same.flatMap(({ of }) => chain(of)))
  const broken = new Map<Observation, Set<string>>()
  const kept: ObservationPair[] = []
  for (const { of, decision } of apart) {
    for (const a of of) {
      for (const b of of) {
        if (a === b) continue
        kept.push([a, b])
        if (rootOf(a) === rootOf(b)) broken.set(rootOf(a), (broken.get(rootOf(a)) ?? new Set<string>()).add(decision.id))
      }
    }
  }
  const joins: ObservationPair[] = []
  for (const { of, decision } of same) {
    const culprits = of[0] === undefined ? undefined : broken.get(rootOf(of[0]))
    if (culprits !== undefined) culprits.add(decision.id)
    else joins.push(...chain(of))
  }
  const conflicts = [...broken].map(([root, ids]): DecisionConflict => ({ about: `incident:${root.id}`, kind: 'same-incident', between: [...ids].sort(compareText) as unknown as DecisionConflict['between'] }))
  return { same: joins, apart: kept, conflicts: conflicts.sort((a, b) => compareText(a.about, b.about)) }
}

/** Each with the next. */
const chain = (of: readonly Observation[]): readonly ObservationPair[] => of.slice(1).map((o, k) => [of[k]!, o] as const)

/** Of all that are joined to each other, directly or not, the earliest. */
export const unitedBy = (pairs: readonly ObservationPair[]): ((o: Observation) => Observation) => {
  const parent = new Map<Observation, Observation>()
  const root = (o: Observation): Observation => {
    const up = parent.get(o)
    return up === undefined ? o : root(up)
  }
  for (const [a, b] of pairs) {
    const [x, y] = [root(a), root(b)]
    if (x === y) continue
    if (compareInTime(x, y) < 0) parent.set(y, x)
    else parent.set(x, y)
  }
  return root
}

/** Those of the rulings whose both ends stand among these rows. */
export const rulingsAmong = ({ same, apart }: Rulings, observations: readonly Observation[]): RowRulings => {
  const at = new Map(observations.map((o, i) => [o, i] as const))
  const rows = (pairs: readonly ObservationPair[]): readonly (readonly [number, number])[] =>
    pairs.flatMap(([a, b]) => {
      const [i, j] = [at.get(a), at.get(b)]
      return i === undefined || j === undefined ? [] : [[i, j] as const]
    })
  const of = new Map<number, number[]>()
  for (const [i, j] of rows(apart)) of.set(i, [...(of.get(i) ?? []), j])
  return { same: rows(same), apart: of }
}
