import type { Observation } from '../model/observation.ts'
import type { Tolerances } from '../model/registry.ts'
import { addLink, noLinks, rootOf, setsOf, unite, type Links } from './links.ts'
import { forEachNear, type NearIndex } from './near.ts'
import { contradict, forwarded, isFull, numbersFit, shortMs, type Rows } from './rows.ts'
import type { Logs } from './logs.ts'

/** Rules inside one log, before tolerances between logs come into it. */
export const duplicateRule = 1
export const sameRecordRule = 2
export const forwardedLegRule = 3

export type SameLog = {
  readonly links: Links
  /** The row that speaks for all rows of one record. */
  readonly recordOf: Int32Array
  /** 1: a leg of a diverted call that stands for no call of its own. */
  readonly isLeg: Uint8Array
  readonly duplicates: readonly (readonly [kept: number, same: number])[]
}

/** Inside a log: records equal in every field are one; the same record in two extracts is one; the legs of a diverted call are one call. */
export const withinLogs = (rows: Rows, logs: Logs, index: NearIndex, tolerances: Tolerances): SameLog => {
  const links = noLinks()
  const sets = setsOf(rows.count)
  const duplicates: [number, number][] = []
  for (let i = 0; i < rows.count; i++) {
    if (!Number.isFinite(rows.from[i]!)) break
    for (let j = i + 1; j < rows.count && rows.from[j] === rows.from[i]; j++) {
      if (!isDuplicate(rows, logs, i, j)) continue
      duplicates.push([i, j])
      addLink(links, i, j, duplicateRule, 0)
      unite(sets, i, j)
      break
    }
  }
  sameRecords(rows, logs, tolerances, (i, j) => {
    addLink(links, i, j, sameRecordRule, rows.from[j]! - rows.from[i]!)
    unite(sets, i, j)
  })
  const recordOf = speakers(rows, sets)
  return { links, recordOf, isLeg: forwardedLegs(rows, logs, index, recordOf, tolerances, links), duplicates }
}

/** Two rows of one picture that look alike are two calls: the phone lists each once. */
const isDuplicate = (rows: Rows, logs: Logs, i: number, j: number): boolean => {
  const part = logs.partOf[i]!
  return part === logs.partOf[j] && logs.parts[part]!.kind !== 'screenshot' && rows.number[i] === rows.number[j] && sameFields(rows.observations[i]!, rows.observations[j]!)
}

const fields = ['otherNumber', 'ownNumber', 'otherName', 'otherLabel', 'startedAt', 'durationSeconds', 'ringSeconds', 'direction', 'service', 'text', 'sim', 'location'] as const

const sameFields = (a: Observation, b: Observation): boolean =>
  a.kind === b.kind && (a.count ?? 1) === (b.count ?? 1) && fields.every((field) => a[field]?.raw === b[field]?.raw && JSON.stringify(a[field]?.value) === JSON.stringify(b[field]?.value)) && JSON.stringify(a.unread) === JSON.stringify(b.unread)

/** The same record in two extracts of one log: one candidate on either side, or none is taken. */
const sameRecords = (rows: Rows, logs: Logs, tolerances: Tolerances, join: (i: number, j: number) => void): void => {
  // Nearly always there is one other extract: its partner stands in a column, further ones in a map. −2: more than one candidate.
  const first = new Int32Array(rows.count).fill(-1)
  const others = new Map<number, Map<number, number>>()
  const partnerIn = (i: number, part: number): number => {
    const known = first[i]!
    if (known === -1) return -1
    return logs.partOf[known] === part ? (others.get(i)?.get(part) ?? known) : (others.get(i)?.get(part) ?? -1)
  }
  const note = (i: number, j: number): void => {
    const part = logs.partOf[j]!
    const known = partnerIn(i, part)
    // An exact copy is preferred to a near one: of two calls a second apart each has its own.
    if (known >= 0 && isCopy(rows, i, known) && !isCopy(rows, i, j)) return
    const best = known === -1 || (isCopy(rows, i, j) && (known === -2 || !isCopy(rows, i, known))) ? j : -2
    if (first[i] === -1) first[i] = j
    else others.set(i, (others.get(i) ?? new Map<number, number>()).set(part, best))
  }
  for (let i = 0; i < rows.count && Number.isFinite(rows.from[i]!); i++) {
    if (!logs.isSeveral[logs.logOf[i]!]! || rows.to[i]! - rows.from[i]! > shortMs) continue
    const until = Math.max(rows.to[i]!, rows.from[i]! + tolerances.sameLogMs)
    for (let j = i + 1; j < rows.count && rows.from[j]! < until; j++) {
      if (!areOneRecord(rows, logs, i, j, tolerances)) continue
      note(i, j)
      note(j, i)
    }
  }
  const joinIfMutual = (i: number, j: number): void => {
    if (j > i && partnerIn(i, logs.partOf[j]!) === j && partnerIn(j, logs.partOf[i]!) === i) join(i, j)
  }
  for (let i = 0; i < rows.count; i++) if (first[i]! >= 0) joinIfMutual(i, first[i]!)
  for (const [i, of] of others) for (const j of of.values()) if (j !== first[i]) joinIfMutual(i, j)
}

const isCopy = (rows: Rows, i: number, j: number): boolean =>
  Math.floor(rows.from[i]! / 1000) === Math.floor(rows.from[j]! / 1000) && rows.number[i] === rows.number[j] && rows.talk[i] === rows.talk[j] && rows.direction[i] === rows.direction[j]

const areOneRecord = (rows: Rows, logs: Logs, i: number, j: number, { talkSlackSeconds }: Tolerances): boolean =>
  logs.logOf[i] === logs.logOf[j] && logs.partOf[i] !== logs.partOf[j] && rows.to[j]! - rows.from[j]! <= shortMs && rows.isMessage[i] === rows.isMessage[j] && (rows.direction[i] === forwarded) === (rows.direction[j] === forwarded) && numbersFit(rows, i, j) && sameText(rows, i, j) && !contradict(rows, i, j, talkSlackSeconds)

const sameText = (rows: Rows, i: number, j: number): boolean => rows.isMessage[i] === 0 || textOf(rows.observations[i]!) === textOf(rows.observations[j]!)
export const textOf = (observation: Observation): string => (observation.text?.value ?? '').normalize('NFKC').replace(/\s+/g, '')

/** Of the rows of one record the one with the full number and the finest time speaks. */
const speakers = (rows: Rows, sets: ReturnType<typeof setsOf>): Int32Array => {
  const speaker = new Int32Array(rows.count).fill(-1)
  const better = (i: number, j: number): boolean => {
    const full = Number(isFull(rows, i)) - Number(isFull(rows, j))
    return full !== 0 ? full > 0 : rows.to[i]! - rows.from[i]! < rows.to[j]! - rows.from[j]!
  }
  for (let i = 0; i < rows.count; i++) {
    const root = rootOf(sets, i)
    if (speaker[root] === -1 || better(i, speaker[root]!)) speaker[root] = i
  }
  const recordOf = new Int32Array(rows.count)
  for (let i = 0; i < rows.count; i++) recordOf[i] = speaker[rootOf(sets, i)]!
  return recordOf
}

/** A diverted call's own row beside the row of the call: one call. With two calls it might belong to, it is left apart and never counted. */
const forwardedLegs = (rows: Rows, logs: Logs, index: NearIndex, recordOf: Int32Array, tolerances: Tolerances, links: Links): Uint8Array => {
  const isLeg = new Uint8Array(rows.count)
  if (!rows.direction.includes(forwarded)) return isLeg
  for (let i = 0; i < rows.count; i++) {
    if (rows.direction[i] !== forwarded) continue
    let found = -1
    let count = 0
    forEachNear(index, i, tolerances.forwardedLegMs, (j) => {
      if (logs.logOf[j] !== logs.logOf[i] || recordOf[j] !== j || rows.direction[j] === forwarded) return
      found = j
      count++
    })
    isLeg[i] = count > 0 ? 1 : 0
    if (count === 1) addLink(links, found, i, forwardedLegRule, rows.from[i]! - rows.from[found]!)
  }
  return isLeg
}
