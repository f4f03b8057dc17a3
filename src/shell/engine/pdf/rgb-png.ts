import { crc32, deflateSync } from 'node:zlib'

/** An opaque 8-bit RGB PNG (PNG 1.2). Opaque on purpose: pdfkit splits an alpha channel in parallel and the bytes then differ from run to run. */
export const encodeRgbPng = (width: number, height: number, rgba: Uint8Array): Buffer => {
  const row = width * 3
  const raw = Buffer.alloc(height * (row + 1))
  for (let y = 0; y < height; y += 1) {
    let to = y * (row + 1)
    raw[to] = y === 0 ? 0 : 2
    to += 1
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4
      for (let c = 0; c < 3; c += 1) {
        const above = y === 0 ? 0 : rgba[from - width * 4 + c]!
        raw[to] = (rgba[from + c]! - above) & 0xff
        to += 1
      }
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  header[9] = 2
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(raw, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

const chunk = (type: string, data: Buffer): Buffer => {
  const out = Buffer.alloc(12 + data.length)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}
