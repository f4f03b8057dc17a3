import { compareText } from '../kernel/list.ts'
import type { Decision } from '../model/decision.ts'
import type { PartyId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import { identitiesOf } from '../model/same-party.ts'

/**
 * One id for parties that stand as the same: the one incidents are laid at the door of, else the least. An act recorded for an alias is
 * an act towards the same organisation. Where the judgements contradict each other none stands, here as in the counts.
 */
export const toCanonicalParty = (decisions: readonly Decision[], incidents: readonly AttributedIncident[]): ((id: PartyId) => PartyId) => {
  const { judged, theSame } = identitiesOf(decisions)
  if (judged.length === 0) return (id) => id
  const chosen = new Map<PartyId, PartyId>()
  for (const { respondent } of incidents) {
    if (respondent === undefined) continue
    const root = theSame(respondent)
    const known = chosen.get(root)
    if (known === undefined || compareText(respondent, known) < 0) chosen.set(root, respondent)
  }
  return (id) => chosen.get(theSame(id)) ?? theSame(id)
}
