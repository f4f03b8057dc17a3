import type { LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf } from '../../core/kernel/instant.ts'
import type { AttributedIncident, Scope } from '../../core/model/incident.ts'
import type { ObservationId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { oncePer } from '../../core/kernel/once-per.ts'

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

const scopeRows = oncePer((view: MatterView): readonly ScopeRow[] => {
  const by = new Map<string, AttributedIncident[]>()
  for (const incident of view.incidents) {
    const key = incident.otherNumber?.text ?? ''
    const of = by.get(key)
    if (of === undefined) by.set(key, [incident])
    else of.push(incident)
  }
  return [...by].map(([number, incidents]) => rowOf(view, number, incidents)).sort((a, b) => scopeOrder.indexOf(a.scope) - scopeOrder.indexOf(b.scope) || b.incidents - a.incidents || (a.number < b.number ? -1 : 1))
})

const rowOf = (view: MatterView, number: string, incidents: readonly AttributedIncident[]): ScopeRow => {
  const times = incidents.flatMap((i) => (i.startedAt === undefined ? [] : [i.startedAt.from])).sort((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  const scopes = new Set(incidents.map((i) => i.scope))
  const [only] = scopes
  const label = incidents.find((i) => i.otherLabel !== undefined)?.otherLabel
  const name = nameIn(view, incidents)
  return {
    number,
    scope: scopes.size === 1 && only !== undefined ? only : 'mixed',
    incidents: incidents.length,
    ...(first === undefined ? {} : { first: beijingDateOf(first) }),
    ...(last === undefined ? {} : { last: beijingDateOf(last) }),
    ...(label === undefined ? {} : { label }),
    ...(name === undefined ? {} : { name }),
    longestSeconds: incidents.reduce((longest, i) => Math.max(longest, i.durationSeconds ?? 0), 0),
    observations: number === '' ? incidents.slice(0, 500).flatMap((i) => i.supportedBy).slice(0, 500) : [],
  }
}

/** The first name any of the records shows. */
const nameIn = (view: MatterView, incidents: readonly AttributedIncident[]): string | undefined => {
  for (const incident of incidents) {
    for (const id of incident.supportedBy) {
      const name = view.observations.get(id)?.otherName?.value
      if (name !== undefined) return name
    }
  }
  return undefined
}

export const scopePage = (view: MatterView, filter: ScopeFilter): ScopePage => {
  const all = scopeRows(view)
  const count = (scope: ScopeRow['scope']): number => all.filter((r) => r.scope === scope).length
  const text = filter.text?.trim() ?? ''
  const shown = all.filter((r) => (filter.only === undefined || r.scope === filter.only || (filter.only === 'proposed' && r.scope === 'mixed')) && (text === '' || [r.number, r.label, r.name].some((t) => t?.includes(text) === true)))
  return { proposed: count('proposed') + count('mixed'), in: count('in'), out: count('out'), total: shown.length, rows: shown.slice(filter.offset, filter.offset + filter.limit) }
}
