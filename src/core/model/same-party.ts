import { compareText } from '../kernel/list.ts'
import type { Decision } from './decision.ts'
import type { FactId, PartyId } from './ids.ts'

export type Judgement = { readonly id: FactId; readonly a: PartyId; readonly b: PartyId; readonly judgement: 'same' | 'not-same' | 'unsure' }

export type Identities = {
  readonly judged: readonly Judgement[]
  /** The party all that stand as the same go under: the least id. */
  readonly theSame: (id: PartyId) => PartyId
  /** Sets in which some say same and some not: none of the judgements between them stands. Each with what was ruled of it. */
  readonly broken: readonly { readonly root: PartyId; readonly between: readonly FactId[] }[]
}

/** 同一 / 非同一 / 存疑 with what follows from them: A = B and B = C make A = C; together with A ≠ C none of them stands and all are shown. */
export const identitiesOf = (standing: readonly Decision[]): Identities => {
  const judged = standing.flatMap(({ id, body }): readonly Judgement[] => (body.kind === 'judge-identity' ? [{ id, a: body.a, b: body.b, judgement: body.judgement }] : []))
  const all = classes(judged.filter((j) => j.judgement === 'same'))
  const roots = new Set(judged.filter((j) => j.judgement === 'not-same' && all(j.a) === all(j.b)).map((j) => all(j.a)))
  return {
    judged,
    theSame: classes(judged.filter((j) => j.judgement === 'same' && !roots.has(all(j.a)))),
    broken: [...roots].sort(compareText).map((root) => ({ root, between: judged.filter((j) => j.judgement !== 'unsure' && all(j.a) === root && all(j.b) === root).map((j) => j.id) })),
  }
}

const classes = (same: readonly { readonly a: PartyId; readonly b: PartyId }[]): ((id: PartyId) => PartyId) => {
  const parent = new Map<PartyId, PartyId>()
  const root = (id: PartyId): PartyId => {
    const up = parent.get(id)
    return up === undefined ? id : root(up)
  }
  for (const { a, b } of same) {
    const [low, high] = [root(a), root(b)].sort(compareText) as [PartyId, PartyId]
    if (low !== high) parent.set(high, low)
  }
  return root
}
