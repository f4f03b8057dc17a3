import { compareText } from '../kernel/list.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Thread } from '../model/thread.ts'
import { countOf } from './counts.ts'

/**
 * Incidents in scope by respondent, agent, channel and how well that is known. Each incident stands in one thread, so counts of threads may be
 * added; a thread whose identity says confirmed holds nothing that is less.
 */
export const threadsOf = (incidents: readonly AttributedIncident[]): readonly Thread[] => {
  const byKey = new Map<string, AttributedIncident[]>()
  for (const incident of incidents) {
    if (incident.scope !== 'in' || incident.direction === 'outgoing') continue
    const key = [incident.respondent ?? '', incident.agent ?? '', incident.channel ?? '', incident.identity ?? ''].join('|')
    const of = byKey.get(key)
    if (of === undefined) byKey.set(key, [incident])
    else of.push(incident)
  }
  return [...byKey.entries()].sort(([a], [b]) => compareText(a, b)).flatMap(([, of]) => {
    const [first] = of
    return first === undefined ? [] : [toThread(first, of)]
  })
}

const toThread = ({ respondent, agent, channel, identity }: AttributedIncident, of: readonly AttributedIncident[]): Thread => {
  const { confirmed, upTo } = countOf(of)
  return {
    ...(respondent === undefined ? {} : { respondent }),
    ...(agent === undefined ? {} : { agent }),
    ...(channel === undefined ? {} : { channel }),
    identity: identity ?? 'unknown',
    incidents: of.map((i) => i.id).sort(compareText),
    confirmedCount: confirmed,
    upTo,
  }
}
