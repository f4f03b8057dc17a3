import { describe, expect, test } from 'vitest'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import { readScreen } from '../../../src/core/read-screen/read-screen.ts'
import { toBenchRows } from '../../../src/core/read-screen/to-bench-rows.ts'
import { scoreRows } from '../../support/bench-truth.ts'
import { garbled, type MockScreen } from '../../support/mock-canvas.ts'
import * as lists from '../../support/mock-lists.ts'
import * as sheets from '../../support/mock-sheets.ts'
import * as last from '../../support/mock-last.ts'
import * as harder from '../../support/mock-harder.ts'
import * as more from '../../support/mock-more.ts'
import * as unseen from '../../support/mock-unseen.ts'
import * as wide from '../../support/mock-wide.ts'
import * as pages from '../../support/mock-unseen-pages.ts'

const mocks: readonly MockScreen[] = [...Object.values(lists), ...Object.values(sheets), ...Object.values(more), ...Object.values(last), ...Object.values(harder), ...Object.values(unseen), ...Object.values(pages), ...Object.values(wide)].map((draw) => draw())
const all = mocks.flatMap((mock) => [mock, garbled(mock, false), garbled(mock, true)])
const context = { now: toEpochMs(1_796_000_000_000), answers: {} }

describe('every row of a screen never seen in the benchmark is read whole, spaces or not', () => {
  test.each(all.map((mock) => [mock.name, mock] as const))('%s', (_name, mock) => {
    const rows = toBenchRows(readScreen(mock.reading, context).rows)
    const score = scoreRows(mock.rows, rows, mock.name)
    expect(score.wrong).toEqual([])
    expect(score.spurious).toBe(0)
  })
})
