import { createHash } from 'node:crypto'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import { parsePhoneNumber } from '../../../src/core/kernel/phone-number.ts'
import type { Confidence, Reading, ReadingMethod } from '../../../src/core/kernel/reading.ts'
import type { Sha256 } from '../../../src/core/kernel/sha256.ts'
import type { Precision, When } from '../../../src/core/kernel/when.ts'
import { toObservationId, type ObservationId } from '../../../src/core/model/ids.ts'
import type { Direction, Observation } from '../../../src/core/model/observation.ts'
import type { LogHint, ReadingRun } from '../../../src/core/model/reading-run.ts'
import type { Random } from './random.ts'
import type { Truth, TrueEvent } from './truth.ts'

/** One observation and what it truly shows. `log`: rows of one log are extracts of the same list. */
export type View = { readonly observation: Observation; readonly event: number; readonly log: string; readonly part: string; readonly misread: boolean }
export type Views = { readonly views: readonly View[]; readonly runs: readonly ReadingRun[]; readonly phoneOffsetMs: number; readonly inPhone: ReadonlySet<number>; readonly groupedShare: number }

export const labelWords = ['平安车险', '人保车险', '太平洋车险', '阳光车险', '大地车险', '国寿财险'] as const
const own = ['13700000001', '13700000002'] as const

type Draft = {
  readonly event: number
  readonly at: number
  readonly lengthMs: number
  readonly precision: Precision
  readonly number?: string
  readonly direction?: Direction
  readonly talk?: number
  readonly ring?: number
  readonly label?: string
  readonly text?: string
  readonly raw?: string
  readonly count?: number
  readonly misread?: boolean
}

/** Views of the truth as NOISE.md's table has them, row by row. */
export const viewsOf = (random: Random, truth: Truth, matter: string): Views => {
  const views: View[] = []
  const runs: ReadingRun[] = []
  const add = (part: string, log: string, hint: LogHint, kind: Observation['kind'], method: ReadingMethod, drafts: readonly Draft[]): void => {
    const source = createHash('sha256').update(`${matter}/${part}`).digest('hex') as Sha256
    drafts.forEach((draft, i) => views.push({ observation: toObservation(`${matter}/${part}`, source, i, kind, method, draft), event: draft.event, log, part, misread: draft.misread === true }))
    runs.push({ source, reader: 'bench', readerVersion: 1, answers: {}, log: hint, observations: drafts.length, complete: true, issues: [] })
  }
  const phoneOffsetMs = random.chance(0.05) ? random.real(-90_000, 90_000) : random.normal(2_000)
  const phone = phoneLog(random, truth, phoneOffsetMs)
  add('phone', 'phone', { kind: 'phone' }, 'call', 'column', phone.first)
  if (phone.second !== undefined) add('phone-later', 'phone', { kind: 'phone' }, 'call', 'column', phone.second)
  for (const sim of truth.dualSim ? [0, 1] : [0]) {
    for (const { name, drafts } of bills(random, truth, sim)) add(`${name}-${String(sim)}`, `bill-${String(sim)}`, { kind: 'bill', ownNumber: own[sim]! }, 'call', 'column', drafts)
  }
  const list = screenList(random, truth, phoneOffsetMs)
  pictures(random, list).forEach((drafts, p) => add(`picture-${String(p)}`, 'screen', { kind: 'screenshot' }, 'call', 'two-readers', drafts))
  for (const event of truth.events) {
    if (event.answered && event.organisation >= 0 && !event.outgoing && random.chance(0.05)) add(`recording-${String(event.id)}`, 'recording', { kind: 'recording' }, 'recording', 'column', [recording(random, event, phoneOffsetMs)])
  }
  add('sms', 'sms', { kind: 'messages' }, 'sms', 'column', messages(random, truth))
  const grouped = list.filter((row) => row.count > 1).length
  return { views, runs, phoneOffsetMs, inPhone: new Set([...phone.first, ...(phone.second ?? [])].map((d) => d.event)), groupedShare: list.length === 0 ? 0 : grouped / list.length }
}

const idOf = (part: string, i: number): ObservationId => toObservationId(`o${createHash('sha256').update(`${part}#${String(i)}`).digest('hex').slice(0, 24)}`)

const toObservation = (part: string, source: Sha256, i: number, kind: Observation['kind'], method: ReadingMethod, d: Draft): Observation => {
  const confidence: Confidence = method === 'column' ? 'certain' : 'likely'
  const reading = <T>(value: T, raw: string): Reading<T> => ({ value, raw, confidence, method })
  const when: When = { from: toEpochMs(d.at), to: toEpochMs(Math.floor(d.at) + d.lengthMs), precision: d.precision, zone: method === 'column' ? 'stated' : 'assumed' }
  return {
    id: idOf(part, i),
    source,
    place: method === 'column' ? { row: i + 1 } : { row: i + 1, box: [40, 200 + i * 150, 1040, 320 + i * 150] },
    kind,
    ...(d.number === undefined ? {} : { otherNumber: reading(parsePhoneNumber(d.number), d.number) }),
    startedAt: reading(when, d.raw ?? String(d.at)),
    ...(d.direction === undefined ? {} : { direction: reading(d.direction, d.direction) }),
    ...(d.talk === undefined ? {} : { durationSeconds: reading(d.talk, String(d.talk)) }),
    ...(d.ring === undefined ? {} : { ringSeconds: reading(d.ring, String(d.ring)) }),
    ...(d.label === undefined ? {} : { otherLabel: reading(d.label, d.label) }),
    ...(d.text === undefined ? {} : { text: reading(d.text, d.text) }),
    ...(d.count === undefined ? {} : { count: d.count }),
  }
}

const directionOf = (event: TrueEvent): Direction => (event.outgoing ? 'outgoing' : event.answered ? 'incoming' : event.unanswered)

const phoneLog = (random: Random, truth: Truth, offset: number): { readonly first: readonly Draft[]; readonly second?: readonly Draft[] } => {
  const hasRing = random.chance(0.5)
  const row = (event: TrueEvent, withRing: boolean): Draft => ({
    event: event.id,
    at: Math.floor(event.at + offset),
    lengthMs: 1,
    precision: 'second',
    number: event.caller.number,
    direction: directionOf(event),
    ...(event.answered ? { talk: Math.floor(event.talkMs / 1000) } : withRing ? { ring: Math.floor(event.ringMs / 1000) } : {}),
  })
  const isTrimmed = random.chance(0.2)
  if (!random.chance(0.3)) return { first: (isTrimmed ? truth.events.slice(-500) : truth.events).map((e) => row(e, hasRing)) }
  const until = Math.ceil(truth.events.length * random.real(0.6, 0.95))
  const first = truth.events.slice(isTrimmed ? Math.max(0, until - 500) : 0, until)
  const later = truth.events.slice(first[0]?.id ?? 0)
  // Another app: whole seconds, no ring time.
  return { first: first.map((e) => row(e, hasRing)), second: later.map((e) => ({ ...row(e, false), at: Math.floor((e.at + offset) / 1000) * 1000, lengthMs: 1000 })) }
}

const written = (random: Random, number: string): string | undefined => {
  if (random.chance(0.03)) return undefined
  if (random.chance(0.1)) return number.startsWith('1') ? `${number.slice(0, 3)}****${number.slice(7)}` : `${number.slice(0, -6)}****${number.slice(-2)}`
  const forms = number.startsWith('1') ? [number, `0086${number}`, `027${number}`, `0${number}`] : [number, `0086${number.slice(1)}`]
  return random.pick(forms)
}

const bills = (random: Random, truth: Truth, sim: number): readonly { readonly name: string; readonly drafts: readonly Draft[] }[] => {
  const inMinutes = random.chance(0.2)
  const rows: Draft[] = []
  for (const event of truth.events) {
    if (!event.answered || event.sim !== sim) continue
    const late = random.chance(0.03) ? random.real(0, 45_000) : 0
    const at = Math.floor((event.at + event.ringMs + random.normal(1_500) + late) / 1000) * 1000
    const seconds = Math.ceil(event.talkMs / 1000)
    const number = written(random, event.caller.number)
    const row: Draft = { event: event.id, at, lengthMs: 1000, precision: 'second', direction: event.outgoing ? 'outgoing' : 'incoming', talk: inMinutes ? Math.ceil(seconds / 60) * 60 : seconds, ...(number === undefined ? {} : { number }) }
    rows.push(row)
    if (!event.outgoing && random.chance(0.02)) rows.push({ ...row, at: at + random.int(0, 3) * 1000, direction: 'forwarded' })
  }
  rows.sort((a, b) => a.at - b.at)
  const overlaps = random.chance(0.1)
  const monthOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 7)
  const dated = rows.map((row) => ({ row, month: monthOf(row.at), next: overlaps ? monthOf(row.at + 86_400_000) : '' }))
  const months = [...new Set(dated.map((r) => r.month))]
  return months.map((month) => ({ name: `bill-${month}`, drafts: dated.filter((r) => r.month === month || r.next === month).map((r) => r.row) }))
}

type ListRow = { readonly event: TrueEvent; readonly at: number; readonly count: number }

/** The phone's own list, newest first, on the phone's clock; some calls of one number stand together as "(n)". */
const screenList = (random: Random, truth: Truth, offset: number): readonly ListRow[] => {
  const rows: ListRow[] = []
  const hidden = new Set<number>()
  const newest = [...truth.events].reverse()
  newest.forEach((event, i) => {
    if (hidden.has(event.id)) return
    const same = newest.slice(i + 1, i + 40).filter((e) => e.caller === event.caller && !hidden.has(e.id) && event.at - e.at < 86_400_000)
    const together = same.length > 0 && random.chance(0.55) ? same.slice(0, random.int(1, 4)) : []
    for (const e of together) hidden.add(e.id)
    rows.push({ event, at: event.at + offset, count: together.length + 1 })
  })
  return rows
}

const pictures = (random: Random, list: readonly ListRow[]): readonly (readonly Draft[])[] => {
  const count = random.int(0, 40)
  const made: Draft[][] = []
  // Scrolling down from somewhere, with overlaps; now and then from another place.
  let top = random.chance(0.7) ? 0 : random.int(0, Math.max(0, list.length - 1))
  for (let p = 0; p < count && list.length > 0; p++) {
    const rows = list.slice(top, top + random.int(6, 14))
    made.push(rows.map((row) => screenRow(random, row)))
    top += Math.max(1, rows.length - random.int(0, 5))
    if (top >= list.length) top = random.int(0, list.length - 1)
  }
  return made
}

const precisionBy: Readonly<Record<number, Precision>> = { 1_000: 'second', 60_000: 'minute', 86_400_000: 'day' }

/** A name of a company in half of them, wrong in 15 %; else the class alone, or nothing. */
const labelOf = (random: Random, event: TrueEvent): string | undefined => {
  if (event.organisation < 0) return undefined
  if (random.chance(0.5)) return random.chance(0.15) ? random.pick(labelWords) : labelWords[event.organisation]
  return random.chance(0.6) ? '保险推销' : undefined
}

const screenRow = (random: Random, { event, at, count }: ListRow): Draft => {
  const kind = random.unit()
  const lengthMs = kind < 0.7 ? 60_000 : kind < 0.9 ? 86_400_000 : 1_000
  const local = at + 8 * 3_600_000
  const from = Math.floor(local / lengthMs) * lengthMs - 8 * 3_600_000
  const number = misreadDigits(random, event.caller.number)
  const time = lengthMs === 86_400_000 ? undefined : misreadClock(random, from)
  const isUnread = random.chance(0.01)
  const label = labelOf(random, event)
  return {
    event: event.id,
    at: time ?? from,
    lengthMs,
    precision: precisionBy[lengthMs] ?? 'minute',
    direction: directionOf(event),
    raw: random.chance(0.4) ? '昨天' : 'absolute',
    ...(isUnread ? {} : { number }),
    ...(label === undefined ? {} : { label }),
    ...(count > 1 ? { count } : {}),
    misread: (!isUnread && number !== event.caller.number) || (time !== undefined && time !== from),
  }
}

const misreadDigits = (random: Random, digits: string): string => digits.replace(/\d/g, (d) => (random.chance(0.002) ? String((Number(d) + random.int(1, 9)) % 10) : d))

/** Hour and minute as digits; a clock that cannot be is taken for the right one by every reader. */
const misreadClock = (random: Random, from: number): number => {
  const local = new Date(from + 8 * 3_600_000).toISOString()
  const clock = misreadDigits(random, local.slice(11, 16))
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  return hour > 23 || minute > 59 ? from : Date.parse(`${local.slice(0, 11)}${clock}${local.slice(16)}`) - 8 * 3_600_000
}

const recording = (random: Random, event: TrueEvent, offset: number): Draft => ({
  event: event.id,
  at: Math.floor((event.at + offset + random.real(0, 20_000)) / 1000) * 1000,
  lengthMs: 1000,
  precision: 'second',
  number: event.caller.number,
  talk: Math.floor(event.talkMs / 1000),
})

/** Messages are events of their own: ids below zero. */
const messages = (random: Random, truth: Truth): readonly Draft[] =>
  Array.from({ length: random.int(0, 30) }, (_, k) => {
    const caller = random.pick(truth.callers)
    const at = random.real(truth.from, truth.to)
    const holder = caller.holders.findLast((h) => h.from <= at) ?? caller.holders[0]!
    const text = holder.organisation < 0 ? '明天下午有空吗' : `【${labelWords[holder.organisation]!}】您的车险即将到期，回复退订`
    return { event: -1 - k, at: Math.floor(at), lengthMs: 1, precision: 'second' as const, number: caller.number, direction: 'incoming' as const, text }
  })
