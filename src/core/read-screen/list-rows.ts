import type { ScreenShape } from '../model/screen.ts'
import { anchorOf, bandsOf, type Band } from './bands.ts'
import { isAloneOnLine, joinDaysAndClocks } from './clock-columns.ts'
import { isKind, toRow } from './fields.ts'
import { aboveness, besideness, middleY, unionOf } from './geometry.ts'
import { panesOf } from './panes.ts'
import { isChrome, isProse, type Scene } from './scene.ts'
import type { ScreenRow } from './screen-row.ts'
import { isDayOnly } from './time-shape.ts'
import { pairTitlesWithTimes, type Pair } from './titles.ts'
import type { Token, TokenLine, TokenOf } from './token.ts'

type TimeToken = TokenOf<'time'>

/** Rows of a list: each has a number or a name of its own, at a steady distance from its time. */
export const listRows = (scene: Scene): readonly ScreenRow[] => {
  const panes = panesOf(scene)
  return panes.length === 1 ? rowsOfList(scene) : panes.flatMap(rowsOfList).map((row, i) => ({ ...row, ordinal: i + 1 }))
}

const rowsOfList = (scene: Scene): readonly ScreenRow[] => {
  const times = scene.lines.filter((line) => !isProse(line)).flatMap(({ tokens }) => tokens.filter(isKind('time')))
  const groups = joinDaysAndClocks(times, scene.em)
  const pairs = pairTitlesWithTimes(scene, groups.map((group) => group.at(-1)!))
  const headings = pairs.flatMap(({ title, time }) => (title === undefined && time !== undefined && isDayOnly(time.parts) && time.parts.ago === undefined && isAloneOnLine(time, scene) ? [time] : []))
  const titled = pairs.filter(({ title }) => title !== undefined)
  // A time in the times' own column whose title could not be read is a row that wants looking at.
  const untitled = pairs.filter(({ title, time }) => title === undefined && time !== undefined && !headings.includes(time) && titled.length >= 2 && titled.some((row) => row.time !== undefined && aboveness(row.time.box, time.box) > 0.5) && besides(time, titled))
  const rows = [...titled, ...untitled].sort((a, b) => anchorTop(a) - anchorTop(b))
  return cutRows(scene, rows, headings)
}

const besides = (time: TimeToken, titled: readonly Pair[]): boolean => titled.some(({ time: other }) => other !== undefined && other.box[1] > time.box[3]) && titled.every(({ title, time: other }) => [title, other].every((t) => t === undefined || besideness(t.box, time.box) < 0.3))

/** A coloured card holds only what stands on its colour. */
const onCardOf = (title: Token | undefined) => (token: Token): boolean => {
  const paper = title?.line.paper
  if (paper === undefined || Math.max(...paper) - Math.min(...paper) < 70) return true
  return token.line.paper.every((value, i) => Math.abs(value - paper[i]!) < 40)
}

const anchorTop = ({ title, time }: Pair): number => anchorOf([title?.box, time?.box])[1]

const cutRows = (scene: Scene, rows: readonly Pair[], headings: readonly TimeToken[]): readonly ScreenRow[] => {
  const boxes = [...rows.map(({ title, time }) => anchorOf([title?.box, time?.box])), ...headings.map(({ box }) => box)].sort((a, b) => a[1] - b[1])
  const bands = bandsOf(boxes, scene.lines.filter((line) => !isChrome(line) || hasValue(line)), scene.reading.height, scene.em)
  return rows.map((pair, i) => {
    const anchor = anchorOf([pair.title?.box, pair.time?.box])
    const band = bands[boxes.findIndex((box) => box[1] === anchor[1])]!
    const day = headings.filter(({ box }) => box[1] < anchor[1]).at(-1)
    const row = toRow({ tokens: tokensIn(scene, band).filter(onCardOf(pair.title)), shapes: shapesIn(scene, band), keepsText: true, ...(pair.title === undefined ? {} : { title: pair.title }), ...(day === undefined ? {} : { day }) }, i + 1)
    const text = proseIn(scene, band)
    return text === undefined ? row : { ...row, text }
  })
}

export const hasValue = (line: TokenLine): boolean => line.tokens.some(({ kind }) => kind !== 'text' && kind !== 'key')

export const tokensIn = (scene: Scene, band: Band): readonly Token[] =>
  scene.lines.filter((line) => !isChrome(line) || hasValue(line)).flatMap((line) => (isProse(line) && !line.tokens.some(({ kind }) => kind === 'label') ? [] : line.tokens)).filter(({ box }) => middleY(box) >= band.top && middleY(box) < band.bottom)

/** The first words of a message under its sender. */
const proseIn = (scene: Scene, band: Band): ScreenRow['text'] => {
  const lines = scene.lines.filter((line) => isProse(line) && !line.tokens.some(({ kind }) => kind === 'label') && middleY(line.box) >= band.top && middleY(line.box) < band.bottom)
  if (lines.length === 0) return undefined
  const raw = lines.map(({ line }) => line.text).join('')
  return { value: raw, raw, confidence: 'likely', method: 'ocr', box: unionOf(lines.map(({ box }) => box)) }
}

export const shapesIn = (scene: Scene, band: Band): readonly ScreenShape[] => scene.reading.shapes.filter(({ box }) => middleY(box) >= band.top && middleY(box) < band.bottom)
