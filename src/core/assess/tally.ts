import type { Dated, Dossier } from './case-file.ts'
import { after, provable } from './ground-parts.ts'
import { dayNumber } from './case-file.ts'
import { oncePer } from '../kernel/once-per.ts'

/** Calls of a claim: those laid at the respondent's door by more than a label. */
export const firmCalls = ({ calls }: Pick<Dossier, 'calls'>): readonly Dated[] => firmOf(calls)
/** Without what rests on a label alone; the same list where nothing does. */
export const firmOf = oncePer((calls: readonly Dated[]): readonly Dated[] => (calls.some((c) => c.identity === 'labelled') ? calls.filter((c) => c.identity !== 'labelled') : calls))

/** Calls after the first refusal that can be shown. */
export const callsAfterFirstRefusal = (dossier: Dossier, calls: readonly Dated[] = firmCalls(dossier)): readonly Dated[] => {
  const first = provable(dossier.refusals)[0]
  return first === undefined ? [] : after(calls, first)
}

/** How many on each day. */
export const perDay = oncePer((calls: readonly Dated[]): ReadonlyMap<number, number> => {
  const days = new Map<number, number>()
  for (const call of calls) {
    const day = dayNumber(call.startedAt.from)
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return days
})

export const mostPerDay = (calls: readonly Dated[]): number => [...perDay(calls).values()].reduce((most, n) => Math.max(most, n), 0)

/** From the first day to the last, in whatever order the calls stand. */
export const spanDays = (calls: readonly Dated[]): number => {
  let [first, last] = [Infinity, -Infinity]
  for (const day of perDay(calls).keys()) [first, last] = [Math.min(first, day), Math.max(last, day)]
  return first > last ? 0 : last - first + 1
}
