import type { Box } from '../kernel/place.ts'
import type { Confidence, Reading } from '../kernel/reading.ts'
import type { ObservationId } from '../model/ids.ts'
import type { Observation, ReadingField } from '../model/observation.ts'
import { undatedHeading } from './to-drafts.ts'

/** One reading a person must look at, with all the screen needs to show beside it. */
export type ReviewItem = {
  readonly observation: ObservationId
  readonly field: ReadingField
  readonly raw: string
  readonly confidence: Confidence
  /** The piece of the picture to enlarge. */
  readonly box?: Box
  readonly second?: string
  /** Positions of `raw` (code points) where the other reader saw something else. */
  readonly differsAt: readonly number[]
  /** The row's other readings, for sense: name, time, mark. */
  readonly neighbours: readonly { readonly field: ReadingField; readonly raw: string }[]
  /** Readings of the row that hold no doubt and are accepted with this one. */
  readonly alongWith: readonly ReadingField[]
  /** Other rows that read alike: what is corrected here is offered there. */
  readonly lookAlikes: readonly ObservationId[]
}

/** Digits first: a wrong digit accuses the wrong company; a wrong name does not. */
const fieldOrder: readonly ReadingField[] = ['otherNumber', 'startedAt', 'durationSeconds', 'ringSeconds', 'labelCount', 'direction', 'otherLabel', 'otherName', 'location', 'carrier', 'sim', 'text', 'ownNumber', 'service']

/** doubtful: what must be looked at. all: every row once, its sure readings accepted together. */
export type ReviewScope = 'doubtful' | 'all'

/** Readings to look at, numbers before times before words; within a field in the order of pictures and rows. What was ruled on already stays out. */
export const reviewQueueOf = (observations: readonly Observation[], isSettled: (observation: ObservationId, field: ReadingField) => boolean, scope: ReviewScope = 'doubtful'): readonly ReviewItem[] => {
  const alike = byRaw(observations)
  const items = observations.flatMap((observation) => {
    const open = fieldOrder.filter((field) => (readingOf(observation, field) !== undefined || isMissing(observation, field)) && !isSettled(observation.id, field))
    const doubtful = open.filter((field) => (readingOf(observation, field)?.confidence ?? 'doubtful') === 'doubtful')
    const sure = scope === 'all' ? open.filter((field) => !doubtful.includes(field)) : []
    const [lead, ...rest] = doubtful.length > 0 ? doubtful : sure.slice(0, 1)
    return lead === undefined ? [] : [itemOf(observation, lead, sure.filter((field) => field !== lead), alike), ...rest.map((field) => itemOf(observation, field, [], alike))]
  })
  return items.map((item, at) => ({ item, at })).sort((a, b) => fieldOrder.indexOf(a.item.field) - fieldOrder.indexOf(b.item.field) || a.at - b.at).map(({ item }) => item)
}

/** A call of a picture without time, or without number and name: something stood there that could not be read. A time that only lacks its day is asked per picture. */
const isMissing = (observation: Observation, field: ReadingField): boolean => {
  if (observation.kind !== 'call' || observation.place.box === undefined) return false
  if (field === 'startedAt') return observation.startedAt === undefined && observation.unread?.[undatedHeading] === undefined
  return field === 'otherNumber' && observation.otherNumber === undefined && observation.otherName === undefined
}

export const readingOf = (observation: Observation, field: ReadingField): Reading<unknown> | undefined => observation[field]

type Alike = ReadonlyMap<string, readonly ObservationId[]>
const keyOf = (field: ReadingField, raw: string): string => `${field} ${raw.replace(/\s/g, '')}`

const byRaw = (observations: readonly Observation[]): Alike => {
  const ids = new Map<string, ObservationId[]>()
  for (const observation of observations) {
    for (const field of ['otherNumber', 'otherName', 'otherLabel', 'location'] as const) {
      const raw = observation[field]?.raw
      if (raw === undefined) continue
      const key = keyOf(field, raw)
      ids.set(key, [...(ids.get(key) ?? []), observation.id])
    }
  }
  return ids
}

const itemOf = (observation: Observation, field: ReadingField, alongWith: readonly ReadingField[], alike: Alike): ReviewItem => {
  const reading = readingOf(observation, field)
  const raw = reading?.raw ?? ''
  const box = reading?.box ?? observation.place.box
  return {
    observation: observation.id, field, raw, alongWith,
    confidence: reading?.confidence ?? 'doubtful',
    differsAt: reading?.second === undefined ? [] : differingPlaces(raw, reading.second),
    neighbours: fieldOrder.flatMap((other) => {
      const shown = other === field ? undefined : readingOf(observation, other)
      return shown === undefined ? [] : [{ field: other, raw: shown.raw }]
    }),
    lookAlikes: (alike.get(keyOf(field, raw)) ?? []).filter((id) => id !== observation.id),
    ...(box === undefined ? {} : { box }),
    ...(reading?.second === undefined ? {} : { second: reading.second }),
  }
}

/** Where `first` differs from the piece of the other reader's line that fits it best; blanks never differ. Code points of `first`. */
export const differingPlaces = (first: string, second: string): readonly number[] => {
  const letters = Array.from(first)
  const kept = letters.flatMap((c, at) => (/\s/.test(c) ? [] : [{ c, at }]))
  const other = Array.from(second.replace(/\s/g, ''))
  return align(kept.map(({ c }) => c), other).map((i) => kept[i]!.at)
}

/** Least edits that turn `a` into some stretch of `b`: the places of `a` that do not come through. */
const align = (a: readonly string[], b: readonly string[]): readonly number[] => {
  const cost: number[][] = [b.map(() => 0).concat(0)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(Math.min(cost[i - 1]![j]! + 1, row[j - 1]! + 1, cost[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    cost.push(row)
  }
  const last = cost[a.length]!
  let j = last.indexOf(Math.min(...last))
  const differs: number[] = []
  for (let i = a.length; i > 0; ) {
    const here = cost[i]![j]!
    const isEqual = j > 0 && a[i - 1] === b[j - 1]
    if (j > 0 && here === cost[i - 1]![j - 1]! + (isEqual ? 0 : 1)) {
      if (!isEqual) differs.unshift(i - 1)
      i--
      j--
    } else if (here === cost[i - 1]![j]! + 1) {
      differs.unshift(i - 1)
      i--
    } else j--
  }
  return differs
}
