import type { NonEmpty } from '../../kernel/list.ts'
import type { Citation, Run } from '../../model/document.ts'
import type { ObservationId } from '../../model/ids.ts'

/** A slot's value: text and facts in the order they are printed. */
export type Value = NonEmpty<Run>

/** One row of a list, with what shows it. */
export type Item = { readonly fields: Readonly<Record<string, Value>>; readonly cites: readonly Citation[]; readonly shows?: readonly ObservationId[] }

/** Everything a template may print. Absent is not known: the template's rule for gaps applies. */
export type Values = {
  readonly slots: ReadonlyMap<string, Value>
  readonly switches: ReadonlySet<string>
  readonly lists: ReadonlyMap<string, readonly Item[]>
  readonly proofs: ReadonlyMap<string, readonly Citation[]>
}
