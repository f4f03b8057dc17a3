import type { LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf } from '../../core/kernel/instant.ts'
import type { CourtFile } from '../../core/model/deadlines.ts'
import type { IssuedPacket } from '../../core/model/facts.ts'
import { isCountedCall } from '../../core/model/incident.ts'
import type { MatterEvent } from '../../core/model/decision.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { ClockOf } from '../event-forms.ts'
import { inScope, standingOf, type Said } from './matter-page.ts'

/** A clock running: who has to do what by when. A range where working days past the known holidays cannot be told yet. */
export type DeadlineLine = {
  readonly id: string
  readonly title: Said
  readonly who?: string
  readonly detail: readonly Said[]
  readonly start?: LocalDate
  readonly last: LocalDate
  readonly lastLatest?: LocalDate
  readonly unit: 'natural' | 'working' | 'month'
  readonly kind: 'statutory' | 'own' | 'mine' | 'expiry' | 'reminder'
  readonly daysLeft: number
  readonly isExtendable: boolean
  readonly isOverdue: boolean
  /** Overdue unless it was extended, or by one of two reckonings. */
  readonly mayBeOverdue: boolean
  /** The first day on which it makes sense. */
  readonly opens?: LocalDate
  /** What the screen says when something happens to this very clock; absent: nothing can (the policy's end). */
  readonly of?: ClockOf
}

/** After filing: what the other side handed in, and what is said of it. */
export type OpposingLine = CourtFile['opposing'][number] & { readonly event: MatterEvent }
export type CourtPage = Omit<CourtFile, 'opposing'> & { readonly opposing: readonly OpposingLine[]; /** Filed, docketed or heard: the section stands. */ readonly isFiled: boolean; readonly filing: Readonly<Record<string, string>> }

export type FollowupPage = {
  readonly deadlines: readonly DeadlineLine[]
  readonly court: CourtPage
  readonly holidaysKnownThrough?: LocalDate
  readonly packets: readonly IssuedPacket[]
  /** Calls since the last packet left the house. */
  readonly sinceLast: number
  readonly lastIssuedOn?: LocalDate
}

export const followupPage = (view: MatterView, deadlines: readonly DeadlineLine[], holidaysKnownThrough: LocalDate | undefined): FollowupPage => {
  const last = view.packets.at(-1)
  const sinceLast = last === undefined ? 0 : inScope(view).filter((i) => isCountedCall(i) && i.startedAt !== undefined && i.startedAt.from > last.at).length
  return {
    deadlines: [...deadlines].sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0)),
    court: courtPage(view),
    packets: view.packets,
    sinceLast,
    ...(last === undefined ? {} : { lastIssuedOn: beijingDateOf(last.at) }),
    ...(holidaysKnownThrough === undefined ? {} : { holidaysKnownThrough }),
  }
}

const courtPage = (view: MatterView): CourtPage => {
  const { court } = view
  const filing = Object.fromEntries(standingOf(view, 'set-filing').flatMap(({ body }) => Object.entries(body.values)))
  const events = new Map(standingOf(view, 'record-event').map((d) => [d.id, d.body.event] as const))
  const own: Readonly<Record<string, string | undefined>> = { 'filing.caseNumber': court.caseNumber, 'filing.courtName': court.court, 'filing.judge': court.judge }
  return {
    ...court,
    opposing: court.opposing.flatMap((o) => {
      const event = events.get(o.decision)
      return event === undefined ? [] : [{ ...o, event }]
    }),
    isFiled: court.caseNumber !== undefined || court.court !== undefined || court.judge !== undefined || court.evidenceLimit !== undefined || court.hearings.length + court.opposing.length > 0,
    filing: { ...filing, ...Object.fromEntries(Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined)) },
  }
}
