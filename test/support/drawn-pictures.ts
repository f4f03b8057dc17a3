import type { Raster } from '../../src/core/model/raster.ts'

/** A picture whose every pixel differs from its neighbours: turns, mirrors and shifts all show. */
export const gradient = (width: number, height: number): Raster => {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rgba.set([(x * 255) / width, (y * 255) / height, (x + y) % 256], (y * width + x) * 4)
  return { width, height, rgba }
}

export const pixelOf = ({ rgba, width }: Raster, x: number, y: number): readonly number[] => Array.from(rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3))

/** Only the first bytes of a PNG that claims a size: nothing to decode behind them. */
export const pngClaiming = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(64)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
