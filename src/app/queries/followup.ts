import type { LocalDate } from '../../core/kernel/civil.ts'
import type { IssuedPacket } from '../../core/model/facts.ts'

/** A clock running: who has to do what by when. A range where working days past the known holidays cannot be told yet. */
export type DeadlineLine = {
  readonly id: string
  readonly title: string
  readonly detail: string
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
