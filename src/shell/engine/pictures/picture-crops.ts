import type { Box } from '../../../core/kernel/place.ts'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import type { Raster } from '../../../core/model/raster.ts'
import { cropRaster } from './crop-raster.ts'
import { decodePicture } from './decode-picture.ts'
import { encodePng } from './encode-png.ts'

/** A piece of a picture as PNG. */
export type PictureCrop = { readonly png: Uint8Array; readonly width: number; readonly height: number }

/** Cuts pieces out of originals; undefined: the original cannot be read. Rows come picture by picture, so only the last picture is kept decoded. */
export const cropsOf = (bytesOf: (source: Sha256) => Promise<Uint8Array>): ((source: Sha256, box: Box) => Promise<PictureCrop | undefined>) => {
  let open: { readonly source: Sha256; readonly raster: Raster | undefined } | undefined
  return async (source, box) => {
    if (open?.source !== source) open = { source, raster: (await decodePicture(await bytesOf(source))).raster }
    const crop = open.raster === undefined ? undefined : cropRaster(open.raster, box, 6)
    return crop === undefined ? undefined : { png: encodePng(crop), width: crop.width, height: crop.height }
  }
}
