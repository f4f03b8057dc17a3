import { isKind } from './fields.ts'
import { besideness } from './geometry.ts'
import { isChrome, isProse, type Scene } from './scene.ts'
import type { TokenLine } from './token.ts'

/**
 * Two lists side by side — cards of a tablet, a list beside one number's page — read as one would pair numbers with their neighbours'
 * times. Each side must hold numbers and times of its own, with an empty strip between; one pane: the scene itself.
 */
export const panesOf = (scene: Scene): readonly Scene[] => {
  const lines = scene.lines.filter((line) => !isChrome(line) && !isProse(line))
  const gutter = guttersOf(lines, scene).find((x) => isList(lines.filter((line) => line.box[2] <= x)) && isList(lines.filter((line) => line.box[0] >= x)))
  if (gutter === undefined) return [scene]
  return [{ ...scene, lines: scene.lines.filter((line) => line.box[0] < gutter) }, { ...scene, lines: scene.lines.filter((line) => line.box[0] >= gutter) }]
}

/** Where no line stands, top to bottom, with room for a list on either side. */
const guttersOf = (lines: readonly TokenLine[], { reading: { width }, em }: Scene): readonly number[] => {
  const gutters: number[] = []
  let reached = 0
  for (const { box } of [...lines].sort((a, b) => a.box[0] - b.box[0])) {
    if (reached > width * 0.12 && box[0] - reached > em && box[0] < width * 0.88) gutters.push((reached + box[0]) / 2)
    reached = Math.max(reached, box[2])
  }
  return gutters
}

/** Numbers one under another, each with a time near it that is not a list's column of times beside a number of the other side. */
const isList = (lines: readonly TokenLine[]): boolean => {
  const tokens = lines.flatMap((line) => line.tokens)
  const numbers = tokens.filter(isKind('number')).filter((t) => !t.isShort && !t.isHidden)
  const times = tokens.filter(isKind('time'))
  return numbers.length >= 2 && times.length >= 2 && numbers.every((a) => numbers.every((b) => a === b || besideness(a.box, b.box) < 0.3))
}
