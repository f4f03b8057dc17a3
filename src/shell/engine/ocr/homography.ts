import type { Raster } from '../../../core/model/raster.ts'

/** Row-major 3 × 3: where a point of one plane lies on another, perspective included. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]
export type Point = readonly [x: number, y: number]

export const mapped = (h: Homography, [x, y]: Point): Point => {
  const w = h[6] * x + h[7] * y + h[8]
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w]
}

/** The rectangle 0,0 – width,height onto four corners (left top, right top, right bottom, left bottom). Heckbert 1989. */
export const ontoQuad = (width: number, height: number, [p0, p1, p2, p3]: readonly [Point, Point, Point, Point]): Homography => {
  const dx1 = p1[0] - p2[0]
  const dx2 = p3[0] - p2[0]
  const dy1 = p1[1] - p2[1]
  const dy2 = p3[1] - p2[1]
  const sx = p0[0] - p1[0] + p2[0] - p3[0]
  const sy = p0[1] - p1[1] + p2[1] - p3[1]
  const d = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / d
  const k = (dx1 * sy - sx * dy1) / d
  return [
    (p1[0] - p0[0] + g * p1[0]) / width, (p3[0] - p0[0] + k * p3[0]) / height, p0[0],
    (p1[1] - p0[1] + g * p1[1]) / width, (p3[1] - p0[1] + k * p3[1]) / height, p0[1],
    g / width, k / height, 1,
  ]
}

/** The picture seen through a homography, bilinear; beyond its edges the edge pixel goes on. */
export const warped = (picture: Raster, width: number, height: number, toPicture: Homography): Raster => {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) blend(picture, mapped(toPicture, [x + 0.5, y + 0.5]), rgba, (y * width + x) * 4)
  }
  return { width, height, rgba }
}

const blend = (picture: Raster, [px, py]: Point, out: Uint8Array, at: number): void => {
  const x = Math.min(picture.width - 1.001, Math.max(0, px - 0.5))
  const y = Math.min(picture.height - 1.001, Math.max(0, py - 0.5))
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const fx = x - x0
  const fy = y - y0
  const p = (y0 * picture.width + x0) * 4
  const below = p + picture.width * 4
  const { rgba } = picture
  for (let c = 0; c < 3; c += 1) {
    const top = rgba[p + c]! * (1 - fx) + rgba[p + 4 + c]! * fx
    const bottom = rgba[below + c]! * (1 - fx) + rgba[below + 4 + c]! * fx
    out[at + c] = Math.round(top * (1 - fy) + bottom * fy)
  }
}
