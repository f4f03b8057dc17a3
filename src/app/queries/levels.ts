import type { AttributedIncident } from '../../core/model/incident.ts'

/** How many of what is counted reach which level of proof, strongest first: shown wherever the count is. */
export type LevelCount = { readonly level: number; readonly n: number }

/** By how surely each is shown to have rung (law README §5.1). */
export const levelsOf = (incidents: readonly Pick<AttributedIncident, 'strengths'>[]): readonly LevelCount[] => {
  const counts = new Map<number, number>()
  for (const { strengths } of incidents) counts.set(strengths.rang, (counts.get(strengths.rang) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => b - a).map(([level, n]) => ({ level, n }))
}
