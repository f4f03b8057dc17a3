/** A connected patch of a map: its bounds (right and bottom exclusive), how many cells, their mean value, and the angle of its long axis. */
export type Patch = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number; readonly cells: number; readonly mean: number; readonly axis: Axis }
/** Radians, clockwise as y grows downwards; `stretch` is how many times longer than thick. */
export type Axis = { readonly angle: number; readonly stretch: number }

/** Patches of cells at or above `threshold`, joined over eight neighbours. */
export const patchesOf = (values: Float32Array, width: number, height: number, threshold: number): readonly Patch[] => {
  const seen = new Uint8Array(width * height)
  const stack = new Int32Array(width * height)
  const patches: Patch[] = []
  for (let i = 0; i < seen.length; i += 1) if (seen[i] === 0 && values[i]! >= threshold) patches.push(flood(values, width, height, threshold, i, seen, stack))
  return patches
}

const flood = (values: Float32Array, width: number, height: number, threshold: number, start: number, seen: Uint8Array, stack: Int32Array): Patch => {
  let x0 = width, y0 = height, x1 = 0, y1 = 0, cells = 0, sum = 0, depth = 0
  let sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0
  stack[depth++] = start
  seen[start] = 1
  while (depth > 0) {
    const cell = stack[--depth]!
    const x = cell % width
    const y = (cell - x) / width
    cells += 1
    sum += values[cell]!
    sx += x
    sy += y
    sxx += x * x
    sxy += x * y
    syy += y * y
    if (x < x0) x0 = x
    if (x >= x1) x1 = x + 1
    if (y < y0) y0 = y
    if (y >= y1) y1 = y + 1
    for (let ny = Math.max(0, y - 1); ny <= y + 1 && ny < height; ny += 1) {
      for (let nx = Math.max(0, x - 1); nx <= x + 1 && nx < width; nx += 1) {
        const next = ny * width + nx
        if (seen[next] === 0 && values[next]! >= threshold) {
          seen[next] = 1
          stack[depth++] = next
        }
      }
    }
  }
  const axis = axisOf(sxx / cells - (sx / cells) ** 2, sxy / cells - (sx / cells) * (sy / cells), syy / cells - (sy / cells) ** 2)
  return { x0, y0, x1, y1, cells, mean: sum / cells, axis }
}

/** From the second moments of the cells. */
const axisOf = (xx: number, xy: number, yy: number): Axis => {
  const middle = (xx + yy) / 2
  const spread = Math.hypot((xx - yy) / 2, xy)
  return { angle: Math.atan2(2 * xy, xx - yy) / 2, stretch: Math.sqrt((middle + spread + 0.08) / Math.max(0.08, middle - spread + 0.08)) }
}
