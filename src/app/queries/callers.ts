import { compareText, groupsOf } from '../../core/kernel/list.ts'
import type { PartyId } from '../../core/model/ids.ts'
import type { AttributedIncident } from '../../core/model/incident.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { partyNameOf } from './matter-page.ts'

/** Whom a list of incidents can be narrowed to within a party: persons first, then the numbers shown most. */
export type Callers = {
  readonly agents: readonly { readonly id: PartyId; readonly name: string; readonly counted: number }[]
  readonly numbers: readonly { readonly number: string; readonly counted: number }[]
  /** Numbers shown too seldom to be listed. */
  readonly restNumbers: number
}

/** A native list longer than this is no help to anybody. */
export const mostNumbers = 100

type Entry = { readonly incident: AttributedIncident; readonly number?: number }

const countedIn = (its: readonly Entry[]): number => its.filter((e) => e.number !== undefined).length

export const callersOf = (view: MatterView, entries: readonly Entry[]): Callers => {
  const agents = [...groupsOf(entries, (e) => e.incident.agent)].flatMap(([id, its]) => (id === undefined ? [] : [{ id, name: partyNameOf(view, id) ?? '', counted: countedIn(its) }]))
  const numbers = [...groupsOf(entries, (e) => e.incident.otherNumber?.text ?? '')].flatMap(([number, its]) => (number === '' ? [] : [{ number, counted: countedIn(its) }]))
  numbers.sort((a, b) => b.counted - a.counted || compareText(a.number, b.number))
  return { agents: agents.sort((a, b) => b.counted - a.counted || compareText(a.id, b.id)), numbers: numbers.slice(0, mostNumbers), restNumbers: Math.max(0, numbers.length - mostNumbers) }
}
