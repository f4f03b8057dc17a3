import type { Raster } from '../../../core/model/raster.ts'
import { apply, type Matrix } from './matrix.ts'

/** An image and the matrix that lays the unit square (y upwards) where it stands on the page. */
export type PlacedPicture = { readonly image: Raster; readonly matrix: Matrix; readonly isMask: boolean }
type PageCanvas = { readonly raster: Raster; readonly scale: number }

const longestSide = 5_000

/** White, as many pixels to the point as the finest of its images has. */
export const blankPage = (width: number, height: number, pictures: readonly PlacedPicture[]): PageCanvas => {
  const finest = Math.max(1, ...pictures.flatMap(({ image, matrix: [a, b, c, d] }) => [image.width / Math.max(1, Math.hypot(a, b)), image.height / Math.max(1, Math.hypot(c, d))]))
  const scale = Math.min(finest, longestSide / Math.max(width, height))
  const size = [Math.round(width * scale), Math.round(height * scale)] as const
  return { raster: { width: size[0], height: size[1], rgba: new Uint8Array(size[0] * size[1] * 4).fill(255) }, scale }
}

/** Pixel by pixel from where it stands on the page back to the image: turned and mirrored scans come out upright. */
export const putPicture = ({ raster, scale }: PageCanvas, { image, matrix, isMask }: PlacedPicture): void => {
  const [a, b, c, d, e, f] = matrix
  const area = a * d - b * c
  if (Math.abs(area) < 1e-9) return
  const corners = ([[0, 0], [1, 0], [0, 1], [1, 1]] as const).map(([x, y]) => apply(matrix, x, y))
  const edge = (axis: 0 | 1, pick: (...values: readonly number[]) => number): number => pick(...corners.map((corner) => corner[axis] * scale))
  const [left, right] = [Math.max(0, Math.floor(edge(0, Math.min))), Math.min(raster.width, Math.ceil(edge(0, Math.max)))]
  const [top, bottom] = [Math.max(0, Math.floor(edge(1, Math.min))), Math.min(raster.height, Math.ceil(edge(1, Math.max)))]
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const px = (x + 0.5) / scale - e
      const py = (y + 0.5) / scale - f
      const u = Math.floor(((d * px - c * py) / area) * image.width)
      const v = Math.floor((1 - (a * py - b * px) / area) * image.height)
      if (u < 0 || v < 0 || u >= image.width || v >= image.height) continue
      const from = (v * image.width + u) * 4
      // What a mask does not paint stays as it was.
      if (!isMask || image.rgba[from] === 0) raster.rgba.set(image.rgba.subarray(from, from + 3), (y * raster.width + x) * 4)
    }
  }
}
