import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn } from 'echarts'
import type { EChartsCoreOption } from 'echarts/core'
import type { TFunction } from 'i18next'
import type { ChartPage, MarkState } from '../../../app/queries/incident-chart.ts'
import type { Tokens } from '../../theme/tokens.ts'
import { above, axes, below, type Span } from './chart-frame.ts'
import { flagLines } from './chart-flags.ts'

export const states: readonly MarkState[] = ['before', 'after', 'uncounted']

type Point = (x: number, y: number) => readonly [number, number]
type Rect = { readonly state: MarkState; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Draw = (point: Point, width: number) => readonly unknown[]

/**
 * Calls per day above, hours × days below. However many the marks, each picture is one item: its squares are one path for each state, so that a
 * zoom over a hundred thousand records draws six shapes and not thousands.
 */
export const chartOption = (page: ChartPage, span: Span, tokens: Tokens, t: TFunction): EChartsCoreOption => {
  const highest = page.bins.length === 0 ? Math.max(3, page.mostPerDay) : page.bins.reduce((top, b) => Math.max(top, b.before + b.after + b.uncounted), 3)
  // Three lines to count by, none of them crowding another.
  const most = Math.ceil(highest / 3) * 3
  const series = (grid: 0 | 1, draw: Draw, more: object = {}): object => ({ type: 'custom', silent: true, animation: false, xAxisIndex: grid, yAxisIndex: grid, data: [[span[0], 0]], renderItem: (_: unknown, api: CustomSeriesRenderItemAPI) => groupOf(draw(pointOf(api), (api.size?.([1, 0]) as readonly number[])[0] ?? 11)), ...more })
  return {
    animation: false,
    textStyle: { fontFamily: tokens['font-ui'] },
    aria: { enabled: false },
    ...axes(page, span, tokens, most, t),
    series: [
      series(0, (point) => gapBands(page, point, tokens, t)),
      series(0, (point, width) => paths(page.bins.length === 0 ? stackedSquares(page, point, width, most) : bars(page, point, most), tokens)),
      series(0, (point) => barCounts(page, point, most, tokens)),
      series(1, (point, width) => paths(page.bins.length === 0 ? hourSquares(page, point, width) : hourBars(page, point), tokens)),
      series(0, (point, width) => flagLines(page.flags, span, { point, width, tokens, t }), { clip: false }),
    ],
  }
}

const pointOf =
  (api: CustomSeriesRenderItemAPI): Point =>
  (x, y) => {
    const [px = 0, py = 0] = api.coord([x, y])
    return [px, py]
  }

const groupOf = (children: readonly unknown[]): CustomSeriesRenderItemReturn => ({ type: 'group', $mergeChildren: false, children }) as unknown as CustomSeriesRenderItemReturn

/** The squares' own looks: hollow before, solid after, dashed and hollow where not counted. */
const styleOf = (state: MarkState, tokens: Tokens): Readonly<Record<string, unknown>> => {
  if (state === 'after') return { fill: tokens.refusal, stroke: tokens.refusal, lineWidth: 1 }
  return { fill: tokens.surface, stroke: tokens['ink-2'], lineWidth: 1.2, ...(state === 'uncounted' ? { lineDash: [2, 2] } : {}) }
}

/** One path for each state. */
const paths = (rects: readonly Rect[], tokens: Tokens): readonly unknown[] =>
  states.flatMap((state) => {
    const data = rects.flatMap((r) => (r.state === state && r.width > 0 && r.height > 0 ? [`M${px(r.x)} ${px(r.y)}h${px(r.width)}v${px(r.height)}h${px(-r.width)}z`] : [])).join('')
    return data === '' ? [] : [{ type: 'path', shape: { pathData: data }, style: styleOf(state, tokens) }]
  })

const px = (n: number): string => String(Math.round(n * 10) / 10)

const stackedSquares = (page: ChartPage, point: Point, dayWidth: number, most: number): readonly Rect[] => {
  const width = Math.max(3, Math.min(11, dayWidth - 2))
  const step = above.height / most
  const height = Math.max(2, Math.min(9, step - 1.5))
  return page.units.map((u) => {
    const [x, y] = point(u.day + 0.5, u.nth)
    return { state: u.state, x: x - width / 2, y: y - step + (step - height) / 2, width, height }
  })
}

/** Several in one hour of one day stand side by side, narrower: none hides another. */
const hourSquares = (page: ChartPage, point: Point, dayWidth: number): readonly Rect[] => {
  const placed = new Map<string, number>()
  const units = page.units.flatMap((u) => {
    if (u.hour === undefined) return []
    const key = `${String(u.day)} ${String(u.hour)}`
    const k = placed.get(key) ?? 0
    placed.set(key, k + 1)
    return [{ ...u, hour: u.hour, key, k }]
  })
  const full = Math.max(3, Math.min(11, dayWidth - 2))
  return units.map((u) => {
    const n = placed.get(u.key) ?? 1
    const width = n === 1 ? full : Math.max(1.5, Math.max(full, dayWidth - 2) / n - 0.8)
    const [x, y] = point(u.day + 0.5, u.hour + 0.5)
    const all = n * (width + 0.8) - 0.8
    return { state: u.state, x: x - all / 2 + u.k * (width + 0.8), y: y - 2.6, width, height: 5.2 }
  })
}

/** A bar for so many days: before, after and uncounted one above the other. */
const bars = (page: ChartPage, point: Point, most: number): readonly Rect[] =>
  page.bins.flatMap((bin) => {
    const [x0] = point(bin.from, 0)
    const [x1] = point(bin.from + bin.days, 0)
    let bottom = above.top + above.height
    return states.map((state): Rect => {
      const height = (bin[state] / most) * above.height
      bottom -= height
      return { state, x: x0 + 0.5, y: bottom, width: Math.max(2, x1 - x0 - 1), height }
    })
  })

const barCounts = (page: ChartPage, point: Point, most: number, tokens: Tokens): readonly unknown[] =>
  page.bins.flatMap((bin) => {
    const [x0] = point(bin.from, 0)
    const [x1] = point(bin.from + bin.days, 0)
    const total = bin.before + bin.after + bin.uncounted
    if (x1 - x0 < 7 * String(total).length) return []
    return [{ type: 'text', style: { text: String(total), x: (x0 + x1) / 2, y: above.top + above.height - (total / most) * above.height - 12, align: 'center', fill: tokens['ink-2'], fontSize: 11 } }]
  })

/** Heat by size and never by shade: the fuller the hour, the longer its mark across the days of the bar. */
const hourBars = (page: ChartPage, point: Point): readonly Rect[] => {
  const most = page.hourBins.reduce((top, b) => Math.max(top, b.before + b.after + b.uncounted), 1)
  const row = below.height / (page.hours[1] - page.hours[0])
  return page.hourBins.flatMap((bin) => {
    const [x0, y] = point(bin.from, bin.hour + 0.5)
    const [x1] = point(bin.from + bin.days, 0)
    const height = Math.max(2, row - 1.6)
    let x = x0 + 0.5
    return states.map((state): Rect => {
      const width = (bin[state] / most) * Math.max(2, x1 - x0 - 1)
      x += width
      return { state, x: x - width, y: y - height / 2, width, height }
    })
  })
}

/** 无记录: a shaded stretch with its word; nothing may be read from an empty day in it. */
const gapBands = (page: ChartPage, point: Point, tokens: Tokens, t: TFunction): readonly unknown[] =>
  page.gaps.flatMap((gap) => {
    const [x0] = point(gap.from, 0)
    const [x1] = point(gap.from + gap.days, 0)
    const y = above.top
    const height = below.top + below.height - y
    const rect = { type: 'rect', shape: { x: x0, y, width: Math.max(1.5, x1 - x0), height }, style: { fill: tokens.sunk, stroke: tokens.edge, lineWidth: 1, lineDash: [1, 3] } }
    return x1 - x0 < 40 ? [rect] : [rect, { type: 'text', style: { text: t('chart.gap'), x: (x0 + x1) / 2, y: above.top + 4, align: 'center', fill: tokens['ink-3'], fontSize: 11 } }]
  })
