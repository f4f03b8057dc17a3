/** What a picture says of itself in its first bytes, before anything is decoded. */
export type PictureHead = { readonly kind: PictureKind; readonly width: number; readonly height: number }
export type PictureKind = 'png' | 'jpeg' | 'webp' | 'heic' | 'bmp' | 'gif'

/** By content, never by name: phones and chats rename files. Size 0 × 0 where the head does not say (HEIC). */
export const pictureHeadOf = (bytes: Uint8Array): PictureHead | undefined => {
  for (const [kind, matches, sizeOf] of heads) {
    if (!matches(bytes)) continue
    const [width, height] = sizeOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return { kind, width, height }
  }
  return undefined
}

type Size = readonly [width: number, height: number]
type Head = readonly [PictureKind, (bytes: Uint8Array) => boolean, (view: DataView) => Size]

const latin1 = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'])

const fits = (view: DataView, bytes: number, size: () => Size): Size => (view.byteLength >= bytes ? size() : [0, 0])
const pngSize = (view: DataView): Size => fits(view, 24, () => [view.getUint32(16), view.getUint32(20)])
const gifSize = (view: DataView): Size => fits(view, 10, () => [view.getUint16(6, true), view.getUint16(8, true)])
const bmpSize = (view: DataView): Size => fits(view, 26, () => [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))])

/** Walks the segments to the frame header (SOF0–SOF15 without the tables among them). */
const jpegSize = (view: DataView): Size => {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return [0, 0]
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return [view.getUint16(at + 7), view.getUint16(at + 5)]
    at += 2 + view.getUint16(at + 2)
  }
  return [0, 0]
}

const webpSize = (view: DataView): Size => fits(view, 30, () => {
  const chunk = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15))
  if (chunk === 'VP8X') return [1 + uint24(view, 24), 1 + uint24(view, 27)]
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true)
    return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)]
  }
  return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
})

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

const heads: readonly Head[] = [
  ['png', (b) => latin1(b, 0, 8) === '\x89PNG\r\n\x1a\n', pngSize],
  ['jpeg', (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff, jpegSize],
  ['webp', (b) => latin1(b, 0, 4) === 'RIFF' && latin1(b, 8, 12) === 'WEBP', webpSize],
  ['gif', (b) => /^GIF8[79]a$/.test(latin1(b, 0, 6)), gifSize],
  ['heic', (b) => latin1(b, 4, 8) === 'ftyp' && heicBrands.has(latin1(b, 8, 12)), () => [0, 0]],
  ['bmp', (b) => latin1(b, 0, 2) === 'BM' && b.length > 14, bmpSize],
]
