import { parseDurationText } from '../../kernel/duration-text.ts'
import type { EpochMs } from '../../kernel/instant.ts'
import type { Place } from '../../kernel/place.ts'
import type { Direction } from '../../model/observation.ts'
import { textOf } from '../apple-call.ts'
import { directionOfCode, directionOfWords } from '../direction-words.ts'
import type { FileHead, FileRecord, Format, Read } from '../format.ts'
import { issueAt, nameReading, numberReading, present, reading, unreadOf, wallReading } from '../readings.ts'
import { zoneOf, type Zone } from '../text-zone.ts'

/*
 * callinfo.db of old phone manager programs on the computer (手机助手 and the like): table Calls(number, time 'yyyy-MM-dd HH:mm:ss', talkTime 'X分Y秒',
 * callType, name). Columns from the iamoatil parsers, 2017 (formats/README §7). time is the phone's wall clock. callType is written in words by some
 * and in Android's numbers by others.
 */
const tableOf = (head: FileHead): string | undefined => head.tables?.find((t) => t.name.toLowerCase() === 'calls' && ['number', 'time', 'talkTime', 'callType'].every((c) => t.columns.includes(c)))?.name

export const callInfoDatabase: Format = {
  id: 'call-info-database',
  version: 1,
  wants: 'database-row',
  recognise: (head) => (tableOf(head) === undefined ? null : { certainty: 'exact' }),
  open: ({ head, now, answers }) => {
    const table = tableOf(head)
    const zone = zoneOf(answers)
    return {
      take: (record) => (record.kind === 'database-row' && record.table === table ? readCall(record.values, { table: record.table, row: record.rowid }, zone, now) : { drafts: [], issues: [] }),
      end: () => ({ drafts: [], issues: zone.zone === 'assumed' ? [{ code: 'zone-assumed', severity: 'note', params: {} }] : [], complete: true, log: { kind: 'phone' } }),
    }
  },
}

const understood = new Set(['number', 'time', 'talkTime', 'callType', 'name'])

type Values = Extract<FileRecord, { kind: 'database-row' }>['values']

const readCall = (values: Values, place: Place, zone: Zone, now: EpochMs): Read => {
  const text = (name: string): string => textOf(values[name]) ?? ''
  const { startedAt, issue } = wallReading(text('time'), zone, place, now)
  const kind = text('callType')
  const direction: Direction = directionOfWords(kind) ?? directionOfCode(kind, 'android') ?? 'unknown'
  const length = secondsOf(text('talkTime'))
  const talks = !['missed', 'rejected', 'blocked'].includes(direction) || length === 0
  const seconds = length === undefined ? undefined : reading(length, text('talkTime'))
  const unread = unreadOf(values, understood)
  const issues = [
    ...(issue === undefined ? [] : [issue]),
    ...(direction === 'unknown' ? [issueAt('direction-unknown', place, { raw: kind })] : []),
    ...(length === undefined && text('talkTime') !== '' ? [issueAt('duration-unreadable', place, { raw: text('talkTime') })] : []),
  ]
  const words = present({
    otherNumber: numberReading(text('number')),
    startedAt,
    direction: reading(direction, kind, direction === 'unknown' ? 'doubtful' : 'certain'),
    durationSeconds: talks ? seconds : undefined,
    ringSeconds: talks ? undefined : seconds,
    otherName: text('name') === text('number') ? undefined : nameReading(text('name')),
  })
  return { drafts: [{ place, kind: 'call', ...words, ...(unread === undefined ? {} : { unread }) }], issues }
}

/** 1分20秒; a bare number is seconds. */
const secondsOf = (text: string): number | undefined => {
  const read = parseDurationText(text)
  return read?.kind === 'seconds' ? read.seconds : read?.kind === 'number' ? read.value : read?.kind === 'two-part' ? read.first * 60 + read.second : undefined
}
