import type { Citation } from '../../model/document.ts'
import type { ExhibitBook } from '../exhibits.ts'
import type { Matter } from '../gather.ts'
import type { QuoteLaw } from '../quote-law.ts'
import type { Item, Value, Values } from '../template/values.ts'

/** What one file of values/ knows. Later contributions never overwrite earlier ones. */
export type Contribution = {
  readonly slots?: Readonly<Record<string, Value | undefined>>
  readonly switches?: Readonly<Record<string, boolean>>
  readonly lists?: Readonly<Record<string, readonly Item[]>>
  readonly proofs?: Readonly<Record<string, readonly Citation[]>>
}

export type Sources = { readonly matter: Matter; readonly book: ExhibitBook; readonly quote: QuoteLaw }

export const joinContributions = (contributions: readonly Contribution[]): Values => {
  const slots = new Map<string, Value>()
  const switches = new Map<string, boolean>()
  const lists = new Map<string, readonly Item[]>()
  const proofs = new Map<string, readonly Citation[]>()
  for (const part of contributions) {
    putFirst(slots, part.slots ?? {}, () => true)
    putFirst(switches, part.switches ?? {}, () => true)
    putFirst(lists, part.lists ?? {}, () => true)
    putFirst(proofs, part.proofs ?? {}, (cites) => cites.length > 0)
  }
  return { slots, switches: new Set([...switches].flatMap(([name, isOn]) => (isOn ? [name] : []))), lists, proofs }
}

const putFirst = <T>(into: Map<string, T>, from: Readonly<Record<string, T | undefined>>, counts: (value: T) => boolean): void => {
  for (const [name, value] of Object.entries(from)) if (value !== undefined && counts(value) && !into.has(name)) into.set(name, value)
}
