import type { Direction } from '../model/observation.ts'
import { carrierPattern, placePattern, strongPlacePattern } from './lexicon/places.ts'
import { englishMarkPattern, markCountPattern, markPattern } from './lexicon/marks.ts'
import { billPrefix, directionByWord, directionPattern } from './lexicon/words.ts'

const sticky = (pattern: string, ignoresCase = false): RegExp => new RegExp(pattern, ignoresCase ? 'iy' : 'y')
const mark = sticky(markPattern)
const counted = sticky(markCountPattern)
const englishMark = sticky(englishMarkPattern, true)
const place = sticky(placePattern)
const strongPlace = sticky(strongPlacePattern)
const carrier = sticky(carrierPattern)
const strongCarrier = /中国(?:移动|联通|电信|广电)/y
const direction = sticky(directionPattern)
const sim = /(?:SIM\s?卡?\s?[12]|卡[12一二](?!\d)|[主副]卡|双卡[12])/iy

const prefix = new RegExp(`^${billPrefix}`)
const directionOfWord = (word: string): Direction => directionByWord[word] ?? directionByWord[word.replace(prefix, '')] ?? 'unknown'

const lengthOf = (pattern: RegExp, plain: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.exec(plain)?.[0].length ?? 0
}

/** '1081人标记为保险理财' at `at`: its length, 0 where none begins. Marks without a count are words like any other. */
export const matchMark = (plain: string, at: number): number => (lengthOf(counted, plain, at) > 0 ? lengthOf(mark, plain, at) : 0)

export type WordKind = 'label' | 'location' | 'carrier' | 'sim' | 'direction'
export type WordMatch = { readonly kind: WordKind; readonly length: number; readonly direction?: Direction }

/** Every word of the lexicons that starts at `at`, longest first. */
export const wordsAt = (plain: string, at: number): readonly WordMatch[] => {
  const found: WordMatch[] = []
  const add = (kind: WordKind, length: number): void => {
    if (length > 0) found.push({ kind, length })
  }
  add('label', lengthOf(mark, plain, at))
  add('label', lengthOf(englishMark, plain, at))
  add('location', lengthOf(place, plain, at))
  add('carrier', lengthOf(carrier, plain, at))
  add('sim', lengthOf(sim, plain, at))
  const length = lengthOf(direction, plain, at)
  if (length > 0) found.push({ kind: 'direction', length, direction: directionOfWord(plain.slice(at, at + length)) })
  return found.sort((a, b) => b.length - a.length)
}

/** A word so long that it may be cut from a name that touches it. */
export const isStrong = (word: WordMatch, plain: string, at: number): boolean =>
  word.kind === 'location' ? lengthOf(strongPlace, plain, at) > 0 : word.kind === 'carrier' ? lengthOf(strongCarrier, plain, at) > 0 : word.kind === 'direction' ? /^(?:呼入|呼出|拒接|未接)/.test(plain.slice(at)) && at === plain.search(/\S/) : word.kind === 'label' ? /\d/.test(plain.slice(at, at + word.length)) : false
