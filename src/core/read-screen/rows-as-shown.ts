import type { Box } from '../kernel/place.ts'
import type { ScreenReading } from '../model/screen.ts'
import type { ScreenRow } from './screen-row.ts'
import { shownBoxOf } from './shown-reading.ts'

/** Rows are made in the straightened copy of a photo; places are told in the picture as the owner sees it. */
export const rowsAsShown = (rows: readonly ScreenRow[], reading: ScreenReading): readonly ScreenRow[] =>
  reading.toShown === undefined ? rows : rows.map((row) => mapBoxes(row, (box) => shownBoxOf(reading, box)))

const mapBoxes = (row: ScreenRow, shown: (box: Box) => Box): ScreenRow => {
  const entries = Object.entries(row).map(([key, value]): [string, unknown] => [key, key === 'box' ? shown(row.box) : isBoxed(value) ? { ...value, box: shown(value.box) } : value])
  return Object.fromEntries(entries) as ScreenRow
}

const isBoxed = (value: unknown): value is { readonly box: Box } => typeof value === 'object' && value !== null && 'box' in value
