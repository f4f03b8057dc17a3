import { decode, encode } from 'jpeg-js'
import type { Box } from '../../src/core/kernel/place.ts'
import type { Raster } from '../../src/core/model/raster.ts'
import { mapped, ontoQuad, type Homography, type Point } from '../../src/shell/engine/ocr/homography.ts'
import { resample } from '../../src/shell/engine/ocr/resample.ts'

/** A picture and a way from its points to those of the picture it was made from. */
export type Variant = { readonly picture: Raster; readonly boxOf: (box: Box) => Box }
export type VariantName = 'q40-480' | 'q40-360' | 'tilt15' | 'tilt-8' | 'perspective' | 'blur' | 'dark' | 'photo'
export const variantNames: readonly VariantName[] = ['q40-480', 'q40-360', 'tilt15', 'tilt-8', 'perspective', 'blur', 'dark', 'photo']

/** What happens to screenshots on their way: forwarded small, photographed askew, from the side, out of focus, in the dark. */
export const variantOf = (name: VariantName, picture: Raster): Variant => {
  switch (name) {
    case 'q40-480':
      return forwarded(picture, 480)
    case 'q40-360':
      return forwarded(picture, 360)
    case 'tilt15':
      return seenThrough(picture, quadOfTilt(picture, 15))
    case 'tilt-8':
      return seenThrough(picture, quadOfTilt(picture, -8))
    case 'perspective':
      return seenThrough(picture, quadFromTheSide(picture))
    case 'blur':
      return same(noisy(shrunkAndBack(picture, 0.45), 6, 1, 0))
    case 'dark':
      return same(noisy(picture, 5, 0.3, 4))
    case 'photo': {
      const tilted = seenThrough(picture, quadFromTheSide(picture))
      return { ...tilted, picture: jpeg(noisy(moire(glare(tilted.picture)), 4, 0.9, 8), 80) }
    }
  }
}

const same = (picture: Raster): Variant => ({ picture, boxOf: (box) => box })

const sized = (picture: Raster, width: number, height: number): Raster => {
  const { values } = resample(picture, [0, 0, picture.width, picture.height], width, height)
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i += 1) for (let c = 0; c < 3; c += 1) rgba[i * 4 + c] = Math.round(values[c * width * height + i]!)
  return { width, height, rgba }
}

const jpeg = ({ width, height, rgba }: Raster, quality: number): Raster => {
  const back = decode(encode({ width, height, data: rgba }, quality).data, { useTArray: true, formatAsRGBA: true })
  return { width, height, rgba: back.data }
}

const forwarded = (picture: Raster, width: number): Variant => {
  const scale = width / picture.width
  const small = jpeg(sized(picture, width, Math.round(picture.height * scale)), 40)
  return { picture: small, boxOf: ([x0, y0, x1, y1]) => [x0 * scale, y0 * scale, x1 * scale, y1 * scale] }
}

const shrunkAndBack = (picture: Raster, scale: number): Raster =>
  sized(sized(picture, Math.round(picture.width * scale), Math.round(picture.height * scale)), picture.width, picture.height)

/** Numerical Recipes' quick generator: the same noise on every computer. */
const dice = (): (() => number) => {
  let state = 12_345
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const noisy = (picture: Raster, spread: number, gain: number, lift: number): Raster => {
  const roll = dice()
  const rgba = Uint8Array.from(picture.rgba, (value, i) => (i % 4 === 3 ? 255 : Math.max(0, Math.min(255, Math.round(value * gain + lift + (roll() + roll() + roll() - 1.5) * 2 * spread)))))
  return { ...picture, rgba }
}

type Quad = readonly [Point, Point, Point, Point]

/** Where the corners of the picture come to lie on a table. */
const quadOfTilt = ({ width, height }: Raster, degrees: number): Quad => {
  const a = (degrees * Math.PI) / 180
  const turn = ([x, y]: Point): Point => [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)]
  return moved([turn([0, 0]), turn([width, 0]), turn([width, height]), turn([0, height])])
}

const quadFromTheSide = ({ width, height }: Raster): Quad =>
  moved([[0.02 * width, 0.03 * height], [0.97 * width, 0], [1.02 * width, 0.98 * height], [-0.03 * width, 0.93 * height]])

const table = 80
const moved = (quad: Quad): Quad => {
  const left = Math.min(...quad.map(([x]) => x)) - table
  const top = Math.min(...quad.map(([, y]) => y)) - table
  const move = ([x, y]: Point): Point => [x - left, y - top]
  return [move(quad[0]), move(quad[1]), move(quad[2]), move(quad[3])]
}

const seenThrough = (picture: Raster, quad: Quad): Variant => {
  const width = Math.ceil(Math.max(...quad.map(([x]) => x))) + table
  const height = Math.ceil(Math.max(...quad.map(([, y]) => y))) + table
  const toPhoto = ontoQuad(picture.width, picture.height, quad)
  const toPicture = inverse(toPhoto)
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rgba.set(pixelAt(picture, mapped(toPicture, [x + 0.5, y + 0.5])), (y * width + x) * 4)
  return { picture: { width, height, rgba }, boxOf: (box) => boxAround(toPhoto, box) }
}

const wood = [112, 88, 66, 255] as const

const pixelAt = (picture: Raster, [px, py]: Point): readonly number[] => {
  if (px < 0 || py < 0 || px >= picture.width || py >= picture.height) return wood
  const x = Math.min(picture.width - 1.001, Math.max(0, px - 0.5))
  const y = Math.min(picture.height - 1.001, Math.max(0, py - 0.5))
  const at = (Math.floor(y) * picture.width + Math.floor(x)) * 4
  const fx = x % 1
  const fy = y % 1
  const value = (c: number): number => {
    const top = picture.rgba[at + c]! * (1 - fx) + picture.rgba[at + 4 + c]! * fx
    const bottom = picture.rgba[at + picture.width * 4 + c]! * (1 - fx) + picture.rgba[at + picture.width * 4 + 4 + c]! * fx
    return top * (1 - fy) + bottom * fy
  }
  return [value(0), value(1), value(2), 255]
}

const inverse = ([a, b, c, d, e, f, g, h, i]: Homography): Homography => [
  e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d,
]

const boxAround = (h: Homography, [x0, y0, x1, y1]: Box): Box => {
  const corners = [mapped(h, [x0, y0]), mapped(h, [x1, y0]), mapped(h, [x1, y1]), mapped(h, [x0, y1])]
  return [Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([x]) => x)), Math.max(...corners.map(([, y]) => y))]
}

/** Screen pixels against sensor pixels: stripes of slowly turning colour. */
const moire = (picture: Raster): Raster => {
  const rgba = Uint8Array.from(picture.rgba, (value, i) => {
    if (i % 4 === 3) return 255
    const x = (i >> 2) % picture.width
    const y = Math.floor((i >> 2) / picture.width)
    return Math.max(0, Math.min(255, value * (1 + 0.09 * Math.sin(x / 3.1 + y / 41 + (i % 4) * 2.1) * Math.sin(y / 2.7 + x / 67))))
  })
  return { ...picture, rgba }
}

/** A lamp in the glass. */
const glare = (picture: Raster): Raster => {
  const rgba = Uint8Array.from(picture.rgba, (value, i) => {
    if (i % 4 === 3) return 255
    const x = ((i >> 2) % picture.width) / picture.width
    const y = Math.floor((i >> 2) / picture.width) / picture.height
    return value + (255 - value) * 0.55 * Math.exp(-((x - 0.7) ** 2 + (y - 0.35) ** 2) / 0.02)
  })
  return { ...picture, rgba }
}
