import type { AudioHead } from '../../../../core/import/format.ts'
import type { ReadAt } from './read-at.ts'

/** ID3v2 in front, then frames. A Xing, Info or VBRI table in the first frame counts them; without one the rate is taken to be constant. */
export const mp3Head = async (size: number, readAt: ReadAt): Promise<AudioHead | undefined> => {
  const start = await readAt(0, 65_536)
  const tagLength = start.toString('latin1', 0, 3) === 'ID3' ? 10 + syncSafe(start, 6) : 0
  const audio = await readAt(tagLength, 8192)
  const seconds = firstFrame(audio, size - tagLength)
  const dateText = tagLength === 0 ? undefined : recordedText(start.subarray(0, Math.min(tagLength, start.length)))
  const hasAlbum = start.subarray(0, Math.min(tagLength, start.length)).includes('TALB', 0, 'latin1')
  if (seconds === undefined && dateText === undefined && !hasAlbum) return undefined
  return { ...(hasAlbum ? { album: true as const } : {}), ...(seconds === undefined ? {} : { durationSeconds: seconds }), ...(dateText === undefined ? {} : { dateText }) }
}

const syncSafe = (bytes: Buffer, at: number): number => (bytes[at]! << 21) | (bytes[at + 1]! << 14) | (bytes[at + 2]! << 7) | bytes[at + 3]!

const bitRates = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const sampleRates = [44_100, 48_000, 32_000]

/** Layer III only: it is what phones record. */
const firstFrame = (bytes: Buffer, left: number): number | undefined => {
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (bytes[at] !== 0xff || (bytes[at + 1]! & 0xe6) !== 0xe2) continue
    const version = (bytes[at + 1]! >> 3) & 3
    const bitRate = (version === 3 ? bitRates.one : bitRates.two)[bytes[at + 2]! >> 4]
    const base = sampleRates[(bytes[at + 2]! >> 2) & 3]
    if (version === 1 || bitRate === undefined || bitRate === 0 || base === undefined) continue
    const rate = version === 3 ? base : version === 2 ? base / 2 : base / 4
    const frames = framesCounted(bytes.subarray(at, at + 200))
    return frames === undefined ? (left - at) / (bitRate * 125) : (frames * (version === 3 ? 1152 : 576)) / rate
  }
  return undefined
}

const framesCounted = (frame: Buffer): number | undefined => {
  const xing = Math.max(frame.indexOf('Xing', 0, 'latin1'), frame.indexOf('Info', 0, 'latin1'))
  if (xing !== -1 && xing + 12 <= frame.length && (frame.readUInt32BE(xing + 4) & 1) === 1) return frame.readUInt32BE(xing + 8)
  const vbri = frame.indexOf('VBRI', 0, 'latin1')
  return vbri === -1 || vbri + 18 > frame.length ? undefined : frame.readUInt32BE(vbri + 14)
}

/** TDRC (ID3v2.4) is "2026-03-02T13:13:40"; a year alone says too little. */
const recordedText = (tag: Buffer): string | undefined => {
  const at = tag.indexOf('TDRC', 0, 'latin1')
  if (at === -1 || at + 11 > tag.length) return undefined
  const text = tag.toString('latin1', at + 11, at + 10 + tag.readUInt32BE(at + 4)).replaceAll('\0', '').trim()
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? text.replace('T', ' ') : undefined
}
