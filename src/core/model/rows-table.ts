import type { Box } from '../kernel/place.ts'
import type { Confidence } from '../kernel/reading.ts'
import type { Sha256 } from '../kernel/sha256.ts'

/** One cell: what is shown, and how sure. Absent confidence: the cell holds no reading. */
export type RowCell = { readonly text: string; readonly number?: number; readonly confidence?: Confidence }
/** A row of a picture with the piece of the picture it was read from. */
export type PictureRow = { readonly source: Sha256; readonly box?: Box; readonly cells: readonly RowCell[] }
export type RowsTable = { readonly headings: readonly string[]; readonly rows: readonly PictureRow[] }
