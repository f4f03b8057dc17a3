import { oncePerKey } from '../../kernel/once-per.ts'
import { toGroundId } from '../../model/ids.ts'
import { namedAgents } from '../agents.ts'
import { dayNumber, dayOf, type CaseFile, type Dated } from '../case-file.ts'
import { nothingShown, type Ground } from '../ground.ts'
import { longDate } from '../words.ts'

const id = toGroundId('RF04')

/** Did several people of one organisation call within a short time? */
export const severalAgents: Ground = {
  id,
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    if (dossier.respondent === undefined) return nothingShown
    const fewest = file.settings.ofGround(id, 'minDistinctAgents')
    const days = file.settings.ofGround(id, 'windowDays')
    const named = busiestWindow(namedCalls(dossier.calls, file), days, (row) => row.key)
    if (named.distinct >= fewest) return [{ shownBy: named.rows.map((r) => r.incident), values: windowValues(named.rows, named.distinct), cautions: ['threshold-is-a-setting'] }]
    // Different numbers alone are not different people: told, not pleaded.
    const numbers = busiestNumbers(dossier.calls, days)
    return numbers.distinct < fewest ? nothingShown : [{ shownBy: numbers.rows.map((r) => r.incident), values: windowValues(numbers.rows, numbers.distinct), missing: ['agent-names'], cautions: ['numbers-not-names', 'threshold-is-a-setting'] }]
  },
}

const busiestNumbers = oncePerKey((calls: readonly Dated[], days: number) => busiestWindow(calls.flatMap((incident) => (incident.otherNumber === undefined ? [] : [{ incident, key: incident.otherNumber.text }])), days, (row) => row.key))

type Row = { readonly incident: Dated; readonly key: string }

const namedCalls = (calls: readonly Dated[], file: CaseFile): readonly Row[] =>
  namedAgents(calls, file)
    .flatMap(({ key, incidents }) => incidents.map((incident) => ({ incident, key })))
    .sort((a, b) => a.incident.startedAt.from - b.incident.startedAt.from)

/** The window with the most distinct keys; of equals the earliest. Rows are in order of time. */
const busiestWindow = (rows: readonly Row[], days: number, keyOf: (row: Row) => string): { readonly rows: readonly Row[]; readonly distinct: number } => {
  const inside = new Map<string, number>()
  let best = { from: 0, to: 0, distinct: 0 }
  let from = 0
  for (const [to, row] of rows.entries()) {
    inside.set(keyOf(row), (inside.get(keyOf(row)) ?? 0) + 1)
    for (let first = rows[from]; first !== undefined && dayNumber(row.incident.startedAt.from) - dayNumber(first.incident.startedAt.from) >= days; first = rows[from]) {
      const left = (inside.get(keyOf(first)) ?? 0) - 1
      if (left === 0) inside.delete(keyOf(first))
      else inside.set(keyOf(first), left)
      from++
    }
    if (inside.size > best.distinct) best = { from, to: to + 1, distinct: inside.size }
  }
  return { rows: rows.slice(best.from, best.to), distinct: best.distinct }
}

const windowValues = (rows: readonly Row[], distinct: number): Readonly<Record<string, string | number>> => {
  const [first, last] = [rows[0], rows.at(-1)]
  return { agentCount: distinct, ...(first === undefined || last === undefined ? {} : { windowStart: longDate(dayOf(first.incident)), windowEnd: longDate(dayOf(last.incident)) }) }
}
