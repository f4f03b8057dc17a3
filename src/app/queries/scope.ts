import type { LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf } from '../../core/kernel/instant.ts'
import type { AttributedIncident, Scope } from '../../core/model/incident.ts'
import type { ObservationId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { oncePerView } from './once-per-view.ts'

/** All incidents of one number. This page alone shows what is not in scope. */
export type ScopeRow = {
  readonly number: string
  readonly scope: Scope | 'mixed'
  readonly incidents: number
  readonly first?: LocalDate
  readonly last?: LocalDate
  readonly label?: string
  readonly name?: string
  readonly longestSeconds: number
  /** Without a number a row is ruled on record by record. */
  readonly observations: readonly ObservationId[]
}

export type ScopePage = { readonly proposed: number; readonly in: number; readonly out: number; readonly total: number; readonly rows: readonly ScopeRow[] }
export type ScopeFilter = { readonly only?: 'proposed' | 'in' | 'out'; readonly text?: string; readonly offset: number; readonly limit: number }

const scopeOrder: readonly ScopeRow['scope'][] = ['proposed', 'mixed', 'in', 'out']

const scopeRows = oncePerView((view: MatterView): readonly ScopeRow[] => {
  const by = new Map<string, AttributedIncident[]>()
  for (const incident of view.incidents) {
    const key = incident.otherNumber?.text ?? ''
    by.set(key, [...(by.get(key) ?? []), incident])
  }
  return [...by].map(([number, incidents]) => rowOf(view, number, incidents)).sort((a, b) => scopeOrder.indexOf(a.scope) - scopeOrder.indexOf(b.scope) || b.incidents - a.incidents || (a.number < b.number ? -1 : 1))
})

const rowOf = (view: MatterView, number: string, incidents: readonly AttributedIncident[]): ScopeRow => {
  const days = incidents.flatMap((i) => (i.startedAt === undefined ? [] : [beijingDateOf(i.startedAt.from)])).sort()
  const last = days.at(-1)
  const scopes = new Set(incidents.map((i) => i.scope))
  const [only] = scopes
  const members = incidents.flatMap((i) => i.supportedBy)
  const label = incidents.find((i) => i.otherLabel !== undefined)?.otherLabel
  const name = members.map((o) => view.observations.get(o)?.otherName?.value).find((n) => n !== undefined)
  return {
    number,
    scope: scopes.size === 1 && only !== undefined ? only : 'mixed',
    incidents: incidents.length,
    ...(days[0] === undefined ? {} : { first: days[0] }),
    ...(last === undefined ? {} : { last }),
    ...(label === undefined ? {} : { label }),
    ...(name === undefined ? {} : { name }),
    longestSeconds: Math.max(0, ...incidents.map((i) => i.durationSeconds ?? 0)),
    observations: number === '' ? members.slice(0, 500) : [],
  }
}

export const scopePage = (view: MatterView, filter: ScopeFilter): ScopePage => {
  const all = scopeRows(view)
  const count = (scope: ScopeRow['scope']): number => all.filter((r) => r.scope === scope).length
  const text = filter.text?.trim() ?? ''
  const shown = all.filter((r) => (filter.only === undefined || r.scope === filter.only || (filter.only === 'proposed' && r.scope === 'mixed')) && (text === '' || [r.number, r.label, r.name].some((t) => t?.includes(text) === true)))
  return { proposed: count('proposed') + count('mixed'), in: count('in'), out: count('out'), total: shown.length, rows: shown.slice(filter.offset, filter.offset + filter.limit) }
}
