import type { EpochMs } from '../kernel/instant.ts'
import type { Place } from '../kernel/place.ts'
import { epochOfAppleSeconds } from '../kernel/time-text.ts'
import type { Direction, ObservationDraft } from '../model/observation.ts'
import type { FileRecord, Read } from './format.ts'
import { utf8TextOf } from './quoted-printable.ts'
import { epochReading, nameReading, numberReading, present, reading, unreadOf, wordsReading } from './readings.ts'

type Values = Extract<FileRecord, { kind: 'database-row' }>['values']

export const textOf = (value: Values[string] | undefined): string | undefined => {
  if (value === null || value === undefined) return undefined
  if (value instanceof Uint8Array) return utf8Of(value)
  return String(value)
}

/** UTF-8 out of a BLOB (a number, or the name WeChat gave); anything else in it is encrypted and says nothing. */
const utf8Of = (bytes: Uint8Array): string | undefined => {
  const text = utf8TextOf([...bytes])
  return /[\p{Cc}\p{Co}\p{Cn}\ufffd]/u.test(text) ? undefined : text
}

const understood = new Set(['ZADDRESS', 'ZDATE', 'ZDURATION', 'ZORIGINATED', 'ZANSWERED', 'ZNAME', 'ZLOCATION', 'ZSERVICE_PROVIDER', 'Z_PK', 'Z_ENT', 'Z_OPT', 'ZJUNKIDENTIFICATIONCATEGORY'])

/** One row of ZCALLRECORD; `participant` is who else was in it where the row has no address. An iPhone cannot tell a missed call from one pressed away: missed. */
export const appleCall = (values: Values, place: Place, now: EpochMs, participant?: string): Read => {
  const date = values['ZDATE']
  const seconds = typeof date === 'number' ? date : Number.NaN
  const time = epochReading(epochOfAppleSeconds(seconds), textOf(date) ?? '', place, now)
  const unread = unreadOf(values, understood)
  const words = {
    otherNumber: numberReading(textOf(values['ZADDRESS'])) ?? numberReading(participant),
    // Written by a caller-ID app the owner installed.
    otherLabel: wordsReading(textOf(values['ZJUNKIDENTIFICATIONCATEGORY'])),
    startedAt: time.startedAt,
    otherName: nameReading(textOf(values['ZNAME'])),
    location: wordsReading(textOf(values['ZLOCATION'])),
    service: wordsReading(textOf(values['ZSERVICE_PROVIDER'])),
  }
  const draft: ObservationDraft = { place, kind: 'call', ...present({ ...words, ...lengthsOf(values) }), ...(unread === undefined ? {} : { unread }) }
  return { drafts: [draft], issues: time.issue === undefined ? [] : [time.issue] }
}

/**
 * On real phones ZANSWERED is 0 for every outgoing call: talk time alone says whether anybody answered. ZBLOCKEDBYEXTENSION names the app that
 * kept a call from ringing. Why iOS itself filtered one (ZFILTERED_OUT_REASON) or who hung up (ZDISCONNECTED_CAUSE) is documented nowhere: kept unread.
 */
const lengthsOf = (values: Values): Pick<ObservationDraft, 'direction' | 'durationSeconds' | 'ringSeconds'> => {
  const isOutgoing = Number(values['ZORIGINATED'] ?? 0) === 1
  const wasAnswered = Number(values['ZANSWERED'] ?? 0) === 1
  const blocker = textOf(values['ZBLOCKEDBYEXTENSION']) ?? ''
  const value: Direction = isOutgoing ? 'outgoing' : wasAnswered ? 'incoming' : blocker === '' ? 'missed' : 'blocked'
  const direction = reading(value, `ZORIGINATED=${textOf(values['ZORIGINATED']) ?? ''} ZANSWERED=${textOf(values['ZANSWERED']) ?? ''}${value === 'blocked' ? ` ZBLOCKEDBYEXTENSION=${blocker}` : ''}`)
  const duration = values['ZDURATION']
  if (typeof duration !== 'number' || duration < 0) return { direction }
  const stored = reading(Math.round(duration), String(duration))
  return (value === 'missed' || value === 'blocked') && stored.value > 0 ? { direction, ringSeconds: stored } : { direction, durationSeconds: stored }
}
