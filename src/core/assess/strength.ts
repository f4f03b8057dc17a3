import { oncePerKey } from '../kernel/once-per.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Ground, Showing } from './ground.ts'

/** Who called, as far as the record bears it: the level stands in resources/registry, for each way an identity came to be known. */
const whoseStrength = ({ identity, strengths }: AttributedIncident): number => (identity === undefined ? 0 : strengths.whose)

/** The level that half of the incidents reach in every aspect the ground rests on, and no more than the acts it rests on. */
export const strengthOf = ({ aspects }: Pick<Ground, 'aspects'>, { shownBy, acts = [], proofs = [] }: Showing): number => {
  const ofActs = acts.length === 0 ? (shownBy.length > 0 ? Infinity : proofs.length > 0 ? 2 : 1) : Math.min(...acts.map((act) => act.strength))
  const ofIncidents = aspects.length === 0 || shownBy.length === 0 ? Infinity : medianOf(shownBy, aspects)
  const level = Math.min(ofIncidents, ofActs)
  return Number.isFinite(level) ? level : 1
}

const weakest = (incident: AttributedIncident, aspects: Ground['aspects']): number => {
  let level = highest
  for (const aspect of aspects) level = Math.min(level, aspect === 'whose' ? whoseStrength(incident) : incident.strengths[aspect])
  return level
}

const highest = 5
const medianOf = oncePerKey((incidents: readonly AttributedIncident[], aspects: Ground['aspects']): number => lowerMedian(incidents.map((incident) => weakest(incident, aspects))))

/** Levels are few: counted, not sorted. */
const lowerMedian = (levels: readonly number[]): number => {
  const counts = new Array<number>(highest + 1).fill(0)
  for (const level of levels) counts[level] = (counts[level] ?? 0) + 1
  let seen = 0
  for (const [level, count] of counts.entries()) {
    seen += count
    if (seen * 2 >= levels.length) return level
  }
  return 1
}
