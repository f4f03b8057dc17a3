import type { Assessment } from '../model/assessment.ts'
import { actRegisterOf } from './act-register.ts'
import { groundsOf } from './assess-grounds.ts'
import type { AssessInput } from './assess-input.ts'
import { toCaseFile } from './case-file.ts'
import { damageBoardOf } from './damages.ts'
import { courtFile, deadlinesOf } from './deadlines/deadlines.ts'
import { elementBoardsOf } from './elements/element-boards.ts'
import { leakBoardOf } from './leak-hypotheses.ts'
import { threatened } from './safety.ts'

/** What the screens show at once. `rehearse`, `originalRows`, `planPath`, `venue` and `suggestSaid` are asked for when their screen opens. */
export const assess = (input: AssessInput): Assessment => {
  const file = toCaseFile(input)
  return { findings: groundsOf(file), register: actRegisterOf(file), boards: elementBoardsOf(file), damages: damageBoardOf(file), leaks: leakBoardOf(file), deadlines: deadlinesOf(file), court: courtFile(input), threatened: threatened(file) }
}
