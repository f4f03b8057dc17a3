import type { ActRegister } from './acts.ts'
import type { DamageBoard } from './damages.ts'
import type { CourtFile, Deadline } from './deadlines.ts'
import type { ElementBoard } from './elements.ts'
import type { Finding } from './finding.ts'
import type { IncidentId } from './ids.ts'
import type { LeakBoard } from './leak.ts'

/** What the last stage makes of the others: nothing here changes a count. */
export type Assessment = {
  readonly findings: readonly Finding[]
  /** Refusals, complaints, promises and replies, with what shows each and what came after. */
  readonly register: ActRegister
  /** What must be shown to be paid, per respondent. */
  readonly boards: readonly ElementBoard[]
  readonly damages: DamageBoard
  readonly leaks: LeakBoard
  readonly deadlines: readonly Deadline[]
  readonly court: CourtFile
  /** Calls with a threat: the words for 110 come before all else. */
  readonly threatened: readonly IncidentId[]
}
