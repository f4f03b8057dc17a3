import { compareText, groupsOf } from '../kernel/list.ts'
import { numberKeyOf, textOfKey } from '../kernel/number-key.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Observation } from '../model/observation.ts'
import type { LogHint, LogKind, ReadingRun } from '../model/reading-run.ts'
import { isMessage } from './rows.ts'
import { compareInTime, fromOf, toOf, withChanges, type Changes, type Sorted } from './sorted.ts'

/** What one source holds of one log, in time order. A bill over two own numbers is two parts. */
export type Part = { readonly key: string; readonly source: Sha256; readonly kind: LogKind; readonly own: string; readonly device: string; readonly carrier: string; readonly observations: readonly Observation[]; readonly span: PartSpan }
/** From its first to its last record, as far as their times are known; nothing known: from is not before to. */
export type PartSpan = { readonly from: number; readonly to: number }

export type Parts = {
  /** By key. A part of which nothing has changed is the same object as before. */
  readonly list: readonly Part[]
  readonly indexOf: (observation: Observation) => number
  readonly runs: readonly ReadingRun[]
}

type Place = Omit<Part, 'observations' | 'span'>

export const partsOf = ({ list }: Sorted, runs: readonly ReadingRun[], changes: Changes | undefined, before: Parts | undefined): Parts => {
  const placeOf = placesOf(runs)
  const areRunsSame = before?.runs.length === runs.length && runs.every((run, i) => run === before.runs[i])
  const parts = changes !== undefined && before !== undefined && areRunsSame ? changed(before.list, changes, placeOf) : gathered(list, placeOf)
  const indexes = new Map(parts.map((part, p) => [part.key, p] as const))
  return { list: parts, indexOf: (o) => indexes.get(placeOf(o).key) ?? -1, runs }
}

const gathered = (list: readonly Observation[], placeOf: (o: Observation) => Place): readonly Part[] =>
  [...groupsOf(list, placeOf)].map(([place, observations]) => toPart(place, observations)).sort(byKey)

/** Only the parts in which something was taken out, put in or replaced are made anew. */
const changed = (before: readonly Part[], { removed, added }: Changes, placeOf: (o: Observation) => Place): readonly Part[] => {
  const fresh = groupsOf([...added].sort(compareInTime), (o) => placeOf(o).key)
  const touched = new Set([...fresh.keys(), ...[...removed].map((o) => placeOf(o).key)])
  const known = new Set(before.map((part) => part.key))
  const kept = before.map((part): Part => (touched.has(part.key) ? changedPart(part, { removed, added: fresh.get(part.key) ?? [] }) : part))
  const more = [...fresh].flatMap(([key, observations]): readonly Part[] => (known.has(key) || observations[0] === undefined ? [] : [toPart(placeOf(observations[0]), observations)]))
  return [...kept, ...more].filter((part) => part.observations.length > 0).sort(byKey)
}

const toPart = (place: Place, observations: readonly Observation[]): Part => ({ ...place, observations, span: spanOf(observations) })

/** The span is looked for again only where its end may have been taken away. */
const changedPart = (part: Part, { removed, added }: Changes): Part => {
  const observations = withChanges(part.observations, { removed, added })
  const isEndKept = [...removed].every((o) => toOf(o) !== part.span.to)
  const dated = added.filter((o) => o.startedAt !== undefined)
  const first = observations[0]
  const span = isEndKept && first?.startedAt !== undefined ? { from: fromOf(first), to: dated.reduce((last, o) => Math.max(last, toOf(o)), part.span.to) } : spanOf(observations)
  return { ...part, observations, span }
}

const spanOf = (observations: readonly Observation[]): PartSpan => {
  let to = -Infinity
  for (const o of observations) {
    if (o.startedAt === undefined) break
    to = Math.max(to, toOf(o))
  }
  const first = observations[0]
  return { from: first?.startedAt === undefined ? Infinity : fromOf(first), to }
}

const byKey = (a: Part, b: Part): number => compareText(a.key, b.key)

/** Most sources are one part whatever the row says: those are looked up by source alone. */
const placesOf = (runs: readonly ReadingRun[]): ((o: Observation) => Place) => {
  const hints = new Map(runs.flatMap((run) => (run.log === undefined || run.reader === null ? [] : [[run.source, run.log] as const])))
  const [calls, messages, byKey] = [new Map<Sha256, Place>(), new Map<Sha256, Place>(), new Map<string, Place>()]
  return (o) => {
    const simple = isMessage(o) ? messages : calls
    const known = o.log === undefined ? simple.get(o.source) : undefined
    if (known !== undefined) return known
    const made = toPlace(o, hints)
    const place = byKey.get(made.key) ?? made
    byKey.set(made.key, place)
    const hint = o.log === undefined ? hints.get(o.source) : undefined
    if (hint !== undefined && (hint.kind !== 'bill' || hint.ownNumber !== undefined)) simple.set(o.source, place)
    return place
  }
}

const toPlace = (o: Observation, hints: ReadonlyMap<string, LogHint>): Place => {
  const stated: LogHint = o.log ?? hints.get(o.source) ?? { kind: kindOf(o) }
  const kind = stated.kind === 'phone' && isMessage(o) ? 'messages' : stated.kind
  const own = keyOfOwn(stated.ownNumber ?? (stated.kind === 'bill' ? o.ownNumber?.value.text : undefined))
  const [device, carrier] = [stated.device ?? '', stated.carrier ?? '']
  return { key: [o.source, kind, own, device, carrier].join('|'), source: o.source, kind, own, device, carrier }
}

/** No run says it: what the observation itself shows. */
const kindOf = (observation: Observation): LogKind => {
  if (observation.kind === 'recording') return 'recording'
  if (observation.place.box !== undefined) return 'screenshot'
  if (observation.kind !== 'call') return observation.kind === 'sms' ? 'messages' : 'chat'
  const method = observation.startedAt?.method ?? observation.otherNumber?.method
  return method === 'ocr' || method === 'two-readers' ? 'screenshot' : 'table'
}

const keyOfOwn = (own: string | undefined): string => (own === undefined ? '' : textOfKey(numberKeyOf({ kind: 'unknown', text: own })))
