/** Bytes of one 20 ms frame by its mode, header byte not counted: RFC 4867 §5.3, narrow band and wide band. 8–15 hold comfort noise or nothing. */
const narrow = [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0]
const wide = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0]

export const amrSeconds = (bytes: Buffer): number | undefined => {
  const isWide = bytes.toString('latin1', 0, 9) === '#!AMR-WB\n'
  const sizes = isWide ? wide : narrow
  let frames = 0
  for (let at = isWide ? 9 : 6; at < bytes.length; frames++) at += 1 + sizes[(bytes[at]! >> 3) & 15]!
  return frames === 0 ? undefined : frames / 50
}

const aacRates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350]

/** ADTS: every frame says its own length and holds 1024 samples. */
export const aacSeconds = (bytes: Buffer): number | undefined => {
  const rate = aacRates[((bytes[2] ?? 0) >> 2) & 15]
  let frames = 0
  for (let at = 0; at + 7 <= bytes.length && bytes[at] === 0xff; frames++) {
    const length = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5)
    if (length < 7) break
    at += length
  }
  return rate === undefined || frames === 0 ? undefined : (frames * 1024) / rate
}
