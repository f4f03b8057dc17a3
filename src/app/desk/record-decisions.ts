import type { Decision, DecisionBody } from '../../core/model/decision.ts'
import type { FactId } from '../../core/model/ids.ts'
import type { Desk } from './desk-state.ts'

/** Lays down what was ruled, all of it together, before it is shown. */
export const recordDecisions = async (desk: Desk, bodies: readonly DecisionBody[]): Promise<readonly FactId[]> => {
  if (bodies.length === 0) return []
  const { ids, facts, head } = await desk.ports.record.append(bodies.map((body) => ({ kind: 'decision' as const, body })))
  desk.take(facts)
  Object.assign(desk.state, { head })
  desk.push({ kind: 'saved', at: desk.ports.clock.now() })
  desk.changed()
  return ids
}

/** What 撤销 takes back: the last standing decision and those laid down with it. */
export const lastTogether = (standing: readonly Decision[]): readonly Decision[] => {
  const last = standing.at(-1)
  if (last === undefined) return []
  return standing.filter((d) => d.order.chain === last.order.chain && d.at === last.at && d.body.kind === last.body.kind)
}

/** Undo names the decisions it undoes; it says so when an issued packet came after them. */
export const undoLast = async (desk: Desk): Promise<{ readonly undone: number; readonly touchesPacket: boolean }> => {
  const { view } = desk.look()
  const last = lastTogether(view.standing)
  const touchesPacket = last.some((d) => view.packets.some((p) => p.at >= d.at))
  await recordDecisions(desk, last.map((d): DecisionBody => ({ kind: 'undo', decision: d.id })))
  return { undone: last.length, touchesPacket }
}
