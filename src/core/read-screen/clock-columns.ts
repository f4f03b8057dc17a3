import { aboveness, besideness, columnsOf, heightOf, middleY, visualLines } from './geometry.ts'
import { secondsOfClock } from './duration-shape.ts'
import type { Scene } from './scene.ts'
import { isKind } from './fields.ts'
import { hasClock, hasDay, isClockOnly, type TimeParts } from './time-shape.ts'
import type { Token, TokenLine, TokenOf } from './token.ts'

type TimeToken = TokenOf<'time'>

/** '02:19' may be a clock or two minutes: where a row holds two such, the columns tell which is which. */
export const tellDurations = (scene: Scene): Scene => {
  const times = scene.lines.flatMap(({ tokens }) => tokens.filter(isKind('time')))
  const durations = new Set<Token>(durationColumns(times, scene).flat())
  if (durations.size === 0) return scene
  const lines = scene.lines.map((line): TokenLine => (line.tokens.some((t) => durations.has(t)) ? { ...line, tokens: line.tokens.map((t) => (t.kind === 'time' && durations.has(t) ? asDuration(t) : t)) } : line))
  return { ...scene, lines }
}

export const asDuration = (token: TimeToken): TokenOf<'duration'> => {
  const { hour = 0, minute = 0, second } = token.parts
  return { kind: 'duration', duration: { kind: 'talk', seconds: secondsOfClock(hour, minute, second) }, raw: token.raw, box: token.box, line: token.line, from: token.from, to: token.to }
}

const durationColumns = (times: readonly TimeToken[], scene: Scene): readonly (readonly TimeToken[])[] => {
  const columns = columnsOf(times)
  const impossible = columns.filter((column) => column.every(({ parts }) => isClockOnly(parts)) && column.some(({ parts }) => (parts.hour ?? 0) > 24))
  const stacked = columns.flatMap((column) => [shortClocksUnderDays(column)])
  const rivals = columns.filter((column) => column.filter(({ parts }) => hasClock(parts)).length > 0)
  if (rivals.length < 2) return [...impossible, ...stacked]
  const scored = rivals.map((column) => ({ column, score: durationScore(column, scene) }))
  const least = Math.min(...scored.map(({ score }) => score))
  const partners = scored.filter(({ score, column }) => (score > 0 || least <= hasDays) && score > least && sharesRows(column, times, scene.em))
  return [...new Set([...impossible, ...stacked, ...partners.map(({ column }) => column)])]
}

/** A list of messages left: '2026/11/20' over '0:08', '0:41', '1:05'. Clocks as short as these, nearly all in the hour after midnight, are lengths. */
const shortClocksUnderDays = (column: readonly TimeToken[]): readonly TimeToken[] => {
  const clocks = column.filter(({ parts }) => isClockOnly(parts) && parts.period === undefined)
  const isShort = clocks.length >= 2 && clocks.length < column.length && clocks.every(({ raw, parts }) => /^\d:/.test(raw) && parts.second === undefined)
  return isShort && clocks.filter(({ parts }) => parts.hour === 0).length >= clocks.length * 0.6 ? clocks : []
}

/** Do most of these stand in a row with another time? Alone in their rows they are the rows' own times. */
const sharesRows = (column: readonly TimeToken[], times: readonly TimeToken[], em: number): boolean =>
  column.filter((t) => times.some((other) => !column.includes(other) && Math.abs(middleY(other.box) - middleY(t.box)) < em * 2)).length >= column.length * 0.6

const headings = /时长|用时|响铃|duration|length/i

/** A column with days or 上午 in it holds the rows' times: a clock beside it can only be a duration. */
const hasDays = -10

const durationScore = (column: readonly TimeToken[], scene: Scene): number => {
  if (column.some(({ parts }) => hasDay(parts) || parts.period !== undefined)) return hasDays
  const parts = column.map((t) => t.parts)
  const share = (test: (p: TimeParts) => boolean): number => parts.filter(test).length / parts.length
  const top = Math.min(...column.map(({ box }) => box[1]))
  const isHeaded = scene.lines.some((line) => line.box[3] <= top + heightOf(line.box) && headings.test(line.plain) && column.some(({ box }) => aboveness(box, line.box) > 0.3))
  return (
    (isHeaded ? 6 : 0) +
    (share((p) => (p.hour ?? 0) > 24) > 0 ? 8 : 0) +
    (share((p) => p.hour === 0 && p.second !== undefined) >= 0.6 ? 3 : 0) +
    (share((p) => p.hour === 0) >= 0.3 ? 1 : 0) +
    (share((p) => (p.hour ?? 0) < 7) >= 0.7 ? 2 : 0) +
    (share((p) => (p.hour ?? 0) >= 8 && (p.hour ?? 0) <= 22) >= 0.8 ? -2 : 0)
  )
}

/**
 * Times said in two pieces — a day and a clock in two lines of one cell, or in two columns — become one anchor each. Only where it holds
 * for nearly all clocks of the picture: under a heading 今天 the clocks stay alone.
 */
export const joinDaysAndClocks = (times: readonly TimeToken[], em: number): readonly (readonly TimeToken[])[] => {
  const days = times.filter(({ parts }) => hasDay(parts) && !hasClock(parts))
  const clocks = times.filter(({ parts }) => isClockOnly(parts))
  const free = new Set(days)
  const partnerByClock = new Map<TimeToken, TimeToken>()
  for (const clock of clocks) {
    const partner = [...free].filter((day) => isPartner(day, clock, em)).sort((a, b) => Math.abs(middleY(a.box) - middleY(clock.box)) - Math.abs(middleY(b.box) - middleY(clock.box)))[0]
    if (partner === undefined) continue
    free.delete(partner)
    partnerByClock.set(clock, partner)
  }
  if (partnerByClock.size < clocks.length * 0.75) return times.map((t) => [t])
  const taken = new Set(partnerByClock.values())
  return times.filter((t) => !taken.has(t)).map((t) => (partnerByClock.has(t) ? [partnerByClock.get(t)!, t] : [t]))
}

const isPartner = (day: TimeToken, clock: TimeToken, em: number): boolean => {
  if (besideness(day.box, clock.box) > 0.5) return true
  const gap = Math.max(day.box[1], clock.box[1]) - Math.min(day.box[3], clock.box[3])
  const isSameSize = Math.abs(heightOf(day.box) - heightOf(clock.box)) < heightOf(day.box) * 0.25
  return gap < em * 0.55 && aboveness(day.box, clock.box) > 0.5 && (isSameSize || day.box[1] > clock.box[1])
}

/** A day alone on its line at the left edge or in the middle, dating what follows. */
export const isAloneOnLine = (token: TimeToken, scene: Scene): boolean => {
  const row = visualLines(scene.lines).find((line) => line.some((l) => l.tokens.includes(token)))
  const tokens = row?.flatMap((l) => l.tokens) ?? []
  return tokens.every((t) => t === token || t.kind === 'count' || (t.kind === 'text' && Array.from(t.raw).length <= 8))
}
