import { describe, expect, test } from 'vitest'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import { readScreen } from '../../../src/core/read-screen/read-screen.ts'
import { toBenchRows } from '../../../src/core/read-screen/to-bench-rows.ts'
import { benchTruths, hasBench, readingOfTruth, scoreRows, type Noise } from '../../support/bench-truth.ts'

const context = { now: toEpochMs(1_796_000_000_000), answers: {} }

describe.skipIf(!hasBench())('rows of the open benchmark from its own lines', () => {
  test.each<Noise>(['none', 'spaces', 'joined'])('with noise "%s" numbers stay with their times and no row is made up', (noise) => {
    const scores = benchTruths().map(({ name, truth }) => scoreRows(truth.rows, toBenchRows(readScreen(readingOfTruth(truth, noise), context).rows), name))
    const sum = (pick: (s: (typeof scores)[number]) => number): number => scores.reduce((total, s) => total + pick(s), 0)
    const wrong = scores.flatMap((s) => s.wrong)
    expect(sum((s) => s.associated) / sum((s) => s.rows), wrong.join('\n')).toBeGreaterThanOrEqual(0.98)
    expect(sum((s) => s.whole) / sum((s) => s.rows), wrong.join('\n')).toBeGreaterThanOrEqual(0.97)
    expect(sum((s) => s.spurious)).toBeLessThanOrEqual(1)
  })
})
