import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams, CustomSeriesRenderItemReturn } from 'echarts'
import type { EChartsCoreOption } from 'echarts/core'
import type { TFunction } from 'i18next'
import type { ChartFlag, ChartPage, MarkState } from '../../../app/queries/incident-chart.ts'
import { addDays, civilOf } from '../../../core/kernel/civil.ts'
import type { IncidentId } from '../../../core/model/ids.ts'
import type { Tokens } from '../../theme/tokens.ts'

/** Days in sight. */
export type Span = readonly [from: number, to: number]
export const fullSpan = (page: ChartPage): Span => [0, Math.max(page.days, 14)]

const leastDays = 7

/** Closer or farther about the selected incident, or the middle. */
export const zoomed = (page: ChartPage, [from, to]: Span, factor: number, selected: IncidentId | undefined): Span => {
  const [, end] = fullSpan(page)
  const width = Math.max(leastDays, Math.min(end, (to - from) * factor))
  const about = page.units.find((u) => u.id === selected)?.day ?? (from + to) / 2
  const start = Math.max(0, Math.min(end - width, about - width / 2))
  return [start, start + width]
}

const states: readonly MarkState[] = ['before', 'after', 'uncounted']
const left = 92
const above = { top: 34, height: 56 }
const below = { top: 96, height: 112 }
const firstHour = 6
const lastHour = 22

export const chartOption = (page: ChartPage, span: Span, tokens: Tokens, selected: IncidentId | undefined, t: TFunction): EChartsCoreOption => {
  const tick = { color: tokens['ink-3'], fontSize: 11, fontFamily: tokens['font-ui'] }
  const most = Math.max(3, page.mostPerDay)
  const day = page.units.find((u) => u.id === selected)?.day
  const axis = { type: 'value' as const, min: span[0], max: span[1] }
  const shown = { ...axis, position: 'bottom' as const, interval: tickEvery(span), axisLabel: { ...tick, formatter: (at: number) => dayLabel(page, at, t) }, axisLine: { lineStyle: { color: tokens.edge } }, axisTick: { show: true }, splitLine: { show: false } }
  const hidden = { ...axis, axisLabel: { show: false }, axisTick: { show: false }, axisLine: { lineStyle: { color: tokens.edge } }, splitLine: { show: false } }
  return {
    animation: false,
    textStyle: { fontFamily: tokens['font-ui'] },
    aria: { enabled: false },
    grid: [
      { left, right: 8, ...above },
      { left, right: 8, ...below },
    ],
    xAxis: [
      { ...hidden, gridIndex: 0 },
      { ...shown, gridIndex: 1 },
    ],
    yAxis: [
      { type: 'value', gridIndex: 0, min: 0, max: most, interval: Math.ceil(most / 3), name: t('chart.per-day'), ...nameStyle(tokens), axisLabel: tick, axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: tokens.rule } } },
      { type: 'value', gridIndex: 1, min: firstHour, max: lastHour, inverse: true, interval: 4, name: t('chart.per-hour'), ...nameStyle(tokens), axisLabel: { ...tick, formatter: (hour: number) => t('chart.hour', { n: hour }) }, axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: tokens.rule } } },
    ],
    series: [
      ...(day === undefined ? [] : [{ type: 'custom', silent: true, xAxisIndex: 0, yAxisIndex: 0, data: [[day, 0]], renderItem: (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => dayBand(api, tokens) }]),
      { type: 'custom', xAxisIndex: 0, yAxisIndex: 0, data: page.units.map((u) => [u.day, u.nth, states.indexOf(u.state), 0, u.id]), renderItem: square(tokens, 0, most) },
      { type: 'custom', xAxisIndex: 0, yAxisIndex: 0, silent: true, data: page.bins.map((b) => [b.from, b.before, b.after, b.uncounted, b.days]), renderItem: binBar(tokens, page) },
      { type: 'custom', xAxisIndex: 1, yAxisIndex: 1, data: page.units.flatMap((u) => (u.hour === undefined ? [] : [[u.day, Math.max(firstHour, Math.min(lastHour - 1, u.hour)), states.indexOf(u.state), 1, u.id]])), renderItem: square(tokens, 1, most) },
      { type: 'custom', xAxisIndex: 0, yAxisIndex: 0, silent: true, clip: false, data: page.flags.map((f, i) => [f.day, i]), renderItem: flagLine(page.flags, span, tokens, t) },
    ],
  }
}

const nameStyle = (tokens: Tokens): Readonly<Record<string, unknown>> => ({ nameLocation: 'middle', nameRotate: 0, nameGap: 62, nameTextStyle: { color: tokens['ink-2'], fontSize: 12, fontFamily: tokens['font-ui'] } })

const tickEvery = ([from, to]: Span): number => {
  const days = to - from
  return days <= 21 ? 2 : days <= 120 ? 7 : days <= 400 ? 30 : 90
}

const dayLabel = (page: ChartPage, at: number, t: TFunction): string => {
  if (!Number.isInteger(at)) return ''
  const { month, day } = civilOf(addDays(page.from, at))
  return at === 0 || day <= 7 ? t('chart.month-day', { month, day }) : String(day)
}

type Render = (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => CustomSeriesRenderItemReturn

/** The squares' own colours: hollow before, solid after, dashed and hollow where not counted. */
const styleOf = (state: MarkState, tokens: Tokens): Readonly<Record<string, unknown>> => {
  if (state === 'after') return { fill: tokens.refusal, stroke: tokens.refusal, lineWidth: 1 }
  return { fill: tokens.surface, stroke: tokens['ink-2'], lineWidth: 1.2, ...(state === 'uncounted' ? { lineDash: [2, 2] } : {}) }
}

const square =
  (tokens: Tokens, grid: 0 | 1, most: number): Render =>
  (_, api) => {
    const [dayWidth] = api.size?.([1, 0]) as readonly number[]
    const width = Math.max(3, Math.min(11, (dayWidth ?? 11) - 2))
    const [x = 0, y = 0] = api.coord([Number(api.value(0)) + 0.5, Number(api.value(1)) + (grid === 0 ? 0 : 0.5)])
    const height = grid === 0 ? Math.max(3, Math.min(9, above.height / most - 1.5)) : 6
    const top = grid === 0 ? y - (above.height / most) + (above.height / most - height) / 2 : y - height / 2
    return { type: 'rect', shape: { x: x - width / 2, y: top, width, height }, style: styleOf(states[Number(api.value(2))] ?? 'before', tokens) }
  }

const dayBand = (api: CustomSeriesRenderItemAPI, tokens: Tokens): CustomSeriesRenderItemReturn => {
  const [x0 = 0] = api.coord([Number(api.value(0)), 0])
  const [x1 = 0] = api.coord([Number(api.value(0)) + 1, 0])
  const width = Math.max(15, x1 - x0)
  return { type: 'rect', shape: { x: (x0 + x1) / 2 - width / 2, y: above.top - 14, width, height: below.top + below.height - above.top + 18 }, style: { fill: tokens.select, stroke: tokens.action, lineWidth: 1 } }
}

const binBar =
  (tokens: Tokens, page: ChartPage): Render =>
  (_, api) => {
    const counts = [Number(api.value(1)), Number(api.value(2)), Number(api.value(3))]
    const most = Math.max(...page.bins.map((b) => b.before + b.after + b.uncounted))
    const [x0 = 0] = api.coord([Number(api.value(0)), 0])
    const [x1 = 0] = api.coord([Number(api.value(0)) + Number(api.value(4)), 0])
    let bottom = above.top + above.height
    const bars = counts.map((n, i) => {
      const height = (n / most) * above.height
      bottom -= height
      return { type: 'rect' as const, shape: { x: x0 + 1, y: bottom, width: Math.max(2, x1 - x0 - 2), height }, style: styleOf(states[i] ?? 'before', tokens) }
    })
    const total = counts.reduce((a, b) => a + b, 0)
    const label = x1 - x0 > 18 ? [{ type: 'text' as const, style: { text: String(total), x: (x0 + x1) / 2, y: bottom - 12, align: 'center' as const, fill: tokens['ink-2'], fontSize: 11 } }] : []
    return { type: 'group', $mergeChildren: false, children: [...bars, ...label] }
  }

type FlagLook = { readonly colour: 'refusal' | 'ink-2' | 'action' | 'ink-3' | 'expiry'; readonly dash: number[] | undefined; readonly bold: boolean }
const looks: Readonly<Record<ChartFlag['kind'], FlagLook>> = {
  refusal: { colour: 'refusal', dash: undefined, bold: true },
  quote: { colour: 'ink-2', dash: [1, 3], bold: false },
  complaint: { colour: 'action', dash: [2, 3], bold: true },
  today: { colour: 'ink-3', dash: undefined, bold: false },
  expiry: { colour: 'expiry', dash: [5, 3], bold: true },
}
/** Each flag its own form, drawn in a 12 × 12 box. */
const forms: Readonly<Record<ChartFlag['kind'], string | undefined>> = {
  refusal: 'M1 12V0h10l-2.600 3.500L11 7H1z',
  quote: 'M1 1h9v9h-9zM2.500 2.500h6v6h-6z',
  complaint: 'M0 1h12v9H0zM0 1l6 5 6-5',
  today: undefined,
  expiry: 'M6 0l6 6-6 6-6-6z',
}

const flagLine =
  (flags: readonly ChartFlag[], span: Span, tokens: Tokens, t: TFunction): Render =>
  // eslint-disable-next-line complexity -- every branch is one absent value; there is no rule in it.
  (_, api) => {
    const index = Number(api.value(1))
    const flag = flags[index]
    if (flag === undefined || flag.day < span[0] || flag.day > span[1]) return { type: 'group', $mergeChildren: false, children: [] }
    const look = looks[flag.kind]
    const colour = tokens[look.colour]
    const [x = 0] = api.coord([flag.day + 0.5, 0])
    const isCrowded = flags.some((other, i) => i < index && Math.abs(other.day - flag.day) * ((api.size?.([1, 0]) as readonly number[])[0] ?? 14) < 64 && other.day <= flag.day)
    const text = flag.nth === undefined ? t(`chart.flag.${flag.kind}`) : t('chart.flag.refusal', { n: t(`nth.${String(Math.min(10, flag.nth))}`) })
    const form = forms[flag.kind]
    const toLeft = flag.kind === 'expiry' || isCrowded
    const dash = look.dash === undefined ? {} : { lineDash: look.dash }
    return {
      type: 'group',
      $mergeChildren: false,
      children: [
        { type: 'line', shape: { x1: x, y1: 22, x2: x, y2: below.top + below.height }, style: { stroke: colour, lineWidth: flag.kind === 'refusal' ? 1.6 : 1.2, ...dash } },
        ...(form === undefined ? [] : [{ type: 'path' as const, shape: { pathData: form, x: x - (flag.kind === 'refusal' ? 1 : 6), y: 8, width: 12, height: 12 }, style: flag.kind === 'refusal' || flag.kind === 'expiry' ? { fill: colour } : { fill: tokens.surface, stroke: colour, lineWidth: 1.4 } }]),
        { type: 'text' as const, style: { text, x: form === undefined ? x - 4 : toLeft ? x - 10 : x + 14, y: 8, align: form === undefined ? ('right' as const) : toLeft ? ('right' as const) : ('left' as const), fill: colour, font: `${look.bold ? '600' : '400'} 12px ${tokens['font-ui']}` } },
      ],
    }
  }
