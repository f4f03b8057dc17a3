import type { ScreenRow } from '../../src/core/read-screen/screen-row.ts'
import { toBenchRows } from '../../src/core/read-screen/to-bench-rows.ts'
import { matchedRows, sameField, type TruthRow } from './bench-truth.ts'

type Evidence = 'number' | 'time' | 'duration'
export type Held = { readonly field: Evidence; readonly truth: string; readonly shown: ScreenRow[Evidence]; readonly isRight: boolean }
const evidence: readonly Evidence[] = ['number', 'time', 'duration']

/** Every number, time and duration of the truth, or of a row found, beside the other: what a row says that the truth does not is wrong. */
export const rowsHeldAgainst = (truth: readonly TruthRow[], found: readonly ScreenRow[]): readonly Held[] =>
  matchedRows(truth, found, (row) => toBenchRows([{ ...row, isCut: false }])[0]!).flatMap(({ truth: wanted, found: row }) =>
    evidence.flatMap((field): readonly Held[] => {
      const said = wanted?.[field] ?? ''
      const shown = row?.[field]
      return said === '' && shown === undefined ? [] : [{ field, truth: said, shown, isRight: sameField(field, said, shown?.raw) }]
    }))
