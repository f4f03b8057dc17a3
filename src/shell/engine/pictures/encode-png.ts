import { crc32, deflateSync } from 'node:zlib'
import type { Raster } from '../../../core/model/raster.ts'

/** PNG of red, green, blue without alpha and without any date or software name: the same pixels are always the same bytes. */
export const encodePng = ({ width, height, rgba }: Raster): Uint8Array => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const body = deflateSync(filteredRows(rgba, width, height), { level: 6 })
  return Buffer.concat([signature, chunkOf('IHDR', head), chunkOf('IDAT', body), chunkOf('IEND', Buffer.alloc(0))])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const chunkOf = (name: string, body: Buffer): Buffer => {
  const out = Buffer.alloc(body.length + 12)
  out.writeUInt32BE(body.length, 0)
  out.write(name, 4, 'latin1')
  out.set(body, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length)
  return out
}

/** Each row as the difference from the row above (filter 2): flat screens shrink to almost nothing. */
const filteredRows = (rgba: Uint8Array, width: number, height: number): Buffer => {
  const stride = width * 3 + 1
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    out[y * stride] = 2
    let at = y * stride + 1
    let from = y * width * 4
    const above = y === 0 ? -1 : from - width * 4
    for (let x = 0; x < width; x += 1, from += 4) {
      for (let c = 0; c < 3; c += 1) out[at++] = rgba[from + c]! - (above < 0 ? 0 : rgba[above + x * 4 + c]!)
    }
  }
  return out
}
