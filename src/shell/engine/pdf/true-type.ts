import { readFileSync } from 'node:fs'

/** What wrapping and the missing-glyph check need of a TrueType file: which characters it draws, and how wide (OpenType 1.9: cmap, head, hhea, hmtx). */
export type TrueType = { readonly has: (codePoint: number) => boolean; /** Advance in thousandths of the font size. */ readonly advance: (codePoint: number) => number }

export const readTrueType = (path: string): TrueType => {
  const bytes = readFileSync(path)
  const tables = tablesOf(bytes)
  const glyphOf = readCharacterMap(bytes, tables('cmap'))
  const unitsPerEm = bytes.readUInt16BE(tables('head') + 18)
  const metrics = bytes.readUInt16BE(tables('hhea') + 34)
  const hmtx = tables('hmtx')
  const advance = (codePoint: number): number => (bytes.readUInt16BE(hmtx + 4 * Math.min(glyphOf(codePoint), metrics - 1)) * 1000) / unitsPerEm
  const widths = new Map<number, number>()
  return {
    has: (codePoint) => glyphOf(codePoint) > 0,
    advance: (codePoint) => {
      const known = widths.get(codePoint)
      if (known !== undefined) return known
      const width = advance(codePoint)
      widths.set(codePoint, width)
      return width
    },
  }
}

const tablesOf = (bytes: Buffer): ((tag: string) => number) => {
  const offsets = new Map<string, number>()
  for (let i = 0; i < bytes.readUInt16BE(4); i += 1) offsets.set(bytes.toString('latin1', 12 + 16 * i, 16 + 16 * i), bytes.readUInt32BE(12 + 16 * i + 8))
  return (tag) => {
    const offset = offsets.get(tag)
    if (offset === undefined) throw new Error(`font without ${tag}`)
    return offset
  }
}

/** Format 12 covers every plane, format 4 the first. */
const readCharacterMap = (bytes: Buffer, cmap: number): ((codePoint: number) => number) => {
  const offsets = Array.from({ length: bytes.readUInt16BE(cmap + 2) }, (_, i) => cmap + bytes.readUInt32BE(cmap + 4 + 8 * i + 4))
  const wide = offsets.find((at) => bytes.readUInt16BE(at) === 12)
  if (wide !== undefined) return fromGroups(bytes, wide)
  const narrow = offsets.find((at) => bytes.readUInt16BE(at) === 4)
  if (narrow === undefined) throw new Error('font without a Unicode character map')
  return fromSegments(bytes, narrow)
}

const fromGroups = (bytes: Buffer, at: number): ((codePoint: number) => number) => {
  const count = bytes.readUInt32BE(at + 12)
  return (codePoint) => {
    let [low, high] = [0, count - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const group = at + 16 + 12 * middle
      if (codePoint < bytes.readUInt32BE(group)) high = middle - 1
      else if (codePoint > bytes.readUInt32BE(group + 4)) low = middle + 1
      else return bytes.readUInt32BE(group + 8) + codePoint - bytes.readUInt32BE(group)
    }
    return 0
  }
}

const fromSegments = (bytes: Buffer, at: number): ((codePoint: number) => number) => {
  const count = bytes.readUInt16BE(at + 6) / 2
  return (codePoint) => {
    for (let i = 0; i < count; i += 1) {
      if (codePoint > bytes.readUInt16BE(at + 14 + 2 * i)) continue
      const start = bytes.readUInt16BE(at + 16 + 2 * count + 2 * i)
      if (codePoint < start) return 0
      const delta = bytes.readUInt16BE(at + 16 + 4 * count + 2 * i)
      const rangeAt = at + 16 + 6 * count + 2 * i
      const range = bytes.readUInt16BE(rangeAt)
      const glyph = range === 0 ? codePoint : bytes.readUInt16BE(rangeAt + range + 2 * (codePoint - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}
