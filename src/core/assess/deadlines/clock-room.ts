import { isInScope } from '../../law/scope.ts'
import type { CaseFile } from '../case-file.ts'
import { toCalendar } from './count-days.ts'
import type { ClockRoom } from './run-clock.ts'

/** What every clock of a matter is read against: the law, today, the working days, and what moved clocks. */
export const clockRoom = (file: CaseFile): ClockRoom => {
  const { law, asOf } = file.input
  return { law, asOf, calendar: toCalendar(law.workingDays), soonDays: file.settings.number('deadline.soonDays', 3), moves: file.events.filter((e) => e.kind.startsWith('deadline.')), reaches: reachOf(file) }
}

const reachOf = (file: CaseFile): ClockRoom['reaches'] => {
  const scopes = new Map(file.dossiers.flatMap((d) => (d.respondent === undefined ? [] : [[d.respondent.id, d.scope] as const])))
  return (id, party) => {
    const scope = party === undefined ? undefined : scopes.get(party)
    return scope === undefined || isInScope(id, scope)
  }
}
