import type { TFunction } from 'i18next'
import type { ChartAsk, ChartPage } from '../../../app/queries/incident-chart.ts'
import { addDays, civilOf } from '../../../core/kernel/civil.ts'
import type { Tokens } from '../../theme/tokens.ts'

/* Where things stand in the pictures: days in sight, the two grids, the ticks. */

/** Days in sight. */
export type Span = NonNullable<ChartAsk['span']>
export const fullSpan = (page: Pick<ChartPage, 'days'>): Span => [0, Math.max(page.days, 14)]

const leastDays = 7

/** Closer or farther about the selected incident, or the middle. */
export const zoomed = (page: Pick<ChartPage, 'days'>, [from, to]: Span, factor: number, selectedDay: number | undefined): Span => {
  const width = Math.max(leastDays, Math.min(fullSpan(page)[1], (to - from) * factor))
  return within(page, selectedDay ?? (from + to) / 2, width)
}

/** Earlier or later by half of what is in sight. */
export const moved = (page: Pick<ChartPage, 'days'>, [from, to]: Span, by: -1 | 1): Span => within(page, (from + to) / 2 + (by * (to - from)) / 2, to - from)

/** The days of a bar, with some around it. */
export const about = (page: Pick<ChartPage, 'days'>, from: number, days: number): Span => within(page, from + days / 2, Math.max(leastDays, days))

const within = (page: Pick<ChartPage, 'days'>, middle: number, width: number): Span => {
  const [, end] = fullSpan(page)
  const start = Math.floor(Math.max(0, Math.min(end - width, middle - width / 2)))
  return [start, start + Math.ceil(width)]
}

export const left = 104
export const right = 8
export const above = { top: 34, height: 56 }
export const below = { top: 96, height: 112 }

export const axes = (page: ChartPage, span: Span, tokens: Tokens, most: number, t: TFunction): Readonly<Record<string, unknown>> => {
  const tick = { color: tokens['ink-3'], fontSize: 11, fontFamily: tokens['font-ui'] }
  const axis = { type: 'value' as const, min: span[0], max: span[1], axisLine: { lineStyle: { color: tokens.edge } }, splitLine: { show: false } }
  const bare = { type: 'value' as const, ...nameStyle(tokens), axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: tokens.rule } } }
  return {
    grid: [
      { left, right, ...above, outerBoundsMode: 'none' },
      { left, right, ...below, outerBoundsMode: 'none' },
    ],
    xAxis: [
      { ...axis, gridIndex: 0, axisLabel: { show: false }, axisTick: { show: false } },
      { ...axis, gridIndex: 1, position: 'bottom', interval: tickEvery(span), axisLabel: { ...tick, formatter: (at: number) => dayLabel(page, span, at, t) }, axisTick: { show: true } },
    ],
    yAxis: [
      { ...bare, gridIndex: 0, min: 0, max: most, interval: Math.ceil(most / 3), name: t(page.bins.length === 0 ? 'chart.per-day' : `chart.per-${String(page.bins[0]?.days ?? 1)}`), axisLabel: { ...tick, formatter: (n: number) => (n === 0 ? '' : String(n)) } },
      { ...bare, gridIndex: 1, min: page.hours[0], max: page.hours[1], inverse: true, interval: 4, name: t('chart.per-hour'), axisLabel: { ...tick, formatter: (hour: number) => t('chart.hour', { n: hour }) } },
    ],
  }
}

const nameStyle = (tokens: Tokens): Readonly<Record<string, unknown>> => ({ nameLocation: 'middle', nameRotate: 0, nameGap: 40, nameMoveOverlap: false, nameTextStyle: { color: tokens['ink-2'], fontSize: 12, fontFamily: tokens['font-ui'] } })

const tickEvery = ([from, to]: Span): number => {
  const days = to - from
  return days <= 21 ? 2 : days <= 120 ? 7 : days <= 400 ? 30 : 90
}

const dayLabel = (page: ChartPage, [from, to]: Span, at: number, t: TFunction): string => {
  if (!Number.isInteger(at)) return ''
  const { year, month, day } = civilOf(addDays(page.from, at))
  if (to - from > 400) return t('chart.year-month', { year, month })
  return at === 0 || day <= 7 ? t('chart.month-day', { month, day }) : String(day)
}
