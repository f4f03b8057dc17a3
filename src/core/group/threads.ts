import { compareText, joinedLists } from '../kernel/list.ts'
import type { IncidentId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Thread } from '../model/thread.ts'
import type { Judged } from './judge.ts'
import { countOf } from './tally.ts'

/**
 * Incidents in scope by respondent, agent, channel and how well that is known, in the order of time. Each incident stands in one thread, so counts
 * of threads may be added; a thread whose identity says confirmed holds nothing that is less.
 */
export const threadsOf = (windows: readonly Judged[]): readonly Thread[] => {
  const byKey = new Map<string, { readonly thread: Thread; readonly incidents: (readonly IncidentId[])[]; confirmed: number; upTo: number }>()
  for (const window of windows) {
    for (const [key, part] of partsOf(window)) {
      const whole = byKey.get(key) ?? { thread: part, incidents: [], confirmed: 0, upTo: 0 }
      byKey.set(key, whole)
      whole.incidents.push(part.incidents)
      whole.confirmed += part.confirmedCount
      whole.upTo += part.upTo
    }
  }
  return [...byKey].sort(([a], [b]) => compareText(a, b)).map(([, { thread, incidents, confirmed, upTo }]) => ({ ...thread, incidents: joinedLists(incidents), confirmedCount: confirmed, upTo }))
}

const known = new WeakMap<readonly AttributedIncident[], ReadonlyMap<string, Thread>>()

/** What one window holds of each thread: looked at once, as long as the window stays as it is. */
const partsOf = ({ incidents }: Judged): ReadonlyMap<string, Thread> => {
  const before = known.get(incidents)
  if (before !== undefined) return before
  const byKey = new Map<string, AttributedIncident[]>()
  for (const incident of incidents) {
    if (incident.scope !== 'in' || incident.direction === 'outgoing') continue
    const key = [incident.respondent ?? '', incident.agent ?? '', incident.channel ?? '', incident.identity ?? ''].join('|')
    const of = byKey.get(key)
    if (of === undefined) byKey.set(key, [incident])
    else of.push(incident)
  }
  const parts = new Map([...byKey].flatMap(([key, of]) => of.slice(0, 1).map((first) => [key, toThread(first, of)] as const)))
  known.set(incidents, parts)
  return parts
}

const toThread = ({ respondent, agent, channel, identity }: AttributedIncident, of: readonly AttributedIncident[]): Thread => {
  const counts = of.map(countOf)
  return {
    ...(respondent === undefined ? {} : { respondent }),
    ...(agent === undefined ? {} : { agent }),
    ...(channel === undefined ? {} : { channel }),
    identity: identity ?? 'unknown',
    incidents: of.map((i) => i.id),
    confirmedCount: counts.reduce((sum, c) => sum + c.confirmed, 0),
    upTo: counts.reduce((sum, c) => sum + c.upTo, 0),
  }
}
