import { daysOf } from '../kernel/civil.ts'
import { compareText } from '../kernel/list.ts'
import { oncePer } from '../kernel/once-per.ts'
import type { ActRecord } from '../model/acts.ts'
import type { Finding } from '../model/finding.ts'
import type { Attack, AttackKind } from '../model/rehearsal.ts'
import type { IncidentId, ObservationId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import { assessGrounds } from './assess-grounds.ts'
import type { AssessInput } from './assess-input.ts'
import { dayOf, idsOf, toCaseFile, type CaseFile, type Dated, type Dossier } from './case-file.ts'
import { after, hasRecording, provable } from './ground-parts.ts'
import { firmCalls } from './tally.ts'

/** 质证预演: what the other side may say, and how much of the claim falls if it is believed; the worst first. */
export const rehearse = (input: AssessInput, findings: readonly Finding[] = assessGrounds(input)): readonly Attack[] => {
  const file = toCaseFile(input)
  return file.dossiers
    .filter((d) => d.respondent !== undefined)
    .flatMap((dossier) => attacksOn(file, dossier).map((attack) => weighed(dossier, findings, attack)))
    .sort((a, b) => b.weight - a.weight || compareText(a.kind, b.kind) || compareText(a.respondent ?? '', b.respondent ?? ''))
}

type Thrust = { readonly kind: AttackKind; readonly strikes: readonly AttributedIncident[]; readonly refusals?: readonly ActRecord[]; readonly params?: Attack['params']; readonly isAlreadyOut?: boolean }

const attacksOn = (file: CaseFile, dossier: Dossier): readonly Thrust[] => {
  const calls = [...dossier.calls, ...dossier.messages]
  const mostMs = file.settings.number('rehearse.mergeSeconds', 60) * 1000
  const strike = (kind: AttackKind, isStruck: (incident: Dated) => boolean): readonly Thrust[] => {
    const strikes = calls.filter(isStruck)
    return strikes.length === 0 ? [] : [{ kind, strikes, params: { count: strikes.length } }]
  }
  return [
    ...strike('single-source', (i) => i.strengths.rang < 3 && isOfOneSource(file, i)),
    ...strike('ocr-only-number', (i) => isReadFromPictureOnly(file, i)),
    ...strike('label-only', (i) => i.identity === 'labelled').map((t) => ({ ...t, isAlreadyOut: true })),
    ...strike('claimed-only', (i) => i.identity === 'claimed'),
    ...strike('clock-conflict', (i) => i.conflicts.some((c) => c.field === 'startedAt')),
    ...strike('reading-conflict', (i) => i.conflicts.some((c) => c.field !== 'startedAt')),
    ...strike('over-merged', (i) => i.reasons.some((r) => Math.abs(r.offsetMs ?? 0) > mostMs)).map((t) => ({ ...t, strikes: [], params: { count: t.strikes.length } })),
    ...strike('unrecorded-words', (i) => i.kind === 'call' && file.heardIn(i).length > 0 && !hasRecording(i, file)).map((t) => ({ ...t, params: { count: t.strikes.length } })),
    ...unknownDirection(dossier),
    ...onRefusals(dossier),
    ...gaps(file, dossier),
  ]
}

const isOfOneSource = (file: CaseFile, { supportedBy }: AttributedIncident): boolean => {
  const sourceOf = (id: ObservationId): string => file.input.observations.get(id)?.source ?? id
  return supportedBy.length === 1 || supportedBy.every((id) => sourceOf(id) === sourceOf(supportedBy[0]))
}

const isReadFromPictureOnly = (file: CaseFile, { supportedBy }: AttributedIncident): boolean => {
  let isRead = false
  for (const id of supportedBy) {
    const method = file.input.observations.get(id)?.otherNumber?.method
    if (method === undefined) continue
    if (method !== 'ocr' && method !== 'two-readers') return false
    isRead = true
  }
  return isRead
}

const unknownDirection = ({ uncounted }: Dossier): readonly Thrust[] => {
  const strikes = uncounted.filter((i) => i.direction === undefined || i.direction === 'unknown')
  return strikes.length === 0 ? [] : [{ kind: 'direction-unknown', strikes, isAlreadyOut: true, params: { count: strikes.length } }]
}

/** A refusal with nothing to show is out already; one shown only by a call row has no words. */
const onRefusals = (dossier: Dossier): readonly Thrust[] => {
  const bare = dossier.refusals.filter((r) => r.proofs.length === 0)
  const wordless = provable(dossier.refusals).filter((r) => r.means === 'log')
  return [
    ...(bare.length === 0 ? [] : [{ kind: 'refusal-unproven' as const, strikes: [], refusals: bare, isAlreadyOut: provable(dossier.refusals).length > 0, params: { count: bare.length } }]),
    ...(wordless.length === 0 ? [] : [{ kind: 'refusal-words' as const, strikes: [], refusals: wordless, params: { count: wordless.length } }]),
  ]
}

/** Days no source covers: the other side asks what happened then, and nothing may be concluded from them. */
const gaps = (file: CaseFile, { calls }: Dossier): readonly Thrust[] => {
  const [first, last] = [calls[0], calls.at(-1)]
  if (first === undefined || last === undefined) return []
  const inside = (file.input.coverage?.gaps ?? []).filter((g) => g.to >= dayOf(first) && g.from <= dayOf(last))
  const days = inside.reduce((sum, g) => sum + daysOf(g.to) - daysOf(g.from) + 1, 0)
  return days === 0 ? [] : [{ kind: 'gap', strikes: [], params: { days, gaps: inside.length } }]
}

const weighed = (dossier: Dossier, findings: readonly Finding[], thrust: Thrust): Attack => {
  const struck = new Set<AttributedIncident>(thrust.strikes)
  const isLeft = (i: Dated): boolean => thrust.isAlreadyOut === true || thrust.kind === 'unrecorded-words' || !struck.has(i)
  const firm = firmCalls(dossier)
  const gone = new Set(thrust.refusals ?? [])
  const left = provable(dossier.refusals).filter((r) => !gone.has(r))
  const later = (refusals: readonly ActRecord[], calls: readonly Dated[]): number => {
    const [first] = refusals
    return first === undefined ? 0 : after(calls, first).length
  }
  const standing = struck.size === 0 ? firm : firm.filter(isLeft)
  const calls = { before: firm.length, after: standing.length }
  const afterRefusal = { before: later(provable(dossier.refusals), firm), after: later(left, standing) }
  const pleadable = findings.filter((f) => f.kind === 'pleadable' && f.respondent === dossier.respondent?.id)
  const ids = oncePer((_: object) => new Set(idsOf(thrust.strikes)))
  const isStruck = (shownBy: readonly IncidentId[]): boolean => shownBy.length > 0 && shownBy.length <= struck.size && shownBy.every((id) => ids(thrust).has(id))
  const grounds = thrust.isAlreadyOut === true ? [] : [...new Set(pleadable.filter((f) => falls(f, thrust, isStruck, afterRefusal.after)).map((f) => f.ground))]
  const isAlreadyOut = thrust.isAlreadyOut === true
  const weight = isAlreadyOut ? 0 : Math.max(share(calls), share(afterRefusal), pleadable.length === 0 ? 0 : grounds.length / new Set(pleadable.map((f) => f.ground)).size)
  return { kind: thrust.kind, ...(dossier.respondent === undefined ? {} : { respondent: dossier.respondent.id }), strikes: idsOf(thrust.strikes), proofs: (thrust.refusals ?? []).flatMap((r) => r.proofs), calls, afterRefusal, grounds, weight, isAlreadyOut, params: thrust.params ?? {} }
}

const share = ({ before, after }: { readonly before: number; readonly after: number }): number => (before === 0 ? 0 : (before - after) / before)

const onWords = new Set(['RF03', 'RF07', 'RF09', 'RF11', 'RF12', 'RF13', 'RF14', 'RF16'])

/** A ground falls when all that shows it is struck; one that rests on words falls with the words. */
const falls = (f: Finding, thrust: Thrust, isStruck: (shownBy: readonly IncidentId[]) => boolean, afterRefusal: number): boolean => {
  if (f.ground === 'RF01' && thrust.refusals !== undefined) return afterRefusal === 0
  if (thrust.kind === 'unrecorded-words' && !onWords.has(f.ground)) return false
  return isStruck(f.shownBy)
}
