import type { AttributedIncident } from '../model/incident.ts'
import type { IdentityBasis } from '../model/party.ts'
import type { Ground, Showing } from './ground.ts'

/** Law README §5.1–5.3: the other side's own word 4, its published number 4, a caller's claim 2, a label 1. */
const ofIdentity: Readonly<Record<IdentityBasis, number>> = { confirmed: 4, published: 4, claimed: 2, labelled: 1 }

/** Who called, as far as the record bears it. */
export const whoseStrength = (incident: AttributedIncident): number => (incident.identity === undefined ? 0 : ofIdentity[incident.identity])

/** The level that half of the incidents reach in every aspect the ground rests on, and no more than the acts it rests on. */
export const strengthOf = (ground: Pick<Ground, 'aspects'>, { shownBy, acts = [], proofs = [] }: Showing): number => {
  const levels = shownBy.map((incident) => Math.min(...ground.aspects.map((aspect) => (aspect === 'whose' ? whoseStrength(incident) : incident.strengths[aspect])))).sort((a, b) => a - b)
  const ofActs = acts.length === 0 ? (levels.length > 0 ? Infinity : proofs.length > 0 ? 2 : 1) : Math.min(...acts.map((act) => act.strength))
  const ofIncidents = ground.aspects.length === 0 ? Infinity : (levels[Math.floor((levels.length - 1) / 2)] ?? Infinity)
  const level = Math.min(ofIncidents, ofActs)
  return Number.isFinite(level) ? level : 1
}
