import type { Tolerances } from '../model/registry.ts'
import type { Observation } from '../model/observation.ts'
import type { Part } from './parts.ts'
import { keysFit, rowsOf, shortMs, type KeyOf, type Rows } from './rows.ts'
import { fromOf, type Changes } from './sorted.ts'

/** Of the period both cover: how many records either has, and how many are the same number at the same time. */
export type Shared = { readonly count: number; readonly inA: number; readonly inB: number }
export type Overlap = { readonly a: Part; readonly b: Part; readonly shared: Shared }
type Span = { readonly from: number; readonly to: number }

const neededOf = ({ inA, inB }: Shared, { sameLogShare }: Tolerances): number => Math.max(1, sameLogShare * Math.min(inA, inB))
const isCompared = ({ inA, inB }: Shared): boolean => inA > 0 && inB > 0
export const isOneLog = (shared: Shared, tolerances: Tolerances): boolean => isCompared(shared) && shared.count >= neededOf(shared, tolerances)
export const isTwoLogs = (shared: Shared, tolerances: Tolerances): boolean => isCompared(shared) && shared.count < neededOf(shared, tolerances)

const periodOf = (a: Part, b: Part): Span => ({ from: Math.max(a.span.from, b.span.from), to: Math.min(a.span.to, b.span.to) })
const nothing: Shared = { count: 0, inA: 0, inB: 0 }

export const sharedRecords = (a: Part, b: Part, columns: (part: Part) => Rows, { sameLogMs, talkSlackSeconds }: Tolerances): Shared => {
  const { from, to } = periodOf(a, b)
  if (!(from < to)) return nothing
  const [rowsA, rowsB] = [columns(a), columns(b)]
  const [inA, inB] = [rowsA, rowsB].map((rows) => within(rows, { from: from - sameLogMs, to: to + sameLogMs })) as [Int32Array, Int32Array]
  return { count: coincidences(rowsA, inA, rowsB, inB, { sameLogMs, talkSlackSeconds }), inA: inA.length, inB: inB.length }
}

type Again = { readonly changes: Changes; readonly keyOf: KeyOf; readonly tolerances: Tolerances }

/** Only round what was taken out, put in or replaced; undefined: the period itself is another one. */
export const sharedAgain = (known: Overlap, a: Part, b: Part, again: Again): Shared | undefined => {
  const [before, now] = [periodOf(known.a, known.b), periodOf(a, b)]
  if (!(now.from < now.to) || before.from !== now.from || before.to !== now.to) return undefined
  let { count, inA, inB } = known.shared
  for (const zone of zonesOf(again)) {
    const [old, fresh] = [sharedIn(known.a, known.b, zone, now, again), sharedIn(a, b, zone, now, again)]
    count += fresh.count - old.count
    inA += fresh.inA - old.inA
    inB += fresh.inB - old.inB
  }
  return { count, inA, inB }
}

/** How far from a row stand the rows that may be the same record. */
const reachOf = ({ sameLogMs }: Tolerances): number => sameLogMs + shortMs

/** The times in which something may count otherwise than before, none overlapping another. */
const zonesOf = ({ changes: { removed, added }, tolerances }: Again): readonly Span[] => {
  const reach = reachOf(tolerances)
  const around = [...removed, ...added].flatMap((o) => (o.startedAt === undefined ? [] : [{ from: fromOf(o) - reach, to: fromOf(o) + reach }])).sort((x, y) => x.from - y.from)
  const zones: { from: number; to: number }[] = []
  for (const { from, to } of around) {
    const last = zones.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else zones.push({ from, to })
  }
  return zones
}

/** What the rows of a zone add: each of a's is held against b's as far as they reach it from outside too. */
const sharedIn = (a: Part, b: Part, zone: Span, period: Span, { keyOf, tolerances }: Again): Shared => {
  const { sameLogMs } = tolerances
  const inPeriod = { from: period.from - sameLogMs, to: period.to + sameLogMs }
  const wide = { from: zone.from - reachOf(tolerances), to: zone.to + reachOf(tolerances) }
  const [rowsA, rowsB] = [rowsOf(slice(a.observations, zone), keyOf), rowsOf(slice(b.observations, wide), keyOf)]
  const [inA, inB] = [within(rowsA, inPeriod), within(rowsB, inPeriod)]
  return { count: coincidences(rowsA, inA, rowsB, inB, tolerances), inA: inA.length, inB: within(rowsOf(slice(b.observations, zone), keyOf), inPeriod).length }
}

/** Those of a list in time order that begin from `from` on and before `to`. */
const slice = (list: readonly Observation[], { from, to }: Span): readonly Observation[] => list.slice(firstFrom(list, from), firstFrom(list, to))

const firstFrom = (list: readonly Observation[], from: number): number => {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const o = list[middle]!
    if (o.startedAt !== undefined && fromOf(o) < from) low = middle + 1
    else high = middle
  }
  return low
}

const within = (rows: Rows, { from, to }: Span): Int32Array => {
  const list: number[] = []
  for (let i = 0; i < rows.count; i++) if (rows.from[i]! >= from && rows.from[i]! < to && rows.to[i]! - rows.from[i]! <= shortMs) list.push(i)
  return Int32Array.from(list)
}

const coincidences = (rowsA: Rows, a: Int32Array, rowsB: Rows, b: Int32Array, { sameLogMs, talkSlackSeconds }: Pick<Tolerances, 'sameLogMs' | 'talkSlackSeconds'>): number => {
  let count = 0
  let start = 0
  for (const i of a) {
    while (start < b.length && rowsB.to[b[start]!]! <= rowsA.from[i]! - sameLogMs) start++
    const key = rowsA.keys[rowsA.number[i]!]!
    for (let k = start; k < b.length && rowsB.from[b[k]!]! < rowsA.to[i]! + sameLogMs; k++) {
      const j = b[k]!
      if (!talksFit(rowsA.talk[i]!, rowsB.talk[j]!, talkSlackSeconds) || !keysFit(key, rowsB.keys[rowsB.number[j]!]!)) continue
      count++
      break
    }
  }
  return count
}

const talksFit = (a: number, b: number, slack: number): boolean => a < 0 || b < 0 || Math.abs(a - b) <= slack
