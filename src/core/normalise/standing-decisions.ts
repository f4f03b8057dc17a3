import { compareText, type NonEmpty } from '../kernel/list.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Decision, DecisionBody } from '../model/decision.ts'
import { toObservationId, type FactId, type ObservationId } from '../model/ids.ts'
import type { DecisionConflict } from '../model/matter-view.ts'
import { needsAValue, rulingsOf } from './decision-subjects.ts'
import { compareDecisions, knew, seenBelow } from './order-decisions.ts'

export type UndoneDecision = { readonly decision: FactId; readonly by: FactId }
export type StandingDecisions = {
  /** What rules now, in order: undone and superseded ones left out, and whatever is in dispute between two copies. */
  readonly standing: readonly Decision[]
  readonly conflicts: readonly DecisionConflict[]
  readonly undone: readonly UndoneDecision[]
}

type Claim = { readonly decision: Decision; readonly says: string }

/**
 * Decisions in the order (lamport, chain, seq). A later decision replaces one it can have known. Two copies that ruled differently without knowing
 * of each other are in conflict: neither stands, what both had agreed on before does, until one of the two is undone.
 */
export const standingDecisions = (decisions: readonly Decision[]): StandingDecisions => {
  const sorted = [...new Map([...decisions].sort(compareDecisions).map((d) => [d.id, d] as const)).values()]
  const undone = undoneOf(sorted)
  const gone = new Set<FactId>(undone.map((u) => u.decision))
  const live = sorted.filter((d) => d.body.kind !== 'undo' && !gone.has(d.id))
  // Asked only where two copies ruled on one thing.
  let floors: ReturnType<typeof seenBelow> | undefined
  const knows: Knew = (later, earlier) => knew(later, earlier, () => (floors ??= seenBelow(sorted)))
  const bySubject = claimsBySubject(live)
  const conflicts: DecisionConflict[] = []
  const winners = new Map<string, Decision | undefined>()
  for (const [subject, claims] of bySubject) {
    const verdict = judge(subject, claims, knows)
    winners.set(subject, verdict.winner?.decision)
    if (verdict.disputed.length > 0) conflicts.push({ about: subject, kind: kindOf(verdict.disputed), between: verdict.disputed.map((c) => c.decision.id) })
  }
  const standing = live.flatMap((d) => trimmed(d, winners))
  return { standing, conflicts: conflicts.sort((a, b) => compareText(a.about, b.about)), undone }
}

/** An undo can itself be undone; the last word counts, and every undo names what it undoes. */
const undoneOf = (sorted: readonly Decision[]): readonly UndoneDecision[] => {
  const undos = sorted.flatMap((d) => (d.body.kind === 'undo' ? [{ decision: d.body.decision, by: d.id }] : []))
  const dead = new Set<FactId>()
  // Later undos first: one that is itself undone undoes nothing.
  for (const undo of [...undos].reverse()) if (!dead.has(undo.by)) dead.add(undo.decision)
  return undos.filter((u) => dead.has(u.decision) && !dead.has(u.by))
}

const claimsBySubject = (live: readonly Decision[]): ReadonlyMap<string, readonly Claim[]> => {
  const bySubject = new Map<string, Claim[]>()
  for (const decision of live) {
    for (const { subject, says } of rulingsOf(decision.body)) {
      const claims = bySubject.get(subject)
      if (claims === undefined) bySubject.set(subject, [{ decision, says }])
      else claims.push({ decision, says })
    }
  }
  return bySubject
}

type Knew = (later: Decision, earlier: Decision) => boolean
type Verdict = { readonly winner: Claim | undefined; readonly disputed: readonly Claim[] }

const judge = (subject: string, claims: readonly Claim[], knows: Knew): Verdict => {
  if (claims.length === 1) return { winner: claims[0], disputed: [] }
  const last = claims.filter((c) => !claims.some((d) => d !== c && knows(d.decision, c.decision)))
  const [first, ...others] = last
  if (first === undefined || others.every((c) => c.says === first.says)) return { winner: first, disputed: [] }
  const agreed = claims.filter((c) => last.every((d) => knows(d.decision, c.decision))).at(-1)
  return { winner: agreed ?? (needsAValue(subject) ? first : undefined), disputed: last }
}

const kindOf = (claims: readonly Claim[]): DecisionBody['kind'] => claims.map((c) => c.decision.body.kind).sort(compareText)[0] ?? 'undo'

/** A decision on several subjects (ten numbers put in scope) stands for those it still rules. */
const trimmed = (decision: Decision, winners: ReadonlyMap<string, Decision | undefined>): readonly Decision[] => {
  const rulings = rulingsOf(decision.body)
  const [only] = rulings
  if (only === undefined) return [decision]
  if (rulings.length === 1) return winners.get(only.subject) === decision ? [decision] : []
  const kept = new Set(rulings.filter((r) => winners.get(r.subject) === decision).map((r) => r.subject))
  if (kept.size === 0) return []
  return kept.size === new Set(rulings.map((r) => r.subject)).size ? [decision] : onlyFor(decision.body, kept).map((body) => ({ ...decision, body }))
}

const onlyFor = (body: DecisionBody, kept: ReadonlySet<string>): readonly DecisionBody[] => {
  const holds = (part: DecisionBody): boolean => rulingsOf(part).every((r) => kept.has(r.subject))
  if (body.kind === 'set-scope') {
    const observations = (body.observations ?? []).filter((id) => holds({ kind: 'set-scope', scope: body.scope, observations: [id] }))
    const numbers = (body.numbers ?? []).filter((n) => holds({ kind: 'set-scope', scope: body.scope, numbers: [n] }))
    return [{ kind: 'set-scope', scope: body.scope, observations, numbers }]
  }
  if (body.kind === 'set-channel') {
    const observations = (body.observations ?? []).filter((id) => holds({ kind: 'set-channel', channel: body.channel, observations: [id] }))
    const party = body.party !== undefined && kept.has(`channel:${body.party}`) ? { party: body.party } : {}
    return [{ kind: 'set-channel', channel: body.channel, observations, ...party }]
  }
  if (body.kind === 'same-incident' || body.kind === 'separate-incidents') return [...kept].map((pair) => ({ kind: body.kind, observations: endsOf(pair) }))
  if (body.kind === 'same-log' || body.kind === 'separate-logs') return logPairsOf(body.sources, kept).map((sources) => ({ kind: body.kind, sources }))
  if (body.kind === 'link-recording') return holds(body) ? [body] : []
  if (body.kind !== 'set-filing') return [body]
  return [{ ...body, values: Object.fromEntries(Object.entries(body.values).filter(([name]) => kept.has(`filing:${body.party ?? ''}:${name}`))) }]
}

const logPairsOf = (sources: readonly Sha256[], kept: ReadonlySet<string>): readonly NonEmpty<Sha256>[] =>
  sources.flatMap((a, i) => sources.slice(i + 1).flatMap((b): readonly NonEmpty<Sha256>[] => (rulingsOf({ kind: 'same-log', sources: [a, b] }).every((r) => kept.has(r.subject)) && a !== b ? [[a, b]] : [])))

const endsOf = (pair: string): NonEmpty<ObservationId> => {
  const [a, b] = pair.slice('pair:'.length).split('+')
  return [toObservationId(a ?? ''), toObservationId(b ?? '')]
}
