import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'

/** The piece of a picture inside a box, with a margin, never beyond the picture's edges. undefined: nothing of the box lies in the picture. */
export const cropRaster = ({ width, height, rgba }: Raster, [x0, y0, x1, y1]: Box, margin = 0): Raster | undefined => {
  const left = Math.max(0, Math.floor(x0 - margin))
  const top = Math.max(0, Math.floor(y0 - margin))
  const right = Math.min(width, Math.ceil(x1 + margin))
  const bottom = Math.min(height, Math.ceil(y1 + margin))
  if (right <= left || bottom <= top) return undefined
  const out = new Uint8Array((right - left) * (bottom - top) * 4)
  for (let y = top; y < bottom; y++) out.set(rgba.subarray((y * width + left) * 4, (y * width + right) * 4), (y - top) * (right - left) * 4)
  return { width: right - left, height: bottom - top, rgba: out }
}
