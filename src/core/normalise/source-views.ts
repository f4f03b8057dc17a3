import { compareText } from '../kernel/list.ts'
import type { Decision } from '../model/decision.ts'
import type { Facts } from '../model/facts.ts'
import type { SourceView } from '../model/matter-view.ts'
import type { Observation } from '../model/observation.ts'
import { emptyProfile, type Profile } from '../model/profile.ts'
import type { Source } from '../model/source.ts'

/** One entry per hash, with every name the bytes came under and the run that counts. */
export const sourceViews = (facts: Facts, standing: readonly Decision[]): readonly SourceView[] => {
  const withdrawn = new Set(standing.flatMap((d) => (d.body.kind === 'withdraw-source' ? [d.body.source] : [])))
  const bySource = new Map<string, [Source, ...Source[]]>()
  for (const source of facts.sources) {
    const others = bySource.get(source.sha256)
    if (others === undefined) bySource.set(source.sha256, [source])
    else others.push(source)
  }
  const counts = countsOf(facts.observations)
  return [...bySource]
    .sort(([a], [b]) => compareText(a, b))
    .map(([sha256, sources]): SourceView => {
      const source = sources.find((s) => s.sideFiles !== undefined) ?? sources[0]
      const run = facts.runs.findLast((r) => r.source === sha256 && r.reader !== null) ?? facts.runs.findLast((r) => r.source === sha256)
      return { source, fileNames: sources.map((s) => s.fileName).sort(compareText), observations: counts.get(sha256) ?? 0, isWithdrawn: withdrawn.has(source.sha256), ...(run === undefined ? {} : { run }) }
    })
}

const counted = new WeakMap<readonly Observation[], ReadonlyMap<string, number>>()

/** Records of each source: counted once for a list, which never changes. */
const countsOf = (observations: readonly Observation[]): ReadonlyMap<string, number> => {
  const known = counted.get(observations)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (const o of observations) counts.set(o.source, (counts.get(o.source) ?? 0) + 1)
  counted.set(observations, counts)
  return counts
}

/** Who the matter is about: the last profile that stands. */
export const profileOf = (standing: readonly Decision[]): Profile => {
  const body = standing.findLast((d) => d.body.kind === 'set-profile')?.body
  return body?.kind === 'set-profile' ? body.profile : emptyProfile
}
