import type { AudioHead } from '../../../../core/import/format.ts'
import { aacSeconds, amrSeconds } from './frames.ts'
import { mp3Head } from './mp3.ts'
import { mp4Head } from './mp4.ts'
import type { ReadAt } from './read-at.ts'

/** Compressed speech of hours is a few megabytes; more than this is walked no further. */
const mostWalked = 67_108_864

/**
 * What a sound file says of itself in its own headers: how long it is, and when the program that wrote it says it was made. The sound itself is
 * never decoded. undefined: nothing is said, or the headers are damaged.
 */
export const readAudio = async (size: number, readAt: ReadAt): Promise<AudioHead | undefined> => {
  try {
    const head = await readAt(0, 65_536)
    if (head.toString('latin1', 4, 8) === 'ftyp') return await mp4Head(size, readAt)
    if (head.toString('latin1', 0, 5) === '#!AMR') return lasting(amrSeconds(await readAt(0, Math.min(size, mostWalked))))
    if (head.toString('latin1', 0, 4) === 'RIFF') return lasting(wavSeconds(head, size))
    if (head.toString('latin1', 0, 4) === 'OggS') return lasting(oggSeconds(head, await readAt(Math.max(0, size - 65_536), 65_536)))
    if (head.toString('latin1', 0, 4) === 'fLaC') return lasting(flacSeconds(head))
    if (head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0) return lasting(aacSeconds(await readAt(0, Math.min(size, mostWalked))))
    return await mp3Head(size, readAt)
  } catch {
    return undefined
  }
}

const lasting = (seconds: number | undefined): AudioHead | undefined => (seconds === undefined || !Number.isFinite(seconds) || seconds < 0 ? undefined : { durationSeconds: seconds })

/** RIFF: `fmt ` has the bytes of a second, `data` their number; a recorder that was cut off left 0 or 0xffffffff there. */
const wavSeconds = (bytes: Buffer, size: number): number | undefined => {
  let perSecond = 0
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4)
    const name = bytes.toString('latin1', at, at + 4)
    if (name === 'fmt ') perSecond = bytes.readUInt32LE(at + 16)
    if (name === 'data') return perSecond === 0 ? undefined : Math.min(length === 0 ? size : length, size - at - 8) / perSecond
    at += 8 + length + (length % 2)
  }
  return undefined
}

/** The last page's granule counts samples: of Opus always 48,000 a second, of Vorbis as its first header says. */
const oggSeconds = (head: Buffer, tail: Buffer): number | undefined => {
  const last = tail.lastIndexOf('OggS', undefined, 'latin1')
  if (last === -1 || last + 14 > tail.length) return undefined
  const granule = Number(tail.readBigUInt64LE(last + 6))
  const opus = head.indexOf('OpusHead', 0, 'latin1')
  if (opus !== -1) return (granule - head.readUInt16LE(opus + 10)) / 48_000
  const vorbis = head.indexOf('\u0001vorbis', 0, 'latin1')
  return vorbis === -1 ? undefined : granule / head.readUInt32LE(vorbis + 12)
}

const flacSeconds = (bytes: Buffer): number | undefined => {
  const rate = bytes.readUIntBE(18, 3) >> 4
  const samples = (bytes.readUInt8(21) & 15) * 2 ** 32 + bytes.readUInt32BE(22)
  return rate === 0 || samples === 0 ? undefined : samples / rate
}
