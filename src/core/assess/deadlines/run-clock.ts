import { addDays, daysOf, parseLocalDate, type LocalDate } from '../../kernel/civil.ts'
import { compareText } from '../../kernel/list.ts'
import { provisionsInForce } from '../../law/provisions.ts'
import type { Law } from '../../law/law.ts'
import type { DeadlineData } from '../../law/shapes.ts'
import type { DayRange, Deadline, DeadlineNote } from '../../model/deadlines.ts'
import type { PartyId, ProvisionId } from '../../model/ids.ts'
import type { EventRecord } from '../case-file.ts'
import { afterMonths, afterNaturalDays, afterWorkingDays, isWorkingDay, type WorkingCalendar } from './count-days.ts'

export type Trigger = Pick<Deadline, 'party' | 'authority' | 'reference' | 'startedBy'> & { readonly on: LocalDate; readonly notes?: readonly DeadlineNote[]; readonly isDone: boolean }
export type ClockRoom = { readonly law: Law; readonly calendar: WorkingCalendar; readonly asOf: LocalDate; readonly soonDays: number; readonly moves: readonly EventRecord[]; /** Whether a provision reaches this respondent (COMP-* only the customer's). */ readonly reaches: (id: ProvisionId, party: PartyId | undefined) => boolean }

/** One clock of deadlines.json started by one trigger, with what moved it: extension, suspension, a fresh start. */
export const runClock = (room: ClockRoom, clock: DeadlineData, trigger: Trigger): Deadline => {
  const run = running(room, clock, trigger)
  const days = daysOfRun(room, clock, run)
  const reached = clock.basis.filter((id) => room.reaches(id, trigger.party))
  const basis = provisionsInForce(room.law, reached, clock.kind === 'evidence-retention' ? trigger.on : room.asOf)
  const isBeyondScope = clock.kind === 'statutory' && reached.length === 0
  const notes = [...(trigger.notes ?? []), ...notesOf(room, clock, days.due), ...run.notes, ...(basis.notCollected.length > 0 ? (['not-collected'] as const) : []), ...(isBeyondScope ? (['customers-only'] as const) : [])]
  return {
    ...whoOf(trigger),
    id: clock.id,
    key: `${clock.id}:${trigger.startedBy[0] ?? trigger.party ?? trigger.on}`,
    startedOn: run.start,
    ...days,
    unit: clock.unit,
    amount: clock.amount,
    kind: isBeyondScope ? 'reminder-not-law' : clock.kind,
    whose: ownClocks.has(clock.id) ? 'owner' : 'other',
    state: stateOf(days.due, days.extendable, room, trigger.isDone || run.isDone),
    basis: basis.inForce.map((p) => p.id),
    notes: [...new Set(notes)],
    trigger: clock.trigger,
  }
}

const whoOf = ({ party, authority, reference, startedBy }: Trigger): Pick<Deadline, 'party' | 'authority' | 'reference' | 'startedBy'> => ({
  startedBy,
  ...(party === undefined ? {} : { party }),
  ...(authority === undefined ? {} : { authority }),
  ...(reference === undefined ? {} : { reference }),
})

type Run = { readonly start: LocalDate; readonly pausedDays: number; readonly taken: readonly EventRecord[]; readonly isDone: boolean; readonly notes: readonly DeadlineNote[] }

const running = (room: ClockRoom, clock: DeadlineData, trigger: Trigger): Run => {
  const moves = movesOf(room, clock.id, trigger)
  const restart = moves.filter((e) => e.kind === 'deadline.restarted').at(-1)
  const start = restart?.on ?? trigger.on
  const later = moves.filter((e) => e.on >= start)
  const taken = later.filter((e) => e.kind === 'deadline.extended')
  const paused = pausedDays(later, room.asOf)
  const notes: readonly DeadlineNote[] = [...(taken.length > 0 ? (['extended'] as const) : []), ...(paused > 0 ? (['suspended'] as const) : []), ...(restart === undefined ? [] : (['restarted'] as const))]
  return { start, pausedDays: paused, taken, notes, isDone: moves.some((e) => e.kind === 'deadline.done') }
}

/** What moved this very clock, in order of its days: fields `deadline`, and `started` (the fact that started it) where there are several. */
export const movesOf = (room: Pick<ClockRoom, 'moves'>, clock: string, { party, reference, startedBy, on }: Pick<Trigger, 'party' | 'reference' | 'startedBy' | 'on'>): readonly EventRecord[] =>
  room.moves
    .filter((e) => e.fields?.['deadline'] === clock && (e.party === undefined || e.party === party) && (e.reference === undefined || e.reference === reference) && (e.fields['started'] === undefined || startedBy.some((id) => id === e.fields?.['started'])) && e.on >= on)
    .sort((a, b) => compareText(a.on, b.on))

const daysOfRun = (room: ClockRoom, clock: DeadlineData, run: Run): Pick<Deadline, 'due' | 'extendable'> => {
  const steps = extensionSteps(clock)
  const inAll = (n: number): DayRange => shift(count(room.calendar, run.start, clock.unit, n), run.pausedDays)
  const told = parseLocalDate(run.taken.at(-1)?.fields?.['until'] ?? '')
  const due = told.ok ? one(told.value) : inAll(steps[Math.min(run.taken.length, steps.length - 1)] ?? clock.amount)
  const last = steps.at(-1) ?? clock.amount
  return run.taken.length < steps.length - 1 ? { due, extendable: inAll(last) } : { due }
}

/** Clocks the owner must keep; the others are kept by somebody else. */
const ownClocks = new Set(['insurer-review-apply', 'review-window', 'review-window-no-period', 'xinfang-recheck', 'xinfang-review', 'limitation', 'appeal-judgment', 'appeal-ruling', 'adlit-after-duty', 'sms-logs', 'call-logs'])

export const count = (calendar: WorkingCalendar, start: LocalDate, unit: DeadlineData['unit'], n: number): DayRange => {
  switch (unit) {
    case 'natural':
      return one(afterNaturalDays(start, n))
    case 'month':
      return one(afterMonths(start, n))
    case 'working':
      return afterWorkingDays(calendar, start, n)
  }
}

const one = (day: LocalDate): DayRange => ({ from: day, to: day })
const shift = (range: DayRange, days: number): DayRange => (days === 0 ? range : { from: addDays(range.from, days), to: addDays(range.to, days) })

/** 15, then 30 in all, then 30 more: the whole length after each extension. */
const extensionSteps = (clock: DeadlineData): readonly number[] => {
  const steps = [clock.amount]
  for (const extension of clock.extension ?? []) {
    const before = steps.at(-1) ?? clock.amount
    if (extension.to !== undefined) steps.push(extension.to)
    else if (extension.add !== undefined) steps.push(before + extension.add)
  }
  return steps
}

/** Days between stop and start again; one that still stands runs until today. */
const pausedDays = (moves: readonly EventRecord[], asOf: LocalDate): number => {
  let days = 0
  let since: LocalDate | undefined
  for (const move of [...moves].sort((a, b) => daysOf(a.on) - daysOf(b.on))) {
    if (move.kind === 'deadline.suspended') since ??= move.on
    if (move.kind === 'deadline.resumed' && since !== undefined) {
      days += daysOf(move.on) - daysOf(since)
      since = undefined
    }
  }
  return since === undefined || asOf <= since ? days : days + daysOf(asOf) - daysOf(since)
}

const notesOf = (room: ClockRoom, clock: DeadlineData, due: DayRange): readonly DeadlineNote[] => [
  ...(/未写明首日|首日规则未/.test(clock.startRule) ? (['first-day-not-stated'] as const) : []),
  ...(clock.unit === 'month' ? (['month-rule-unverified'] as const) : []),
  ...(clock.unit === 'working' && due.from !== due.to ? (['past-known-through'] as const) : []),
  ...(clock.unit !== 'working' && !isWorkingDay(room.calendar, due.to) ? (['end-may-shift'] as const) : []),
  ...(clock.provenance.includes('单一副本') ? (['single-copy'] as const) : []),
]

export const stateOf = (due: DayRange, extendable: DayRange | undefined, room: Pick<ClockRoom, 'asOf' | 'soonDays'>, isDone: boolean): Deadline['state'] => {
  if (isDone) return 'done'
  if (room.asOf > (extendable ?? due).to) return 'overdue'
  if (room.asOf > due.from) return 'may-be-overdue'
  return daysOf(due.from) - daysOf(room.asOf) <= room.soonDays ? 'due-soon' : 'running'
}
