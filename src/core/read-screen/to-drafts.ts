import type { Reading } from '../kernel/reading.ts'
import type { ObservationDraft, ObservationReadings } from '../model/observation.ts'
import type { ScreenRow, Shown } from './screen-row.ts'

/** Rows as observations: the place is the row's box and its ordinal, so that two rows that read alike stay two. */
export const toDrafts = (rows: readonly ScreenRow[]): readonly ObservationDraft[] => rows.map(toDraft)

const toDraft = (row: ScreenRow): ObservationDraft => {
  const unread = unreadOf(row)
  return {
    place: { row: row.ordinal, box: row.box },
    kind: row.kind,
    ...(row.count === undefined ? {} : { count: row.count }),
    ...readingsOf(row),
    ...(Object.keys(unread).length === 0 ? {} : { unread }),
  }
}

const readingsOf = (row: ScreenRow): ObservationReadings => {
  const readings: { [K in keyof ObservationReadings]: ObservationReadings[K] | undefined } = {
    otherNumber: row.number,
    otherName: row.name,
    otherLabel: row.label,
    labelCount: row.labelCount,
    startedAt: row.startedAt,
    durationSeconds: secondsOf(row, 'talk'),
    ringSeconds: secondsOf(row, 'ring'),
    direction: row.direction === undefined ? undefined : valued(row.direction, row.direction.value),
    location: row.location,
    carrier: row.carrier,
    sim: row.sim,
    text: row.text,
  }
  return Object.fromEntries(Object.entries(readings).filter(([, reading]) => reading !== undefined))
}

const secondsOf = ({ duration }: ScreenRow, kind: 'talk' | 'ring'): Reading<number> | undefined => {
  const seconds = duration?.value.kind === kind ? duration.value.seconds : undefined
  return duration === undefined || seconds === undefined ? undefined : valued(duration, seconds)
}

const valued = <T>(shown: Shown<unknown>, value: T): Reading<T> => ({ value, raw: shown.raw, confidence: shown.confidence, method: shown.method, box: shown.box, ...(shown.second === undefined ? {} : { second: shown.second }) })

/** Under this heading stands a time that no day could be found for. */
export const undatedHeading = '时间'

/** What the row shows and no field holds: a time nobody could date, '未接通', words nothing understands. */
const unreadOf = (row: ScreenRow): Readonly<Record<string, string>> => ({
  ...(row.startedAt === undefined && row.time !== undefined ? { [undatedHeading]: [row.day?.raw, row.time.raw].filter((t) => t !== undefined).join(' ') } : {}),
  ...(row.duration !== undefined && row.duration.value.seconds === undefined ? { 时长: row.duration.raw } : {}),
  ...(row.labelClass === undefined ? {} : { 标记类别: row.labelClass }),
  ...(row.isCut === true ? { 未显示完整: '1' } : {}),
  ...(row.unread.length === 0 ? {} : { 其他文字: row.unread.join(' | ') }),
})
