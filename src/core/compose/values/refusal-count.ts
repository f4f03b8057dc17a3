import type { DatedAct } from '../../model/decision.ts'
import type { AttributedIncident } from '../../model/incident.ts'
import type { Matter, Ruling } from '../gather.ts'

/** Certainly after: the call began when the act was over. In doubt it is not counted. */
export const isAfter = (incident: AttributedIncident, act: DatedAct): boolean => incident.startedAt !== undefined && incident.startedAt.from >= act.at.to

/** Refusals the owner ticked as true and that something shows. */
export const provableRefusals = (matter: Matter): readonly Ruling<'record-refusal'>[] => (matter.stated.has('stated.refusedAsListed') ? matter.refusals.filter((r) => r.body.act.proofs.length > 0) : [])

/** Calls after the first refusal that can be shown. */
export const callsAfterRefusal = (matter: Matter, calls: readonly AttributedIncident[] = matter.calls): readonly AttributedIncident[] => {
  const first = provableRefusals(matter)[0]?.body.act
  return first === undefined ? [] : calls.filter((call) => isAfter(call, first))
}

export const refusalsBefore = (matter: Matter, call: AttributedIncident): readonly Ruling<'record-refusal'>[] => provableRefusals(matter).filter((r) => isAfter(call, r.body.act))
