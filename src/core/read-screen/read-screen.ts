import type { Issue } from '../kernel/issue.ts'
import type { EpochMs } from '../kernel/instant.ts'
import type { Confidence } from '../kernel/reading.ts'
import type { When } from '../kernel/when.ts'
import type { Answers } from '../model/reading-run.ts'
import type { ScreenReading } from '../model/screen.ts'
import { captureDayOf, type CaptureDay } from './capture-day.ts'
import { rowsAs, shapeOf } from './engine.ts'
import type { ScreenLayout } from './layout.ts'
import { rowsAsShown } from './rows-as-shown.ts'
import { screenLayouts } from './registry.ts'
import { momentOnDay, resolveTime, type PlacedTime } from './resolve-time.ts'
import { toScene, type Scene } from './scene.ts'
import type { ScreenRead, ScreenRow, Shown } from './screen-row.ts'

export type ScreenContext = {
  /** Only for "a time in the future". */
  readonly now: EpochMs
  readonly answers: Answers
}

/** What one picture says, row by row. A picture without calls has no rows, and that is no issue. */
export const readScreen = (reading: ScreenReading, context: ScreenContext): ScreenRead => {
  const scene = toScene(reading)
  const layout = layoutOf(scene)
  const found = rowsOf(scene, layout)
  const rows = hasEvidence(scene, layout, found) ? found : []
  const capture = captureDayOf(reading.capture, context.answers, scene.statusClock?.parts, momentOnDay)
  const timed = oddHoursDoubted(rows).map((row) => placeInTime(row, capture, context.now))
  const isCounted = timed.some(({ row }) => row.startedAt?.method === 'assumed')
  return {
    layout: rows.length === 0 ? null : (layout?.id ?? null),
    rows: rowsAsShown(timed.map(({ row }) => row), reading),
    issues: [...(rows.length > 0 && layout === undefined ? [{ code: 'unknown-screen-layout', severity: 'note', params: { rows: rows.length } } as const] : []), ...(isCounted && capture !== undefined ? [countedFrom(capture)] : []), ...timed.flatMap(({ issues }) => issues)],
  }
}

/** Which of its marks the picture's days were counted from. */
const countedFrom = ({ date, origin }: CaptureDay): Issue => ({ code: `day-from-${origin}`, severity: 'note', params: { day: date } })

const layoutOf = (scene: Scene): ScreenLayout | undefined => {
  const best = screenLayouts.map((layout) => ({ layout, score: layout.recognise(scene) })).sort((a, b) => b.score - a.score || (a.layout.id < b.layout.id ? -1 : 1))[0]
  return best !== undefined && best.score >= 0.5 ? best.layout : undefined
}

/** A layout that finds nothing leaves the picture to the row engine. */
const rowsOf = (scene: Scene, layout: ScreenLayout | undefined): readonly ScreenRow[] => {
  const asLayout = layout === undefined ? [] : rowsAs(layout.shape, scene)
  const rows = asLayout.length > 0 ? asLayout : rowsAs(shapeOf(scene), scene)
  const named = layout?.kind === undefined ? rows.map((row) => withoutText(layout === undefined ? redDoubted(row) : row)) : rows.map((row) => ({ ...row, kind: layout.kind! }))
  return layout?.refine === undefined ? named : layout.refine(named, scene)
}

/** Red means missed on the phones we know; on an unknown screen it may mean anything. */
const redDoubted = (row: ScreenRow): ScreenRow => (row.direction?.toldBy === 'colour' ? { ...row, direction: { ...row.direction, confidence: 'doubtful' } } : row)

/** Words beside a call are no message: they are kept as read. */
const withoutText = (row: ScreenRow): ScreenRow => {
  if (row.kind !== 'call' || row.text === undefined) return row
  const { text, ...rest } = row
  return { ...rest, unread: [...row.unread, text.raw] }
}

const callWords = /通话|来电|拦截|黑名单|未接|呼入|呼出|标记|骚扰|详单|blacklist|blocked|missed|recents|call/i
const surelyCalls = /未接|来电|拦截|黑名单|呼入|呼出|已接(?!单)|被叫|主叫|标记|骚扰|通话(?:记录|详情|时间|时长|类型|中)|blacklist|blocked|missed|recents|calls|call history/i
/** Orders, parcels and payments hold numbers and times as well. */
const otherBusiness = /订单|运单|收货|发货|物流|取件|实付|付款|退款|购物车|余额|套餐|保单|营业时间|车次|闹钟|备忘录/

/** Contacts, search results, orders hold names and numbers too: something must speak of calls, and the more so on a screen nobody knows. */
const hasEvidence = (scene: Scene, layout: ScreenLayout | undefined, rows: readonly ScreenRow[]): boolean => {
  if (surelyCalls.test(scene.words)) return true
  const speaks = rows.some((row) => row.kind !== 'call' || (row.duration !== undefined && row.number !== undefined) || row.direction?.toldBy === 'text' || row.direction?.toldBy === 'layout' || (row.label !== undefined && row.label.method !== 'assumed' && row.labelClass !== 'service'))
  if (layout !== undefined) return speaks || callWords.test(scene.words) || rows.some((row) => row.time !== undefined || row.label !== undefined)
  if (numbersInWords(scene)) return false
  if (speaks) return true
  return !otherBusiness.test(scene.words) && looksLikeCalls(scene, rows)
}

/** '电工小刘 159…', '物业 010…': notes. In a list of calls numbers begin their lines, or stand after a mark or a key. */
const numbersInWords = (scene: Scene): boolean => {
  const lines = scene.lines.filter(({ tokens }) => tokens.some((t) => t.kind === 'number' && !t.isShort))
  return lines.length > 0 && lines.filter(({ tokens }) => tokens[0]?.kind === 'text' && !/^(?:tel|phone|\+)/i.test(tokens[0].raw)).length > lines.length / 2
}

/** Names with times are alarms, trains, appointments as well; opening hours stand beside one number. */
const looksLikeCalls = (scene: Scene, rows: readonly ScreenRow[]): boolean =>
  rows.length > 1 ? callWords.test(scene.words) || rows.filter((row) => row.time !== undefined && row.number !== undefined).length > Math.max(1, rows.length / 2) : rows.some((row) => row.time !== undefined && (row.location !== undefined || row.carrier !== undefined))

/** '7:05' among '08:14' and '21:30': a digit may have been lost. */
const oddHoursDoubted = (rows: readonly ScreenRow[]): readonly ScreenRow[] => {
  const isShortHour = ({ time }: ScreenRow): boolean => time !== undefined && time.value.period === undefined && /(?<!\d)\d\s?[:：]\d{2}/.test(time.raw)
  const clocks = rows.filter(({ time }) => time?.value.hour !== undefined && time.value.period === undefined)
  const odd = clocks.filter(isShortHour)
  const isOdd = odd.length > 0 && odd.length <= clocks.length * 0.25 && clocks.some(({ time }) => /(?<!\d)0\d\s?[:：]/.test(time?.raw ?? '') || (time?.value.hour ?? 0) > 9)
  return isOdd ? rows.map((row) => (row.time !== undefined && isShortHour(row) ? { ...row, time: { ...row.time, confidence: 'doubtful' } } : row)) : rows
}

type Placed = { readonly row: ScreenRow; readonly issues: readonly Issue[] }

const placeInTime = (row: ScreenRow, capture: CaptureDay | undefined, now: EpochMs): Placed => {
  const shown = row.time ?? row.day
  if (shown === undefined) return { row, issues: row.kind === 'call' ? [issueAt(row, 'row-without-time', 'warn')] : [] }
  const resolved = resolveTime(shown.value, row.day?.value, capture)
  if (resolved.kind === 'needs-capture-date') return { row, issues: [issueAt(row, 'needs-capture-date', 'warn', { shown: shown.raw })] }
  if (resolved.kind === 'not-a-time') return { row, issues: [issueAt(row, 'screen-time-impossible', 'warn', { shown: shown.raw })] }
  const doubt = doubtOf(resolved, capture, now)
  const confidence = doubt === undefined ? placedConfidence(shown, row.day, resolved.isCounted, capture) : 'doubtful'
  const startedAt: Shown<When> = { ...shown, value: resolved.when, confidence, raw: row.day === undefined || row.day === shown ? shown.raw : `${row.day.raw} ${shown.raw}`, method: resolved.isCounted ? 'assumed' : shown.method }
  return { row: { ...row, startedAt }, issues: doubt === undefined ? [] : [issueAt(row, doubt, 'warn', { shown: shown.raw })] }
}

const doubtOf = ({ when, doubt, isCounted }: PlacedTime, capture: CaptureDay | undefined, now: EpochMs): string | undefined => {
  if (when.from > now) return 'screen-time-in-future'
  if (doubt !== undefined) return doubt === 'weekday' ? 'weekday-disagrees' : 'time-after-capture'
  return isCounted ? capture?.doubt : undefined
}

const weight: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, doubtful: 2 }
const weakest = (items: readonly Confidence[]): Confidence => items.reduce((a, b) => (weight[a] >= weight[b] ? a : b))

/** Counting from the user's own answer adds no doubt; counting from a file name or EXIF can at best be likely. */
const placedConfidence = (shown: Shown<unknown>, day: Shown<unknown> | undefined, isCounted: boolean, capture: CaptureDay | undefined): Confidence =>
  weakest([shown.confidence, ...(day === undefined ? [] : [day.confidence]), isCounted && capture?.origin !== 'user' ? 'likely' : 'certain'])

const issueAt = (row: ScreenRow, code: string, severity: Issue['severity'], params: Issue['params'] = {}): Issue => ({ code, severity, place: { row: row.ordinal, box: row.box }, params })
