import type { Observation } from '../model/observation.ts'
import type { Tolerances } from '../model/registry.ts'
import type { Books, Logs } from './logs.ts'
import { nearIndex, type NearIndex } from './near.ts'
import { rowsOf, type KeyOf, type Rows } from './rows.ts'
import { withinLogs, type SameLog } from './same-log.ts'

/** The rows of one window and all that is found without looking beyond it. */
export type WindowRows = {
  readonly rows: Rows
  readonly logs: Logs
  readonly index: NearIndex
  readonly same: SameLog
  /** 1: breaks the order of its picture, so it was probably misread. */
  readonly isSuspect: Uint8Array
  /** Does this row speak for its record, and may it be joined to rows of other logs? */
  readonly isIn: (i: number) => boolean
}

export const windowRows = (observations: readonly Observation[], books: Books, suspects: ReadonlySet<Observation>, keyOf: KeyOf, tolerances: Tolerances): WindowRows => {
  const rows = rowsOf(observations, keyOf)
  const logs = logsFor(rows, books)
  const index = nearIndex(rows)
  const same = withinLogs(rows, logs, index, tolerances)
  const isSuspect = Uint8Array.from(observations, (o) => (suspects.size > 0 && suspects.has(o) ? 1 : 0))
  return { rows, logs, index, same, isSuspect, isIn: (i) => same.recordOf[i] === i && same.isLeg[i] === 0 && isSuspect[i] === 0 }
}

const logsFor = (rows: Rows, books: Books): Logs => {
  const [partOf, logOf, layerOf] = [new Int32Array(rows.count), new Int32Array(rows.count), new Int32Array(rows.count)]
  for (let i = 0; i < rows.count; i++) {
    const part = books.parts.indexOf(rows.observations[i]!)
    partOf[i] = part
    logOf[i] = books.logOfPart[part]!
    layerOf[i] = books.layerOfPart[part]!
  }
  return { ...books, parts: books.parts.list, partOf, logOf, layerOf }
}
