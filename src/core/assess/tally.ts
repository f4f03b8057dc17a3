import type { Dated, Dossier } from './case-file.ts'
import { after, provable } from './ground-parts.ts'
import { dayNumber } from './case-file.ts'

/** Calls of a claim: those laid at the respondent's door by more than a label. */
export const firmCalls = ({ calls }: Pick<Dossier, 'calls'>): readonly Dated[] => calls.filter((c) => c.identity !== 'labelled')

/** Calls after the first refusal that can be shown. */
export const callsAfterFirstRefusal = (dossier: Dossier, calls: readonly Dated[] = firmCalls(dossier)): readonly Dated[] => {
  const first = provable(dossier.refusals)[0]
  return first === undefined ? [] : after(calls, first)
}

export const mostPerDay = (calls: readonly Dated[]): number => {
  const perDay = new Map<number, number>()
  for (const call of calls) perDay.set(dayNumber(call.startedAt.from), (perDay.get(dayNumber(call.startedAt.from)) ?? 0) + 1)
  return [...perDay.values()].reduce((most, n) => Math.max(most, n), 0)
}

export const spanDays = (calls: readonly Dated[]): number => {
  const [first, last] = [calls[0], calls.at(-1)]
  return first === undefined || last === undefined ? 0 : dayNumber(last.startedAt.from) - dayNumber(first.startedAt.from) + 1
}
