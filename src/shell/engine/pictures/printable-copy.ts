import type { Issue } from '../../../core/kernel/issue.ts'
import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import { decodePicture } from './decode-picture.ts'
import { encodePng } from './encode-png.ts'

/** A copy for printing: derived, never an exhibit. No PNG: refused, an issue says why. */
export type PrintableCopy = { readonly png?: Uint8Array; readonly width: number; readonly height: number; readonly issues: readonly Issue[] }

/** Covers say that something was left out; they are not the colour of any screen. */
const cover = [0x8c, 0x8c, 0x8c] as const

/**
 * Lossless, upright, without alpha (PDF printers stumble over it), the same bytes for the same picture and masks.
 * What lies under a mask is replaced before the copy is made: nothing of it is in the file.
 */
export const printableCopy = async (bytes: Uint8Array, masks: readonly Box[]): Promise<PrintableCopy> => {
  const { raster, issues } = await decodePicture(bytes)
  if (raster === undefined) return { width: 0, height: 0, issues }
  return { png: encodePng(covered(raster, masks)), width: raster.width, height: raster.height, issues }
}

const covered = (raster: Raster, masks: readonly Box[]): Raster => {
  const rgba = masks.length === 0 ? raster.rgba : raster.rgba.slice()
  for (const [left, top, right, bottom] of masks) {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(raster.height, Math.ceil(bottom)); y += 1) {
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(raster.width, Math.ceil(right)); x += 1) rgba.set(cover, (y * raster.width + x) * 4)
    }
  }
  return { ...raster, rgba }
}
