import type { AttributedIncident } from '../../core/model/incident.ts'
import type { IncidentId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { standingOf, type StandingOf } from './matter-page.ts'

/** Refusals in the order they were said; the first is number 1. */
export const refusalsOf = (view: MatterView): readonly StandingOf<'record-refusal'>[] =>
  [...standingOf(view, 'record-refusal')].sort((a, b) => a.body.act.at.from - b.body.act.at.from || (a.id < b.id ? -1 : 1))

/**
 * For each incident after a refusal: the number of the last refusal before it. A refusal counts against the organisation it was said to and
 * for the same way of contact; one whose day is not certain counts from its last possible moment.
 */
export const afterRefusal = (view: MatterView, incidents: readonly AttributedIncident[]): ReadonlyMap<IncidentId, number> => {
  const refusals = refusalsOf(view)
  const after = new Map<IncidentId, number>()
  for (const incident of incidents) {
    const at = incident.startedAt
    if (at === undefined || incident.direction === 'outgoing') continue
    const last = refusals.findLastIndex(({ body: { act } }) => act.party !== undefined && act.party === incident.respondent && sameWay(act.mode, incident.kind) && act.at.to <= at.from)
    if (last >= 0) after.set(incident.id, last + 1)
  }
  return after
}

/** CONS-40 “以同样方式”: said on the phone or in writing it covers calls; a word about messages covers messages. */
const sameWay = (mode: string, kind: AttributedIncident['kind']): boolean => (kind === 'call' ? mode !== 'sms' && mode !== 'chat' : true) || mode === 'letter'
