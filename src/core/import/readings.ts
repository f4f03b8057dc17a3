import { plusMs, secondMs, toEpochMs, type EpochMs } from '../kernel/instant.ts'
import type { Issue } from '../kernel/issue.ts'
import { parsePhoneNumber, type PhoneNumber } from '../kernel/phone-number.ts'
import { parseTimeText, toWhen, type WhenRules } from '../kernel/time-text.ts'
import type { Place } from '../kernel/place.ts'
import type { Confidence, Reading } from '../kernel/reading.ts'
import type { When } from '../kernel/when.ts'
import type { ObservationReadings } from '../model/observation.ts'
import type { Read } from './format.ts'

export const reading = <T>(value: T, raw: string, confidence: Confidence = 'certain'): Reading<T> => ({ value, raw, confidence, method: 'column' })

/** 2000-01-01T00:00Z: no phone log of these formats is older. */
const earliest = 946_684_800_000
const dayAhead = 86_400_000

export const isPossible = (at: EpochMs, now: EpochMs): boolean => at >= earliest && at <= now + dayAhead

export const issueAt = (code: string, place: Place, params: Issue['params'] = {}, severity: Issue['severity'] = 'warn'): Issue => ({ code, severity, place, params })

export type TimeRead = { readonly startedAt?: Reading<When>; readonly issue?: Issue }

/** A moment in milliseconds (or, ten digits long, seconds; sixteen, microseconds) since 1970. Before 2000 or in the future: no reading, and an issue. */
export const epochReading = (ms: number, raw: string, place: Place, now: EpochMs): TimeRead => {
  if (raw === '') return { issue: issueAt('time-missing', place) }
  // Ten digits are seconds (MMS tables, some exporters): as milliseconds they would be 1970.
  const at = toEpochMs(ms >= 1e9 && ms < 1e10 ? ms * 1000 : ms >= 1e15 && ms < 1e16 ? Math.floor(ms / 1000) : ms)
  if (Number.isNaN(ms) || !isPossible(at, now)) return { issue: issueAt('date-impossible', place, { raw }) }
  return { startedAt: reading({ from: at, to: plusMs(at, secondMs), precision: 'second', zone: 'stated' }, raw) }
}

/** A number cell. Empty, or a program's word for nothing: absent. */
export const numberReading = (raw: string | undefined): Reading<PhoneNumber> | undefined => {
  if (raw === undefined || /^\s*(?:|null|\(null\)|nil|none|undefined)\s*$/i.test(raw)) return undefined
  return reading(parsePhoneNumber(raw), raw)
}

const emptyNames = new Set(['', 'null', '(unknown)', 'unknown', '未知', '(null)'])

/** A name cell; "(Unknown)", "null" and one space are how phones write none. */
export const nameReading = (raw: string | undefined): Reading<string> | undefined => {
  if (raw === undefined) return undefined
  const text = raw.trim()
  return emptyNames.has(text.toLowerCase()) ? undefined : reading(text, raw)
}

export const wordsReading = (raw: string | undefined): Reading<string> | undefined => (raw === undefined || raw.trim() === '' || raw === 'null' ? undefined : reading(raw, raw))

export const joinReads = (reads: readonly Read[]): Read => (reads.length === 1 && reads[0] !== undefined ? reads[0] : { drafts: reads.flatMap((r) => r.drafts), issues: reads.flatMap((r) => r.issues) })

type Loose = { readonly [K in keyof ObservationReadings]: ObservationReadings[K] | undefined }

/** Leaves out what is undefined: absent means the place does not say it. */
export const present = (readings: Loose): ObservationReadings => {
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(readings)) if (value !== undefined) kept[key] = value
  return kept
}

/** A wall clock without a zone of its own. Unreadable or impossible: no reading, and an issue. */
export const wallReading = (raw: string, rules: WhenRules, place: Place, now: EpochMs): TimeRead => {
  const time = parseTimeText(raw)
  const when = time === null ? undefined : toWhen(time, rules)
  if (when?.ok !== true) return { issue: issueAt(raw.trim() === '' ? 'time-missing' : 'time-unreadable', place, { raw }) }
  return isPossible(when.value.from, now) ? { startedAt: reading(when.value, raw) } : { issue: issueAt('date-impossible', place, { raw }) }
}

/** Cells no format interprets, kept as read. */
export const unreadOf = (values: Readonly<Record<string, unknown>>, read: ReadonlySet<string>): Readonly<Record<string, string>> | undefined => {
  const rest: Record<string, string> = {}
  let any = false
  for (const key in values) {
    const value = values[key]
    if (read.has(key) || value === '' || value === 'null' || (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean')) continue
    rest[key] = String(value)
    any = true
  }
  return any ? rest : undefined
}
