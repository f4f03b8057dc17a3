import type { EpochMs } from '../kernel/instant.ts'
import type { Place } from '../kernel/place.ts'
import type { Direction, ObservationDraft } from '../model/observation.ts'
import type { Read } from './format.ts'
import { epochReading, issueAt, nameReading, numberReading, present, reading, unreadOf, wordsReading } from './readings.ts'

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

const understood = new Set(['number', 'date', 'duration', 'dur', 'type', 'name', 'contact_name', 'ring_time', 'ring_times', 'record_duration', 'readable_date', 'time', 'geocoded_location', 'subscription_id', 'cloud_antispam_type_tag', 'mark_content'])

/** One row of an Android call log, wherever it was written. */
export const androidCall = (call: AndroidCall, place: Place, now: EpochMs): Read => {
  const issues = []
  const { startedAt, issue } = epochReading(wholeNumber(call.date), call.date ?? '', place, now)
  if (issue !== undefined) issues.push(issue)
  const direction = directionByType[call.type ?? '']
  if (direction === undefined) issues.push(issueAt('direction-unknown', place, { raw: call.type ?? '' }))
  const duration = wholeNumber(call.duration)
  const isTalk = talked.has(call.type ?? '') || duration === 0
  const stored = Number.isNaN(duration) || duration < 0 ? undefined : reading(duration, call.duration ?? '')
  if (stored === undefined && call.duration !== undefined && call.duration !== '') issues.push(issueAt('duration-unreadable', place, { raw: call.duration }))
  const ring = wholeNumber(call.ring)
  const ringSeconds = ring > 0 ? reading(ring, call.ring ?? '') : !isTalk && direction !== undefined ? stored : undefined
  const unread = unreadOf(call.all, understood)
  const draft: ObservationDraft = {
    place,
    kind: 'call',
    ...present({
      otherNumber: numberReading(call.number),
      startedAt,
      direction: reading(direction ?? 'unknown', call.type ?? '', direction === undefined ? 'doubtful' : 'certain'),
      durationSeconds: isTalk ? stored : undefined,
      ringSeconds,
      otherName: nameReading(call.name),
      otherLabel: wordsReading(call.label),
      location: wordsReading(call.location),
      sim: wordsReading(call.sim),
    }),
    ...(unread === undefined ? {} : { unread }),
  }
  return { drafts: [draft], issues }
}

/** Digits of a whole number, or NaN: '' and 'NULL' are not 0. */
export const wholeNumber = (text: string | undefined): number => (text !== undefined && /^\s*-?\d+(?:\.0+)?\s*$/.test(text) ? Number(text) : Number.NaN)
