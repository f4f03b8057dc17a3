import type { LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf } from '../../core/kernel/instant.ts'
import type { IssuedPacket } from '../../core/model/facts.ts'
import { isCountedCall } from '../../core/model/incident.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { inScope, type Said } from './matter-page.ts'

/** A clock running: who has to do what by when. A range where working days past the known holidays cannot be told yet. */
export type DeadlineLine = {
  readonly id: string
  readonly title: Said
  readonly detail: readonly Said[]
  readonly start?: LocalDate
  readonly last: LocalDate
  readonly lastLatest?: LocalDate
  readonly unit: 'natural' | 'working' | 'month'
  readonly kind: 'statutory' | 'own' | 'mine' | 'expiry'
  readonly daysLeft: number
  readonly isExtendable: boolean
  readonly isOverdue: boolean
}

export type FollowupPage = {
  readonly deadlines: readonly DeadlineLine[]
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
    packets: view.packets,
    sinceLast,
    ...(last === undefined ? {} : { lastIssuedOn: beijingDateOf(last.at) }),
    ...(holidaysKnownThrough === undefined ? {} : { holidaysKnownThrough }),
  }
}
