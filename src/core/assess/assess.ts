import type { ActRegister } from '../model/acts.ts'
import type { DamageBoard } from '../model/damages.ts'
import type { CourtFile, Deadline } from '../model/deadlines.ts'
import type { ElementBoard } from '../model/elements.ts'
import type { Finding } from '../model/finding.ts'
import type { IncidentId } from '../model/ids.ts'
import type { LeakBoard } from '../model/leak.ts'
import { actRegisterOf } from './act-register.ts'
import { groundsOf } from './assess-grounds.ts'
import type { AssessInput } from './assess-input.ts'
import { toCaseFile } from './case-file.ts'
import { damageBoardOf } from './damages.ts'
import { courtFile, deadlinesOf } from './deadlines/deadlines.ts'
import { elementBoardsOf } from './elements/element-boards.ts'
import { leakBoardOf } from './leak-hypotheses.ts'
import { threatened } from './safety.ts'

export type Assessment = {
  readonly findings: readonly Finding[]
  readonly register: ActRegister
  readonly boards: readonly ElementBoard[]
  readonly damages: DamageBoard
  readonly leaks: LeakBoard
  readonly deadlines: readonly Deadline[]
  readonly court: CourtFile
  /** Calls with a threat: the words for 110 come before all else. */
  readonly threatened: readonly IncidentId[]
}

/** What the screens show at once. `rehearse`, `originalRows`, `planPath`, `venue` and `suggestSaid` are asked for when their screen opens. */
export const assess = (input: AssessInput): Assessment => {
  const file = toCaseFile(input)
  return { findings: groundsOf(file), register: actRegisterOf(file), boards: elementBoardsOf(file), damages: damageBoardOf(file), leaks: leakBoardOf(file), deadlines: deadlinesOf(file), court: courtFile(input), threatened: threatened(file) }
}
