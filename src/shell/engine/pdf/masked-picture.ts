import type { Raster } from '../../../core/model/raster.ts'
import type { Mask } from '../../../core/model/document.ts'
import { encodeRgbPng } from './rgb-png.ts'

/** A printable copy: what is not of this matter is painted over in the pixels, not covered by a shape that could be moved away. Long pictures are scaled down. */
export const maskedPng = (raster: Raster, masks: readonly Mask[]): Buffer => {
  const covered = new Uint8Array(raster.rgba)
  for (const [x0, y0, x1, y1] of masks)
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(raster.height, Math.ceil(y1)); y += 1) {
      const from = (y * raster.width + Math.max(0, Math.floor(x0))) * 4
      const to = (y * raster.width + Math.min(raster.width, Math.ceil(x1))) * 4
      for (let i = from; i < to; i += 4) {
        covered[i] = 0
        covered[i + 1] = 0
        covered[i + 2] = 0
      }
    }
  const small = shrink({ ...raster, rgba: covered })
  return encodeRgbPng(small.width, small.height, small.rgba)
}

/** Enough for a page printed at 250 dots an inch. */
const mostPixels = 2_400

/** Halved by averaging until the longer side fits. */
const shrink = (raster: Raster): Raster => {
  if (Math.max(raster.width, raster.height) <= mostPixels) return raster
  const [width, height] = [raster.width >> 1, raster.height >> 1]
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < 4; c += 1) {
        const at = (2 * y * raster.width + 2 * x) * 4 + c
        rgba[(y * width + x) * 4 + c] = (raster.rgba[at]! + raster.rgba[at + 4]! + raster.rgba[at + raster.width * 4]! + raster.rgba[at + raster.width * 4 + 4]! + 2) >> 2
      }
  return shrink({ width, height, rgba })
}
