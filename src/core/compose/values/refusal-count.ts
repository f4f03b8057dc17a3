import { oncePerPair } from '../../kernel/once-per.ts'
import type { DatedAct } from '../../model/decision.ts'
import type { IncidentId } from '../../model/ids.ts'
import type { AttributedIncident } from '../../model/incident.ts'
import type { Matter, Ruling } from '../gather.ts'

/** Certainly after: the call began when the act was over. In doubt it is not counted. */
export const isAfter = (incident: AttributedIncident, act: DatedAct): boolean => incident.startedAt !== undefined && incident.startedAt.from >= act.at.to

/** Refusals something shows and the owner ticked as true, as the register holds them: the screens count by the same record. */
export const provableRefusals = (matter: Matter): readonly Ruling<'record-refusal'>[] => matter.refusals.filter((r) => matter.refusalRecords.get(r.id)?.isPleadable === true)

/** Calls after the first refusal that can be shown. */
export const callsAfterRefusal = (matter: Matter, calls: readonly AttributedIncident[] = matter.calls): readonly AttributedIncident[] => {
  const first = provableRefusals(matter)[0]
  if (first === undefined) return []
  const after = followedBy(matter, first)
  return calls.filter((call) => after.has(call.id))
}

export const refusalsBefore = (matter: Matter, call: AttributedIncident): readonly Ruling<'record-refusal'>[] => provableRefusals(matter).filter((r) => followedBy(matter, r).has(call.id))

/** The promise a letter speaks of, as the ground RF20 takes it: the first with words and proof, else the first. */
export const toldPromise = ({ promises }: Matter): Ruling<'record-promise'> | undefined => promises.find(({ body: { act } }) => act.proofs.length > 0 && act.words !== undefined) ?? promises[0]

const followedBy = oncePerPair((matter: Matter, { id }: Ruling<'record-refusal'>): ReadonlySet<IncidentId> => new Set(matter.refusalRecords.get(id)?.after))
