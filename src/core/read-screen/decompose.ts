import { isStrong, wordsAt, type WordMatch } from './match-words.ts'
import { englishDirections } from './lexicon/words.ts'
import type { Meaning, Piece } from './token.ts'

const apart = /[\s,·|/:;.~>\-_()&•]/

/**
 * A stretch without digits or shapes of its own: words of the lexicons end to end ('拒接辽宁沈阳中国广电'), or a text that may end or begin
 * with such words, or a text.
 */
export const decompose = (plain: string, from: number, to: number): readonly Piece[] => {
  const stretch = plain.slice(0, to)
  const english = englishDirection(stretch, from)
  if (english !== null) return [english]
  const whole = endToEnd(stretch, from, 0)
  if (whole !== null) return whole
  return endsWithWords(stretch, from) ?? beginsWithWords(stretch, from) ?? textPiece(stretch, from, to)
}

const englishDirection = (plain: string, from: number): Piece | null => {
  const text = plain.slice(from).replace(/^[\s,·|(]+|[\s,·|)]+$/g, '')
  const hit = englishDirections.find(([pattern]) => pattern.test(text))
  return hit === undefined ? null : { meaning: { kind: 'direction', direction: hit[1] }, from: plain.indexOf(text, from), to: plain.indexOf(text, from) + text.length }
}

const meaningOf = (word: WordMatch): Meaning => (word.kind === 'direction' ? { kind: 'direction', direction: word.direction ?? 'unknown' } : { kind: word.kind })

/** All of it, or null. Tries the longest word first and comes back where the rest does not fit. */
const endToEnd = (plain: string, from: number, depth: number): readonly Piece[] | null => {
  let at = from
  while (at < plain.length && apart.test(plain[at]!)) at++
  if (at >= plain.length) return []
  if (depth > 8) return null
  for (const word of wordsAt(plain, at)) {
    const rest = endToEnd(plain, at + word.length, depth + 1)
    if (rest !== null) return [{ meaning: meaningOf(word), from: at, to: at + word.length }, ...rest]
  }
  return null
}

/** '张三江苏南京', '响一声 江苏': a text, then words. Without a space between, only words too long to be part of a name. */
const endsWithWords = (plain: string, from: number): readonly Piece[] | null => {
  for (let at = from + 1; at < plain.length; at++) {
    const isApart = /[\s|·,]/.test(plain[at - 1]!)
    const words = wordsAt(plain, at)
    const first = words.find((word) => isApart || isStrong(word, plain, at))
    if (first === undefined) continue
    const rest = endToEnd(plain, at, 0)
    if (rest !== null && rest.length > 0) return [...textPiece(plain, from, at), ...rest]
  }
  return null
}

const beginsWithWords = (plain: string, from: number): readonly Piece[] | null => {
  let at = from
  while (at < plain.length && apart.test(plain[at]!)) at++
  const word = wordsAt(plain, at)[0]
  if (word === undefined) return null
  const end = at + word.length
  const isApart = end < plain.length && /[\s|·,]/.test(plain[end]!)
  if (!isApart && !isStrong(word, plain, at)) return null
  return [{ meaning: meaningOf(word), from: at, to: end }, ...decompose(plain, end, plain.length)]
}

const edge = /[\s,·|/:;~>_&•<]/
const textPiece = (plain: string, from: number, to: number): readonly Piece[] => {
  let a = from
  let b = to
  while (a < b && edge.test(plain[a]!)) a++
  while (b > a && edge.test(plain[b - 1]!)) b--
  if (plain[b - 1] === '(') b--
  const text = plain.slice(a, b)
  return /[\p{L}\p{N}]/u.test(text) ? [{ meaning: { kind: 'text' }, from: a, to: b }] : []
}
