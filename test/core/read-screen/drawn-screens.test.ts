import { describe, expect, test } from 'vitest'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import { readScreen } from '../../../src/core/read-screen/read-screen.ts'
import { toBenchRows } from '../../../src/core/read-screen/to-bench-rows.ts'
import { scoreRows } from '../../support/bench-truth.ts'
import { drawnScreens } from '../../support/drawn-screens.ts'
import { rowsHeldAgainst } from '../../support/rows-held-against.ts'

const context = { now: toEpochMs(1_796_000_000_000), answers: {} }

/** What these pictures do not give: 撥 is in no dictionary of the recogniser; a row swiped aside has lost its first digits; one arrow in nine is taken for a letter. */
const partsRead: Readonly<Record<string, number>> = { 'hong-kong': 3, 'swiped-row': 6, 'oneui-en': 8, 'pixel-en': 7 }

describe('screens drawn in a browser, as both readers see them: every row whole, none too many, nothing sure and wrong', () => {
  test.each(drawnScreens().map((screen) => [screen.name, screen] as const))('%s', (name, { reading, rows: truth }) => {
    const { rows } = readScreen(reading, context)
    const score = scoreRows(truth, toBenchRows(rows), name)
    expect(score.spurious).toBe(0)
    if (partsRead[name] === undefined) expect(score.wrong).toEqual([])
    else expect(score.whole).toBeGreaterThanOrEqual(partsRead[name])
    expect(rowsHeldAgainst(truth, rows).filter(({ isRight, shown }) => !isRight && shown !== undefined && shown.confidence !== 'doubtful')).toEqual([])
  })
})
