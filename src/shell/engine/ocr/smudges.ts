import type { Raster } from '../../../core/model/raster.ts'
import type { ScreenLine } from '../../../core/model/screen.ts'

/** Fewer digits do not tell what is usual in their line. */
const fewestDigits = 5
/** Pixels between paper and ink: a fifth to four fifths of the way. */
const half = [0.2, 0.8] as const
/** Edges of letters alone make up to half more of them in one digit than in its neighbours; on the benchmark the most is 0.38. */
const smudgedBy = 0.42
const smudgedConfidence = 0.1

/**
 * An owner or an app wipes over digits before a picture is shown; both readers then guess what is under the smear. A digit drawn in
 * half-tones among sharp ones is marked as hardly seen, whatever the readers make of it.
 */
export const doubtSmudged = (picture: Raster, line: ScreenLine): ScreenLine => {
  const letters = Array.from(line.text)
  const places = line.characters
  const digits = letters.flatMap((letter, i) => (/[\d_?]/.test(letter) ? [i] : []))
  if (places?.length !== letters.length || digits.length < fewestDigits) return line
  const shares = digits.map((i) => halfTonesOf(picture, line, edgeBefore(line, i), edgeBefore(line, i + 1)))
  const usual = [...shares].sort((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0
  const smudged = new Set(digits.filter((_, k) => shares[k]! - usual > smudgedBy))
  if (smudged.size === 0) return line
  return { ...line, characters: places.map((place, i) => (smudged.has(i) ? { ...place, confidence: Math.min(place.confidence, smudgedConfidence) } : place)) }
}

const edgeBefore = ({ box, characters = [] }: ScreenLine, i: number): number => {
  const before = characters[i - 1]
  const after = characters[i]
  return before === undefined ? box[0] : after === undefined ? box[2] : (before.x + after.x) / 2
}

/** Share of half-tones among all that is not paper. */
const halfTonesOf = ({ width, height, rgba }: Raster, { box, ink, paper }: ScreenLine, left: number, right: number): number => {
  const span = Math.max(1, Math.abs(ink[0] - paper[0]), Math.abs(ink[1] - paper[1]), Math.abs(ink[2] - paper[2]))
  let between = 0
  let full = 0
  for (let y = Math.max(0, Math.round(box[1])); y < Math.min(height, Math.round(box[3])); y += 1) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, Math.ceil(right)); x += 1) {
      const at = (y * width + x) * 4
      const share = Math.max(Math.abs(rgba[at]! - paper[0]), Math.abs(rgba[at + 1]! - paper[1]), Math.abs(rgba[at + 2]! - paper[2])) / span
      if (share > half[1]) full += 1
      else if (share > half[0]) between += 1
    }
  }
  return between / Math.max(1, between + full)
}
