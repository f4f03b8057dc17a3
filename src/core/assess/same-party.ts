import { compareText } from '../kernel/list.ts'
import type { Decision } from '../model/decision.ts'
import type { PartyId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import { bodiesOf } from './bodies.ts'

/**
 * One id for parties judged to be the same: the one incidents are laid at the door of, else the least. An act recorded for an alias is
 * an act towards the same organisation.
 */
export const toCanonicalParty = (decisions: readonly Decision[], incidents: readonly AttributedIncident[]): ((id: PartyId) => PartyId) => {
  const parent = new Map<PartyId, PartyId>()
  const rootOf = (id: PartyId): PartyId => {
    let at = id
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    return at
  }
  for (const { body } of bodiesOf(decisions, 'judge-identity')) {
    if (body.judgement !== 'same') continue
    const [a, b] = [rootOf(body.a), rootOf(body.b)]
    if (a !== b) parent.set(compareText(a, b) < 0 ? b : a, compareText(a, b) < 0 ? a : b)
  }
  if (parent.size === 0) return (id) => id
  const chosen = new Map<PartyId, PartyId>()
  for (const { respondent } of incidents) {
    if (respondent === undefined) continue
    const root = rootOf(respondent)
    const known = chosen.get(root)
    if (known === undefined || compareText(respondent, known) < 0) chosen.set(root, respondent)
  }
  return (id) => chosen.get(rootOf(id)) ?? rootOf(id)
}
