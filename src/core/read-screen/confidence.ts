import type { Confidence, ReadingMethod } from '../kernel/reading.ts'
import type { ScreenLine } from '../model/screen.ts'

/** What a stretch of a line is read as. Durations count as times. */
export type SpanKind = 'number' | 'time'
/** A stretch of `line.text`, by code points: from ≤ i < to. */
export type Span = { readonly kind: SpanKind; readonly line: ScreenLine; readonly from: number; readonly to: number }

export type SpanConfidence = {
  readonly confidence: Confidence
  readonly method: Extract<ReadingMethod, 'ocr' | 'two-readers'>
  /** The chance that the stretch is read right, by the curve in docs/ocr-confidence.md. */
  readonly chance: number
  /** What the other reader saw in the whole line, where it does not confirm this stretch. */
  readonly second?: string
}

/**
 * How far a number or a time read from a picture may be trusted. Two independent readers must agree on every digit before anything
 * is certain; a disagreement is doubtful however sure the first reader is. What the limits are worth is measured by test/bench/calibrate.ts.
 */
export const confidenceOfSpan = (span: Span): SpanConfidence => {
  const agrees = secondAgrees(span) && !hasLetterGrownOn(span)
  const chance = chanceOf(span.kind, leastConfidence(span), agrees ? (span.line.second?.confidence ?? 0) : undefined)
  const seen = span.line.second?.text
  return {
    confidence: !agrees ? 'doubtful' : chance >= certainFrom[span.kind] ? 'certain' : chance >= likelyFrom[span.kind] ? 'likely' : 'doubtful',
    method: agrees ? 'two-readers' : 'ocr',
    chance,
    ...(agrees || seen === undefined ? {} : { second: seen }),
  }
}

/** Where `raw` stands in the line's text; undefined: it does not stand there as it is. */
export const spanOf = (kind: SpanKind, line: ScreenLine, raw: string): Span | undefined => {
  const at = line.text.indexOf(raw)
  if (at < 0 || raw === '') return undefined
  const from = Array.from(line.text.slice(0, at)).length
  return { kind, line, from, to: from + Array.from(raw).length }
}

/** 'B2分钟前': a letter that digits are mistaken for, grown on to the stretch, is a digit in disguise. */
const hasLetterGrownOn = ({ line, from, to }: Span): boolean => {
  const letters = Array.from(line.text)
  return /[BDIOQSZbilogqz|]/.test(`${letters[from - 1] ?? ''}${letters[to] ?? ''}`)
}

type Weights = { readonly base: number; readonly first: number; readonly second: number; readonly alone: number }

// Steeper in the second reader than the fit of test/bench/calibrate.ts asks for: on the benchmark and its variants nothing wrong reaches a limit.
const weights: Readonly<Record<SpanKind, Weights>> = {
  number: { base: 0, first: 1, second: 3, alone: -3 },
  time: { base: 0, first: 1, second: 3, alone: -3 },
}
const certainFrom: Readonly<Record<SpanKind, number>> = { number: 0.97, time: 0.955 }
const likelyFrom: Readonly<Record<SpanKind, number>> = { number: 0.93, time: 0.935 }

/** Logistic in the first reader's least certain character and the second reader's own confidence. `undefined`: it does not agree. */
export const chanceOf = (kind: SpanKind, first: number, second: number | undefined): number => {
  const w = weights[kind]
  return 1 / (1 + Math.exp(-(w.base + w.first * logit(first) + (second === undefined ? w.alone : w.second * second))))
}

export const logit = (p: number): number => {
  const clipped = Math.min(0.9995, Math.max(0.0005, p))
  return Math.log(clipped / (1 - clipped))
}

/** The least certain character of the stretch, blanks aside. */
export const leastConfidence = ({ line, from, to }: Span): number => {
  const letters = Array.from(line.text)
  const seen = (line.characters ?? []).slice(from, to).filter((_, i) => letters[from + i]?.trim() !== '')
  return seen.length === 0 ? line.confidence : Math.min(...seen.map(({ confidence }) => confidence))
}

/** Does the second reader's line hold the same digits in the same order, with nothing grown on to them? */
export const secondAgrees = ({ kind, line, from, to }: Span): boolean => {
  if (line.second === undefined) return false
  const letters = Array.from(line.text)
  const value = essenceOf(kind, letters.slice(from, to).join(''))
  if (!/[\d*]/.test(value)) return sameWords(letters.slice(from, to).join(''), line.second.text)
  if (kind === 'time' && hasOtherDay(line.text, line.second.text)) return false
  const before = /\d$/.test(essenceOf(kind, letters.slice(0, from).join('')))
  const after = /^\d/.test(essenceOf(kind, letters.slice(to).join('')))
  return holds(essenceOf(kind, line.second.text), value, before, after)
}

/** What must agree: of a number its digits and masks, of a time its digits and the marks between them. */
const essenceOf = (kind: SpanKind, text: string): string => {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  return kind === 'number' ? plain.replaceAll(/[-()–—.]/g, '').replaceAll(/[^\d*+]/g, '·') : plain.replaceAll(/[^\d:/\-.]/g, '·').replaceAll(/·[-.]|[-.]·/g, '·')
}

const holds = (text: string, value: string, digitBefore: boolean, digitAfter: boolean): boolean => {
  const wanted = value.replaceAll(/^·+|·+$/g, '')
  if (wanted === '') return false
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const grownBefore = /\d/.test(text[at - 1] ?? '') && !digitBefore
    const grownAfter = /\d/.test(text[at + wanted.length] ?? '') && !digitAfter
    if (!grownBefore && !grownAfter) return true
  }
  return false
}

const dayWords = /昨天|前天|今天|星期[一二三四五六日天]|周[一二三四五六日天]|上午|下午|凌晨|晚上|中午|\d+月/g

/** The other reader sees 昨天 or 下午 where the first sees none: a lost character moves a call by a day or half a day. */
const hasOtherDay = (first: string, second: string): boolean => {
  const plain = first.normalize('NFKC').replaceAll(/\s/g, '')
  return (second.normalize('NFKC').replaceAll(/\s/g, '').match(dayWords) ?? []).some((word) => !plain.includes(word))
}

/** 昨天, 星期三: a time without digits is confirmed by its words. */
const sameWords = (value: string, second: string): boolean => second.normalize('NFKC').replaceAll(/\s/g, '').includes(value.normalize('NFKC').replaceAll(/\s/g, ''))
