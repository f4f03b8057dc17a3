import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'

/** Red, green, blue as floats 0–255, three planes one after another, without alpha. */
export type Planes = { readonly width: number; readonly height: number; readonly values: Float32Array }

type Taps = { readonly first: Int32Array; readonly count: Int32Array; readonly weights: Float32Array; readonly width: number }

/**
 * A triangle filter as wide as one target pixel (at least one source pixel): averages when shrinking, interpolates when enlarging.
 * Separable, rows first, so a whole screenshot costs a few milliseconds.
 */
export const resample = (source: Raster, box: Box, width: number, height: number): Planes => {
  const across = tapsOf(box[0], box[2], width, source.width)
  const down = tapsOf(box[1], box[3], height, source.height)
  const top = down.first[0]!
  const bottom = down.first[height - 1]! + down.count[height - 1]!
  const rows = new Float32Array(3 * width * (bottom - top))
  for (let y = top; y < bottom; y += 1) squeezeRow(source, y, across, rows, (y - top) * width * 3)
  const values = new Float32Array(3 * width * height)
  for (let y = 0; y < height; y += 1) squeezeColumns(rows, top, y, down, width, values, width * height)
  return { width, height, values }
}

const tapsOf = (from: number, to: number, size: number, limit: number): Taps => {
  const scale = (to - from) / size
  const reach = Math.max(1, scale)
  const width = Math.ceil(reach * 2) + 2
  const taps = { first: new Int32Array(size), count: new Int32Array(size), weights: new Float32Array(size * width), width }
  for (let i = 0; i < size; i += 1) fillTap(taps, i, from + (i + 0.5) * scale - 0.5, reach, limit)
  return taps
}

const fillTap = (taps: Taps, i: number, centre: number, reach: number, limit: number): void => {
  const first = Math.min(limit - 1, Math.max(0, Math.ceil(centre - reach)))
  const last = Math.max(first, Math.min(limit - 1, Math.floor(centre + reach)))
  const at = i * taps.width
  let total = 0
  for (let k = first; k <= last; k += 1) {
    const weight = Math.max(0, 1 - Math.abs(k - centre) / reach)
    taps.weights[at + k - first] = weight
    total += weight
  }
  if (total === 0) taps.weights[at] = 1
  else for (let k = first; k <= last; k += 1) taps.weights[at + k - first]! /= total
  taps.first[i] = first
  taps.count[i] = last - first + 1
}

const squeezeRow = (source: Raster, y: number, taps: Taps, rows: Float32Array, at: number): void => {
  const { rgba } = source
  const line = y * source.width
  const size = taps.first.length
  for (let x = 0; x < size; x += 1) {
    let r = 0
    let g = 0
    let b = 0
    let p = (line + taps.first[x]!) * 4
    const weightAt = x * taps.width
    const end = weightAt + taps.count[x]!
    for (let k = weightAt; k < end; k += 1, p += 4) {
      const weight = taps.weights[k]!
      r += rgba[p]! * weight
      g += rgba[p + 1]! * weight
      b += rgba[p + 2]! * weight
    }
    rows[at + x * 3] = r
    rows[at + x * 3 + 1] = g
    rows[at + x * 3 + 2] = b
  }
}

const squeezeColumns = (rows: Float32Array, top: number, y: number, taps: Taps, width: number, values: Float32Array, plane: number): void => {
  const weightAt = y * taps.width
  const count = taps.count[y]!
  const firstRow = taps.first[y]! - top
  const out = y * width
  for (let k = 0; k < count; k += 1) {
    const weight = taps.weights[weightAt + k]!
    let p = (firstRow + k) * width * 3
    for (let x = 0; x < width; x += 1, p += 3) {
      values[out + x]! += rows[p]! * weight
      values[plane + out + x]! += rows[p + 1]! * weight
      values[2 * plane + out + x]! += rows[p + 2]! * weight
    }
  }
}
