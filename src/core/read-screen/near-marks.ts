import { fullMarks } from './lexicon/marks.ts'
import type { ScreenLine } from '../model/screen.ts'

/*
 * In a forwarded copy of 360 pixels a mark is eleven pixels high: '驿扰电话', '车龄推销'. One character off a known mark, and that character
 * one the recogniser was not sure of, it is that mark, in doubt: shown beside the picture for a person to say.
 */

const unsure = 0.9

/** The known mark that `text`, code points `from`… of the line, is surely meant to be; undefined: none, or more than one. */
export const nearMark = (text: string, line: ScreenLine, from: number): string | undefined => {
  const letters = Array.from(text)
  if (line.characters === undefined || letters.length < 4 || letters.length > 8) return undefined
  const most = letters.length >= 6 ? 2 : 1
  const near = fullMarks.filter((mark) => isNear(Array.from(mark), letters, line.characters!, from, most))
  return near.length === 1 ? near[0] : undefined
}

const isNear = (mark: readonly string[], letters: readonly string[], read: NonNullable<ScreenLine['characters']>, from: number, most: number): boolean => {
  if (mark.length !== letters.length) return false
  const wrong = letters.flatMap((letter, i) => (letter === mark[i] ? [] : [i]))
  return wrong.length > 0 && wrong.length <= most && wrong.every((i) => (read[from + i]?.confidence ?? 1) < unsure)
}
