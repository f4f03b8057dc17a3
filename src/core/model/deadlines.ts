import type { LocalDate } from '../kernel/civil.ts'
import type { FactId, PartyId, ProvisionId } from './ids.ts'

/** from = to: the day is known. Otherwise it lies between: a working-day table that ends, a rule not verified, a practice. */
export type DayRange = { readonly from: LocalDate; readonly to: LocalDate }

export const deadlineNotes = ['first-day-not-stated', 'past-known-through', 'month-rule-unverified', 'end-may-shift', 'user-set', 'industry-practice', 'two-starts', 'extended', 'suspended', 'restarted', 'not-collected', 'needs-check', 'only-if-silent', 'single-copy', 'customers-only'] as const
/** Words: `deadline.note.<code>`. */
export type DeadlineNote = (typeof deadlineNotes)[number]

export type Deadline = {
  /** Of deadlines.json, or 'user-reply', 'court-evidence', 'hearing', 'policy-expiry', 'carrier-export'. */
  readonly id: string
  /** One clock of one trigger. */
  readonly key: string
  readonly startedBy: readonly FactId[]
  readonly party?: PartyId
  readonly authority?: string
  readonly reference?: string
  readonly startedOn: LocalDate
  readonly due: DayRange
  /** With every extension the law allows, where it allows any. */
  readonly extendable?: DayRange
  /** Earliest day it makes sense (a review window opens). */
  readonly opensOn?: DayRange
  readonly unit: 'natural' | 'working' | 'month'
  readonly amount: number
  readonly kind: 'statutory' | 'evidence-retention' | 'reminder-not-law' | 'user-set' | 'court-set'
  /** Whose days they are. */
  readonly whose: 'owner' | 'other'
  readonly state: 'running' | 'due-soon' | 'overdue' | 'may-be-overdue' | 'done'
  readonly basis: readonly ProvisionId[]
  readonly notes: readonly DeadlineNote[]
  readonly trigger: string
}

/** After filing, as recorded: fields of set-filing and events. */
export type CourtFile = { readonly caseNumber?: string; readonly court?: string; readonly judge?: string; readonly evidenceLimit?: LocalDate; readonly hearings: readonly LocalDate[]; readonly opposing: readonly { readonly decision: FactId; readonly on: LocalDate; readonly words?: string; readonly opinion?: string }[] }
