import type { AudioHead } from '../../../../core/import/format.ts'
import type { ReadAt } from './read-at.ts'

/** Seconds from 1904-01-01 to 1970-01-01, both UTC. */
const macEpoch = 2_082_844_800

/** ISO 14496-12: moov/mvhd has the time of making (UTC, seconds since 1904) and the length. moov stands at either end of the file. */
export const mp4Head = async (size: number, readAt: ReadAt): Promise<AudioHead | undefined> => {
  for (let at = 0; at + 8 <= size; ) {
    const box = await readAt(at, 16)
    const length = boxLength(box, size - at)
    if (length < 8) return undefined
    if (box.toString('latin1', 4, 8) === 'moov') return moovHead(await readAt(at, Math.min(length, mostOfMoov)))
    at += length
  }
  return undefined
}

/** Tracks and tags stand in moov, too; its long tables of samples are not looked through. */
const mostOfMoov = 1_048_576

const moovHead = (moov: Buffer): AudioHead | undefined => {
  const times = mvhdIn(moov)
  // hdlr: version and flags, 0, then the kind of the track. A cover picture is a tag, no track.
  const hasPicture = isTrackOf(moov, 'vide')
  const album = moov.includes(Buffer.from([0xa9, 0x61, 0x6c, 0x62]))
  if (times === undefined && !hasPicture && !album) return undefined
  return { ...times, ...(hasPicture ? { hasPicture } : {}), ...(album ? { album } : {}) }
}

const isTrackOf = (moov: Buffer, kind: string): boolean => {
  for (let at = moov.indexOf('hdlr', 0, 'latin1'); at !== -1; at = moov.indexOf('hdlr', at + 4, 'latin1')) if (moov.toString('latin1', at + 12, at + 16) === kind) return true
  return false
}

const boxLength = (box: Buffer, left: number): number => {
  const short = box.readUInt32BE(0)
  if (short === 1) return Number(box.readBigUInt64BE(8))
  return short === 0 ? left : short
}

const mvhdIn = (moov: Buffer): AudioHead | undefined => {
  const at = moov.indexOf('mvhd', 0, 'latin1')
  if (at === -1) return undefined
  const isLong = moov.readUInt8(at + 4) === 1
  const created = isLong ? Number(moov.readBigUInt64BE(at + 8)) : moov.readUInt32BE(at + 8)
  const scale = moov.readUInt32BE(at + (isLong ? 24 : 16))
  const length = isLong ? Number(moov.readBigUInt64BE(at + 28)) : moov.readUInt32BE(at + 20)
  return {
    ...(scale === 0 || length === 0 || length === 0xffff_ffff ? {} : { durationSeconds: length / scale }),
    // 0 is how a phone without a clock, or a cautious program, writes "not told".
    ...(created <= macEpoch ? {} : { createdAtMs: (created - macEpoch) * 1000 }),
  }
}
