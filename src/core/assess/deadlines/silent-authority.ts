import type { LocalDate } from '../../kernel/civil.ts'
import { provisionsInForce } from '../../law/provisions.ts'
import type { DeadlineData } from '../../law/shapes.ts'
import type { DayRange, Deadline, DeadlineNote } from '../../model/deadlines.ts'
import type { CaseFile, EventRecord } from '../case-file.ts'
import { afterMonths, afterNaturalDays, isWorkingDay } from './count-days.ts'
import { movesOf, stateOf, type ClockRoom } from './run-clock.ts'
import { who } from './triggers.ts'

/**
 * An authority that stays silent: 复议 comes first. Whether XINFANG-28 fixes a 履行期限 is open, so the window opens at the later and closes at
 * the earlier of the two reckonings (deadlines.json, review-window). An express refusal is outside.
 */
export const silentAuthority = (file: CaseFile, room: ClockRoom): readonly Deadline[] => {
  const { deadlines } = file.input.law
  const [act, window, noPeriod, court] = [deadlines.get('nfra-act'), deadlines.get('review-window'), deadlines.get('review-window-no-period'), deadlines.get('adlit-after-duty')]
  if (act === undefined || window === undefined || noPeriod === undefined || court === undefined) return []
  const applications = file.events.filter((e) => e.kind === 'nfraApplication.receivedAt' && !isAnswered(file, e))
  const told = file.events.filter((e) => e.kind === 'authority.dutyEndedAt')
  const unknown = file.events.filter((e) => e.kind === 'authority.receivedAt' && !isAnswered(file, e))
  return [
    ...applications.flatMap((e) => {
      const dutyEnds = afterMonths(e.on, act.amount)
      const sixty = afterNaturalDays(e.on, noPeriod.amount)
      const closes = earlier(afterNaturalDays(dutyEnds, window.amount), afterNaturalDays(sixty, window.amount))
      return [silent(room, window, e, dutyEnds, closes, later(dutyEnds, sixty), ['two-starts']), silent(room, court, e, dutyEnds, afterMonths(dutyEnds, court.amount), dutyEnds, ['month-rule-unverified'])]
    }),
    ...told.flatMap((e) => [silent(room, window, e, e.on, afterNaturalDays(e.on, window.amount), e.on, []), silent(room, court, e, e.on, afterMonths(e.on, court.amount), e.on, ['month-rule-unverified'])]),
    ...unknown.map((e) => {
      const opens = afterNaturalDays(e.on, noPeriod.amount)
      return silent(room, window, e, e.on, afterNaturalDays(opens, window.amount), opens, [])
    }),
  ]
}

const isAnswered = (file: CaseFile, e: EventRecord): boolean => file.events.some((a) => ['authority.answered', 'authority.refused', 'xinfangOpinion.receivedAt'].includes(a.kind) && a.on >= e.on && (a.authority === undefined || e.authority === undefined || a.authority === e.authority) && (a.reference === undefined || e.reference === undefined || a.reference === e.reference))

const silent = (room: ClockRoom, clock: DeadlineData, e: EventRecord, startedOn: LocalDate, closes: LocalDate, opens: LocalDate, more: readonly DeadlineNote[]): Deadline => {
  const basis = provisionsInForce(room.law, clock.basis, room.asOf)
  const due: DayRange = { from: closes, to: closes }
  const isDone = movesOf(room, clock.id, { ...who(e), on: startedOn }).some((m) => m.kind === 'deadline.done')
  const notes: DeadlineNote[] = ['only-if-silent', ...more, ...(clock.provenance.includes('单一副本') ? (['single-copy'] as const) : []), ...(isWorkingDay(room.calendar, closes) ? [] : (['end-may-shift'] as const)), ...(basis.notCollected.length > 0 ? (['not-collected'] as const) : [])]
  return { ...who(e), id: clock.id, key: `${clock.id}:${e.decision}`, startedOn, due, opensOn: { from: opens, to: opens }, unit: clock.unit, amount: clock.amount, kind: clock.kind, whose: 'owner', state: stateOf(due, undefined, room, isDone), basis: basis.inForce.map((p) => p.id), notes, trigger: clock.trigger }
}

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)
const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
