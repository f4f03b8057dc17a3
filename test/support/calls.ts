import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beijingOffsetMinutes, dayMs, epochOfWallClock, minuteMs, plusMs, secondMs, startOfBeijingDay, type EpochMs } from '../../src/core/kernel/instant.ts'
import { parseLocalDate } from '../../src/core/kernel/civil.ts'
import type { PhoneNumber } from '../../src/core/kernel/phone-number.ts'
import type { Reading, ReadingMethod } from '../../src/core/kernel/reading.ts'
import type { Sha256 } from '../../src/core/kernel/sha256.ts'
import type { When } from '../../src/core/kernel/when.ts'
import type { Decision, DecisionBody } from '../../src/core/model/decision.ts'
import { toFactId, toObservationId } from '../../src/core/model/ids.ts'
import type { Direction, Observation } from '../../src/core/model/observation.ts'
import type { LogHint, LogKind, ReadingRun } from '../../src/core/model/reading-run.ts'
import { groupIncidents, type Grouped } from '../../src/core/group/group-incidents.ts'
import { mergeObservations, type Merged } from '../../src/core/merge/merge-observations.ts'
import { effectiveObservations } from '../../src/core/normalise/effective-observations.ts'
import { parseRegistry } from '../../src/core/normalise/parse-registry.ts'
import { readNames } from '../../src/core/normalise/read-names.ts'
import { standingDecisions } from '../../src/core/normalise/standing-decisions.ts'
import type { Registry } from '../../src/core/model/registry.ts'

const file = (name: string): unknown => JSON.parse(readFileSync(path.resolve(`resources/registry/${name}.json`), 'utf8'))
const parsed = parseRegistry({ tolerances: file('tolerances'), strengths: file('strength-levels'), insurers: file('insurers'), numberClasses: file('number-classes'), labels: file('labels') })
if (!parsed.ok) throw new Error(parsed.error)
export const registry: Registry = parsed.value

/** '2026-03-05 14:05:09.250' Beijing time. */
export const at = (text: string): EpochMs => {
  const m = /^(\d+)-(\d+)-(\d+) (\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?$/.exec(text)
  const clock = epochOfWallClock({ year: Number(m?.[1]), month: Number(m?.[2]), day: Number(m?.[3]), hour: Number(m?.[4]), minute: Number(m?.[5]), second: Number(m?.[6] ?? '0'), ms: Number(m?.[7] ?? '0') }, beijingOffsetMinutes)
  if (!clock.ok) throw new Error(text)
  return clock.value
}
/** A time as exact as it is written: a day, a minute, a second, a millisecond. */
export const when = (text: string): When => {
  const day = parseLocalDate(text)
  if (day.ok) return { from: startOfBeijingDay(day.value), to: plusMs(startOfBeijingDay(day.value), dayMs), precision: 'day', zone: 'assumed' }
  const from = at(text)
  const isMinute = text.split(':').length === 2
  return { from, to: plusMs(from, isMinute ? minuteMs : text.includes('.') ? 1 : secondMs), precision: isMinute ? 'minute' : 'second', zone: 'assumed' }
}

export const numberOf = (text: string): PhoneNumber => {
  if (text.includes('*')) return { kind: 'masked', text }
  if (/^1[3-9]\d{9}$/.test(text)) return { kind: 'e164', text: `+86${text}` }
  if (text.startsWith('106')) return { kind: 'port', text }
  return { kind: text.startsWith('0') ? 'national' : /^\d+$/.test(text) ? 'service' : 'unknown', text }
}

export type Row = {
  readonly number?: string | PhoneNumber
  readonly at?: string
  readonly direction?: Direction
  readonly talk?: number
  readonly ring?: number
  readonly label?: string
  readonly name?: string
  readonly count?: number
  readonly text?: string
  readonly kind?: Observation['kind']
  readonly confidence?: Reading<string>['confidence']
}

/** Hexadecimal, 64 digits, the same for the same name. */
export const sha = (name: string): Sha256 => createHash('sha256').update(name).digest('hex') as Sha256

export const observationId = (name: string, i: number): Observation['id'] => toObservationId(`o${createHash('sha256').update(`${name}/${String(i)}`).digest('hex').slice(0, 24)}`)

const methods: Partial<Record<LogKind, ReadingMethod>> = { screenshot: 'two-readers', diary: 'typed' }

/** One source of one log: rows as a person would write them down. */
export const source = (name: string, hint: LogHint | LogKind, rows: readonly Row[]): { readonly observations: readonly Observation[]; readonly run: ReadingRun } => {
  const log: LogHint = typeof hint === 'string' ? { kind: hint } : hint
  const method = methods[log.kind] ?? 'column'
  const reading = <T>(value: T, confidence: Row['confidence']): Reading<T> => ({ value, raw: String(value), confidence: confidence ?? (log.kind === 'screenshot' ? 'likely' : 'certain'), method })
  const observations = rows.map((row, i): Observation => ({
    id: observationId(name, i),
    source: sha(name),
    place: log.kind === 'screenshot' ? { box: [0, i * 100, 400, i * 100 + 90] } : { row: i + 1 },
    kind: row.kind ?? (log.kind === 'recording' ? 'recording' : log.kind === 'messages' ? 'sms' : 'call'),
    ...(row.number === undefined ? {} : { otherNumber: reading(typeof row.number === 'string' ? numberOf(row.number) : row.number, row.confidence) }),
    ...(row.at === undefined ? {} : { startedAt: { ...reading(when(row.at), row.confidence), raw: row.at } }),
    ...(row.direction === undefined ? {} : { direction: reading(row.direction, row.confidence) }),
    ...(row.talk === undefined ? {} : { durationSeconds: reading(row.talk, row.confidence) }),
    ...(row.ring === undefined ? {} : { ringSeconds: reading(row.ring, row.confidence) }),
    ...(row.label === undefined ? {} : { otherLabel: reading(row.label, row.confidence) }),
    ...(row.name === undefined ? {} : { otherName: reading(row.name, row.confidence) }),
    ...(row.text === undefined ? {} : { text: reading(row.text, row.confidence) }),
    ...(row.count === undefined ? {} : { count: row.count }),
  }))
  return { observations, run: { source: sha(name), reader: 'test', readerVersion: 1, answers: {}, log, observations: rows.length, complete: true, issues: [] } }
}

export const decide = (body: DecisionBody, lamport = 1, chain = 'a', seq = lamport): Decision => ({ id: toFactId(`${chain}:${String(seq)}`), order: { lamport, chain, seq }, at: at('2026-06-01 12:00'), operator: 'test', body })

export type Derived = { readonly merged: Merged; readonly grouped: Grouped }
export type Given = { readonly observations: readonly Observation[]; readonly run: ReadingRun }

export const derive = (sources: readonly Given[], decisions: readonly Decision[] = [], scope: 'decided' | 'suggested' | 'all' = 'all'): Derived => {
  const { standing } = standingDecisions(decisions)
  const runs = sources.map((s) => s.run)
  const effective = effectiveObservations(sources.flatMap((s) => s.observations), runs, standing)
  const { byId } = effective
  const merged = mergeObservations({ observations: effective.observations, byId, runs, standing, tolerances: registry.tolerances, strengths: registry.strengths })
  const parties = standing.flatMap(({ body }) => (body.kind === 'declare-party' ? [body.party] : []))
  const grouped = groupIncidents({ windows: merged.windows, observations: byId, standing, names: readNames(registry, parties), tolerances: registry.tolerances, strengths: registry.strengths, scope })
  return { merged, grouped }
}

/** The lower bound as printed. */
export const confirmed = (sources: readonly Given[], decisions: readonly Decision[] = []): number => derive(sources, decisions).grouped.threads.reduce((sum, t) => sum + t.confirmedCount, 0)
