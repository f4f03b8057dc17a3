import { compareText, type NonEmpty } from '../kernel/list.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { When } from '../kernel/when.ts'
import { toIncidentId, type IncidentId, type ObservationId } from '../model/ids.ts'
import type { Conflict, Incident, MergeReason, StrengthByAspect } from '../model/incident.ts'
import type { Direction, Observation, ReadingField } from '../model/observation.ts'
import type { LogKind } from '../model/reading-run.ts'
import type { StrengthLevels } from '../model/registry.ts'
import { contradict, directionCodes, isFull, numbersFit, type Rows } from './rows.ts'
import type { Logs } from './logs.ts'
import type { WindowRows } from './window-rows.ts'

/** Whose word is shown where several logs say the same thing. */
const preference: Readonly<Record<LogKind, number>> = { phone: 0, bill: 1, messages: 2, recording: 3, table: 4, screenshot: 5, chat: 6, diary: 7 }

export type Levels = { readonly strengths: StrengthLevels; readonly phonePresent: boolean; readonly slackSeconds: number; readonly doubtMs: number }

/** unconfirmed: recordings put here by number and time, which the owner has not yet said are of this call. */
export type Told = { readonly members: readonly number[]; readonly unconfirmed: readonly number[]; readonly counted: boolean; readonly reasons: readonly MergeReason[]; readonly formerIds: readonly IncidentId[] }

const nothing: readonly never[] = []

/**
 * What the rows of one incident say together: each field from the log that knows it best, with every disagreement beside it. That a recording is of
 * this call is for the owner to say: until then it stands here (it is no call of its own), and neither speaks, proves nor contradicts.
 */
export const toIncident = ({ rows, logs, same: { isLeg } }: WindowRows, levels: Levels, told: Told): Incident => {
  const { members, unconfirmed } = told
  const proving = unconfirmed.length === 0 ? members : members.filter((i) => !unconfirmed.includes(i))
  const speakers = proving.length === 1 ? proving : preferred(rows, logs, isLeg, proving)
  const ids = members.length === 1 ? [rows.observations[members[0]!]!.id] : members.map((i) => rows.observations[i]!.id).sort(compareText)
  const strengths = strengthsOf(rows, logs, levels, proving)
  return {
    id: toIncidentId(ids[0]!),
    formerIds: told.formerIds,
    supportedBy: ids as unknown as NonEmpty<ObservationId>,
    kind: rows.isMessage[members[0]!] === 1 ? 'message' : 'call',
    scope: 'out',
    ...said(rows, speakers),
    strength: strengths.rang,
    strengths,
    counted: told.counted,
    conflicts: proving.length === 1 ? nothing : conflictsOf(rows, isLeg, levels, proving),
    reasons: told.reasons,
    ...(unconfirmed.length === 0 ? {} : { unconfirmed: unconfirmed.map((i) => rows.observations[i]!.id).sort(compareText) }),
  }
}

/** Typed by the owner first, then by log; a diverted leg last. */
const preferred = (rows: Rows, logs: Logs, isLeg: Uint8Array, members: readonly number[]): readonly number[] => {
  const weight = (i: number): number => (isLeg[i] === 1 ? 100 : 0) + preference[logs.layers[logs.layerOf[i]!]!.kind]
  return [...members].sort((a, b) => weight(a) - weight(b) || compareText(rows.observations[a]!.id, rows.observations[b]!.id))
}

type Said = { startedAt?: When; otherNumber?: PhoneNumber; direction?: Direction; wasAnswered?: boolean; durationSeconds?: number; ringSeconds?: number; otherLabel?: string }

const said = (rows: Rows, speakers: readonly number[]): Said => {
  const one: Said = {}
  const { observations } = rows
  let timed = -1
  let numbered = -1
  for (const i of speakers) {
    const o = observations[i]!
    if (o.startedAt !== undefined && (timed < 0 || isFiner(rows, i, timed, o))) timed = i
    if (o.otherNumber !== undefined && (numbered < 0 || (isFull(rows, i) && !isFull(rows, numbered)) || isTypedOver(o, observations[numbered]!))) numbered = i
    sayMore(one, o)
    if (rows.answered[i]! < 2 && one.wasAnswered === undefined) one.wasAnswered = rows.answered[i] === 1
  }
  if (timed >= 0) one.startedAt = observations[timed]!.startedAt!.value
  if (numbered >= 0) one.otherNumber = observations[numbered]!.otherNumber!.value
  return one
}

/** The first to say it, unless the owner has typed it. */
const sayMore = (one: Said, { kind, direction, durationSeconds, ringSeconds, otherLabel }: Observation): void => {
  if (direction !== undefined && direction.value !== 'unknown' && (one.direction === undefined || direction.method === 'typed')) one.direction = direction.value
  if (durationSeconds !== undefined && (kind !== 'recording' || durationSeconds.method === 'typed') && (one.durationSeconds === undefined || durationSeconds.method === 'typed')) one.durationSeconds = durationSeconds.value
  if (ringSeconds !== undefined) one.ringSeconds ??= ringSeconds.value
  if (otherLabel !== undefined) one.otherLabel ??= otherLabel.value
}

/** A time known to the day gives way to one known to the minute, whichever log says it. */
const isFiner = (rows: Rows, i: number, than: number, o: Observation): boolean =>
  (o.startedAt?.method === 'typed' && rows.observations[than]!.startedAt?.method !== 'typed') || rows.to[i]! - rows.from[i]! < (rows.to[than]! - rows.from[than]!) / 10
const isTypedOver = (o: Observation, other: Observation): boolean => o.otherNumber?.method === 'typed' && other.otherNumber?.method !== 'typed'

const strengthsOf = (rows: Rows, logs: Logs, { strengths, phonePresent }: Levels, members: readonly number[]): StrengthByAspect => {
  let rang = 0
  let spoken = 0
  let whose = 0
  for (const i of members) {
    // A log may have been exported by the phone and typed into a table: each row proves as much as its own source does.
    const level = strengths.levels[logs.parts[logs.partOf[i]!]!.kind]
    rang = Math.max(rang, phonePresent ? (level.rangWithOriginal ?? level.rang) : level.rang)
    if (level.said > spoken && (rows.isMessage[i] === 0 || rows.observations[i]!.text !== undefined)) spoken = level.said
    whose = Math.max(whose, level.whose)
  }
  return { rang, said: spoken, whose }
}

const conflictsOf = (rows: Rows, isLeg: Uint8Array, { slackSeconds, doubtMs }: Levels, members: readonly number[]): readonly Conflict[] => {
  if (members.every((i, k) => k === 0 || agree(rows, isLeg, members[0]!, i, slackSeconds))) return nothing
  const between = new Map<ReadingField, Set<ObservationId>>()
  const note = (field: ReadingField, i: number, j: number): void => {
    between.set(field, (between.get(field) ?? new Set<ObservationId>()).add(rows.observations[i]!.id).add(rows.observations[j]!.id))
  }
  for (let a = 0; a < members.length; a++) {
    for (let b = a + 1; b < members.length; b++) {
      const [i, j] = [members[a]!, members[b]!]
      if (!numbersFit(rows, i, j)) note('otherNumber', i, j)
      if (isLeg[i] === 1 || isLeg[j] === 1) continue
      if (Math.max(rows.from[i]!, rows.from[j]!) - Math.min(rows.to[i]!, rows.to[j]!) > doubtMs) note('startedAt', i, j)
      if (directionsDiffer(rows, i, j)) note('direction', i, j)
      else if (contradict(rows, i, j, slackSeconds)) note('durationSeconds', i, j)
    }
  }
  return [...between].sort(([x], [y]) => compareText(x, y)).map(([field, ids]) => ({ field, between: [...ids].sort(compareText) as unknown as NonEmpty<ObservationId> }))
}

/** The usual case, told quickly: same number, same direction, near in time, talk times that fit. */
const agree = (rows: Rows, isLeg: Uint8Array, i: number, j: number, slackSeconds: number): boolean =>
  isLeg[i] === 0 && isLeg[j] === 0 && rows.number[i] === rows.number[j] && rows.direction[i] === rows.direction[j] && Math.abs(rows.from[i]! - rows.from[j]!) < quickMs && !contradict(rows, i, j, slackSeconds / 2)
const quickMs = 60_000

const { incoming, outgoing, missed, rejected, blocked } = directionCodes
const isUnanswered = (code: number): boolean => code === missed || code === rejected || code === blocked

/** Missed, rejected and blocked are three things; but 'missed' is all an iPhone can say. */
const directionsDiffer = (rows: Rows, i: number, j: number): boolean => {
  const [a, b] = [rows.direction[i]!, rows.direction[j]!]
  if (a === b || a === 0 || b === 0) return false
  if (a === outgoing || b === outgoing) return true
  if (isUnanswered(a) && isUnanswered(b)) return a !== missed && b !== missed
  return (a === incoming && isUnanswered(b)) || (b === incoming && isUnanswered(a))
}
