import type { LocalDate } from '../kernel/civil.ts'
import { compareText } from '../kernel/list.ts'
import type { Law } from '../law/law.ts'
import type { ProvisionId } from '../model/ids.ts'

/** from ≤ day < before; absent: no limit on that side. */
export type LawPeriod = { readonly from?: LocalDate; readonly before?: LocalDate }

/** Stretches of days over which the same of these provisions were in force, as far as there is something to judge on both sides. */
export const lawPeriods = (law: Law, provisions: readonly ProvisionId[], span: { readonly first: LocalDate; readonly last: LocalDate } | undefined): readonly LawPeriod[] => {
  if (span === undefined) return [{}]
  const begins = provisions.flatMap((id) => law.provisions.get(id)?.textEffective ?? []).filter((day) => span.first < day && day <= span.last)
  const limits = [...new Set(begins)].sort(compareText)
  return [...limits, undefined].map((before, k) => ({ ...(k === 0 ? {} : fromOf(limits[k - 1])), ...(before === undefined ? {} : { before }) }))
}

const fromOf = (from: LocalDate | undefined): LawPeriod => (from === undefined ? {} : { from })

export const isWithin = (day: LocalDate, { from, before }: LawPeriod): boolean => (from === undefined || from <= day) && (before === undefined || day < before)
