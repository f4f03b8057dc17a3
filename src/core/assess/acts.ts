import { compareText } from '../kernel/list.ts'
import type { ActRecord, ProofMeans } from '../model/acts.ts'
import type { ContactMode, DatedAct, Decision, Proof } from '../model/decision.ts'
import type { ObservationId, PartyId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Observation } from '../model/observation.ts'
import { bodiesOf } from './bodies.ts'

export type Acts = { readonly refusals: readonly ActRecord[]; readonly complaints: readonly ActRecord[]; readonly promises: readonly ActRecord[]; readonly replies: readonly ActRecord[] }

/** Refusals, complaints, promises and replies as the decisions record them, each list in order of time. */
export const acts = (decisions: readonly Decision[], observations: ReadonlyMap<ObservationId, Observation>, canonical: (id: PartyId) => PartyId = (id) => id): Acts => {
  const toRecord = (kind: ActRecord['kind'], ruled: { readonly id: ActRecord['decision'] }, act: DatedAct, more: Partial<ActRecord>): ActRecord => {
    const { party, ...rest } = act
    const means = meansOf(act.proofs, observations)
    return { ...rest, ...more, ...(party === undefined ? {} : { party: canonical(party) }), decision: ruled.id, kind, means, strength: strengthOfMeans[means] }
  }
  return {
    refusals: bodiesOf(decisions, 'record-refusal').map((r) => toRecord('refusal', r, r.body.act, {})).sort(byTime),
    complaints: bodiesOf(decisions, 'record-complaint').map((r) => toRecord('complaint', r, r.body.act, given({ body: r.body.body, reference: r.body.reference, outcome: r.body.outcome }))).sort(byTime),
    promises: bodiesOf(decisions, 'record-promise').map((r) => toRecord('promise', r, r.body.act, {})).sort(byTime),
    replies: bodiesOf(decisions, 'record-reply').map((r) => toRecord('reply', r, r.body.act, given({ denies: r.body.denies, confirms: r.body.confirms }))).sort(byTime),
  }
}

const given = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

const byTime = (a: ActRecord, b: ActRecord): number => a.at.from - b.at.from || a.at.to - b.at.to || compareText(a.decision, b.decision)

/** Law README §5.1: a recording 3, a message or paper 2 until the original is compared, a bare call row shows that there was a call, not what was said in it. */
const strengthOfMeans: Readonly<Record<ProofMeans, number>> = { recording: 3, message: 2, paper: 2, log: 1, none: 1 }
const ladder: readonly ProofMeans[] = ['none', 'log', 'paper', 'message', 'recording']

const meansOf = (proofs: readonly Proof[], observations: ReadonlyMap<ObservationId, Observation>): ProofMeans => {
  let best = 0
  for (const proof of proofs) best = Math.max(best, ladder.indexOf('source' in proof ? 'paper' : meansOfObservation(observations.get(proof.observation))))
  return ladder[best] ?? 'none'
}

const meansOfObservation = (observation: Observation | undefined): ProofMeans => {
  switch (observation?.kind) {
    case 'recording':
      return 'recording'
    case 'sms':
    case 'chat':
      return 'message'
    case 'call':
      return 'log'
    case undefined:
      return 'none'
  }
}

/** Certainly after: it began when the act was over. In doubt it is not counted. */
export const isAfter = (incident: AttributedIncident, act: { readonly at: Pick<ActRecord['at'], 'to'> }): boolean => incident.startedAt !== undefined && incident.startedAt.from >= act.at.to

const wayOf: Readonly<Record<ContactMode, AttributedIncident['kind'] | undefined>> = { phone: 'call', sms: 'message', chat: 'message', letter: undefined, 'in-person': undefined, other: undefined }

/** CONS-40 "不得以同样方式再次发送": calls after a refusal by phone, messages after one by message. A letter refuses every way, but CONS-40 does not say so. */
export const isSameWay = (incident: AttributedIncident, act: Pick<ActRecord, 'mode'>): boolean => wayOf[act.mode] === incident.kind

/** What came after the n-th refusal (from 1) on a list in order of time. */
export const callsAfterRefusal = (n: number, refusals: readonly ActRecord[], incidents: readonly AttributedIncident[]): readonly AttributedIncident[] => {
  const refusal = refusals[n - 1]
  return refusal === undefined ? [] : incidents.filter((incident) => isAfter(incident, refusal))
}
