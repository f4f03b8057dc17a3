import type { ScreenLine } from '../../../core/model/screen.ts'

type Repair = readonly [pattern: RegExp, by: string]

/** Confusions the recogniser makes again and again, where only one reading makes sense. Same length, so characters keep their places. */
const repairs: readonly Repair[] = [
  [/丨/g, '|'],
  [/(?<=\d\))[.·,](?=\d)/g, ' '],
  [/(?<=星期|周)[-—–─一ー]/g, '一'],
]

/** A number with one letter in it: no number has letters. The second reader, who knows only digits, must agree before anything is certain. */
const digitOfLetter: Readonly<Record<string, string>> = { q: '9', g: '9', O: '0', o: '0', D: '0', Q: '0', l: '1', I: '1', B: '8', S: '5', Z: '2', z: '2' }
const oneLetterAmongDigits = /^[\d\s()+\-*]*[qgOoDQlIBSZz][\d\s()+\-*]*$/

const withoutLetter = (text: string): string =>
  oneLetterAmongDigits.test(text) && text.replaceAll(/\D/g, '').length >= 4 ? text.replace(/[a-zA-Z]/, (letter) => digitOfLetter[letter] ?? letter) : text

/** Info buttons beside a row; as digits they would lengthen a time or a number. */
const trailingIcon = /(?<=.)\s*[①②③ⓘ◎⊙○〇®©]+\s*$/u

/** The line with its confusions repaired; what the recogniser answered stays in `asRead`. */
export const repaired = (line: ScreenLine): ScreenLine => {
  const text = withoutLetter(repairs.reduce((sofar, [pattern, by]) => sofar.replace(pattern, by), line.text).replace(trailingIcon, ''))
  if (text === line.text) return line
  const characters = line.characters?.slice(0, Array.from(text).length)
  return { ...line, text, asRead: line.text, ...(characters === undefined ? {} : { characters }) }
}
