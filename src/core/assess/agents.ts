import { compareText } from '../kernel/list.ts'
import { oncePerPair } from '../kernel/once-per.ts'
import type { CaseFile, Dated } from './case-file.ts'

export type NamedAgent = { readonly key: string; readonly incidents: readonly Dated[] }

/**
 * Callers that can be told apart, as a lower bound: a work number is one person; a name without one is the person of that name; a call
 * without any name may be any of them and adds nobody.
 */
export const namedAgents = (incidents: readonly Dated[], file: CaseFile): readonly NamedAgent[] => agentsAmong(file, incidents)
const agentsAmong = oncePerPair((file: CaseFile, incidents: readonly Dated[]): readonly NamedAgent[] => {
  const marks = marked(file.sayings, incidents).flatMap((incident) => {
    const mark = markOf(incident, file)
    return mark === undefined ? [] : [{ incident, ...mark }]
  })
  const workIdsOfName = new Map<string, Set<string>>()
  for (const { name, workId } of marks) if (name !== undefined && workId !== undefined) workIdsOfName.set(name, (workIdsOfName.get(name) ?? new Set<string>()).add(workId))
  const byKey = new Map<string, Dated[]>()
  for (const { incident, name, workId } of marks) {
    const ids = name === undefined ? undefined : workIdsOfName.get(name)
    // A bare name that goes with several work numbers is one of those people.
    const key = workId ?? (ids === undefined ? name : [...ids].sort(compareText)[0])
    if (key === undefined) continue
    const of = byKey.get(key)
    if (of === undefined) byKey.set(key, [incident])
    else of.push(incident)
  }
  return [...byKey].sort(([a], [b]) => compareText(a, b)).map(([key, of]) => ({ key, incidents: of }))
})

/** Those that may name a caller, in their order. */
const marked = oncePerPair((sayings: CaseFile['sayings'], incidents: readonly Dated[]): readonly Dated[] => incidents.filter((i) => i.agent !== undefined || i.supportedBy.some((id) => sayings.has(id))))

const markOf = (incident: Dated, file: CaseFile): { readonly name?: string; readonly workId?: string } | undefined => {
  const agent = incident.agent === undefined ? undefined : file.agentOf(incident.agent)
  const heard = file.heardIn(incident).find(({ said }) => said.workId !== undefined || said.claimedName !== undefined)?.said
  const workId = agent?.workId ?? heard?.workId
  const name = agent?.name ?? heard?.claimedName
  return name === undefined && workId === undefined ? undefined : { ...(name === undefined ? {} : { name }), ...(workId === undefined ? {} : { workId }) }
}
