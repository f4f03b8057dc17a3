import type { Box, Place } from '../../core/kernel/place.ts'
import type { PhoneNumber } from '../../core/kernel/phone-number.ts'
import type { Reading } from '../../core/kernel/reading.ts'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { When } from '../../core/kernel/when.ts'
import type { DecisionBody } from '../../core/model/decision.ts'
import type { ObservationId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { Observation, ReadingField } from '../../core/model/observation.ts'
import { standingOf } from './matter-page.ts'
import { oncePer } from '../../core/kernel/once-per.ts'

export type ReviewGroup = 'number' | 'time' | 'other'

/** One doubtful reading: digits first, then times, then the rest; within a group as the pictures run. */
export type ReviewEntry = { readonly observation: ObservationId; readonly field: ReadingField; readonly group: ReviewGroup; readonly isDone: boolean; readonly what: string }

const groups: Readonly<Partial<Record<ReadingField, ReviewGroup>>> = { otherNumber: 'number', ownNumber: 'number', startedAt: 'time', durationSeconds: 'time', ringSeconds: 'time' }
const groupOrder: readonly ReviewGroup[] = ['number', 'time', 'other']
const fields: readonly ReadingField[] = ['otherNumber', 'ownNumber', 'startedAt', 'durationSeconds', 'ringSeconds', 'direction', 'otherLabel', 'labelCount', 'otherName', 'text', 'service', 'location', 'carrier', 'sim']

/** A row the owner has left out of scope is nobody's to check. */
const concerning = (view: MatterView): readonly Observation[] =>
  view.incidents.flatMap((i) => (i.scope === 'out' || i.untimed === true ? [] : i.supportedBy.flatMap((id) => view.observations.get(id) ?? [])))

export const reviewQueue = oncePer((view: MatterView): readonly ReviewEntry[] => {
  const ruled = new Map<ObservationId, Set<ReadingField>>()
  for (const { body } of [...standingOf(view, 'accept-reading'), ...standingOf(view, 'correct-reading')]) ruled.set(body.observation, (ruled.get(body.observation) ?? new Set<ReadingField>()).add(body.field))
  const entries: ReviewEntry[] = []
  for (const observation of concerning(view)) {
    const done = ruled.get(observation.id)
    for (const field of fields) {
      const reading: Reading<unknown> | undefined = observation[field]
      const isDone = done?.has(field) === true
      if (reading === undefined || (reading.confidence !== 'doubtful' && !isDone)) continue
      entries.push({ observation: observation.id, field, group: groups[field] ?? 'other', isDone, what: whatIsDoubtful(reading, field) })
    }
  }
  return entries.sort((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group) || place(view, a) - place(view, b) || (a.observation < b.observation ? -1 : 1))
})

const place = (view: MatterView, entry: ReviewEntry): number => view.observations.get(entry.observation)?.place.row ?? view.observations.get(entry.observation)?.place.box?.[1] ?? 0

/** i18n suffix of `review.what.`: why a person must look. */
const whatIsDoubtful = (reading: Reading<unknown>, field: ReadingField): string => {
  if (field === 'otherNumber' || field === 'ownNumber') {
    if (reading.raw.includes('*')) return 'masked'
    return reading.second === undefined ? 'number' : 'digits'
  }
  if (field === 'startedAt') return reading.second === undefined ? 'when' : 'time-digits'
  return field
}

export type DigitColumn = { readonly first: string; readonly second: string; readonly differs: boolean }

export type ReviewItem = {
  readonly entry: ReviewEntry
  readonly number: number
  readonly raw: string
  readonly value: string
  readonly second?: string
  /** Column for column, where the two readers saw as many characters. */
  readonly columns: readonly DigitColumn[]
  readonly picture?: { readonly sha256: Sha256; readonly box: Box; readonly boxes: readonly { readonly box: Box; readonly isThis: boolean; readonly isOut: boolean }[] }
  readonly fileName: string
  readonly place: Place
  readonly answers: readonly ReviewAnswer[]
  readonly neighbours: readonly Neighbour[]
  /** The same question elsewhere: offered after the answer, never changed by itself. */
  readonly alike: readonly ObservationId[]
}

/** A choice with what it changes, said before it changes. */
export type ReviewAnswer = { readonly key: string; readonly value: string | null; readonly joins: number; readonly differsAt?: number }
export type Neighbour = { readonly observation: ObservationId; readonly when?: When; readonly number: string; readonly direction?: string; readonly seconds?: number; readonly isRing: boolean; readonly fileName: string; readonly row?: number }

export type ReviewPage = { readonly queue: readonly ReviewEntry[]; readonly open: number; readonly done: number }
export const reviewPage = (view: MatterView): ReviewPage => {
  const queue = reviewQueue(view)
  const done = queue.filter((e) => e.isDone).length
  return { queue, open: queue.length - done, done }
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return isNumber(value) ? value.text : ''
}
const isNumber = (value: unknown): value is PhoneNumber => typeof value === 'object' && value !== null && 'text' in value && 'kind' in value

export const reviewItem = (view: MatterView, observation: ObservationId, field: ReadingField): ReviewItem | null => {
  const queue = reviewQueue(view)
  const at = queue.findIndex((e) => e.observation === observation && e.field === field)
  const entry = queue[at]
  const it = view.observations.get(observation)
  const reading = it?.[field]
  if (entry === undefined || it === undefined || reading === undefined) return null
  const source = view.sources.find((s) => s.source.sha256 === it.source)
  const box = reading.box ?? it.place.box
  return {
    entry,
    number: at + 1,
    raw: reading.raw,
    value: textOf(reading.value),
    ...(reading.second === undefined || !isComparable(reading.raw, reading.second) ? {} : { second: reading.second }),
    columns: columnsOf(reading.raw, reading.second),
    ...(box === undefined ? {} : { picture: { sha256: it.source, box, boxes: boxesOf(view, it) } }),
    fileName: source?.fileNames[0] ?? '',
    place: it.place,
    answers: answersOf(view, it, field, reading),
    neighbours: neighboursOf(view, it),
    alike: alikeOf(view, queue, entry),
  }
}

const squeeze = (text: string): string => text.replaceAll(/[\s-]/g, '')

const columnsOf = (raw: string, second: string | undefined): readonly DigitColumn[] => {
  const first = Array.from(squeeze(raw))
  const other = second === undefined ? first : Array.from(squeeze(second))
  if (first.length !== other.length) return []
  return first.map((digit, i) => ({ first: digit, second: other[i] ?? '', differs: digit !== other[i] }))
}

/** The other reader may have taken more of the line than this value: such a text is shown nowhere as an answer. */
const isComparable = (raw: string, second: string): boolean => Math.abs(squeeze(raw).length - squeeze(second).length) <= 3

const answersOf = (view: MatterView, it: Observation, field: ReadingField, reading: Reading<unknown>): readonly ReviewAnswer[] => {
  const seen = reading.second === undefined || !isComparable(reading.raw, reading.second) ? [reading.raw] : [reading.raw, reading.second]
  const columns = columnsOf(reading.raw, reading.second)
  const differsAt = columns.findIndex((c) => c.differs)
  return seen.map((value, i) => {
    const column = columns[differsAt]
    const key = column === undefined ? String(i + 1) : i === 0 ? column.first : column.second
    return { key, value, joins: field === 'otherNumber' ? sameMinute(view, it, squeeze(value)) : 0, ...(differsAt < 0 ? {} : { differsAt }) }
  })
}

/** How many records of other files within a minute carry this number: what an answer would join. */
const sameMinute = (view: MatterView, it: Observation, digits: string): number => {
  const at = it.startedAt?.value
  if (at === undefined) return 0
  let n = 0
  for (const other of view.observations.values()) {
    const when = other.startedAt?.value
    if (other.source === it.source || when === undefined || other.otherNumber === undefined) continue
    if (when.from < at.to + 60_000 && at.from < when.to + 60_000 && digits.endsWith(other.otherNumber.value.text.replace(/^\+86/, ''))) n += 1
  }
  return n
}

const boxesOf = (view: MatterView, it: Observation): NonNullable<ReviewItem['picture']>['boxes'] => {
  const out = new Set(view.incidents.filter((i) => i.scope === 'out').flatMap((i) => i.supportedBy))
  const boxes: { readonly box: Box; readonly isThis: boolean; readonly isOut: boolean }[] = []
  for (const other of view.observations.values()) {
    if (other.source !== it.source || other.place.box === undefined) continue
    boxes.push({ box: other.place.box, isThis: other.id === it.id, isOut: out.has(other.id) })
  }
  return boxes
}

const halfDay = 12 * 3_600_000

const neighboursOf = (view: MatterView, it: Observation): readonly Neighbour[] => {
  const at = it.startedAt?.value
  if (at === undefined) return []
  const near: Neighbour[] = []
  for (const other of concerning(view)) {
    const when = other.startedAt?.value
    if (other.source === it.source || when === undefined || Math.abs(when.from - at.from) > halfDay) continue
    near.push(neighbourOf(view, other))
  }
  return near.sort((a, b) => Math.abs((a.when?.from ?? 0) - at.from) - Math.abs((b.when?.from ?? 0) - at.from)).slice(0, 4)
}

const neighbourOf = (view: MatterView, it: Observation): Neighbour => {
  const seconds = it.durationSeconds?.value === 0 ? it.ringSeconds : (it.durationSeconds ?? it.ringSeconds)
  return {
    observation: it.id,
    ...(it.startedAt === undefined ? {} : { when: it.startedAt.value }),
    number: it.otherNumber?.value.text ?? '',
    ...(it.direction === undefined ? {} : { direction: it.direction.value }),
    ...(seconds === undefined ? {} : { seconds: seconds.value }),
    isRing: seconds === it.ringSeconds && seconds !== undefined,
    fileName: view.sources.find((s) => s.source.sha256 === it.source)?.fileNames[0] ?? '',
    ...(it.place.row === undefined ? {} : { row: it.place.row }),
  }
}

/** Rows asked the same with the same raw text. */
const alikeOf = (view: MatterView, queue: readonly ReviewEntry[], entry: ReviewEntry): readonly ObservationId[] => {
  const raw = view.observations.get(entry.observation)?.[entry.field]?.raw
  return queue.filter((e) => !e.isDone && e.field === entry.field && e.observation !== entry.observation && view.observations.get(e.observation)?.[e.field]?.raw === raw).map((e) => e.observation)
}

/** The ruling on one reading: accepted as read, retyped, or not to be made out (null). */
export const rulingOn = (item: Pick<ReviewItem, 'entry' | 'raw'>, typed: string | null): DecisionBody =>
  typed === item.raw
    ? { kind: 'accept-reading', observation: item.entry.observation, field: item.entry.field }
    : { kind: 'correct-reading', observation: item.entry.observation, field: item.entry.field, typed }
