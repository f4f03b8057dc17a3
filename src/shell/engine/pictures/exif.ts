import exifr from 'exifr'
import { beijingOffsetMinutes, epochOfWallClock, type EpochMs } from '../../../core/kernel/instant.ts'
import type { Raster } from '../../../core/model/raster.ts'

/** What EXIF says: which way is up (1–8) and when the picture was taken. */
export type Exif = { readonly orientation: number; readonly takenAt?: EpochMs }

/** Never throws: broken EXIF is no EXIF. */
export const exifOf = async (bytes: Uint8Array): Promise<Exif> => {
  try {
    const tags: unknown = await exifr.parse(bytes, { pick: ['Orientation', 'DateTimeOriginal', 'OffsetTimeOriginal', 'CreateDate', 'OffsetTime'], translateValues: false, reviveValues: false })
    const exif = tags === undefined || tags === null ? { orientation: 1 } : exifOfTags(tags as Readonly<Record<string, unknown>>)
    const xmpAt = exif.takenAt ?? xmpMoment(bytes)
    return xmpAt === undefined ? exif : { ...exif, takenAt: xmpAt }
  } catch {
    return { orientation: 1 }
  }
}

const xmpDate = /(?:photoshop:DateCreated|exif:DateTimeOriginal)(?:="|>)(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?([+-]\d{2}:\d{2}|Z)?/
const xmpWithin = 65_536

/** Screenshots of older iPhones say their moment in XMP alone, near the head of the PNG. */
const xmpMoment = (bytes: Uint8Array): EpochMs | undefined => {
  const m = xmpDate.exec(new TextDecoder('latin1').decode(bytes.subarray(0, xmpWithin)))
  return m === null ? undefined : takenAtOf(`${m[1]}:${m[2]}:${m[3]} ${m[4]}`, m[5] === 'Z' ? '+00:00' : m[5])
}

const exifOfTags = (tags: Readonly<Record<string, unknown>>): Exif => {
  const orientation = typeof tags['Orientation'] === 'number' ? tags['Orientation'] : 1
  const takenAt = takenAtOf(tags['DateTimeOriginal'] ?? tags['CreateDate'], tags['OffsetTimeOriginal'] ?? tags['OffsetTime'])
  return takenAt === undefined ? { orientation } : { orientation, takenAt }
}

/** '2026:11:05 15:21:50', a wall clock; Beijing time where the file gives no offset. */
const takenAtOf = (text: unknown, offset: unknown): EpochMs | undefined => {
  const m = typeof text === 'string' ? /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/.exec(text) : null
  if (m === null) return undefined
  const zone = typeof offset === 'string' ? /^([+-])(\d{2}):(\d{2})/.exec(offset) : null
  const minutes = zone === null ? beijingOffsetMinutes : (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]))
  const at = epochOfWallClock({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), hour: Number(m[4]), minute: Number(m[5]), second: Number(m[6]), ms: 0 }, minutes)
  return at.ok ? at.value : undefined
}

/** Orientation 1–8 as TIFF 6.0 numbers them: mirrored and turned, so that the stored picture stands as it was seen. */
export const uprightOf = (raster: Raster, orientation: number): Raster => {
  const turn = turns[orientation]
  if (turn === undefined) return raster
  const isSideways = orientation >= 5
  const width = isSideways ? raster.height : raster.width
  const height = isSideways ? raster.width : raster.height
  const from = new Uint32Array(raster.rgba.buffer.slice(raster.rgba.byteOffset, raster.rgba.byteOffset + raster.rgba.byteLength))
  const to = new Uint32Array(from.length)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) to[y * width + x] = from[turn(x, y, raster.width, raster.height)]!
  return { width, height, rgba: new Uint8Array(to.buffer) }
}

/** For each upright pixel, where it is stored. w and h are of the stored picture. */
const turns: Readonly<Record<number, (x: number, y: number, w: number, h: number) => number>> = {
  2: (x, y, w) => y * w + (w - 1 - x),
  3: (x, y, w, h) => (h - 1 - y) * w + (w - 1 - x),
  4: (x, y, w, h) => (h - 1 - y) * w + x,
  5: (x, y, w) => x * w + y,
  6: (x, y, w, h) => (h - 1 - x) * w + y,
  7: (x, y, w, h) => (h - 1 - x) * w + (w - 1 - y),
  8: (x, y, w) => x * w + (w - 1 - y),
}
