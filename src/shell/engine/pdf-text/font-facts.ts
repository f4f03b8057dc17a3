import type { PdfPage } from './pdf-js.ts'

/** What a font says of its characters. `unit`: what its widths are counted in, a thousandth for all but type 3 fonts. */
export type FontFacts = { readonly unit: number; /** false: nowhere in the file stands which character this code is; what pdf.js gives for it is a guess. */ readonly isMapped: (code: number) => boolean }
export type FontsOf = (fontId: string) => FontFacts

/** The fields of a font pdf.js hands out when asked for extra properties (EXPORT_DATA_EXTRA_PROPERTIES in its worker). */
type PdfFont = {
  readonly fontMatrix?: ArrayLike<number>
  readonly composite?: boolean
  readonly differences?: Readonly<Record<number, string>>
  readonly defaultEncoding?: Readonly<Record<number, string>>
  /** A table of characters by code, or (for a font that has none) the first and last code, each taken for its own character. */
  readonly toUnicode?: { readonly _map?: Readonly<Record<number, string>>; readonly firstChar?: number }
}

const plain: FontFacts = { unit: 0.001, isMapped: () => true }

export const fontsOf = (page: PdfPage): FontsOf => {
  const known = new Map<string, FontFacts>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const font = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined
    const facts = typeof font === 'object' && font !== null ? factsOf(font) : plain
    known.set(id, facts)
    return facts
  }
}

const factsOf = (font: PdfFont): FontFacts => {
  const map = font.toUnicode?._map
  const unit = font.fontMatrix?.[0] ?? 0.001
  if (map === undefined) return { unit, isMapped: () => font.toUnicode === undefined }
  const guessed = font.composite === true || !isBuiltFromNames(font, map) ? undefined : font.differences
  return { unit, isMapped: (code) => map[code] !== undefined && !isNumberedName(guessed?.[code]) }
}

/** g0041, C65, G41: a glyph named by a number. pdf.js takes the number for a character; a subset is as often numbered from one. */
const isNumberedName = (name: string | undefined): boolean => name !== undefined && /^(?:[Gg][\da-f]{2,4}|[Cc]\d{2,3})$/i.test(name)

/** true: no table of the font's own. Its names then stand for all codes of the standard encoding, used or not. */
const isBuiltFromNames = ({ defaultEncoding = {}, differences = {} }: PdfFont, map: Readonly<Record<number, string>>): boolean => {
  const letters = [65, 66, 97, 98, 48, 49].filter((code) => differences[code] === undefined && (defaultEncoding[code] ?? '') !== '')
  return letters.length === 0 || letters.every((code) => map[code] !== undefined)
}
