import { compareText } from '../kernel/list.ts'
import type { AttributionEdge, Proposal } from '../model/attribution.ts'
import type { NameReader } from '../model/naming.ts'
import type { Tolerances } from '../model/registry.ts'
import type { NumberFile } from './attribute.ts'
import { signsOf } from './edges.ts'
import { keysIn, type Heard, type Voice } from './hear.ts'
import { stretchesOf } from './number-history.ts'
import type { Parties } from './parties.ts'
import type { Attribution } from './rulings.ts'
import type { Read } from './signals.ts'

/** The calls of each number, in time order. */
export type Numbers = ReadonlyMap<string, readonly Voice[]>

/** A number that says something, or of which something was ruled; private numbers have no entry. */
export type NumberEntry = { readonly file: NumberFile; readonly calls: readonly Voice[]; readonly isProposed: boolean; readonly edges: readonly AttributionEdge[]; readonly proposals: readonly Proposal[] }
export type Entries = ReadonlyMap<string, NumberEntry>

/** Of numbers that were not touched as they were. */
export const numbersOf = (heard: readonly Heard[], touched: ReadonlySet<string> | 'all', before: Numbers | undefined): Numbers => {
  if (touched !== 'all' && touched.size === 0 && before !== undefined) return before
  const fresh = new Map<string, Voice[]>()
  for (const window of heard) {
    if (touched !== 'all' && !overlaps(touched, keysIn(window))) continue
    for (const voice of window.voices) {
      if (touched !== 'all' && !touched.has(voice.key)) continue
      const of = fresh.get(voice.key)
      if (of === undefined) fresh.set(voice.key, [voice])
      else of.push(voice)
    }
  }
  if (touched === 'all' || before === undefined) return fresh
  const numbers = new Map(before)
  for (const key of touched) numbers.delete(key)
  for (const [key, calls] of fresh) numbers.set(key, calls)
  return numbers
}

/** Few are looked up among many. */
export const overlaps = (few: ReadonlySet<string>, many: ReadonlySet<string>): boolean => {
  for (const key of few) if (many.has(key)) return true
  return false
}

type Asked = { readonly numbers: Numbers; readonly ofNumber: ReadonlyMap<string, readonly Attribution[]>; readonly tolerances: Tolerances; readonly names: NameReader; readonly parties: Parties }

/** `isChanged`: something about this number is not as it was. */
export const entriesOf = (asked: Asked, isChanged: (key: string) => boolean, before: Entries): Entries => {
  const entries = new Map<string, NumberEntry>()
  const speaking = new Set(asked.ofNumber.keys())
  for (const [key, calls] of asked.numbers) if (isChanged(key) ? calls.some((v) => v.read !== undefined) : before.has(key)) speaking.add(key)
  for (const key of [...speaking].sort(compareText)) {
    const calls = key === '' ? undefined : asked.numbers.get(key)
    if (calls === undefined) continue
    entries.set(key, (isChanged(key) ? undefined : before.get(key)) ?? entryOf(key, calls, asked))
  }
  return entries
}

const entryOf = (key: string, calls: readonly Voice[], { ofNumber, tolerances, names, parties }: Asked): NumberEntry => {
  const reads = calls.map(({ incident, read }): Read => read ?? { incident: incident.id, at: incident.startedAt?.from ?? -Infinity, signals: [], because: [] })
  const sorted = reads.sort((a, b) => a.at - b.at || compareText(a.incident, b.incident))
  const file: NumberFile = { key, stretches: stretchesOf(sorted, tolerances.reuse), rulings: ofNumber.get(key) ?? [] }
  return { file, calls, isProposed: sorted.some((r) => r.because.length > 0), ...signsOf(file, calls.map((v) => v.incident), names, parties) }
}
