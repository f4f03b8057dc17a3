import type { ScreenRow } from './screen-row.ts'

export type BenchField = 'number' | 'label' | 'name' | 'time' | 'duration' | 'direction' | 'location' | 'carrier'
export type BenchRow = Readonly<Record<BenchField, string | null>>

/**
 * Rows as the benchmark's scorer and `batch --screens` write them: the words shown; a direction that no word tells is named 未接, 呼入,
 * 呼出, 拒接 or 来电. A message the picture cuts off is left out, as the benchmark leaves it out.
 */
export const toBenchRows = (rows: readonly ScreenRow[]): readonly BenchRow[] => rows.filter((row) => row.isCut !== true).map(toBenchRow)

const toBenchRow = (row: ScreenRow): BenchRow => {
  const rawOf = (field: BenchField): string | null => row[field]?.raw ?? null
  return {
    number: rawOf('number'), label: rawOf('label'), name: rawOf('name'), time: rawOf('time'), duration: rawOf('duration'), location: rawOf('location'), carrier: rawOf('carrier'),
    direction: row.kind === 'call' ? rawOf('direction') : null,
  }
}
