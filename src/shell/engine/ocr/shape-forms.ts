import type { ScreenShape } from '../../../core/model/screen.ts'

/** Coverage 0–1 on a square grid, the shape's longer side filling it. */
export type Mask = Float32Array
export const grid = 20

type Stroke = readonly [x0: number, y0: number, x1: number, y1: number]
type Form = ScreenShape['form']

/** y grows downwards, as in pictures. Drawn after Material, iOS, MIUI, EMUI, ColorOS and Flyme icons. */
const upRight: readonly Stroke[] = [[0, 1, 1, 0], [0.35, 0, 1, 0], [1, 0, 1, 0.65]]
const bounceRight: readonly Stroke[] = [[0, 0.3, 0.42, 0.75], [0.42, 0.75, 1, 0.12], [0.66, 0.1, 1, 0.1], [1, 0.1, 1, 0.48]]
const straightUp: readonly Stroke[] = [[0.5, 1, 0.5, 0], [0.1, 0.4, 0.5, 0], [0.5, 0, 0.9, 0.4]]
const cross: readonly Stroke[] = [[0, 0, 1, 1], [1, 0, 0, 1]]
const handset: readonly Stroke[] = [
  [0.04, 0.03, 0.26, 0.03], [0.03, 0.03, 0.1, 0.42], [0.1, 0.42, 0.3, 0.7], [0.3, 0.7, 0.58, 0.9], [0.58, 0.9, 0.97, 0.97],
  [0.26, 0.03, 0.32, 0.28], [0.32, 0.28, 0.24, 0.4], [0.97, 0.97, 0.97, 0.74], [0.97, 0.74, 0.72, 0.68], [0.72, 0.68, 0.6, 0.76],
]
const hangUp: readonly Stroke[] = [[0, 0.55, 0.2, 0.35], [0.2, 0.35, 0.5, 0.28], [0.5, 0.28, 0.8, 0.35], [0.8, 0.35, 1, 0.55], [0, 0.55, 0.15, 0.7], [1, 0.55, 0.85, 0.7]]

const flipX = (strokes: readonly Stroke[]): readonly Stroke[] => strokes.map(([a, b, c, d]) => [1 - a, b, 1 - c, d])
const flipY = (strokes: readonly Stroke[]): readonly Stroke[] => strokes.map(([a, b, c, d]) => [a, 1 - b, c, 1 - d])

const drawings: readonly (readonly [Form, readonly Stroke[]])[] = [
  ['arrow-out', upRight], ['arrow-out', flipX(upRight)], ['arrow-out', straightUp],
  ['arrow-in', flipX(flipY(upRight))], ['arrow-in', flipY(upRight)], ['arrow-in', flipY(straightUp)],
  ['arrow-missed', bounceRight], ['arrow-missed', flipX(bounceRight)],
  ['blocked', cross], ['handset', handset], ['handset', hangUp],
]

/** Half the stroke as a share of the longer side: hairline icons to bold ones. */
const strokeWidths = [0.06, 0.1, 0.14] as const

type Template = { readonly form: Form; readonly mask: Mask }

/** Which drawing the mask resembles most, and how much (1: the same). Below the limit: unknown. */
export const formOf = (mask: Mask): { readonly form: Form; readonly confidence: number } => {
  const smooth = softened(mask)
  let best: { readonly form: Form; readonly confidence: number } = { form: 'unknown', confidence: 0 }
  for (const { form, mask: template } of templates()) {
    const confidence = resemblance(smooth, template)
    if (confidence > best.confidence) best = { form, confidence }
  }
  return best.confidence >= leastResemblance ? best : { form: 'unknown', confidence: 1 - best.confidence }
}

const leastResemblance = 0.88

let drawn: readonly Template[] | undefined
const templates = (): readonly Template[] => {
  drawn ??= drawings.flatMap(([form, strokes]) => strokeWidths.map((width) => ({ form, mask: softened(draw(strokes, width)) })))
  return drawn
}

/** Strokes with round ends, scaled so that stroke and all the longer side fills the grid. */
const draw = (strokes: readonly Stroke[], half: number): Mask => {
  const xs = strokes.flatMap(([a, , c]) => [a, c])
  const ys = strokes.flatMap(([, b, , d]) => [b, d])
  const left = Math.min(...xs) - half
  const top = Math.min(...ys) - half
  const width = Math.max(...xs) + half - left
  const height = Math.max(...ys) + half - top
  const longer = Math.max(width, height)
  const mask = new Float32Array(grid * grid)
  for (let y = 0; y < grid; y += 1) {
    for (let x = 0; x < grid; x += 1) {
      const px = left + ((x + 0.5) / grid) * longer - (longer - width) / 2
      const py = top + ((y + 0.5) / grid) * longer - (longer - height) / 2
      const gap = Math.min(...strokes.map((stroke) => distanceTo(stroke, px, py))) - half
      mask[y * grid + x] = Math.min(1, Math.max(0, 0.5 - (gap * grid) / longer))
    }
  }
  return mask
}

const distanceTo = ([x0, y0, x1, y1]: Stroke, x: number, y: number): number => {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
  return Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0))
}

/** A small blur, so that a stroke one cell off still resembles. */
const softened = (mask: Mask): Mask => {
  const out = new Float32Array(mask.length)
  for (let y = 0; y < grid; y += 1) {
    for (let x = 0; x < grid; x += 1) {
      let sum = 0
      for (let dy = -1; dy <= 1; dy += 1) for (let dx = -1; dx <= 1; dx += 1) sum += cellAt(mask, x + dx, y + dy) * (dx === 0 ? 2 : 1) * (dy === 0 ? 2 : 1)
      out[y * grid + x] = sum / 16
    }
  }
  return out
}

const cellAt = (mask: Mask, x: number, y: number): number => (x < 0 || y < 0 || x >= grid || y >= grid ? 0 : mask[y * grid + x]!)

const resemblance = (a: Mask, b: Mask): number => {
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i += 1) {
    ab += a[i]! * b[i]!
    aa += a[i]! * a[i]!
    bb += b[i]! * b[i]!
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}
