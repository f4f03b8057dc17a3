import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import type { Rgb, ScreenLine, ScreenShape } from '../../../core/model/screen.ts'
import { coloursOf, distance } from './colours.ts'
import { patchesOf } from './components.ts'
import { formOf, grid, type Mask } from './shape-forms.ts'

/**
 * Blobs that are not text: arrows, handsets, crosses. Found as patches of sharp colour change outside the characters of every
 * line, then looked at in full size. Only sizes near the text's own are kept: no avatars, no separators, no noise.
 */
export const shapesOf = (seen: Raster, lines: readonly ScreenLine[]): readonly ScreenShape[] => {
  const contrast = medianOf(lines.map(({ ink, paper }) => distance(ink, paper))) ?? 255
  const isFaint = contrast < faint
  const picture = isFaint ? calmed(seen) : seen
  const textHeight = medianOf(lines.map(({ box }) => box[3] - box[1]))
  if (textHeight === undefined) return []
  const step = Math.max(1, Math.floor(textHeight / 16))
  const width = Math.floor(picture.width / step)
  const height = Math.floor(picture.height / step)
  const edges = edgesOf(picture, step, width, height, isFaint ? Math.max(leastSharp, (sharp * contrast) / usualContrast) : sharp)
  for (const line of lines) wipe(edges, width, height, step, textExtent(line))
  const shapes = patchesOf(edges, width, height, 1)
    .map(({ x0, y0, x1, y1 }): Box => [x0 * step, y0 * step, (x1 + 1) * step, (y1 + 1) * step])
    .filter((box) => isIconSized(box, textHeight))
    .map((box) => shapeOf(picture, box))
  return oncePerPlace(shapes.filter(({ box }) => isIconSized(box, textHeight)))
}

/** A filled blob has an outer and an inner edge: two patches, one shape. */
export const oncePerPlace = (shapes: readonly ScreenShape[]): readonly ScreenShape[] =>
  shapes.filter((shape, i) => !shapes.slice(0, i).some((other) => shape.box.every((side, k) => Math.abs(side - other.box[k]!) <= 2)))

/** Where the characters of a line stand; an icon beside them, inside the detector's box, stays outside. */
export const textExtent = (line: ScreenLine): Box => {
  const [x0, y0, x1, y1] = line.box
  // An icon the recogniser took for a blank is no part of the text: ' 2分13秒'.
  const letters = Array.from(line.text)
  const written = line.characters?.filter((_, i) => letters[i]?.trim() !== '')
  const first = written?.[0]
  const last = written?.at(-1)
  if (first === undefined || last === undefined) return line.box
  const half = (y1 - y0) * 0.5
  return [Math.max(x0, first.x - half), y0, Math.min(x1, last.x + half), y1]
}

const smallest = 0.3
const largest = 1.7

const isIconSized = ([x0, y0, x1, y1]: Box, textHeight: number): boolean => {
  const longer = Math.max(x1 - x0, y1 - y0)
  const shorter = Math.min(x1 - x0, y1 - y0)
  return longer >= textHeight * smallest && longer <= textHeight * largest && shorter >= longer * 0.35 && shorter >= 4
}

const sharp = 28
/** A picture taken in the dark: its text stands out from the paper by less than this, and noise by nearly as much. */
const faint = 110
const usualContrast = 220
const leastSharp = 7

/** Each pixel the mean of the nine around it: a third of the noise. */
const calmed = ({ width, height, rgba }: Raster): Raster => {
  const out = rgba.slice()
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = (y * width + 1) * 4, end = ((y + 1) * width - 1) * 4; at < end; at += 1) {
      if (at % 4 === 3) continue
      const above = at - width * 4
      const below = at + width * 4
      out[at] = (rgba[above - 4]! + rgba[above]! + rgba[above + 4]! + rgba[at - 4]! + rgba[at]! + rgba[at + 4]! + rgba[below - 4]! + rgba[below]! + rgba[below + 4]!) / 9
    }
  }
  return { width, height, rgba: out }
}

const edgesOf = (picture: Raster, step: number, width: number, height: number, sharp: number): Float32Array => {
  const { rgba } = picture
  const edges = new Float32Array(width * height)
  const right = step * 4
  const below = picture.width * right
  for (let y = 0; y < height - 1; y += 1) {
    let p = y * step * picture.width * 4
    for (let x = 0; x < width - 1; x += 1, p += right) {
      const change = Math.max(
        Math.abs(rgba[p]! - rgba[p + right]!), Math.abs(rgba[p + 1]! - rgba[p + right + 1]!), Math.abs(rgba[p + 2]! - rgba[p + right + 2]!),
        Math.abs(rgba[p]! - rgba[p + below]!), Math.abs(rgba[p + 1]! - rgba[p + below + 1]!), Math.abs(rgba[p + 2]! - rgba[p + below + 2]!),
      )
      if (change > sharp) edges[y * width + x] = 1
    }
  }
  return edges
}

const wipe = (edges: Float32Array, width: number, height: number, step: number, [x0, y0, x1, y1]: Box): void => {
  const left = Math.max(0, Math.floor(x0 / step))
  const right = Math.min(width, Math.ceil(x1 / step))
  for (let y = Math.max(0, Math.floor(y0 / step)); y < Math.min(height, Math.ceil(y1 / step)); y += 1) edges.fill(0, y * width + left, y * width + right)
}

/** Looks at one patch in full size: its colours, its outline on the grid, what that resembles. */
export const shapeOf = (picture: Raster, box: Box): ScreenShape => {
  const around: Box = [Math.max(0, box[0] - 3), Math.max(0, box[1] - 3), Math.min(picture.width, box[2] + 3), Math.min(picture.height, box[3] + 3)]
  const { ink, paper } = coloursOf(picture, around)
  const tight = inkBox(picture, around, paper, ink)
  if (tight === undefined) return { box, ink, form: 'unknown', confidence: 0 }
  return { box: tight, ink, ...formOf(maskOf(picture, tight, paper, ink)) }
}

const inkAt = (picture: Raster, x: number, y: number, paper: Rgb, full: number): number => {
  const at = (y * picture.width + x) * 4
  return Math.min(1, distance([picture.rgba[at]!, picture.rgba[at + 1]!, picture.rgba[at + 2]!], paper) / full)
}

/** The largest connected blob of ink: strokes of a neighbouring line that reach into the box are not part of it. */
const inkBox = (picture: Raster, [left, top, right, bottom]: Box, paper: Rgb, ink: Rgb): Box | undefined => {
  const full = Math.max(12, distance(ink, paper))
  const x0 = Math.floor(left)
  const y0 = Math.floor(top)
  const width = Math.max(1, Math.min(picture.width, Math.ceil(right)) - x0)
  const height = Math.max(1, Math.min(picture.height, Math.ceil(bottom)) - y0)
  const cover = new Float32Array(width * height)
  for (let i = 0; i < cover.length; i += 1) cover[i] = inkAt(picture, x0 + (i % width), y0 + Math.floor(i / width), paper, full)
  const [largest] = patchesOf(cover, width, height, 0.5).toSorted((a, b) => b.cells - a.cells)
  return largest === undefined ? undefined : [x0 + largest.x0, y0 + largest.y0, x0 + largest.x1, y0 + largest.y1]
}

/** Mean ink of each grid cell; the longer side fills the grid, the shorter is centred. */
const maskOf = (picture: Raster, [x0, y0, x1, y1]: Box, paper: Rgb, ink: Rgb): Mask => {
  const full = Math.max(12, distance(ink, paper))
  const longer = Math.max(x1 - x0, y1 - y0)
  const left = (x0 + x1 - longer) / 2
  const top = (y0 + y1 - longer) / 2
  const mask = new Float32Array(grid * grid)
  const samples = Math.max(1, Math.min(4, Math.round(longer / grid)))
  for (let cell = 0; cell < mask.length; cell += 1) {
    let sum = 0
    for (let s = 0; s < samples * samples; s += 1) {
      const x = Math.floor(left + (((cell % grid) + ((s % samples) + 0.5) / samples) / grid) * longer)
      const y = Math.floor(top + ((Math.floor(cell / grid) + (Math.floor(s / samples) + 0.5) / samples) / grid) * longer)
      if (x >= x0 && x < x1 && y >= y0 && y < y1) sum += inkAt(picture, x, y, paper, full)
    }
    mask[cell] = sum / (samples * samples)
  }
  return mask
}

const medianOf = (values: readonly number[]): number | undefined => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
