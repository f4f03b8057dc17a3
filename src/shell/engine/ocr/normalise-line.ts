import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import type { Rgb, ScreenLine } from '../../../core/model/screen.ts'
import { distance } from './colours.ts'
import { resample, type Planes } from './resample.ts'

/** Black strokes on white, whatever the colours were. */
export type GreyLine = { readonly width: number; readonly height: number; readonly grey: Uint8Array }

/** The height of the ink tesseract reads best (measured: 24 to 48 tried). */
const inkHeight = 32
const margin = 12

/**
 * Cuts a line out for the second reader: distance from the paper colour becomes darkness, stretched to full contrast,
 * so white on an orange badge and grey on black look like print. Nothing of the first reader's answer is used but the box.
 */
export const normaliseLine = (picture: Raster, { box, ink, paper }: Pick<ScreenLine, 'box' | 'ink' | 'paper'>): GreyLine => {
  const scale = Math.min(4, Math.max(0.3, inkHeight / Math.max(4, inkRows(picture, box, ink, paper))))
  const width = Math.max(8, Math.round((box[2] - box[0]) * scale))
  const height = Math.max(8, Math.round((box[3] - box[1]) * scale))
  return framed(darkness(resample(picture, box, width, height), paper), width, height)
}

/** How many rows the strokes span, first to last. */
const inkRows = (picture: Raster, [left, top, right, bottom]: Box, ink: Rgb, paper: Rgb): number => {
  const enough = distance(ink, paper) * 0.5
  const hasInk = (y: number): boolean => {
    for (let x = Math.ceil(left); x < right; x += 1) {
      const at = (y * picture.width + x) * 4
      if (Math.abs(picture.rgba[at]! - paper[0]) > enough || Math.abs(picture.rgba[at + 1]! - paper[1]) > enough || Math.abs(picture.rgba[at + 2]! - paper[2]) > enough) return true
    }
    return false
  }
  let first = Math.ceil(top)
  let last = Math.min(picture.height, Math.floor(bottom)) - 1
  while (first < last && !hasInk(first)) first += 1
  while (last > first && !hasInk(last)) last -= 1
  return last - first + 1
}

const darkness = ({ width, height, values }: Planes, paper: Rgb): Uint8Array => {
  const plane = width * height
  const far = new Float32Array(plane)
  const histogram = new Uint32Array(256)
  for (let i = 0; i < plane; i += 1) {
    const value = Math.max(Math.abs(values[i]! - paper[0]), Math.abs(values[plane + i]! - paper[1]), Math.abs(values[2 * plane + i]! - paper[2]))
    far[i] = value
    histogram[value > 255 ? 255 : value | 0]! += 1
  }
  const full = Math.max(24, topOf(histogram, plane * 0.015))
  const grey = new Uint8Array(plane)
  for (let i = 0; i < plane; i += 1) grey[i] = 255 - Math.round(255 * Math.min(1, Math.max(0, (far[i]! - 8) / (full - 8))))
  return grey
}

const topOf = (histogram: Uint32Array, share: number): number => {
  let seen = 0
  for (let level = 255; level > 0; level -= 1) {
    seen += histogram[level]!
    if (seen >= share) return level
  }
  return 0
}

const framed = (grey: Uint8Array, width: number, height: number): GreyLine => {
  const outWidth = width + 2 * margin
  const outHeight = height + 2 * margin
  const out = new Uint8Array(outWidth * outHeight).fill(255)
  for (let y = 0; y < height; y += 1) out.set(grey.subarray(y * width, (y + 1) * width), (y + margin) * outWidth + margin)
  return { width: outWidth, height: outHeight, grey: out }
}

/** Binary PGM, the plainest thing Leptonica reads. */
export const pgmOf = ({ width, height, grey }: GreyLine): Buffer => Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey])
