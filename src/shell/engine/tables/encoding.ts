import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'gb18030'
export type EncodingGuess = { readonly encoding: Encoding; readonly bomLength: number; /** Characters that no encoding explains. */ readonly badCharacters: number }

/** UTF-8 or UTF-16 by mark, UTF-16 by its zero bytes, strict UTF-8, else GB18030; of two imperfect readings the one with fewer bad characters. */
export const guessEncoding = (sample: Buffer): EncodingGuess => {
  if (sample.length >= 3 && sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return guess('utf8', 3, sample)
  if (sample[0] === 0xff && sample[1] === 0xfe) return guess('utf16le', 2, sample)
  if (sample[0] === 0xfe && sample[1] === 0xff) return guess('utf16be', 2, sample)
  const wide = zeroBytes(sample)
  if (wide !== undefined) return guess(wide, 0, sample)
  const whole = sample.subarray(0, endOfWholeCharacters(sample))
  if (isUtf8(whole)) return { encoding: 'utf8', bomLength: 0, badCharacters: 0 }
  const gb = guess('gb18030', 0, whole)
  const { wellFormed, bad } = utf8Characters(whole)
  // GB18030 bytes hardly ever fall into UTF-8's pattern: many characters that do and a few that do not are damaged UTF-8.
  return bad <= gb.badCharacters || wellFormed >= bad * 3 ? guess('utf8', 0, whole) : gb
}

/** Characters of two bytes and more that keep UTF-8's pattern, and bytes that fit none. */
const utf8Characters = (bytes: Buffer): { readonly wellFormed: number; readonly bad: number } => {
  let wellFormed = 0
  let bad = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) continue
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0
    let follows = 0
    while (follows < more && ((bytes[at + follows + 1] ?? 0) & 0xc0) === 0x80) follows++
    if (more > 0 && follows === more) wellFormed++
    else bad++
    at += follows
  }
  return { wellFormed, bad }
}

const guess = (encoding: Encoding, bomLength: number, sample: Buffer): EncodingGuess => ({ encoding, bomLength, badCharacters: countBad(decodeAll(sample, encoding)) })

/** Half of the bytes of Latin text and digits in UTF-16 are zero; PowerShell's `>` may leave out the mark. */
const zeroBytes = (sample: Buffer): Encoding | undefined => {
  const length = Math.min(sample.length, 4096) & ~1
  if (length < 8) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (sample[i] === 0) even++
    if (sample[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.3 && even < pairs * 0.05) return 'utf16le'
  return even > pairs * 0.3 && odd < pairs * 0.05 ? 'utf16be' : undefined
}

/** A sample may end inside a character: that is no damage. */
const endOfWholeCharacters = (sample: Buffer): number => {
  for (let back = 1; back <= 3 && back <= sample.length; back++) {
    const byte = sample[sample.length - back]!
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? sample.length - back : sample.length
    }
    if (byte < 0x80) return sample.length
  }
  return sample.length
}

export const decodeAll = (bytes: Buffer, encoding: Encoding): string => textDecoder(encoding).write(bytes)

export const countBad = (text: string): number => {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}

export type TextDecoding = { readonly write: (bytes: Buffer) => string; readonly end: () => string }

/** Characters cut by a chunk's end are held back. */
export const textDecoder = (encoding: Encoding): TextDecoding => {
  const name = encoding === 'utf16be' ? 'utf16-be' : encoding === 'utf16le' ? 'utf16-le' : encoding
  const decoder = iconv.getDecoder(name, { stripBOM: false })
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' }
}
