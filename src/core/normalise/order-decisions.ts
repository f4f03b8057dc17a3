import { compareText } from '../kernel/list.ts'
import type { Decision, FactOrder } from '../model/decision.ts'

/** (lamport, chain, seq): the same on every computer; the wall clock is never asked. */
export const compareOrder = (a: FactOrder, b: FactOrder): number => a.lamport - b.lamport || compareText(a.chain, b.chain) || a.seq - b.seq

export const compareDecisions = (a: Decision, b: Decision): number => compareOrder(a.order, b.order) || compareText(a.id, b.id)

/**
 * Which decisions of other chains a decision can have known. A chain counts lamport and seq up together until it takes in another copy: then
 * lamport jumps. So everything below the lamport of the last jump was seen; whatever lies at or above it was perhaps not. Where the jump
 * itself is not among the decisions, the earliest possible place is taken: better a conflict shown too often than one hidden.
 */
export const seenBelow = (sorted: readonly Decision[]): ReadonlyMap<Decision, number> => {
  const last = new Map<string, { delta: number; seq: number; floor: number }>()
  const floors = new Map<Decision, number>()
  const bySeq = [...sorted].sort((a, b) => compareText(a.order.chain, b.order.chain) || a.order.seq - b.order.seq || a.order.lamport - b.order.lamport)
  for (const decision of bySeq) {
    const { chain, lamport, seq } = decision.order
    const before = last.get(chain)
    const delta = lamport - seq
    const floor = before?.delta === delta ? before.floor : before === undefined ? delta : delta + before.seq + 1
    last.set(chain, { delta, seq, floor })
    floors.set(decision, floor)
  }
  return floors
}

/** Did `later` know `earlier` when it was made? */
export const knew = (later: Decision, earlier: Decision, floors: () => ReadonlyMap<Decision, number>): boolean => {
  if (later.order.chain === earlier.order.chain) return later.order.seq > earlier.order.seq
  return earlier.order.lamport < (floors().get(later) ?? 0)
}
