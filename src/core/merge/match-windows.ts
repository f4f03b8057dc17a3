import { sameItems } from '../kernel/list.ts'
import type { Observation } from '../model/observation.ts'
import type { Tolerances } from '../model/registry.ts'
import { betweenLogs, firstPairRule, measuresOf, type Measures } from './between-logs.ts'
import { clockSigns, clocksOf, type Clocked, type Clocks, type ClockSigns } from './clocks.ts'
import type { Links } from './links.ts'
import type { Books } from './logs.ts'
import { loneOverlaps, type Picture, type Pictures, type ScreenPair } from './pictures.ts'
import type { KeyOf } from './rows.ts'
import { windowRows, type WindowRows } from './window-rows.ts'

/** What a window says by itself (its clocks) and with the clocks of all known (its links), kept until its rows or their surroundings change. */
export type Matched = { readonly observations: readonly Observation[]; readonly suspects: readonly Observation[]; readonly signs: ClockSigns; readonly links: Links; readonly screenPairs: readonly ScreenPair[] }

export type Matching = {
  readonly windows: readonly Matched[]
  readonly clocks: Clocks
  readonly clocked: Clocked
  readonly measures: Measures
  /** Pairs of rows of two pictures that look alike and may yet be two calls. */
  readonly lone: readonly ScreenPair[]
  readonly suspects: Pictures['suspects']
  /** Everything besides its own rows that a window's links depend on, as text. */
  readonly surroundings: string
}
/** The rows of a window, worked out only where somebody asks. They are not kept from one derivation to the next: they are large. */
export type RowsOf = (observations: readonly Observation[]) => WindowRows

export type Surroundings = { readonly books: Books; readonly pictures: Pictures; readonly keyOf: KeyOf; readonly tolerances: Tolerances }

export const rowReader = ({ books, pictures, keyOf, tolerances }: Surroundings): RowsOf => {
  const worked = new Map<readonly Observation[], WindowRows>()
  return (observations) => {
    const made = worked.get(observations) ?? windowRows(observations, books, pictures.suspects, keyOf, tolerances)
    worked.set(observations, made)
    return made
  }
}

/** Window by window the joins between logs; clocks and overlapping pictures are judged over all of them. */
export const matchWindows = (windows: readonly (readonly Observation[])[], { books, pictures, tolerances }: Surroundings, rowsOf: RowsOf, before: Matching | undefined): Matching => {
  const place = placeOf(books)
  const known = before?.surroundings.startsWith(`${place}\n`) === true ? windowFinder(before.windows) : () => undefined
  const { suspects } = pictures
  const olds = windows.map((observations) => {
    const old = known(observations)
    return old !== undefined && (before?.suspects === suspects || sameItems(old.suspects, suspectsIn(observations, pictures))) ? old : undefined
  })
  const signs = windows.map((observations, w) => olds[w]?.signs ?? clockSigns(rowsOf(observations), tolerances))
  const clocked = before !== undefined && olds.every((old, w) => old === before.windows[w]) && windows.length === before.windows.length ? before.clocked : clocksOf(signs, tolerances, before?.clocked)
  const { clocks } = clocked
  const surroundings = `${place}\n${textOfClocks(clocks)}`
  const measures = measuresOf(books, clocks, tolerances)
  const isSame = before?.surroundings === surroundings
  const pictureOf = (o: Observation): Picture | undefined => pictures.all.get(books.parts.list[books.parts.indexOf(o)]?.key ?? '')
  const matched = windows.map((observations, w): Matched => (isSame ? olds[w] : undefined) ?? matchedOf(observations, suspectsIn(observations, pictures), signs[w]!, betweenLogs({ ...rowsOf(observations), ...measures }), tolerances))
  return { windows: matched, clocks, clocked, measures, lone: loneOverlaps(matched.flatMap((m) => m.screenPairs), pictureOf), suspects, surroundings }
}

const matchedOf = (observations: readonly Observation[], suspects: readonly Observation[], signs: ClockSigns, links: Links, { pairs }: Tolerances): Matched => {
  const screens = firstPairRule + pairs.findIndex((p) => p.a === 'screenshot' && p.b === 'screenshot')
  const screenPairs = links.rule.flatMap((rule, k): readonly ScreenPair[] => (rule === screens ? [[observations[links.a[k]!]!, observations[links.b[k]!]!]] : []))
  return { observations, suspects, signs, links, screenPairs }
}

/** A window has been seen before when it holds the very same observations. */
export const windowFinder = <T extends { readonly observations: readonly Observation[] }>(windows: readonly T[]): ((observations: readonly Observation[]) => T | undefined) => {
  const byFirst = new Map(windows.map((window) => [window.observations[0], window] as const))
  return (observations) => {
    const known = byFirst.get(observations[0])
    return known !== undefined && sameItems(known.observations, observations) ? known : undefined
  }
}

const none: readonly never[] = []
const suspectsIn = (observations: readonly Observation[], { suspects }: Pictures): readonly Observation[] => (suspects.size === 0 ? none : observations.filter((o) => suspects.has(o)))

/** Which parts there are, which log and layer each is of, and what times the phone logs speak for. */
const placeOf = ({ parts, logs, logOfPart, layerOfPart, layers, isSeveral }: Books): string =>
  JSON.stringify([parts.list.map((p) => p.key), logOfPart, layerOfPart, layers.map((l) => [l.kind, String(l.trimmedAt)]), isSeveral, logs.flatMap((log) => (log.kind === 'phone' ? log.spans.map((s) => [s.from, s.to]) : []))])

const textOfClocks = (clocks: Clocks): string => JSON.stringify([...clocks].map(([pair, { ms }]) => [pair, ms]).sort(([a], [b]) => (a ?? 0) - (b ?? 0)))
