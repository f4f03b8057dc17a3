import type { Issue } from '../../../core/kernel/issue.ts'
import type { EpochMs } from '../../../core/kernel/instant.ts'
import type { Raster } from '../../../core/model/raster.ts'
import { decoders, TooManyPixels, type Decoded } from './decoders.ts'
import { exifOf, uprightOf } from './exif.ts'
import { isCutShort } from './cut-short.ts'
import { pictureHeadOf, type PictureHead } from './sniff.ts'

/** The picture as it is shown, when it was taken as its EXIF says, and what was wrong with it. No raster: refused, one issue says why. */
export type DecodedPicture = { readonly raster?: Raster; readonly exifAt?: EpochMs; readonly issues: readonly Issue[] }

const mostPixels = 100_000_000
const leastSide = 16

/** Known by content, measured before anything is decoded, turned as EXIF says, without transparency. Never throws for bad bytes. */
export const decodePicture = async (bytes: Uint8Array): Promise<DecodedPicture> => {
  if (bytes.length === 0) return refused('picture-empty')
  const head = pictureHeadOf(bytes)
  if (head === undefined) return refused('picture-kind-unknown')
  const wrongSize = sizeIssue(head)
  if (wrongSize !== undefined) return wrongSize
  const cutShort = isCutShort(head.kind, bytes)
  const decoded = await attempt(head, bytes)
  if (decoded instanceof TooManyPixels) return tooLarge(decoded.width, decoded.height)
  if (decoded === undefined) return refused(cutShort ? 'picture-cut-short' : 'picture-corrupt')
  return await finished(decoded, bytes, cutShort)
}

const finished = async (decoded: Decoded, bytes: Uint8Array, cutShort: boolean): Promise<DecodedPicture> => {
  const { width, height } = decoded.raster
  if (Math.min(width, height) < leastSide) return tooSmall(width, height)
  const exif = await exifOf(bytes)
  const upright = decoded.isUpright ? decoded.raster : uprightOf(decoded.raster, exif.orientation)
  const issues: Issue[] = []
  if (decoded.frames > 1) issues.push(issueOf('picture-animated', 'warn', { frames: decoded.frames }))
  if (cutShort) issues.push(issueOf('picture-cut-short', 'warn'))
  return { raster: onWhite(upright), ...(exif.takenAt === undefined ? {} : { exifAt: exif.takenAt }), issues }
}

const attempt = async (head: PictureHead, bytes: Uint8Array): Promise<Decoded | TooManyPixels | undefined> => {
  try {
    return await decoders[head.kind](bytes)
  } catch (error) {
    return error instanceof TooManyPixels ? error : undefined
  }
}

const sizeIssue = ({ kind, width, height }: PictureHead): DecodedPicture | undefined => {
  if (kind === 'heic') return undefined
  if (width === 0 || height === 0) return refused('picture-corrupt')
  if (width * height > mostPixels) return tooLarge(width, height)
  return Math.min(width, height) < leastSide ? tooSmall(width, height) : undefined
}

const tooLarge = (width: number, height: number): DecodedPicture =>
  refused('picture-too-large', { megapixels: Math.round((width * height) / 1e6), most: mostPixels / 1e6 })
const tooSmall = (width: number, height: number): DecodedPicture => refused('picture-too-small', { width, height })

const refused = (code: string, params: Issue['params'] = {}): DecodedPicture => ({ issues: [issueOf(code, 'refuse', params)] })
const issueOf = (code: string, severity: Issue['severity'], params: Issue['params'] = {}): Issue => ({ code, severity, params })

/** Transparent pixels are shown on white by every viewer of documents; the reader must see the same. */
const onWhite = (raster: Raster): Raster => {
  const { rgba } = raster
  for (let i = 3; i < rgba.length; i += 4) {
    const alpha = rgba[i]!
    if (alpha === 255) continue
    for (let c = i - 3; c < i; c += 1) rgba[c] = Math.round((rgba[c]! * alpha + 255 * (255 - alpha)) / 255)
    rgba[i] = 255
  }
  return raster
}
