import type { Raster } from '../../../core/model/raster.ts'
import type { DetectedLine } from './detect.ts'
import { ontoQuad, warped, type Homography, type Point } from './homography.ts'

/** A straightened copy, and where its points lie on the picture as shown. */
export type Straightened = { readonly picture: Raster; readonly toShown: Homography }

/** A screenshot's long lines are level to half a degree, as the net sees them; a photo's are not. */
const levelRadians = 0.016
/** With few lines to go by, only a lean nobody could overlook. */
const plainRadians = 0.03
const manyLines = 6
/** Slope at the top against slope at the bottom. */
const levelDifference = 0.03
/** An incoming-call screen has no more, */
const fewestLines = 2
/** or the net sees its large letters as one leaning line: this long, of the width, and leaning this far, it is enough. */
const longAlone = 0.35
const leanAlone = 0.08
const fewestForPerspective = 6
/** Below this share of lines near the common angle, nothing is common. */
const leastShare = 0.6
const marginOfHeight = 1.5

type Lean = { readonly x: number; readonly y: number; readonly slope: number; readonly weight: number }

/**
 * A photo of a screen, turned and seen from the side: the lines of text themselves say how. Their common angle is taken out first,
 * then the difference of slope between top and bottom, which is the perspective. undefined: the lines are level, nothing to do.
 */
export const straightened = (picture: Raster, lines: readonly DetectedLine[]): Straightened | undefined => {
  const angles = lines.flatMap(({ box, lean }) => (lean === undefined ? [] : Array.from({ length: weightOf(box) }, () => lean))).sort((a, b) => a - b)
  const angle = angles[Math.floor(angles.length / 2)]
  if (angle === undefined || !isEnough(picture, lines)) return undefined
  if (angles.filter((one) => Math.abs(one - angle) < 0.06).length < leastShare * angles.length) return undefined
  const centre: Point = [picture.width / 2, picture.height / 2]
  const leans = lines.flatMap((line) => leanIn(line, centre, angle))
  const slopes = fit(leans)
  const area = areaOf(lines, centre, angle)
  const isLevel = Math.abs(angle) < (leans.length < manyLines ? plainRadians : levelRadians) && Math.abs(slopes.at(area.top) - slopes.at(area.bottom)) < levelDifference
  if (isLevel) return undefined
  const width = Math.round(area.right - area.left)
  const height = Math.round(area.bottom - area.top)
  const onEdge = (x: number, y: number): Point => turned([x, y + slopes.at(y) * x], angle, centre)
  const toShown = ontoQuad(width, height, [onEdge(area.left, area.top), onEdge(area.right, area.top), onEdge(area.right, area.bottom), onEdge(area.left, area.bottom)])
  return { picture: warped(picture, width, height, toShown), toShown }
}

const isEnough = ({ width }: Raster, lines: readonly DetectedLine[]): boolean => {
  const leaning = lines.filter(({ lean }) => lean !== undefined)
  return leaning.length >= fewestLines || leaning.some(({ box, lean }) => box[2] - box[0] > width * longAlone && Math.abs(lean ?? 0) > leanAlone)
}

const weightOf = (box: DetectedLine['box']): number => Math.max(1, Math.round((box[2] - box[0]) / 50))

/** Into the frame turned by −angle about the centre. */
const unturned = ([x, y]: Point, angle: number, centre: Point): Point => {
  const dx = x - centre[0]
  const dy = y - centre[1]
  return [dx * Math.cos(angle) + dy * Math.sin(angle), dy * Math.cos(angle) - dx * Math.sin(angle)]
}
const turned = ([x, y]: Point, angle: number, centre: Point): Point => [centre[0] + x * Math.cos(angle) - y * Math.sin(angle), centre[1] + x * Math.sin(angle) + y * Math.cos(angle)]

const leanIn = ({ box, lean }: DetectedLine, centre: Point, angle: number): readonly Lean[] => {
  if (lean === undefined || Math.abs(lean - angle) > 0.2) return []
  const [x, y] = unturned([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], angle, centre)
  return [{ x, y, slope: Math.tan(lean - angle), weight: (box[2] - box[0]) ** 2 }]
}

/** slope = a + b·y by weighted least squares, twice: the second time without what the first leaves far off. */
const fit = (leans: readonly Lean[]): { readonly at: (y: number) => number } => {
  const first = line(leans)
  const near = leans.filter(({ y, slope }) => Math.abs(first(y) - slope) < 0.02)
  if (near.length < fewestForPerspective) return { at: () => 0 }
  return { at: line(near) }
}

const line = (leans: readonly Lean[]): ((y: number) => number) => {
  const total = leans.reduce((sum, { weight }) => sum + weight, 0) || 1
  const my = leans.reduce((sum, { y, weight }) => sum + y * weight, 0) / total
  const ms = leans.reduce((sum, { slope, weight }) => sum + slope * weight, 0) / total
  const syy = leans.reduce((sum, { y, weight }) => sum + weight * (y - my) ** 2, 0)
  const sys = leans.reduce((sum, { y, slope, weight }) => sum + weight * (y - my) * (slope - ms), 0)
  const b = syy < 1 ? 0 : sys / syy
  return (y) => ms + b * (y - my)
}

type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Everything written, with a margin for the icons beside it; the table the phone lies on is left out. */
const areaOf = (lines: readonly DetectedLine[], centre: Point, angle: number): Area => {
  const corners = lines.flatMap(({ box: [x0, y0, x1, y1], lean }) => {
    const half = (Math.abs(lean ?? angle) * (x1 - x0)) / 2
    const ends: readonly Point[] = angle > 0 ? [[x0, y0], [x0, y1 - half], [x1, y0 + half], [x1, y1]] : [[x0, y0 + half], [x0, y1], [x1, y0], [x1, y1 - half]]
    return ends.map((corner) => unturned(corner, angle, centre))
  })
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const heights = lines.map(({ box }) => box[3] - box[1]).sort((a, b) => a - b)
  const margin = (heights[Math.floor(heights.length / 4)] ?? 40) * marginOfHeight
  return { left: Math.min(...xs) - margin, top: Math.min(...ys) - margin, right: Math.max(...xs) + margin, bottom: Math.max(...ys) + margin }
}
