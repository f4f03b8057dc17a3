import { provisionsInForce } from '../../law/provisions.ts'
import { oncePer } from '../../kernel/once-per.ts'
import type { DeadlineData } from '../../law/shapes.ts'
import type { Deadline } from '../../model/deadlines.ts'
import { dayOf, type CaseFile, type Dated } from '../case-file.ts'
import { afterMonths } from './count-days.ts'
import { stateOf, type ClockRoom } from './run-clock.ts'

/** Carriers are said to keep call records five to six months: practice, not law [N]. The first call of each month tells when that month begins to go. */
export const retention = (file: CaseFile, room: ClockRoom): readonly Deadline[] => {
  const [calls, messages] = [file.input.law.deadlines.get('call-logs'), file.input.law.deadlines.get('sms-logs')]
  return [
    ...(calls === undefined ? [] : monthsOf(file.dossiers.map((d) => d.calls)).map((first) => keptUntil(room, calls, first))),
    ...(messages === undefined ? [] : monthsOf(file.dossiers.map((d) => d.messages)).flatMap((first) => (provisionsInForce(room.law, messages.basis, dayOf(first)).inForce.length === 0 ? [] : [keptUntil(room, messages, first)]))),
  ]
}

/** The first of each calendar month. */
const monthsOf = (lists: readonly (readonly Dated[])[]): readonly Dated[] => byMonth(lists.flatMap(byMonth))

const byMonth = oncePer((incidents: readonly Dated[]): readonly Dated[] => {
  const firsts = new Map<string, Dated>()
  for (const incident of incidents) {
    const month = dayOf(incident).slice(0, 7)
    const known = firsts.get(month)
    if (known === undefined || incident.startedAt.from < known.startedAt.from) firsts.set(month, incident)
  }
  return [...firsts.values()].sort((a, b) => a.startedAt.from - b.startedAt.from)
})

const keptUntil = (room: ClockRoom, clock: DeadlineData, first: Dated): Deadline => {
  const day = dayOf(first)
  const due = { from: afterMonths(day, clock.amount), to: afterMonths(day, clock.amountTo ?? clock.amount) }
  const isDone = room.moves.some((e) => e.kind === 'deadline.done' && e.fields?.['deadline'] === clock.id && e.fields['month'] === day.slice(0, 7))
  return { id: clock.id, key: `${clock.id}:${day.slice(0, 7)}`, startedBy: [], startedOn: day, due, unit: clock.unit, amount: clock.amount, kind: clock.kind, whose: 'owner', state: stateOf(due, undefined, room, isDone), basis: provisionsInForce(room.law, clock.basis, day).inForce.map((p) => p.id), notes: clock.kind === 'reminder-not-law' ? ['industry-practice', 'month-rule-unverified'] : ['month-rule-unverified'], trigger: clock.trigger }
}
