/** Left, top, right, bottom in pixels of the picture as it is shown (EXIF rotation applied). */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number]

/** Where in a source a value stands: enough for a person to find it again in the original. */
export type Place = {
  /** Path inside a ZIP or a backup. */
  readonly member?: string
  /** 1-based page of a PDF. */
  readonly page?: number
  readonly sheet?: string
  /** Database table. */
  readonly table?: string
  /** 1-based row, record or rowid. */
  readonly row?: number
  readonly column?: string
  readonly box?: Box
}
