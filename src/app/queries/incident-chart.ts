import { addDays, daysOf, type LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf, beijingOffsetMinutes, wallClockOf } from '../../core/kernel/instant.ts'
import type { IncidentId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { refusalsOf } from './after-refusal.ts'
import { incidentEntries, passes, type IncidentEntry, type IncidentFilter } from './incidents.ts'
import { standingOf, type Look } from './matter-page.ts'
import { oncePer } from '../../core/kernel/once-per.ts'

export type MarkState = 'before' | 'after' | 'uncounted'

/** One square of the unit chart: the nth incident of its day; and its hour for the map below, where known. */
export type ChartUnit = { readonly id: IncidentId; readonly day: number; readonly nth: number; readonly hour?: number; readonly state: MarkState }
type Counts = Readonly<Record<MarkState, number>>
/** Where squares would be under 6 px: so many days together, their counts written. */
export type ChartBin = Counts & { readonly from: number; readonly days: number }
/** The same for the map of hours. */
export type HourBin = Counts & { readonly from: number; readonly days: number; readonly hour: number }
export type ChartFlag = { readonly kind: 'refusal' | 'quote' | 'complaint' | 'today' | 'expiry'; readonly day: number; readonly nth?: number }
/** Days no source speaks of. */
export type ChartGap = { readonly from: number; readonly days: number }

export type ChartPage = {
  readonly from: LocalDate
  readonly days: number
  readonly units: readonly ChartUnit[]
  readonly bins: readonly ChartBin[]
  readonly hourBins: readonly HourBin[]
  readonly flags: readonly ChartFlag[]
  readonly gaps: readonly ChartGap[]
  /** Incidents in sight. */
  readonly shown: number
  readonly mostPerDay: number
  /** Rows of the map: the hours anything came in, at least 8 to 21. */
  readonly hours: readonly [first: number, end: number]
}

/** Which incidents, and which days of them are in sight (from day 0); absent: all. */
export type ChartAsk = { readonly filter: IncidentFilter; readonly span?: readonly [from: number, to: number] }

/** More squares than this in sight, or more on a day than fit one above the other, and they are binned. */
const mostUnits = 1500
const mostStacked = 16

/** The timeline and the hour × day map share one axis: day 0 is `from`, whatever the filter, so that narrowing moves nothing. */
export const chartPage = (look: Look, { filter, span }: ChartAsk): ChartPage => {
  const axis = axisOf(look.view, look.today)
  const inSight = span ?? [0, axis.days]
  const wanted = inSpan(unitsOf(look.view), inSight, passes(filter))
  const perDay = stacked(wanted)
  const mostPerDay = perDay.reduce((most, u) => Math.max(most, u.nth + 1), 0)
  const common = { ...axis, shown: wanted.length, mostPerDay }
  if (wanted.length <= mostUnits && mostPerDay <= mostStacked) return { ...common, units: perDay, bins: [], hourBins: [] }
  const width = binDays(inSight[1] - inSight[0])
  return { ...common, units: [], bins: binned(wanted, width), hourBins: binnedHours(wanted, width) }
}

/** As many days in a bar as leave it some 10 px. */
const binDays = (daysInSight: number): number => (daysInSight <= 100 ? 1 : daysInSight <= 700 ? 7 : 30)

type Unit = ChartUnit & { readonly entry: IncidentEntry }

const unitsOf = oncePer((view: MatterView): readonly Unit[] => {
  const { entries } = incidentEntries(view)
  const first = entries.find((e) => e.day !== undefined)?.day
  if (first === undefined) return []
  const zero = daysOf(first) - daysBefore
  return entries.flatMap((entry): readonly Unit[] => (entry.day === undefined ? [] : [{ entry, id: entry.incident.id, day: daysOf(entry.day) - zero, nth: 0, ...hourOf(entry), state: !entry.counted ? 'uncounted' : entry.afterRefusal === undefined ? 'before' : 'after' }]))
})

const daysBefore = 4

const hourOf = ({ incident: { startedAt } }: IncidentEntry): { readonly hour?: number } => (startedAt === undefined || startedAt.precision === 'day' || startedAt.precision === 'interval' ? {} : { hour: wallClockOf(startedAt.from, beijingOffsetMinutes).hour })

const inSpan = (units: readonly Unit[], [from, to]: readonly [number, number], isWanted: (entry: IncidentEntry) => boolean): readonly Unit[] => units.filter((u) => u.day >= from - 1 && u.day <= to && isWanted(u.entry))

/** Each at its place in the pile of its day. */
const stacked = (units: readonly Unit[]): readonly ChartUnit[] => {
  const nths = new Map<number, number>()
  return units.map(({ id, day, hour, state }): ChartUnit => {
    const nth = nths.get(day) ?? 0
    nths.set(day, nth + 1)
    return { id, day, nth, state, ...(hour === undefined ? {} : { hour }) }
  })
}

type Axis = Pick<ChartPage, 'from' | 'days' | 'flags' | 'gaps' | 'hours'>

const axisOf = (view: MatterView, today: LocalDate): Axis => {
  const units = unitsOf(view)
  const [first, last] = [units[0], units.at(-1)]
  if (first?.entry.day === undefined || last === undefined) return { from: today, days: 1, flags: [], gaps: [], hours: [8, 21] }
  const from = addDays(first.entry.day, -daysBefore)
  const at = (day: LocalDate): number => daysOf(day) - daysOf(from)
  const flags = flagsOf(view, today).flatMap(({ on, ...flag }) => (on < from ? [] : [{ ...flag, day: at(on) }]))
  const gaps = view.coverage.gaps.map((g) => ({ from: at(g.from), days: daysOf(g.to) - daysOf(g.from) + 1 })).filter((g) => g.from + g.days > first.day && g.from <= last.day)
  const heard = units.flatMap((u) => u.hour ?? [])
  const hours = [heard.reduce((a, b) => Math.min(a, b), 8), heard.reduce((a, b) => Math.max(a, b + 1), 21)] as const
  return { from, days: flags.reduce((most, f) => Math.max(most, f.day), last.day) + daysBefore, flags, gaps, hours }
}

const binned = (units: readonly Unit[], width: number): readonly ChartBin[] => [...countsBy(units, (u) => Math.floor(u.day / width))].map(([k, counts]) => ({ from: k * width, days: width, ...counts }))

const hoursInDay = 24
const binnedHours = (units: readonly Unit[], width: number): readonly HourBin[] =>
  [...countsBy(units.filter((u) => u.hour !== undefined), (u) => Math.floor(u.day / width) * hoursInDay + (u.hour ?? 0))].map(([k, counts]) => ({ from: Math.floor(k / hoursInDay) * width, days: width, hour: k % hoursInDay, ...counts }))

const countsBy = (units: readonly Unit[], keyOf: (unit: Unit) => number): ReadonlyMap<number, Counts> => {
  const bins = new Map<number, Record<MarkState, number>>()
  for (const unit of units) {
    const key = keyOf(unit)
    const bin = bins.get(key) ?? { before: 0, after: 0, uncounted: 0 }
    bin[unit.state] += 1
    bins.set(key, bin)
  }
  return bins
}

type DatedFlag = Omit<ChartFlag, 'day'> & { readonly on: LocalDate }

const flagsOf = (view: MatterView, today: LocalDate): readonly DatedFlag[] => {
  const expiry = view.profile.policy.expiryDate
  const complaints = standingOf(view, 'record-complaint').map((d): DatedFlag => ({ kind: 'complaint', on: beijingDateOf(d.body.act.at.from) }))
  return [
    ...refusalsOf(view).map((r): DatedFlag => ({ kind: 'refusal', on: beijingDateOf(r.at.from), nth: r.n })),
    ...firstQuote(view),
    ...complaints,
    { kind: 'today', on: today },
    ...(expiry === undefined ? [] : [{ kind: 'expiry' as const, on: expiry }]),
  ]
}

/** The first price a caller named. */
const firstQuote = (view: MatterView): readonly DatedFlag[] => {
  const quoted = new Set(standingOf(view, 'record-said').flatMap((d) => (d.body.said.quotedPriceFen === undefined ? [] : d.body.observations)))
  if (quoted.size === 0) return []
  const first = incidentEntries(view).entries.find((e) => e.day !== undefined && e.incident.supportedBy.some((o) => quoted.has(o)))
  return first?.day === undefined ? [] : [{ kind: 'quote', on: first.day }]
}

/** The day of an incident on the pictures' axis. */
export const dayOnAxis = (view: MatterView, id: IncidentId): number | null => {
  const [first] = unitsOf(view)
  const day = incidentEntries(view).byId.get(id)?.day
  return first?.entry.day === undefined || day === undefined ? null : first.day + daysOf(day) - daysOf(first.entry.day)
}
