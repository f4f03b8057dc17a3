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
  const paper = commonest(pixels)
  const distances = pixels.map((pixel) => distance(pixel, paper))
  const far = [...distances].sort((a, b) => a - b)[Math.floor(distances.length * 0.985)] ?? 0
  const ink = meanOf(pixels.filter((_, i) => distances[i]! >= far * inkShare && far > 0))
  return { ink: ink ?? paper, paper }
}

const sample = (picture: Raster, [left, top, right, bottom]: Box): readonly Rgb[] => {
  const x0 = Math.max(0, Math.floor(left))
  const x1 = Math.min(picture.width, Math.ceil(right))
  const y0 = Math.max(0, Math.floor(top))
  const y1 = Math.min(picture.height, Math.ceil(bottom))
  const step = Math.max(1, Math.floor(Math.sqrt(((x1 - x0) * (y1 - y0)) / sampled)))
  const pixels: Rgb[] = []
  for (let y = y0; y < y1; y += step) {
    for (let x = x0; x < x1; x += step) {
      const at = (y * picture.width + x) * 4
      pixels.push([picture.rgba[at]!, picture.rgba[at + 1]!, picture.rgba[at + 2]!])
    }
  }
  return pixels
}

/** By cells of 16 levels a channel; the answer is the mean inside the fullest cell. */
const commonest = (pixels: readonly Rgb[]): Rgb => {
  const cells = new Uint16Array(4096)
  for (const pixel of pixels) cells[cellOf(pixel)]! += 1
  let fullest = 0
  for (let i = 1; i < cells.length; i += 1) if (cells[i]! > cells[fullest]!) fullest = i
  return meanOf(pixels.filter((pixel) => cellOf(pixel) === fullest)) ?? [255, 255, 255]
}

const cellOf = ([r, g, b]: Rgb): number => ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4)

export const distance = (a: Rgb, b: Rgb): number => Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]))

const meanOf = (pixels: readonly Rgb[]): Rgb | undefined => {
  if (pixels.length === 0) return undefined
  const sum = pixels.reduce<readonly [number, number, number]>((total, p) => [total[0] + p[0], total[1] + p[1], total[2] + p[2]], [0, 0, 0])
  return [Math.round(sum[0] / pixels.length), Math.round(sum[1] / pixels.length), Math.round(sum[2] / pixels.length)]
}
