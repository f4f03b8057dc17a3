import { utf8TextOf } from './quoted-printable.ts'

/*
 * NeXT's typedstream, as iOS and macOS keep a message's attributed text in sms.db (message.attributedBody, NSArchiver). Layout from the public
 * readers python-typedstream and imessage-exporter: a header (version 4, length 11, "streamtyped" little endian or "typedstream" big endian,
 * system version), then objects; the text is the first value of type "+" (bytes, UTF-8) behind the class name NSString or NSMutableString. Only that
 * text is wanted: formatting behind it is passed over.
 */

/** The text of an archived attributed string. undefined: this is no such archive, or it is cut. */
export const typedStreamText = (bytes: Uint8Array): string | undefined => {
  const isLittle = asciiAt(bytes, 2, 'streamtyped')
  if (bytes[1] !== 11 || (!isLittle && !asciiAt(bytes, 2, 'typedstream'))) return undefined
  const named = ['NSString', 'NSMutableString'].map((name) => endOf(bytes, name)).filter((at) => at !== -1)
  const start = bytesTypeAfter(bytes, Math.min(...named))
  const length = start === undefined ? undefined : numberAt(bytes, start, isLittle)
  if (length === undefined || length.value < 0 || length.end + length.value > bytes.length) return undefined
  return utf8TextOf([...bytes.subarray(length.end, length.end + length.value)])
}

const asciiAt = (bytes: Uint8Array, at: number, text: string): boolean => Array.from(text).every((c, i) => bytes[at + i] === c.charCodeAt(0))

const endOf = (bytes: Uint8Array, text: string): number => {
  for (let at = 0; at + text.length <= bytes.length; at++) if (asciiAt(bytes, at, text)) return at + text.length
  return -1
}

/** 0x84 announces a new type; its encoding is one character long: "+", counted bytes. */
const bytesTypeAfter = (bytes: Uint8Array, from: number): number | undefined => {
  for (let at = from; at + 3 < bytes.length; at++) if (bytes[at] === 0x84 && bytes[at + 1] === 1 && bytes[at + 2] === 0x2b) return at + 3
  return undefined
}

/** One byte; 0x81 says two follow, 0x82 four. */
const numberAt = (bytes: Uint8Array, at: number, isLittle: boolean): { readonly value: number; readonly end: number } | undefined => {
  const head = bytes[at]
  if (head === undefined) return undefined
  const width = head === 0x81 ? 2 : head === 0x82 ? 4 : 0
  if (width === 0) return { value: head, end: at + 1 }
  const digits = [...bytes.subarray(at + 1, at + 1 + width)]
  if (digits.length < width) return undefined
  return { value: (isLittle ? digits.toReversed() : digits).reduce((sum, byte) => sum * 256 + byte, 0), end: at + 1 + width }
}
