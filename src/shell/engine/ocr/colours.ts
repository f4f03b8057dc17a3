import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import type { Rgb } from '../../../core/model/screen.ts'

export type Colours = { readonly ink: Rgb; readonly paper: Rgb }

/** At most about this many pixels are looked at: the colour of a line needs no more. */
const sampled = 4_000
/** Strokes thinner than a pixel are blends; only pixels this close to the most distant colour count as ink. */
const inkShare = 0.8

/** Paper: the commonest colour of the box. Ink: the mean of the pixels farthest from it. */
export const coloursOf = (picture: Raster, box: Box): Colours => {
  const pixels = sample(picture, box)
  const cell = fullestCell(pixels)
  const paper = meanWhere(pixels, (i) => cellOf(pixels, i) === cell) ?? [255, 255, 255]
  const distances = new Uint8Array(pixels.length / 3)
  const histogram = new Uint32Array(256)
  for (let i = 0; i < distances.length; i += 1) {
    const p = i * 3
    distances[i] = Math.max(Math.abs(pixels[p]! - paper[0]), Math.abs(pixels[p + 1]! - paper[1]), Math.abs(pixels[p + 2]! - paper[2]))
    histogram[distances[i]!]! += 1
  }
  const far = topOf(histogram, distances.length * 0.015)
  return { ink: far === 0 ? paper : (meanWhere(pixels, (p) => distances[p / 3]! >= far * inkShare) ?? paper), paper }
}

export const distance = (a: Rgb, b: Rgb): number => Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]))

const sample = (picture: Raster, [left, top, right, bottom]: Box): Uint8Array => {
  const x0 = Math.max(0, Math.floor(left))
  const x1 = Math.min(picture.width, Math.ceil(right))
  const y0 = Math.max(0, Math.floor(top))
  const y1 = Math.min(picture.height, Math.ceil(bottom))
  const step = Math.max(1, Math.floor(Math.sqrt(((x1 - x0) * (y1 - y0)) / sampled)))
  const pixels = new Uint8Array(3 * Math.ceil((x1 - x0) / step) * Math.ceil((y1 - y0) / step))
  let out = 0
  for (let y = y0; y < y1; y += step) {
    for (let x = x0; x < x1; x += step) {
      const at = (y * picture.width + x) * 4
      pixels[out++] = picture.rgba[at]!
      pixels[out++] = picture.rgba[at + 1]!
      pixels[out++] = picture.rgba[at + 2]!
    }
  }
  return pixels
}

/** Cells of 16 levels a channel. */
const cellOf = (pixels: Uint8Array, p: number): number => ((pixels[p]! >> 4) << 8) | ((pixels[p + 1]! >> 4) << 4) | (pixels[p + 2]! >> 4)

const fullestCell = (pixels: Uint8Array): number => {
  const cells = new Uint16Array(4096)
  let fullest = 0
  for (let p = 0; p < pixels.length; p += 3) {
    const cell = cellOf(pixels, p)
    cells[cell]! += 1
    if (cells[cell]! > cells[fullest]!) fullest = cell
  }
  return fullest
}

const topOf = (histogram: Uint32Array, share: number): number => {
  let seen = 0
  for (let level = 255; level > 0; level -= 1) {
    seen += histogram[level]!
    if (seen > share) return level
  }
  return 0
}

const meanWhere = (pixels: Uint8Array, isCounted: (p: number) => boolean): Rgb | undefined => {
  let r = 0
  let g = 0
  let b = 0
  let count = 0
  for (let p = 0; p < pixels.length; p += 3) {
    if (!isCounted(p)) continue
    r += pixels[p]!
    g += pixels[p + 1]!
    b += pixels[p + 2]!
    count += 1
  }
  return count === 0 ? undefined : [Math.round(r / count), Math.round(g / count), Math.round(b / count)]
}
