import type { ScreenRow } from './screen-row.ts'

/** The rows of one picture, under any name that tells pictures apart (the source's hash). */
export type PictureRows = { readonly picture: string; readonly rows: readonly ScreenRow[] }
export type RowPlace = { readonly picture: string; readonly ordinal: number }
/** One row of a list that two pictures show. */
export type SharedRow = { readonly a: RowPlace; readonly b: RowPlace }

/**
 * Pictures of one list scrolled on: the last rows of one are the first of the other. A run of equal rows is evidence; one row alone is so
 * only if its time is known to the minute with its day. Two equal rows in one picture are never joined.
 */
export const overlapsOf = (pictures: readonly PictureRows[]): readonly SharedRow[] =>
  pictures.flatMap((a, i) => pictures.slice(i + 1).flatMap((b) => (a.picture === b.picture ? [] : shared(a, b))))

/** The shift of b against a under which all rows that would coincide are alike; of several the one with most rows. */
const shared = (a: PictureRows, b: PictureRows): readonly SharedRow[] => {
  let best: readonly SharedRow[] = []
  for (let shift = -(b.rows.length - 1); shift < a.rows.length; shift++) {
    const pairs = pairsAt(a, b, shift)
    if (pairs.length > best.length && isEvidence(pairs, a, b)) best = pairs
  }
  return best
}

const pairsAt = (a: PictureRows, b: PictureRows, shift: number): readonly SharedRow[] => {
  const pairs: SharedRow[] = []
  let unlike = 0
  for (let i = Math.max(0, shift); i < Math.min(a.rows.length, b.rows.length + shift); i++) {
    const rowA = a.rows[i]!
    const rowB = b.rows[i - shift]!
    const likeness = likenessOf(rowA, rowB)
    if (likeness === 'other') return []
    if (likeness === 'close') unlike++
    pairs.push({ a: { picture: a.picture, ordinal: rowA.ordinal }, b: { picture: b.picture, ordinal: rowB.ordinal } })
  }
  // One misread digit in a run of equal rows is a misread digit; several are another list.
  return unlike > pairs.length / 4 ? [] : pairs
}

const isEvidence = (pairs: readonly SharedRow[], a: PictureRows, b: PictureRows): boolean => {
  const rowsA = pairs.map(({ a: place }) => a.rows.find(({ ordinal }) => ordinal === place.ordinal)!)
  const rowsB = pairs.map(({ b: place }) => b.rows.find(({ ordinal }) => ordinal === place.ordinal)!)
  const minutes = rowsA.filter((row, i) => isMinute(row) && isMinute(rowsB[i]!)).length
  const distinct = new Set(rowsA.map((row) => `${who(row)} ${row.time?.raw ?? ''}`)).size
  if (distinct === 1) return pairs.length === 1 && minutes === 1 && rowsA[0]!.startedAt !== undefined && rowsB[0]!.startedAt !== undefined
  return minutes >= 1 || distinct >= 3
}

const isMinute = ({ startedAt, time }: ScreenRow): boolean => (startedAt === undefined ? time?.value.hour !== undefined : startedAt.value.precision === 'minute' || startedAt.value.precision === 'second')

const who = (row: ScreenRow): string => row.number?.value.text ?? row.name?.value.replace(/\s/g, '') ?? ''

/** same: nothing differs. close: one digit of the number does, where a reader was not certain. */
const likenessOf = (a: ScreenRow, b: ScreenRow): 'same' | 'close' | 'other' => {
  if (!isSameTime(a, b) || !isSameRest(a, b)) return 'other'
  if (who(a) === who(b)) return 'same'
  return isUncertain(a) && differsInOne(who(a), who(b)) ? 'close' : isUncertain(b) && differsInOne(who(a), who(b)) ? 'close' : 'other'
}
const isUncertain = ({ number }: ScreenRow): boolean => number !== undefined && number.confidence !== 'certain'

/** A field that one of the two pictures does not show does not speak against the other. */
const isSameRest = (a: ScreenRow, b: ScreenRow): boolean =>
  isSameText(a.duration?.raw, b.duration?.raw, true) && isSameText(a.direction?.value, b.direction?.value, true) && (a.count ?? 1) === (b.count ?? 1) && isSameText(a.text?.raw, b.text?.raw)

/** In the calendar where both stand in it; else as shown. Pictures of two days may both say 昨天 10:14 and mean two calls. */
const isSameTime = (a: ScreenRow, b: ScreenRow): boolean => {
  const whenA = a.startedAt?.value
  const whenB = b.startedAt?.value
  if (whenA === undefined || whenB === undefined) return isSameText(a.time?.raw, b.time?.raw) && isSameText(a.day?.raw, b.day?.raw, true)
  // '昨天' in one picture and 11月5日 10:14 in the other may be one call; '25分钟前' and '26分钟前' too.
  return whenA.precision === whenB.precision && whenA.precision !== 'interval' ? whenA.from === whenB.from : whenA.from < whenB.to && whenB.from < whenA.to
}

const isSameText = (a: string | undefined, b: string | undefined, mayLack = false): boolean => {
  if (a === undefined || b === undefined) return a === b || mayLack
  return a.replace(/\s/g, '') === b.replace(/\s/g, '')
}

const differsInOne = (a: string, b: string): boolean => a.length === b.length && a.length >= 7 && Array.from(a).filter((c, i) => c !== b[i]).length === 1
