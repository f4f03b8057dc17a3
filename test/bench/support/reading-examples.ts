import type { Box } from '../../../src/core/kernel/place.ts'
import type { ScreenLine } from '../../../src/core/model/screen.ts'
import { leastConfidence, secondAgrees, type Span, type SpanKind } from '../../../src/core/read-screen/confidence.ts'

/** One number or time of a picture with known truth, as it was read. */
export type Example = {
  readonly set: string
  readonly file: string
  readonly kind: SpanKind
  readonly truth: string
  readonly read: string
  readonly span: Span
  /** All words of the picture. */
  readonly words: string
  readonly isRight: boolean
  readonly first: number
  readonly agrees: boolean
  readonly secondConfidence: number
}

type TruthLine = { readonly text: string; readonly box: Box; readonly field: string | null }
type Truth = { readonly lines: readonly TruthLine[] }
type Answer = { readonly lines: readonly ScreenLine[] }

const fieldKinds: Readonly<Record<string, SpanKind>> = { number: 'number', time: 'time', duration: 'time' }

/** Every value of the truth that some line stands for; values no line stands for are counted as missing elsewhere. */
export const examplesOf = (set: string, file: string, truth: unknown, answer: unknown): readonly Example[] => {
  const words = (answer as Answer).lines.map(({ text }) => text).join('\n')
  return (truth as Truth).lines.flatMap((line) => {
    const kind = line.field === null ? undefined : fieldKinds[line.field]
    if (kind === undefined) return []
    const span = bestSpan(kind, line, (answer as Answer).lines)
    return span === undefined ? [] : [exampleOf(set, file, line.text, span, words)]
  })
}

const exampleOf = (set: string, file: string, truth: string, span: Span, words: string): Example => {
  const read = Array.from(span.line.text).slice(span.from, span.to).join('')
  return {
    set, file, kind: span.kind, truth, read, span, words,
    isRight: same(span.kind, read) === same(span.kind, truth),
    first: leastConfidence(span), agrees: secondAgrees(span), secondConfidence: span.line.second?.confidence ?? 0,
  }
}

const same = (kind: SpanKind, text: string): string => {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  return kind === 'number' ? plain.replaceAll(/\D/g, '').replace(/^86(?=1\d{10}$)/, '') : plain.replace(/^响铃/, '')
}

/** As the row engine would cut a line: numbers by digits and their separators without a count "(4)", times by their words and marks. */
const day = String.raw`(?:\d{2,4}年)?(?:\d{1,2}月\d{1,2}日|(?:20\d\d[-/.])?\d{1,2}[-/]\d{1,2}|昨天|前天|今天|星期.|周[一二三四五六日天])`
const clock = String.raw`(?:上午|下午|晚上|凌晨|中午|早上)?\s*\d{1,2}\s*[:：.]\s*\d{2}(?:[:：]\d{2})?`
const length = String.raw`(?:\d+\s*(?:小时|时))?\s*(?:\d+\s*分(?:钟)?)?\s*\d+\s*秒|\d+\s*分(?:钟)?(?!前)`
const patterns: Readonly<Record<SpanKind, RegExp>> = {
  number: /\+?[\d(][\d\s()\-–—.]{2,}?\d(?=\s*(?:[(（]\d{1,2}[)）]?)?\s*(?:[^\d\s()\-–—.]|$))/g,
  time: new RegExp(`${day}\\s*${clock}|${clock}|${day}|\\d+\\s*(?:分钟前|小时前)|${length}`, 'g'),
}

const bestSpan = (kind: SpanKind, truth: TruthLine, lines: readonly ScreenLine[]): Span | undefined => {
  const wanted = same(kind, truth.text)
  const spans = lines.filter((line) => overlaps(truth.box, line.box)).flatMap((line) => spansIn(kind, line))
  return spans.map((span) => ({ span, off: editDistance(wanted, same(kind, Array.from(span.line.text).slice(span.from, span.to).join(''))) }))
    .filter(({ off }) => off <= wanted.length / 2).sort((a, b) => a.off - b.off)[0]?.span
}

const spansIn = (kind: SpanKind, line: ScreenLine): readonly Span[] =>
  Array.from(line.text.matchAll(patterns[kind]), (match): Span => {
    const from = Array.from(line.text.slice(0, match.index)).length
    return { kind, line, from, to: from + Array.from(match[0]).length }
  })

const overlaps = ([x0, y0, x1, y1]: Box, [a, b, c, d]: Box): boolean => {
  const h = y1 - y0
  return Math.min(y1, d) - Math.max(y0, b) > 0.4 * Math.min(h, d - b) && Math.min(x1, c) - Math.max(x0, a) > -0.5 * h
}

const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
