import { expect, test } from 'vitest'
import { matterOf } from './call-evidence-bench/matter.ts'
import { deriveStages, loadRegistry } from './call-evidence-bench/run.ts'
import { addScore, noScore, type Score } from './call-evidence-bench/score.ts'

const registry = loadRegistry()
const scoreOf = (seeds: readonly number[], size?: number): Score => {
  const score = noScore()
  for (const seed of seeds) {
    const matter = matterOf(seed, size)
    addScore(score, matter, deriveStages(registry, { observations: matter.views.map((v) => v.observation), runs: matter.runs, decisions: matter.decisions }).grouped)
  }
  return score
}

test('the first seeds of CallEvidenceBench: nothing joined wrongly, nothing counted twice, nothing decidable missed', () => {
  const score = scoreOf([1, 2, 3, 110, 347, 444])
  expect(score).toMatchObject({ falseMerges: 0, overcounted: 0, overcountedNumbers: 0, wrongConfirmed: 0 })
  expect(score.missed / score.decidable).toBeLessThanOrEqual(0.005)
  expect(score.printed / score.countable).toBeGreaterThanOrEqual(0.98)
  expect(score.attributedRight / score.attributable).toBeGreaterThanOrEqual(0.9)
})

test('small matters, where no clock can be estimated', () => {
  const score = scoreOf(Array.from({ length: 40 }, (_, k) => 5_000 + k), 12)
  expect(score).toMatchObject({ falseMerges: 0, overcounted: 0, overcountedNumbers: 0, wrongConfirmed: 0 })
})

test('the generator keeps to NOISE.md: the same seed is the same matter, another seed another', () => {
  expect(JSON.stringify(matterOf(9).views)).toBe(JSON.stringify(matterOf(9).views))
  expect(JSON.stringify(matterOf(9).views)).not.toBe(JSON.stringify(matterOf(10).views))
})
