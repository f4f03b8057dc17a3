import { addDays, daysOf, type LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf, beijingOffsetMinutes, wallClockOf } from '../../core/kernel/instant.ts'
import type { IncidentId } from '../../core/model/ids.ts'
import { refusalsOf } from './after-refusal.ts'
import { incidentRows } from './incidents.ts'
import { dayOf, standingOf, type Look } from './matter-page.ts'

export type MarkState = 'before' | 'after' | 'uncounted'

/** One square of the unit chart: the nth incident of its day; and its hour for the map below, where known. */
export type ChartUnit = { readonly id: IncidentId; readonly day: number; readonly nth: number; readonly hour?: number; readonly state: MarkState }
/** Where squares would be under 6 px: a week, or a month, with its counts written. */
export type ChartBin = { readonly from: number; readonly days: number; readonly before: number; readonly after: number; readonly uncounted: number }
export type ChartFlag = { readonly kind: 'refusal' | 'quote' | 'complaint' | 'today' | 'expiry'; readonly day: number; readonly nth?: number }

export type ChartPage = { readonly from: LocalDate; readonly days: number; readonly units: readonly ChartUnit[]; readonly bins: readonly ChartBin[]; readonly flags: readonly ChartFlag[]; readonly mostPerDay: number }

/** More squares than this and the chart is binned by week. */
const mostUnits = 1500

const emptyChart = (today: LocalDate): ChartPage => ({ from: today, days: 1, units: [], bins: [], flags: [], mostPerDay: 0 })

/** The timeline and the hour × day map share one axis: day 0 is `from`. */
export const chartPage = (look: Look): ChartPage => {
  const { rows, byId } = incidentRows(look.view)
  const dated = rows.flatMap((row) => {
    const incident = byId.get(row.id)
    const day = incident === undefined ? undefined : dayOf(incident)
    return day === undefined || incident === undefined ? [] : [{ row, incident, day }]
  })
  const first = dated[0]
  if (first === undefined) return emptyChart(look.today)
  const flags = flagsOf(look)
  const last = dated.at(-1) ?? first
  const from = addDays(first.day, -4)
  const end = [last.day, ...flags.map((f) => f.on)].reduce((a, b) => (a > b ? a : b))
  const nths = new Map<number, number>()
  const units = dated.map(({ row, incident, day }): ChartUnit => {
    const at = daysOf(day) - daysOf(from)
    const nth = nths.get(at) ?? 0
    nths.set(at, nth + 1)
    const hour = incident.startedAt === undefined || incident.startedAt.precision === 'day' ? undefined : wallClockOf(incident.startedAt.from, beijingOffsetMinutes).hour
    return { id: row.id, day: at, nth, ...(hour === undefined ? {} : { hour }), state: !row.counted ? 'uncounted' : row.afterRefusal === undefined ? 'before' : 'after' }
  })
  return {
    from,
    days: daysOf(end) - daysOf(from) + 4,
    ...(units.length > mostUnits ? { units: [], bins: binned(units) } : { units, bins: [] }),
    flags: flags.flatMap(({ on, ...flag }) => (on < from ? [] : [{ ...flag, day: daysOf(on) - daysOf(from) }])),
    mostPerDay: Math.max(0, ...nths.values()),
  }
}

const week = 7

const binned = (units: readonly ChartUnit[]): readonly ChartBin[] => {
  const bins = new Map<number, { before: number; after: number; uncounted: number }>()
  for (const unit of units) {
    const from = Math.floor(unit.day / week) * week
    const bin = bins.get(from) ?? { before: 0, after: 0, uncounted: 0 }
    bin[unit.state] += 1
    bins.set(from, bin)
  }
  return [...bins].map(([from, counts]) => ({ from, days: week, ...counts }))
}

type DatedFlag = Omit<ChartFlag, 'day'> & { readonly on: LocalDate }

const flagsOf = (look: Look): readonly DatedFlag[] => {
  const { view, today } = look
  const expiry = view.profile.policy.expiryDate
  const complaints = standingOf(view, 'record-complaint').map((d): DatedFlag => ({ kind: 'complaint', on: beijingDateOf(d.body.act.at.from) }))
  return [
    ...refusalsOf(view).map((d, i): DatedFlag => ({ kind: 'refusal', on: beijingDateOf(d.body.act.at.from), nth: i + 1 })),
    ...firstQuote(look),
    ...complaints,
    { kind: 'today', on: today },
    ...(expiry === undefined ? [] : [{ kind: 'expiry' as const, on: expiry }]),
  ]
}

/** The first price a caller named. */
const firstQuote = ({ view }: Look): readonly DatedFlag[] => {
  const { byId } = incidentRows(view)
  const quoted = new Set(standingOf(view, 'record-said').flatMap((d) => (d.body.said.quotedPriceFen === undefined ? [] : d.body.observations)))
  for (const incident of byId.values()) {
    const day = dayOf(incident)
    if (day !== undefined && incident.supportedBy.some((o) => quoted.has(o))) return [{ kind: 'quote', on: day }]
  }
  return []
}
