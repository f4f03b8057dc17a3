import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import { patchesOf } from './components.ts'

/**
 * Lines of text without a net, for computers where ONNX Runtime does not load: sharp changes of colour, closed up sideways into
 * words and lines; long straight edges (separators, cards, badge borders) are wiped first. Flat screens only, not photos.
 */
export const findLines = (picture: Raster): readonly Box[] => {
  const unit = picture.width / 1080
  const step = Math.max(1, Math.round(unit * 1.5))
  const width = Math.floor(picture.width / step)
  const height = Math.floor(picture.height / step)
  const edges = edgeMap(picture, step, width, height)
  wipeRuns(edges, width, height, 1, width, (95 * unit) / step)
  wipeRuns(edges, height, width, width, 1, (130 * unit) / step)
  closeGaps(edges, width, height, Math.max(1, Math.round((20 * unit) / step)))
  const found = patchesOf(edges, width, height, 1)
    .map(({ x0, y0, x1, y1 }): Box => [x0 * step, y0 * step, (x1 + 1) * step, (y1 + 1) * step])
    .filter(([x0, y0, x1, y1]) => y1 - y0 >= 10 * unit && x1 - x0 >= 6 * unit && y1 - y0 < 170 * unit)
  return joined(found).filter(([, y0, , y1]) => y1 - y0 >= 14 * unit).map((box) => grown(box, picture)).sort((a, b) => a[1] - b[1] || a[0] - b[0])
}

const sharp = 26

const edgeMap = ({ rgba, width: full }: Raster, step: number, width: number, height: number): Float32Array => {
  const edges = new Float32Array(width * height)
  const right = 4 * step
  const below = full * 4 * step
  for (let y = 0; y < height - 1; y += 1) {
    for (let x = 0; x < width - 1; x += 1) {
      const p = (y * step * full + x * step) * 4
      let change = 0
      for (let c = p; c < p + 3; c += 1) change = Math.max(change, Math.abs(rgba[c]! - rgba[c + right]!), Math.abs(rgba[c]! - rgba[c + below]!))
      if (change > sharp) edges[y * width + x] = 1
    }
  }
  return edges
}

/** Along one direction: runs longer than any stroke are drawing, not writing. */
const wipeRuns = (edges: Float32Array, length: number, lanes: number, along: number, across: number, longest: number): void => {
  for (let lane = 0; lane < lanes; lane += 1) {
    let start = -1
    for (let i = 0; i <= length; i += 1) {
      const isEdge = i < length && edges[lane * across + i * along]! > 0
      if (isEdge && start < 0) start = i
      if (!isEdge && start >= 0) {
        if (i - start > longest) for (let k = start; k < i; k += 1) edges[lane * across + k * along] = 0
        start = -1
      }
    }
  }
}

const closeGaps = (edges: Float32Array, width: number, height: number, gap: number): void => {
  for (let y = 0; y < height; y += 1) {
    let last = -1
    for (let x = 0; x < width; x += 1) {
      if (edges[y * width + x] === 0) continue
      if (last >= 0 && x - last <= gap) edges.fill(1, y * width + last, y * width + x)
      last = x
    }
  }
}

/** Neighbours on one line become one: characters of large type, punctuation, a colon between digits. */
const joined = (boxes: readonly Box[]): readonly Box[] => {
  const open = [...boxes].sort((a, b) => a[0] - b[0])
  let i = 0
  while (i < open.length) {
    const partner = open.findIndex((other, k) => k > i && onOneLine(open[i]!, other))
    if (partner < 0) i += 1
    else {
      const [other] = open.splice(partner, 1)
      open[i] = around(open[i]!, other!)
      i = 0
    }
  }
  return open
}

const onOneLine = (a: Box, b: Box): boolean => {
  const ha = a[3] - a[1]
  const hb = b[3] - b[1]
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  const gap = Math.max(a[0], b[0]) - Math.min(a[2], b[2])
  const reach = (Math.min(ha, hb) > 0.85 * Math.max(ha, hb) ? 0.68 : 0.5) * Math.max(ha, hb)
  return shared > 0.6 * Math.min(ha, hb) && gap < reach && (Math.min(ha, hb) > 0.45 * Math.max(ha, hb) || gap < 0.3 * Math.max(ha, hb))
}

const around = (a: Box, b: Box): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]

const grown = ([x0, y0, x1, y1]: Box, { width, height }: Raster): Box => {
  const by = (y1 - y0) * 0.18
  return [Math.max(0, x0 - by), Math.max(0, y0 - by), Math.min(width, x1 + by), Math.min(height, y1 + by)]
}
