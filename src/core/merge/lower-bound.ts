import { dayMs, minuteMs } from '../kernel/instant.ts'
import type { NumberKey } from '../kernel/number-key.ts'
import { areCompatible } from '../kernel/number-key.ts'
import type { LogKind } from '../model/reading-run.ts'
import type { Incidents } from './incident-rows.ts'
import { kindOf, type Matcher } from './between-logs.ts'
import { forEachInTime, forEachNear } from './near.ts'
import { textOf } from './same-log.ts'
import { contradict, directionCodes, forwarded, isFull } from './rows.ts'

/** The most neutral and complete log speaks first; a diary never counts by itself. */
const rankOf: Readonly<Record<LogKind, number>> = { phone: 0, bill: 1, messages: 2, recording: 3, table: 4, screenshot: 5, chat: 6, diary: 7 }

/**
 * How many calls there were at the least. Rows of one source are different calls. Source after source: what can be paired, one to one, with
 * incidents already seen might be those and adds nothing; what remains unpaired in the best pairing is a call of its own: 1.
 */
export const lowerBound = (matcher: Matcher, incidents: Incidents): Uint8Array => {
  const { logs } = matcher
  const leadOf = leadsOf(matcher, incidents)
  const counted = new Uint8Array(incidents.count)
  const order = new Int32Array(incidents.count)
  const byPart = new Map<number, number[]>()
  for (let c = 0; c < incidents.count; c++) {
    const part = logs.partOf[leadOf[c]!]!
    const of = byPart.get(part)
    if (of === undefined) byPart.set(part, [c])
    else of.push(c)
  }
  const parts = [...byPart.keys()].sort((a, b) => rankOf[logs.parts[a]!.kind] - rankOf[logs.parts[b]!.kind] || a - b)
  parts.forEach((part, k) => {
    for (const c of byPart.get(part)!) order[c] = k
  })
  parts.forEach((part, k) => {
    const mayBe = (c: number): readonly number[] => doubles(matcher, incidents, c, leadOf[c]!, (d) => order[d]! < k)
    const countable = byPart.get(part)!.filter((c) => isCountable(matcher, incidents, c, leadOf[c]!))
    if (k === 0) for (const c of countable) counted[c] = 1
    else for (const c of unpaired(countable, mayBe)) counted[c] = 1
  })
  return counted
}

const leadsOf = ({ rows, logs }: Matcher, incidents: Incidents): Int32Array => {
  const leadOf = new Int32Array(incidents.count).fill(-1)
  // A row without a time speaks only where no other does.
  const rank = (i: number): number => (Number.isFinite(rows.from[i]!) ? 0 : 1e9) + rankOf[kindOf(logs, i)] * 1e6 + logs.partOf[i]!
  for (let i = 0; i < rows.count; i++) {
    const c = incidents.of[i]!
    if (leadOf[c] === -1 || rank(i) < rank(leadOf[c]!)) leadOf[c] = i
  }
  return leadOf
}

/** Not the owner's own calls, not a leg alone, not a diary line alone, and of screenshots only what is read well and no phone log covers. */
const isCountable = ({ rows, logs, same, isSuspect, isCovered }: Matcher, incidents: Incidents, c: number, lead: number): boolean => {
  const members = incidents.members(c)
  if (members.some((i) => rows.direction[i] === directionCodes.outgoing)) return false
  if (members.every((i) => same.isLeg[i] === 1 || rows.direction[i] === forwarded)) return false
  const kind = kindOf(logs, lead)
  if (kind === 'diary') return false
  if (kind !== 'screenshot') return true
  if (isSuspect[lead] === 1 || isCovered(rows.from[lead]!, rows.to[lead]!)) return false
  return members.some((i) => isFull(rows, i) && Number.isFinite(rows.from[i]!) && isReadWell(rows.observations[i]!))
}

const isReadWell = ({ otherNumber, startedAt }: Matcher['rows']['observations'][number]): boolean => otherNumber?.confidence !== 'doubtful' && startedAt?.confidence !== 'doubtful'

/** Earlier incidents this one might be. */
const doubles = (matcher: Matcher, incidents: Incidents, c: number, lead: number, isEarlier: (d: number) => boolean): readonly number[] => {
  const { rows, logs, index, tolerances } = matcher
  const found = new Set<number>()
  const isPicture = kindOf(logs, lead) === 'screenshot'
  const visit = (j: number): void => {
    const d = incidents.of[j]!
    if (d === c || found.has(d) || !isEarlier(d) || !mayBeOne(matcher, lead, j, isPicture)) return
    if (incidents.members(d).every((m) => logs.partOf[m] !== logs.partOf[lead])) found.add(d)
  }
  const mayBeMisread = (j: number): boolean => areAlike(rows.keys[rows.number[lead]!]!, rows.keys[rows.number[j]!]!) && clocksAlike(matcher, lead, j)
  if (isPicture) forEachInTime(index, lead, dayMs, (j) => (mayBeMisread(j) ? visit(j) : undefined))
  else if (kindOf(logs, lead) === 'recording') forEachNear(index, lead, longestTalkMs, (j) => (mayHold(matcher, lead, j) ? visit(j) : undefined))
  else forEachNear(index, lead, tolerances.doubtMs, visit)
  return [...found]
}

const longestTalkMs = 240 * minuteMs

/** A recorder started by hand begins at any moment of the call: however late, it is no call of its own. */
const mayHold = ({ rows, tolerances: { doubtMs } }: Matcher, recording: number, call: number): boolean =>
  Math.max(rows.from[recording]!, rows.from[call]!) - Math.min(rows.to[recording]!, rows.to[call]! + Math.max(0, rows.talk[call]!) * 1000) <= doubtMs

const mayBeOne = ({ rows, logs, tolerances }: Matcher, i: number, j: number, isPicture: boolean): boolean => {
  if (rows.isMessage[i] === 1) {
    const [a, b] = [textOf(rows.observations[i]!), textOf(rows.observations[j]!)]
    return a === '' || b === '' || a === b
  }
  // Two extracts of one log say the same time of the same call.
  if (logs.logOf[i] === logs.logOf[j] && !isPicture && Math.max(rows.from[i]!, rows.from[j]!) - Math.min(rows.to[i]!, rows.to[j]!) > tolerances.sameLogMs) return false
  const [left, right] = [logs.layers[logs.layerOf[i]!]!, logs.layers[logs.layerOf[j]!]!]
  if (left.kind === 'bill' && right.kind === 'bill' && left.own !== '' && right.own !== '' && left.own !== right.own) return false
  return isPicture || !contradict(rows, i, j, tolerances.talkSlackSeconds)
}

/** Near in time; or, since a digit of the clock may be misread, any time of that day in another kind of log, one digit away in another picture. */
const clocksAlike = ({ rows, logs, tolerances }: Matcher, i: number, j: number): boolean => {
  const apart = Math.max(rows.from[i]!, rows.from[j]!) - Math.min(rows.to[i]!, rows.to[j]!)
  if (apart <= tolerances.doubtMs || kindOf(logs, j) !== 'screenshot') return true
  const [a, b] = [rows.from[i]!, rows.from[j]!].map((ms) => String(Math.floor(ms / minuteMs / 60) % 24).padStart(2, '0') + String(Math.floor(ms / minuteMs) % 60).padStart(2, '0')) as [string, string]
  return isOneEditAway(a, b)
}

/** Compatible, or one digit misread, lost or doubled. */
const areAlike = (a: NumberKey, b: NumberKey): boolean => areCompatible(a, b) || (a.kind === 'full' && b.kind === 'full' && isOneEditAway(a.key, b.key))

const isOneEditAway = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return Math.max(a.length, b.length) - head - tail <= 1
}

/** Those left over in a largest one-to-one pairing (Kuhn's augmenting paths; the neighbourhoods are a handful each). */
const unpaired = (left: readonly number[], mayBe: (c: number) => readonly number[]): readonly number[] => {
  const partner = new Map<number, number>()
  const edges = new Map<number, readonly number[]>()
  const augment = (c: number, tried: Set<number>): boolean => {
    for (const d of edges.get(c) ?? []) {
      if (tried.has(d)) continue
      tried.add(d)
      const other = partner.get(d)
      if (other !== undefined && !augment(other, tried)) continue
      partner.set(d, c)
      return true
    }
    return false
  }
  return left.filter((c) => {
    const of = mayBe(c)
    if (of.length === 0) return true
    edges.set(c, of)
    return !augment(c, new Set())
  })
}
