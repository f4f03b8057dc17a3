import type { Box } from '../../../core/kernel/place.ts'

/** A piece of a long picture. It answers only for lines whose middle lies in its own rows; the rest is overlap. */
export type Tile = { readonly box: Box; readonly ownFrom: number; readonly ownTo: number }

/** A phone's screen is at most this many times taller than wide; text keeps its size only if tiles have that shape. */
const tallest = 2.4
const overlapOfWidth = 0.2

/** One tile for an ordinary screenshot; a stitched capture of 30,000 rows becomes a dozen. */
export const tilesOf = (width: number, height: number): readonly Tile[] => {
  const long = Math.round(width * tallest)
  if (height <= long) return [{ box: [0, 0, width, height], ownFrom: 0, ownTo: height }]
  const overlap = Math.round(width * overlapOfWidth)
  const count = Math.ceil((height - overlap) / (long - overlap))
  const step = (height - long) / (count - 1)
  return Array.from({ length: count }, (_, i) => {
    const top = Math.round(i * step)
    const nextTop = Math.round((i + 1) * step)
    const lastTop = Math.round((i - 1) * step)
    const ownFrom = i === 0 ? 0 : (top + lastTop + long) / 2
    const ownTo = i === count - 1 ? height : (nextTop + top + long) / 2
    return { box: [0, top, width, Math.min(height, top + long)], ownFrom, ownTo }
  })
}

/** Where two boxes cover mostly the same, the larger stays. */
export const withoutDoubles = <T extends { readonly box: Box }>(found: readonly T[]): T[] => {
  const kept: T[] = []
  for (const one of [...found].sort((a, b) => areaOf(b.box) - areaOf(a.box))) if (!kept.some((other) => sharedArea(other.box, one.box) > 0.7 * areaOf(one.box))) kept.push(one)
  return kept
}

const areaOf = (b: Box): number => (b[2] - b[0]) * (b[3] - b[1])
const sharedArea = (a: Box, b: Box): number => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]))
