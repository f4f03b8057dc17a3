import { beijingOffsetMinutes, type EpochMs } from '../kernel/instant.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Place } from '../kernel/place.ts'
import type { Reading } from '../kernel/reading.ts'
import type { Direction, ObservationDraft } from '../model/observation.ts'
import type { Read } from './format.ts'
import { epochReading, issueAt, nameReading, numberReading, reading, unreadOf, wallReading, wordsReading, type TimeRead } from './readings.ts'

/** android.provider.CallLog.Calls: INCOMING, OUTGOING, MISSED, VOICEMAIL, REJECTED, BLOCKED, ANSWERED_EXTERNALLY. */
const directionByType: Readonly<Record<string, Direction>> = { '1': 'incoming', '2': 'outgoing', '3': 'missed', '4': 'voicemail', '5': 'rejected', '6': 'blocked', '7': 'incoming' }
/** Only here is `duration` talk time; otherwise OPPO, Honor, Huawei and Samsung keep the ring time in it (formats/README §3.1). */
const talked = new Set(['1', '2', '7'])

export type AndroidCall = {
  readonly number: string | undefined
  readonly date: string | undefined
  readonly duration: string | undefined
  readonly type: string | undefined
  readonly name?: string | undefined
  /** Ring time in seconds, from a vendor's own column. */
  readonly ring?: string | undefined
  /** A caller-ID label from a vendor's own column. */
  readonly label?: string | undefined
  readonly labelCount?: string | undefined
  readonly location?: string | undefined
  readonly sim?: string | undefined
  readonly all: Readonly<Record<string, unknown>>
}

const understood = new Set(['number', 'date', 'duration', 'dur', 'type', 'name', 'contact_name', 'ring_time', 'record_duration', 'readable_date', 'time', 'geocoded_location', 'subscription_id', 'sim_id', 'simId', 'phone_number', 'cloud_antispam_type_tag', 'mark_content', 'phoneNumber', 'startTS', 'simID', 'simid', 'cachedName', 'cname', '__display_name', 'display_name', 'timestamp', 'callType', 'rawType'])

/** MIUI writes "new contact" into the call log: no call (formats/README §3.1). */
export const isNoCall = (type: string | undefined): boolean => type === '10'

/** MIUI type 10 is "new contact"; MIUI keeps deleted rows with a mark; Samsung logtype 100 and 256 are calls, 300 and others are not (formats/README §3.1). */
export const isNoCallRow = (text: (column: string) => string | undefined): boolean => isNoCall(text('type')) || text('mark_deleted') === '1' || !['100', '256', undefined].includes(text('logtype'))

/** Huawei's and CooTek's codes of what other people marked a number as (formats/README §3.1); Xiaomi and others write words. */
const marks: Readonly<Record<string, string>> = { crank: '骚扰电话', fraud: '诈骗电话', express: '快递送餐', 'promote sales': '推销电话', 'house agent': '房产中介', insurance: '保险电话' }

const labelColumns = ['cloud_antispam_type_tag', 'mark_content', 'mark_type', 'marker_data'] as const

/** The first column of a row that says what other people marked the number as. Xiaomi's cloud_antispam_type 0: nobody did. */
export const labelOf = (text: (column: string) => string | undefined): string | undefined =>
  labelColumns.filter((column) => column !== 'cloud_antispam_type_tag' || text('cloud_antispam_type') !== '0').map(text).find((label) => label !== undefined && label.trim() !== '')

const labelReading = (text: string | undefined): Reading<string> | undefined => {
  const label = wordsReading(text)
  return label === undefined ? undefined : { ...label, value: marks[label.value.trim().toLowerCase()] ?? label.value }
}

/** phone_account_address: the owner's number in the SIM the call came in on, where the phone knows it. */
const ownReading = (text: unknown): Draft['ownNumber'] => {
  const number = typeof text === 'string' ? numberReading(text) : undefined
  return number?.value.kind === 'e164' || number?.value.kind === 'national' ? number : undefined
}

export const notCallsIssue = (count: number): readonly Issue[] => (count === 0 ? [] : [{ code: 'rows-not-calls', severity: 'note', params: { count } }])

/** Rows of a call log that are no calls are counted instead of read. */
export const callRows = (): { readonly take: (text: (column: string) => string | undefined, read: () => Read) => Read; readonly issues: () => readonly Issue[]; readonly skipped: () => number } => {
  let notCalls = 0
  return {
    take: (text, read) => {
      if (!isNoCallRow(text)) return read()
      notCalls++
      return { drafts: [], issues: [] }
    },
    issues: () => notCallsIssue(notCalls),
    skipped: () => notCalls,
  }
}

/** One row of an Android call log, wherever it was written. */
export const androidCall = (call: AndroidCall, place: Place, now: EpochMs): Read => {
  const issues: Issue[] = []
  const { startedAt, issue } = timeOf(call.date ?? '', place, now)
  if (issue !== undefined) issues.push(issue)
  const direction = directionOf(call.type ?? '')
  if (direction.value === 'unknown') issues.push(issueAt('direction-unknown', place, { raw: direction.raw }))
  return { drafts: [draftOf(call, place, { startedAt, direction, ...lengthsOf(call, place, issues) })], issues }
}

/** Milliseconds, or the wall clock that some tools write in their place: then the zone is ours, and said to be. */
const timeOf = (date: string, place: Place, now: EpochMs): TimeRead => {
  const number = wholeNumber(date)
  if (!Number.isNaN(number) || date.trim() === '') return epochReading(number, date, place, now)
  return wallReading(date, { offsetMinutes: beijingOffsetMinutes, zone: 'assumed' }, place, now)
}

const directionOf = (type: string): Times['direction'] => {
  const direction = directionByType[type]
  return direction === undefined ? reading('unknown', type, 'doubtful') : reading(direction, type)
}

/** Talk time and ring time out of one column, by the type of the call. */
const lengthsOf = (call: AndroidCall, place: Place, issues: Issue[]): Pick<Times, 'durationSeconds' | 'ringSeconds'> => {
  const raw = call.duration ?? ''
  const duration = wholeNumber(raw)
  const stored = duration >= 0 ? reading(duration, raw) : undefined
  if (stored === undefined && raw !== '') issues.push(issueAt('duration-unreadable', place, { raw }))
  const isTalk = talked.has(call.type ?? '') || duration === 0
  const ring = wholeNumber(call.ring)
  if (ring > 0) return { durationSeconds: isTalk ? stored : undefined, ringSeconds: reading(ring, call.ring ?? '') }
  const isKnown = (call.type ?? '') in directionByType
  return { durationSeconds: isTalk ? stored : undefined, ringSeconds: !isTalk && isKnown ? stored : undefined }
}

type Draft = { -readonly [K in keyof ObservationDraft]: ObservationDraft[K] }
type Times = { readonly startedAt: Draft['startedAt'] | undefined; readonly direction: NonNullable<Draft['direction']>; readonly durationSeconds: Draft['durationSeconds'] | undefined; readonly ringSeconds: Draft['ringSeconds'] | undefined }

/** Written field by field: a million rows go through here. */
const draftOf = (call: AndroidCall, place: Place, times: Times): ObservationDraft => {
  const draft: Draft = { place, kind: 'call', direction: times.direction }
  const number = numberReading(call.number)
  if (number !== undefined) draft.otherNumber = number
  if (times.startedAt !== undefined) draft.startedAt = times.startedAt
  if (times.durationSeconds !== undefined) draft.durationSeconds = times.durationSeconds
  if (times.ringSeconds !== undefined) draft.ringSeconds = times.ringSeconds
  const own = ownReading(call.all['phone_account_address'])
  if (own !== undefined) draft.ownNumber = own
  return withWords(draft, call)
}

const withWords = (draft: Draft, call: AndroidCall): ObservationDraft => {
  const name = nameReading(call.name)
  if (name !== undefined) draft.otherName = name
  const label = labelReading(call.label)
  if (label !== undefined) draft.otherLabel = label
  const location = wordsReading(call.location)
  if (location !== undefined) draft.location = location
  const sim = wordsReading(call.sim)
  if (sim !== undefined) draft.sim = sim
  const unread = unreadOf(call.all, understood)
  if (unread !== undefined) draft.unread = unread
  return draft
}

const plainDigits = /^\d+$/
const looseNumber = /^\s*-?\d+(?:\.0+)?\s*$/

/** Digits of a whole number, or NaN: '' and 'NULL' are not 0. */
export const wholeNumber = (text: string | undefined): number => {
  if (text === undefined) return Number.NaN
  return plainDigits.test(text) || looseNumber.test(text) ? Number(text) : Number.NaN
}
