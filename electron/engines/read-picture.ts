import { readFile } from 'node:fs/promises'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { CaptureHints, ScreenReading } from '../../src/core/model/screen.ts'
import { decodePicture } from '../../src/shell/engine/pictures/decode-picture.ts'
import type { ScreenReader } from '../../src/shell/engine/ocr/screen-reader.ts'

export type PictureToRead = { readonly bytes: Uint8Array } | { readonly path: string }
/** No reading: refused, and an issue says why. `shown` is the size of the picture as the owner sees it. */
export type PictureRead = { readonly reading?: ScreenReading; readonly shown?: { readonly width: number; readonly height: number }; readonly issues: readonly Issue[] }

/** A picture file → what both readers found in it. `capture` carries what the file name and the user say; EXIF is added here. */
export const readPicture = async (reader: ScreenReader, picture: PictureToRead, capture: CaptureHints, signal: AbortSignal): Promise<PictureRead> => {
  const bytes = 'bytes' in picture ? picture.bytes : await readFile(picture.path)
  signal.throwIfAborted()
  const { raster, exifAt, issues } = await decodePicture(bytes)
  if (raster === undefined) return { issues }
  const reading = await reader.read(raster, { ...capture, ...(exifAt === undefined ? {} : { exifAt }) }, signal)
  return { reading, shown: { width: raster.width, height: raster.height }, issues }
}
