import { matterOf } from './call-evidence-bench/matter.ts'
import { deriveStages, loadRegistry } from './call-evidence-bench/run.ts'
import { addScore, noScore } from './call-evidence-bench/score.ts'

/** CallEvidenceBench, NOISE.md: `npm run bench -- incidents [first seed] [last seed]`. */
const [first = 1, last = 1000] = process.argv.slice(2).map(Number)
const registry = loadRegistry()
const score = noScore()
for (let seed = first; seed <= last; seed++) {
  const matter = matterOf(seed)
  const { grouped } = deriveStages(registry, { observations: matter.views.map((v) => v.observation), runs: matter.runs, decisions: matter.decisions })
  addScore(score, matter, grouped)
}
const ratio = (a: number, b: number): number => (b === 0 ? 1 : Math.round((a / b) * 1e6) / 1e6)
const pairPrecision = ratio(score.pairsJoinedRight, score.pairsJoined)
const pairRecall = ratio(score.pairsJoinedRight, score.pairsTrue)
const bPrecision = ratio(score.bCubedPrecision, score.observations)
const bRecall = ratio(score.bCubedRecall, score.observations)
const f1 = (p: number, r: number): number => ratio(2 * p * r, p + r)
const figures = {
  seeds: `${String(first)}–${String(last)}`,
  matters: score.matters,
  observations: score.observations,
  mattersOvercounted: score.overcounted,
  numbersOvercounted: score.overcountedNumbers,
  printedOfDecidable: ratio(score.printed, score.countable),
  printedOfTruth: ratio(score.printed, score.truth),
  falseMerges: score.falseMerges,
  joinedUndecidable: score.joinedUndecidable,
  joinedNarrowOnly: score.joinedNarrow,
  decidablePairs: score.decidable,
  missedDecidable: ratio(score.missed, score.decidable),
  missedDecidableClockKnown: ratio(score.missedNarrow, score.decidableNarrow),
  pairwiseF1: f1(pairPrecision, pairRecall),
  bCubedF1: f1(bPrecision, bRecall),
  attributionRecall: ratio(score.attributedRight, score.attributable),
  attributionPrecision: ratio(score.attributedRight, score.attributedRight + score.attributedWrong),
  agentRecall: ratio(score.agentsRight, score.agentsAttributable),
  agentPrecision: ratio(score.agentsRight, score.agentsRight + score.agentsWrong),
  confirmed: score.confirmed,
  wrongConfirmed: score.wrongConfirmed,
  abstainedPairs: score.abstained,
}
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(28)} ${String(value)}`)
console.log('missed by logs', JSON.stringify(score.missedBy))
const holds = score.overcounted === 0 && score.overcountedNumbers === 0 && figures.printedOfDecidable >= 0.98 && score.falseMerges === 0 && figures.missedDecidable <= 0.005 && score.wrongConfirmed === 0 && figures.attributionRecall >= 0.9 && figures.agentRecall >= 0.9
console.log(JSON.stringify({ bench: 'incidents', figures, holds }))
