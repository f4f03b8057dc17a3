import type { Box } from '../kernel/place.ts'
import type { ScreenReading } from '../model/screen.ts'

type ToShown = NonNullable<ScreenReading['toShown']>

/** Rows are made in the straightened copy, where lines are level; places are told in the picture as shown. */
export const shownBoxOf = (reading: Pick<ScreenReading, 'toShown'>, box: Box): Box => (reading.toShown === undefined ? box : onShown(reading.toShown, box))

/** The upright box around where a box of the straightened copy lies. */
const onShown = (h: ToShown, [x0, y0, x1, y1]: Box): Box => {
  const corners = [shownPoint(h, x0, y0), shownPoint(h, x1, y0), shownPoint(h, x1, y1), shownPoint(h, x0, y1)]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

const shownPoint = (h: ToShown, x: number, y: number): readonly [number, number] => {
  const w = h[6] * x + h[7] * y + h[8]
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w]
}
