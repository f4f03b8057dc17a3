/** =E4=BD=A0 → bytes → UTF-8 text. Bytes that are no UTF-8 become U+FFFD, so that the reader sees the damage. */
export const decodeQuotedPrintable = (text: string): string => {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === '=' ? text.slice(i + 1, i + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16))
      i += 2
    } else bytes.push(...utf8BytesOf(text.codePointAt(i) ?? 0))
    if ((text.codePointAt(i) ?? 0) > 0xffff) i++
  }
  return utf8TextOf(bytes)
}

const utf8BytesOf = (code: number): readonly number[] => {
  if (code < 0x80) return [code]
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)]
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
}

/** Bytes that are no UTF-8 become U+FFFD. */
export const utf8TextOf = (bytes: readonly number[]): string => {
  let text = ''
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0
    const rest = bytes.slice(i + 1, i + length)
    if (length === 0 || rest.length !== Math.max(0, length - 1) || rest.some((b) => (b & 0xc0) !== 0x80)) {
      text += '\ufffd'
      i++
      continue
    }
    const code = length === 1 ? lead : rest.reduce((sum, b) => (sum << 6) | (b & 63), lead & (0xff >> (length + 1)))
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    i += length
  }
  return text
}
