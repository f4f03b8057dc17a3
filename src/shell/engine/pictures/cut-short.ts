import type { PictureKind } from './sniff.ts'

/** Did a download or a copy stop before the end? By each format's own end mark or stated length. */
export const isCutShort = (kind: PictureKind, bytes: Uint8Array): boolean => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (kind) {
    case 'png':
      return buffer.lastIndexOf('IEND', undefined, 'latin1') < 0
    case 'jpeg':
      return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0
    case 'gif':
      return buffer.at(-1) !== 0x3b && buffer.lastIndexOf(0x3b) < buffer.length - 16
    case 'webp':
      return buffer.length < buffer.readUInt32LE(4) + 8
    case 'bmp':
      return buffer.readUInt32LE(2) > buffer.length
    case 'heic':
      return heicIsCutShort(buffer)
  }
}

/** ISO boxes follow each other, each saying its length; 0 means to the end. */
const heicIsCutShort = (buffer: Buffer): boolean => {
  let at = 0
  while (at + 16 <= buffer.length) {
    const size = buffer.readUInt32BE(at)
    if (size === 0) return false
    at += size === 1 ? Number(buffer.readBigUInt64BE(at + 8)) : Math.max(8, size)
  }
  return at > buffer.length
}
