import type { Box } from '../kernel/place.ts'

export const heightOf = (b: Box): number => b[3] - b[1]
export const widthOfBox = (b: Box): number => b[2] - b[0]
export const middleX = (b: Box): number => (b[0] + b[2]) / 2
export const middleY = (b: Box): number => (b[1] + b[3]) / 2

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? 0 : sorted[Math.floor((sorted.length - 1) / 2)]!
}

/** How much of the lower of two boxes stands beside the other: 1 on one line, 0 apart. */
export const besideness = (a: Box, b: Box): number => (Math.min(a[3], b[3]) - Math.max(a[1], b[1])) / Math.max(1, Math.min(heightOf(a), heightOf(b)))
/** The same for columns. */
export const aboveness = (a: Box, b: Box): number => (Math.min(a[2], b[2]) - Math.max(a[0], b[0])) / Math.max(1, Math.min(widthOfBox(a), widthOfBox(b)))

export const unionOf = (boxes: readonly Box[]): Box => [Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1])), Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))]

type Boxed = { readonly box: Box }
export const byReadingOrder = (a: Boxed, b: Boxed): number => (besideness(a.box, b.box) > 0.5 ? a.box[0] - b.box[0] : middleY(a.box) - middleY(b.box))

/** Items whose boxes stand on one visual line, top to bottom, each left to right. */
export const visualLines = <T extends Boxed>(items: readonly T[]): readonly (readonly T[])[] => {
  const lines: T[][] = []
  for (const item of [...items].sort((a, b) => middleY(a.box) - middleY(b.box))) {
    const last = lines.at(-1)
    if (last !== undefined && besideness(unionOf(last.map(({ box }) => box)), item.box) > 0.5 && last.some((other) => besideness(other.box, item.box) > 0.5)) last.push(item)
    else lines.push([item])
  }
  return lines.map((line) => line.sort((a, b) => a.box[0] - b.box[0]))
}

/** Items that share a column: their spans overlap by half. */
export const columnsOf = <T extends Boxed>(items: readonly T[]): readonly (readonly T[])[] => {
  const columns: T[][] = []
  for (const item of items) {
    const column = columns.find((c) => c.some((other) => aboveness(other.box, item.box) > 0.5))
    if (column === undefined) columns.push([item])
    else column.push(item)
  }
  return columns
}

/** Groups numbers that lie within `tolerance` of their neighbour; largest group first. */
export const clustersOf = <T>(items: readonly T[], at: (item: T) => number, tolerance: number): readonly (readonly T[])[] => {
  const groups: T[][] = []
  for (const item of [...items].sort((a, b) => at(a) - at(b))) {
    const last = groups.at(-1)
    if (last !== undefined && at(item) - at(last.at(-1)!) <= tolerance) last.push(item)
    else groups.push([item])
  }
  return groups.sort((a, b) => b.length - a.length)
}
