/** One character where it stands on a page: points from the left edge, and of its base line from the top edge. */
export type PageGlyph = { readonly text: string; readonly x0: number; readonly x1: number; readonly y: number; /** Height of its letters in points. */ readonly size: number }

/** A drawn line, or the edge of a filled box: upright at x = `at` from y to y, or level at y = `at` from x to x. */
export type PageRule = { readonly isUpright: boolean; readonly at: number; readonly from: number; readonly to: number }

/** What stands on one page of a PDF, turned the way it is shown. Slanted text (a watermark) is left out. */
export type PageText = { readonly page: number; readonly width: number; readonly height: number; readonly glyphs: readonly PageGlyph[]; readonly rules: readonly PageRule[] }
