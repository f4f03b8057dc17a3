import { sameItems } from '../kernel/list.ts'
import { isSameValue } from '../kernel/same-value.ts'
import type { Observation } from '../model/observation.ts'
import type { Levels } from './incident.ts'
import type { Links } from './links.ts'
import { betweenLogs, type Matcher } from './between-logs.ts'
import type { Incidents } from './incident-rows.ts'
import { lowerBound } from './lower-bound.ts'
import { windowFinder, type Matching, type RowsOf } from './match-windows.ts'
import type { ScreenPair } from './pictures.ts'
import { rulingsAmong, unitedBy, type ObservationPair, type RowRulings, type Rulings } from './rulings.ts'
import { keysFit } from './rows.ts'
import { settle, type Settled } from './settle.ts'
import { compareInTime } from './sorted.ts'

/** One window, or several that a person's ruling joins, with what it was settled by. */
type Cell = { readonly observations: readonly Observation[]; readonly windows: readonly number[]; readonly ruled: readonly ObservationPair[]; readonly lone: readonly ScreenPair[] }
export type SettledCell = Cell & { readonly settled: Settled }
export type Settlement = { readonly cells: readonly SettledCell[]; /** By window; the rows without a time last. */ readonly pieces: readonly Settled[]; readonly surroundings: string; readonly levels: Levels }

type Given = { readonly matching: Matching; readonly rowsOf: RowsOf }

/** Window by window the incidents. What nobody ruled on anew and nothing has changed in stays as it was. */
export const settleWindows = ({ matching, rowsOf }: Given, undated: readonly Observation[], rulings: Rulings, levels: Levels, before: Settlement | undefined): Settlement => {
  const isSame = before?.surroundings === matching.surroundings && areLevelsEqual(before.levels, levels)
  const known = isSame ? windowFinder(before.cells) : () => undefined
  const { cells, left } = cellsOf(matching, undated, rulings)
  const olds = cells.map((cell) => {
    const old = known(cell.observations)
    return old !== undefined && sameItems(old.windows, cell.windows) && samePairs(old.ruled, cell.ruled) && samePairs(old.lone, cell.lone) ? old : undefined
  })
  const keep = keeper(isSame ? before.cells : [], olds)
  const settled = cells.map((cell, c): SettledCell => olds[c] ?? { ...cell, settled: keep(settledOf(cell, { matching, rowsOf }, rulings, levels)) })
  const pieces = piecesOf(settled, matching)
  return { cells: settled, pieces: left.length === 0 ? pieces : [...pieces, undatedPiece(left, pieces, { matching, rowsOf }, rulings, levels)], surroundings: matching.surroundings, levels }
}

/** Most incidents of a window settled anew are what they were: then they are the same objects, and whoever looks at them has nothing to do. */
const keeper = (before: readonly SettledCell[], kept: readonly (SettledCell | undefined)[]): ((settled: Settled) => Settled) => {
  const still = new Set(kept)
  const left = new Map(before.flatMap((cell) => (still.has(cell) ? [] : cell.settled.incidents.map((i) => [i.id, i] as const))))
  return (settled) => {
    if (left.size === 0) return settled
    const incidents = settled.incidents.map((incident) => {
      const was = left.get(incident.id)
      return was !== undefined && isSameValue(was, incident) ? was : incident
    })
    return { ...settled, incidents }
  }
}

const areLevelsEqual = (a: Levels, b: Levels): boolean => a.strengths === b.strengths && a.phonePresent === b.phonePresent && a.slackSeconds === b.slackSeconds && a.doubtMs === b.doubtMs
const samePairs = (a: readonly ObservationPair[], b: readonly ObservationPair[]): boolean => a.length === b.length && a.every(([x, y], k) => x === b[k]![0] && y === b[k]![1])

const settledOf = ({ observations, windows, ruled, lone }: Cell, { matching, rowsOf }: Given, rulings: Rulings, levels: Levels): Settled => {
  const window = rowsOf(observations)
  const [only] = windows
  const links = windows.length === 1 && only !== undefined && observations === matching.windows[only]?.observations ? matching.windows[only].links : betweenLogs({ ...window, ...matching.measures })
  return settle(window, matching.measures, without(links, lone, observations), ruled.length === 0 ? noneRuled : rulingsAmong(rulings, observations), levels)
}
const noneRuled: RowRulings = { same: [], apart: new Map() }

/** Links between pictures that an overlap of more than one row does not bear out are not taken. */
const without = (links: Links, lone: readonly ScreenPair[], observations: readonly Observation[]): Links => {
  if (lone.length === 0) return links
  const pairs = new Map<Observation, Set<Observation>>()
  for (const [a, b] of lone) pairs.set(a, (pairs.get(a) ?? new Set<Observation>()).add(b))
  const isKept = links.a.map((a, k) => pairs.get(observations[a]!)?.has(observations[links.b[k]!]!) !== true)
  const keep = (column: readonly number[]): number[] => column.filter((_, k) => isKept[k] === true)
  return { a: keep(links.a), b: keep(links.b), rule: keep(links.rule), offsetMs: keep(links.offsetMs) }
}

/** Windows joined by a ruling are one cell; a row without a time goes where a ruling puts it. */
const cellsOf = ({ windows, lone }: Matching, undated: readonly Observation[], rulings: Rulings): { readonly cells: readonly Cell[]; readonly left: readonly Observation[] } => {
  const find = windowOf(windows.map((w) => w.observations))
  const rootOf = unitedBy([...rulings.same, ...rulings.same.flatMap(([a, b]) => [a, b].flatMap((o) => anchor(o, find, windows)))])
  const joined = new Map<Observation, { readonly windows: Set<number>; readonly undated: Set<Observation> }>()
  for (const o of new Set(rulings.same.flat())) {
    const root = rootOf(o)
    const of = joined.get(root) ?? { windows: new Set<number>(), undated: new Set<Observation>() }
    if (o.startedAt === undefined) of.undated.add(o)
    else of.windows.add(find(o))
    joined.set(root, of)
  }
  const groups = [...joined.values()].filter((g) => g.windows.size > 1 || (g.windows.size === 1 && g.undated.size > 0))
  const groupOf = new Map(groups.flatMap((g) => [...g.windows].map((w) => [w, g] as const)))
  const ruledIn = pairsIn([...rulings.same, ...rulings.apart], find)
  const loneIn = pairsIn(lone, find)
  const cells = windows.flatMap((window, w): readonly Cell[] => {
    const group = groupOf.get(w)
    if (group === undefined) return [{ observations: window.observations, windows: [w], ruled: ruledIn.get(w) ?? [], lone: loneIn.get(w) ?? [] }]
    const members = [...group.windows].sort((a, b) => a - b)
    if (members[0] !== w) return []
    const all = [...members.flatMap((m) => windows[m]!.observations), ...[...group.undated].sort(compareInTime)]
    return [{ observations: all, windows: members, ruled: members.flatMap((m) => ruledIn.get(m) ?? []), lone: members.flatMap((m) => loneIn.get(m) ?? []) }]
  })
  const moved = new Set(groups.flatMap((g) => [...g.undated]))
  return { cells, left: moved.size === 0 ? undated : undated.filter((o) => !moved.has(o)) }
}

/** Ties an observation to its window, so that all that is ruled of one window comes together. */
const anchor = (o: Observation, find: (o: Observation) => number, windows: Matching['windows']): readonly ObservationPair[] => {
  const first = o.startedAt === undefined ? undefined : windows[find(o)]?.observations[0]
  return first === undefined || first === o ? [] : [[first, o]]
}

const windowOf = (windows: readonly (readonly Observation[])[]) => (o: Observation): number => {
  let low = 0
  let high = windows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareInTime(windows[middle]![0]!, o) <= 0) low = middle + 1
    else high = middle
  }
  return low - 1
}

const pairsIn = (pairs: readonly ObservationPair[], find: (o: Observation) => number): ReadonlyMap<number, readonly ObservationPair[]> => {
  const by = new Map<number, ObservationPair[]>()
  for (const pair of pairs) {
    for (const w of new Set(pair.map((o) => (o.startedAt === undefined ? -1 : find(o))))) {
      const list = by.get(w)
      if (list === undefined) by.set(w, [pair])
      else list.push(pair)
    }
  }
  return by
}

/** Each incident in the window of its earliest row. */
const piecesOf = (cells: readonly SettledCell[], { windows }: Matching): readonly Settled[] => {
  const pieces = new Array<Settled>(windows.length)
  for (const { windows: of, settled } of cells) {
    let start = 0
    of.forEach((w, k) => {
      const end = k === of.length - 1 ? Infinity : start + windows[w]!.observations.length
      pieces[w] = of.length === 1 ? settled : slice(settled, start, end)
      start = end
    })
  }
  return pieces
}

const slice = ({ incidents, first, duplicates, grouped, known }: Settled, start: number, end: number): Settled => {
  const from = first.findIndex((row) => row >= start)
  const low = from < 0 ? first.length : from
  const after = first.findIndex((row) => row >= end)
  const high = after < 0 ? first.length : after
  const isIn = (c: number): boolean => c >= low && c < high
  const kept = known.incident.flatMap((c, k) => (isIn(c) ? [k] : []))
  return {
    incidents: incidents.slice(low, high),
    first: first.slice(low, high),
    duplicates: start === 0 ? duplicates : [],
    grouped: grouped.filter((g) => isIn(g.incident)).map((g) => ({ ...g, incident: g.incident - low })),
    known: { incident: kept.map((k) => known.incident[k]! - low), key: kept.map((k) => known.key[k]!), from: kept.map((k) => known.from[k]!) },
  }
}

/**
 * A row without a time may be any call of its number: it stands for one of its own only where no other part shows a call that it might be. Rows of
 * one part are different calls.
 */
const undatedPiece = (observations: readonly Observation[], dated: readonly Settled[], { matching, rowsOf }: Given, rulings: Rulings, levels: Levels): Settled => {
  const window = rowsOf(observations)
  const taken = new Set(dated.flatMap((piece) => piece.known.key))
  const count = (matcher: Matcher, incidents: Incidents): Uint8Array => {
    const counted = lowerBound(matcher, incidents)
    const { rows, logs } = matcher
    const others: { readonly part: number; readonly row: number }[] = []
    for (let c = 0; c < incidents.count; c++) {
      if (counted[c] === 0) continue
      const row = incidents.members(c)[0]!
      const key = rows.keys[rows.number[row]!]!
      const isTaken = taken.has(key) || (key.kind !== 'full' && [...taken].some((t) => keysFit(t, key))) || others.some((o) => o.part !== logs.partOf[row] && keysFit(rows.keys[rows.number[o.row]!]!, key))
      if (isTaken) counted[c] = 0
      else others.push({ part: logs.partOf[row]!, row })
    }
    return counted
  }
  return settle(window, matching.measures, betweenLogs({ ...window, ...matching.measures }), rulingsAmong(rulings, observations), levels, count)
}
