import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import type { ScreenLine } from '../../../core/model/screen.ts'
import { distance } from './colours.ts'

/** Digits, the letters digits are mistaken for, and the words of time and length around them. */
const relevant = /[\dA-Za-z|:：/.+*年月日分秒时昨前今天星期周上下午凌晨晚中]/
const leastSaving = 0.25

/**
 * The part of a line that is worth a second reading, from its first digit or word of time to its last: the place comes from where the
 * first reader saw characters, cut at the emptiest column nearby. Names and places beside it would cost as much again and prove nothing.
 */
export const relevantPart = (picture: Raster, line: ScreenLine): Box => {
  const letters = Array.from(line.text)
  const places = line.characters
  if (places?.length !== letters.length) return line.box
  const first = letters.findIndex((letter, i) => /\d/.test(letter) || (relevant.test(letter) && isBesideDigit(letters, i)))
  const last = letters.findLastIndex((letter, i) => /\d/.test(letter) || (relevant.test(letter) && isBesideDigit(letters, i)))
  if (first < 0 || !letters.some((letter) => /\d/.test(letter))) return line.box
  const [x0, y0, x1, y1] = line.box
  const left = first === 0 ? x0 : cutBetween(picture, line, first - 1, first)
  const right = last === letters.length - 1 ? x1 : cutBetween(picture, line, last, last + 1)
  return right - left > (1 - leastSaving) * (x1 - x0) || right - left < y1 - y0 ? line.box : [left, y0, right, y1]
}

/** Part of an unbroken run of relevant characters that reaches a digit, blanks allowed. */
const isBesideDigit = (letters: readonly string[], at: number): boolean => {
  for (const step of [-1, 1]) for (let i = at + step; i >= 0 && i < letters.length && (relevant.test(letters[i]!) || letters[i]!.trim() === ''); i += step) if (/\d/.test(letters[i]!)) return true
  return false
}

const widthOf = (letter: string): number => (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.55)

/** Between two characters by their widths, then the column with the least ink near there. */
const cutBetween = (picture: Raster, line: ScreenLine, left: number, right: number): number => {
  const letters = Array.from(line.text)
  const from = line.characters![left]!.x
  const to = line.characters![right]!.x
  const share = widthOf(letters[left]!) / (widthOf(letters[left]!) + widthOf(letters[right]!))
  const guess = from + (to - from) * share
  const reach = (line.box[3] - line.box[1]) * 0.25
  let best = Math.round(guess)
  let least = Infinity
  for (let x = Math.max(0, Math.floor(guess - reach)); x <= Math.min(picture.width - 1, guess + reach); x += 1) {
    const cost = inkInColumn(picture, line, x) + Math.abs(x - guess) / reach
    if (cost < least) {
      least = cost
      best = x
    }
  }
  return best
}

const inkInColumn = (picture: Raster, { box, ink, paper }: ScreenLine, x: number): number => {
  const enough = distance(ink, paper) * 0.3
  let count = 0
  for (let y = Math.ceil(box[1]); y < Math.floor(box[3]); y += 1) {
    const at = (y * picture.width + x) * 4
    if (Math.abs(picture.rgba[at]! - paper[0]) > enough || Math.abs(picture.rgba[at + 1]! - paper[1]) > enough || Math.abs(picture.rgba[at + 2]! - paper[2]) > enough) count += 1
  }
  return count
}
