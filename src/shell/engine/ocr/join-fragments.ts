import type { Box } from '../../../core/kernel/place.ts'
import type { ScreenLine } from '../../../core/model/screen.ts'
import { distance } from './colours.ts'

const digitsOnly = /^[\d\s()（）+\-–—*]+$/
const widestGap = 0.8
const sameHeight = 0.8
const sameInk = 60

/**
 * The detector now and then parts a number at its blanks: '151' and '6791 3116' are one number, and the second half alone would pass
 * for a landline. Neighbours of digits on one line, of one height and one colour, become one line again.
 */
export const joinFragments = (lines: readonly ScreenLine[]): readonly ScreenLine[] => {
  const joined = [...lines]
  for (let i = 0; i < joined.length; i += 1) {
    const next = joined.findIndex((other, k) => k !== i && follows(joined[i]!, other))
    if (next < 0) continue
    const whole = join(joined[i]!, joined[next]!)
    joined[i] = whole
    joined.splice(next, 1)
    const kept = joined.filter((other) => other === whole || !isInside(other.box, whole.box))
    joined.splice(0, joined.length, ...kept)
    i = joined.indexOf(whole) - 1
  }
  return joined
}

const follows = (left: ScreenLine, right: ScreenLine): boolean => {
  if (!digitsOnly.test(left.text) || !digitsOnly.test(right.text)) return false
  const heights = [left.box[3] - left.box[1], right.box[3] - right.box[1]] as const
  const gap = right.box[0] - left.box[2]
  const shared = Math.min(left.box[3], right.box[3]) - Math.max(left.box[1], right.box[1])
  return (
    right.box[0] > left.box[0] && gap < widestGap * Math.min(...heights) && gap > -0.5 * Math.min(...heights) && shared > 0.7 * Math.min(...heights) &&
    Math.min(...heights) > sameHeight * Math.max(...heights) && distance(left.ink, right.ink) < sameInk
  )
}

const join = (left: ScreenLine, right: ScreenLine): ScreenLine => {
  const blank = { confidence: 1, x: (left.box[2] + right.box[0]) / 2 }
  const text = `${left.text} ${right.text}`
  const whole = { ...left, text, box: around(left.box, right.box), confidence: Math.min(left.confidence, right.confidence) }
  return left.characters === undefined || right.characters === undefined ? whole : { ...whole, characters: [...left.characters, blank, ...right.characters] }
}

const around = (a: Box, b: Box): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
const isInside = (inner: Box, outer: Box): boolean => inner[0] >= outer[0] && inner[2] <= outer[2] && inner[1] >= outer[1] - 4 && inner[3] <= outer[3] + 4
