import type { AttributedIncident } from '../../../src/core/model/incident.ts'
import type { Grouped } from '../../../src/core/group/group-incidents.ts'
import { truePairs } from './decidable.ts'
import { agentId, organisationId, type Matter } from './matter.ts'
import type { TrueEvent } from './truth.ts'

/** Sums over matters; ratios are taken at the end. */
export type Score = {
  matters: number
  observations: number
  /** Matters whose printed lower bound (all in scope, or of one number) is above the truth. */
  overcounted: number
  overcountedNumbers: number
  printed: number
  countable: number
  truth: number
  /** Joined observations of different events. */
  falseMerges: number
  /**
   * Joined pairs of one event that are not decidable taken by themselves. Four in five stand in one incident through a third view with which each of
   * them is decidable (bill – phone – picture); the rest are a picture's row beside the only call of the phone log it admits, where a row of another
   * picture, known to the day or without a number, would admit that call too. No two events are joined by any of them: those are `falseMerges`.
   */
  joinedUndecidable: number
  joinedNarrow: number
  decidable: number
  missed: number
  decidableNarrow: number
  missedNarrow: number
  pairsJoined: number
  pairsJoinedRight: number
  pairsTrue: number
  bCubedPrecision: number
  bCubedRecall: number
  attributable: number
  attributedRight: number
  attributedWrong: number
  agentsAttributable: number
  agentsRight: number
  agentsWrong: number
  confirmed: number
  wrongConfirmed: number
  abstained: number
  missedBy: Record<string, number>
}

export const noScore = (): Score => ({
  matters: 0, observations: 0, overcounted: 0, overcountedNumbers: 0, printed: 0, countable: 0, truth: 0, falseMerges: 0, joinedUndecidable: 0, joinedNarrow: 0, decidable: 0, missed: 0, decidableNarrow: 0, missedNarrow: 0,
  pairsJoined: 0, pairsJoinedRight: 0, pairsTrue: 0, bCubedPrecision: 0, bCubedRecall: 0, attributable: 0, attributedRight: 0, attributedWrong: 0, agentsAttributable: 0, agentsRight: 0, agentsWrong: 0, confirmed: 0, wrongConfirmed: 0, abstained: 0, missedBy: {},
})

export const addScore = (score: Score, matter: Matter, grouped: Grouped): void => {
  score.matters++
  score.observations += matter.views.length
  const incidentOf = new Map<string, number>()
  grouped.incidents.forEach((incident, c) => {
    if (incident.untimed !== true) for (const id of incident.supportedBy) incidentOf.set(id, c)
  })
  const clusters = matter.views.map((v) => incidentOf.get(v.observation.id) ?? -1)
  scoreCounts(score, matter, grouped)
  scorePairs(score, matter, clusters)
  scoreClusters(score, matter, clusters)
  scoreAttribution(score, matter, grouped.incidents, clusters)
}

const scoreCounts = (score: Score, { truth, views }: Matter, grouped: Grouped): void => {
  const numbers = new Set(truth.callers.map((c) => c.number))
  const real = truth.events.filter((e) => !e.outgoing && numbers.has(e.caller.number))
  const printed = grouped.threads.reduce((sum, t) => sum + t.confirmedCount, 0)
  // Countable: an event some log shows with a whole, rightly read number; a bill row alone, or a screenshot row known to the minute alone, will do.
  const seen = new Set(views.filter((v) => v.event >= 0 && !v.misread && v.observation.otherNumber !== undefined && v.observation.otherNumber.value.kind !== 'masked' && v.observation.startedAt!.value.precision !== 'day').map((v) => v.event))
  score.truth += real.length
  score.countable += real.filter((e) => seen.has(e.id)).length
  score.printed += printed
  if (printed > real.length) score.overcounted++
  const printedBy = new Map<string, number>()
  for (const i of grouped.incidents) {
    if (!i.counted || i.kind !== 'call' || i.direction === 'outgoing' || i.otherNumber === undefined) continue
    const number = i.otherNumber.text.replace('+86', '')
    printedBy.set(number, (printedBy.get(number) ?? 0) + 1)
  }
  const realBy = new Map<string, number>()
  for (const e of truth.events) if (!e.outgoing) realBy.set(e.caller.number, (realBy.get(e.caller.number) ?? 0) + 1)
  for (const [number, count] of printedBy) if (numbers.has(number) && count > (realBy.get(number) ?? 0)) score.overcountedNumbers++
}

const scorePairs = (score: Score, matter: Matter, clusters: readonly number[]): void => {
  for (const { a, b, decidable } of truePairs(matter)) {
    const isJoined = clusters[a] === clusters[b]
    score.pairsTrue++
    if (decidable === 'no') {
      score.abstained += isJoined ? 0 : 1
      score.joinedUndecidable += isJoined ? 1 : 0
      continue
    }
    score.decidableNarrow++
    if (!isJoined) score.missedNarrow++
    if (decidable === 'narrow') {
      score.joinedNarrow += isJoined ? 1 : 0
      continue
    }
    score.decidable++
    if (isJoined) continue
    score.missed++
    const key = [matter.views[a]!.log, matter.views[b]!.log].map((l) => l.split('-')[0]!).sort().join('+')
    score.missedBy[key] = (score.missedBy[key] ?? 0) + 1
  }
}

const scoreClusters = (score: Score, { views }: Matter, clusters: readonly number[]): void => {
  const members = new Map<number, number[]>()
  const ofEvent = new Map<number, number>()
  clusters.forEach((c, i) => {
    members.set(c, [...(members.get(c) ?? []), i])
    ofEvent.set(views[i]!.event, (ofEvent.get(views[i]!.event) ?? 0) + 1)
  })
  for (const of of members.values()) {
    const sizes = new Map<number, number>()
    for (const i of of) sizes.set(views[i]!.event, (sizes.get(views[i]!.event) ?? 0) + 1)
    const pairs = (n: number): number => (n * (n - 1)) / 2
    score.pairsJoined += pairs(of.length)
    for (const size of sizes.values()) score.pairsJoinedRight += pairs(size)
    score.falseMerges += pairs(of.length) - [...sizes.values()].reduce((sum, n) => sum + pairs(n), 0)
    for (const [event, size] of sizes) {
      score.bCubedPrecision += (size * size) / of.length
      score.bCubedRecall += (size * size) / ofEvent.get(event)!
    }
  }
}

/** An organisation is decidable where true claims on the number, while its holder had it, outnumber false ones two to one. */
const scoreAttribution = (score: Score, { truth, views, decisions }: Matter, incidents: readonly AttributedIncident[], clusters: readonly number[]): void => {
  const claims = new Map<string, { right: number; wrong: number }>()
  const eventOf = new Map(views.map((v) => [v.observation.id, v.event] as const))
  const holder = (event: number): string => `${truth.events[event]!.caller.number}|${String(truth.events[event]!.organisation)}`
  const spoken = ['平安', '人保', '太平洋', '阳光车险', '大地', '国寿财险']
  for (const { body } of decisions) {
    if (body.kind !== 'record-said') continue
    const event = eventOf.get(body.observations[0])!
    const of = claims.get(holder(event)) ?? { right: 0, wrong: 0 }
    if (spoken.indexOf(body.said.claimedOrganisation ?? '') === truth.events[event]!.organisation) of.right++
    else of.wrong++
    claims.set(holder(event), of)
  }
  const seen = new Set<number>()
  views.forEach((v, i) => {
    if (v.event < 0 || seen.has(v.event) || clusters[i] === -1) return
    seen.add(v.event)
    const event = truth.events[v.event]!
    scoreOne(score, event, incidents[clusters[i]!]!, claims.get(holder(v.event)))
  })
}

const scoreOne = (score: Score, event: TrueEvent, incident: AttributedIncident, claimed: { readonly right: number; readonly wrong: number } | undefined): void => {
  const right = event.organisation >= 0 && incident.respondent === organisationId(event.organisation)
  if (incident.identity === 'confirmed') {
    score.confirmed++
    if (!right) score.wrongConfirmed++
  }
  if (event.organisation < 0 || event.outgoing) return
  if (incident.respondent !== undefined && !right) score.attributedWrong++
  if (claimed === undefined || claimed.right < Math.max(1, 2 * claimed.wrong)) return
  score.attributable++
  score.agentsAttributable++
  if (right) score.attributedRight++
  if (incident.agent === agentId(event.agent)) score.agentsRight++
  else if (incident.agent !== undefined) score.agentsWrong++
}
