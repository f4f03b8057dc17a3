import { daysOf, type LocalDate } from '../../core/kernel/civil.ts'
import type { When } from '../../core/kernel/when.ts'
import type { AttributedIncident } from '../../core/model/incident.ts'
import type { IncidentId, ObservationId, PartyId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { IdentityBasis } from '../../core/model/party.ts'
import type { LogKind } from '../../core/model/reading-run.ts'
import { afterRefusal } from './after-refusal.ts'
import { dayOf, inScope, inTime, isToOwner, partyNameOf, standingOf, type Look } from './matter-page.ts'
import { oncePerView } from './once-per-view.ts'
import { reviewQueue } from './review.ts'
import { kindOfSource } from './source-kind.ts'

/** What the list is narrowed to. Absent: everything in scope. */
export type IncidentFilter = { readonly only?: 'after-refusal' | 'uncounted' | 'doubtful' | 'conflict'; readonly party?: PartyId | 'unknown'; readonly day?: LocalDate }

export type IncidentRow = {
  readonly id: IncidentId
  /** Its number among the counted, in time; the uncounted have none. */
  readonly number?: number
  readonly when?: When
  readonly otherNumber: string
  readonly party?: string
  readonly identity?: IdentityBasis
  readonly callerName?: string
  readonly kind: AttributedIncident['kind']
  readonly direction: NonNullable<AttributedIncident['direction']>
  readonly wasAnswered?: boolean
  readonly durationSeconds?: number
  readonly ringSeconds?: number
  readonly knew: readonly string[]
  readonly strength: number
  readonly proofs: readonly LogKind[]
  readonly afterRefusal?: number
  readonly counted: boolean
  readonly hasConflict: boolean
  readonly isDoubtful: boolean
}

/** A day's heading, or an incident of it. The table twin asks for lines, never for all rows. */
export type IncidentLine = { readonly kind: 'day'; readonly day: LocalDate | null; readonly counted: number; readonly after: number; readonly daysToExpiry?: number } | { readonly kind: 'incident'; readonly row: IncidentRow }

export type IncidentsPage = {
  readonly counted: number
  readonly uncounted: number
  readonly afterRefusal: number
  readonly doubtful: number
  readonly conflicts: number
  readonly parties: readonly { readonly id: PartyId | 'unknown'; readonly name?: string; readonly counted: number }[]
  /** How many lines the filtered list has. */
  readonly lines: number
}

type Sorted = { readonly rows: readonly IncidentRow[]; readonly byId: ReadonlyMap<IncidentId, AttributedIncident> }

export const incidentRows = oncePerView((view: MatterView): Sorted => {
  const incidents = inScope(view).filter(isToOwner).sort(inTime)
  const after = afterRefusal(view, incidents)
  const said = saidByObservation(view)
  const doubtful = new Set(reviewQueue(view).flatMap((e) => (e.isDone ? [] : [e.observation])))
  let number = 0
  const rows = incidents.map((i) => {
    if (i.counted) number += 1
    return rowOf(view, i, { number, after: after.get(i.id), said: i.supportedBy.flatMap((o) => said.get(o) ?? []), isDoubtful: i.supportedBy.some((o) => doubtful.has(o)) })
  })
  return { rows, byId: new Map(incidents.map((i) => [i.id, i])) }
})

type SaidParts = { readonly knew: readonly string[]; readonly name?: string }

const saidByObservation = (view: MatterView): ReadonlyMap<ObservationId, readonly SaidParts[]> => {
  const by = new Map<ObservationId, SaidParts[]>()
  for (const { body } of standingOf(view, 'record-said')) {
    const part = { knew: (body.said.knew ?? []).map((k) => k.what), ...(body.said.claimedName === undefined ? {} : { name: body.said.claimedName }) }
    for (const o of body.observations) by.set(o, [...(by.get(o) ?? []), part])
  }
  return by
}

/** The strongest kind first, as law README §5.1 ranks them. */
const proofOrder: readonly LogKind[] = ['bill', 'recording', 'phone', 'messages', 'chat', 'screenshot', 'table', 'diary']

type RowParts = { readonly number: number; readonly after: number | undefined; readonly said: readonly SaidParts[]; readonly isDoubtful: boolean }

const rowOf = (view: MatterView, i: AttributedIncident, parts: RowParts): IncidentRow => {
  const party = partyNameOf(view, i.respondent)
  const name = parts.said.find((s) => s.name !== undefined)?.name ?? partyNameOf(view, i.agent)
  return {
    id: i.id,
    ...(i.counted ? { number: parts.number } : {}),
    ...(i.startedAt === undefined ? {} : { when: i.startedAt }),
    otherNumber: i.otherNumber?.text ?? '',
    ...(party === undefined ? {} : { party }),
    ...(i.identity === undefined ? {} : { identity: i.identity }),
    ...(name === undefined ? {} : { callerName: name }),
    kind: i.kind,
    direction: i.direction ?? 'unknown',
    ...(i.wasAnswered === undefined ? {} : { wasAnswered: i.wasAnswered }),
    ...(i.durationSeconds === undefined ? {} : { durationSeconds: i.durationSeconds }),
    ...(i.ringSeconds === undefined ? {} : { ringSeconds: i.ringSeconds }),
    knew: [...new Set(parts.said.flatMap((s) => s.knew))],
    strength: i.strength,
    proofs: [...new Set(i.supportedBy.map((o) => kindOfSource(view, view.observations.get(o)?.source)))].sort((a, b) => proofOrder.indexOf(a) - proofOrder.indexOf(b)),
    ...(parts.after === undefined ? {} : { afterRefusal: parts.after }),
    counted: i.counted,
    hasConflict: i.conflicts.length > 0,
    isDoubtful: parts.isDoubtful,
  }
}

const passes = (view: MatterView, filter: IncidentFilter): ((row: IncidentRow) => boolean) => {
  const { byId } = incidentRows(view)
  return (row) => {
    if (filter.only === 'after-refusal' && row.afterRefusal === undefined) return false
    if (filter.only === 'uncounted' && row.counted) return false
    if (filter.only === 'doubtful' && !row.isDoubtful) return false
    if (filter.only === 'conflict' && !row.hasConflict) return false
    const incident = byId.get(row.id)
    if (filter.party !== undefined && (incident?.respondent ?? 'unknown') !== filter.party) return false
    return filter.day === undefined || (incident !== undefined && dayOf(incident) === filter.day)
  }
}

/** Newest day first; within a day the latest first, as a person remembers. */
const linesOf = (look: Look, filter: IncidentFilter): readonly IncidentLine[] => {
  const { view } = look
  const { rows, byId } = incidentRows(view)
  const kept = rows.filter(passes(view, filter)).reverse()
  const lines: IncidentLine[] = []
  let day: LocalDate | null | undefined
  for (const [index, row] of kept.entries()) {
    const incident = byId.get(row.id)
    const its = incident === undefined ? null : (dayOf(incident) ?? null)
    if (its !== day) {
      lines.push(dayLine(view, its, kept, index, byId))
      day = its
    }
    lines.push({ kind: 'incident', row })
  }
  return lines
}

const dayLine = (view: MatterView, day: LocalDate | null, kept: readonly IncidentRow[], from: number, byId: Sorted['byId']): IncidentLine => {
  let counted = 0
  let after = 0
  for (let i = from; i < kept.length; i += 1) {
    const row = kept[i]
    const incident = row === undefined ? undefined : byId.get(row.id)
    if (row === undefined || incident === undefined || (dayOf(incident) ?? null) !== day) break
    counted += row.counted ? 1 : 0
    after += row.counted && row.afterRefusal !== undefined ? 1 : 0
  }
  const expiry = view.profile.policy.expiryDate
  return { kind: 'day', day, counted, after, ...(day === null || expiry === undefined ? {} : { daysToExpiry: daysOf(expiry) - daysOf(day) }) }
}

export const incidentsPage = (look: Look, filter: IncidentFilter): IncidentsPage => {
  const { rows, byId } = incidentRows(look.view)
  const counted = rows.filter((r) => r.counted)
  const by = new Map<PartyId | 'unknown', number>()
  for (const row of counted) {
    const party = byId.get(row.id)?.respondent ?? 'unknown'
    by.set(party, (by.get(party) ?? 0) + 1)
  }
  return {
    counted: counted.length,
    uncounted: rows.length - counted.length,
    afterRefusal: counted.filter((r) => r.afterRefusal !== undefined).length,
    doubtful: rows.filter((r) => r.isDoubtful).length,
    conflicts: rows.filter((r) => r.hasConflict).length,
    parties: [...by].sort((a, b) => b[1] - a[1]).map(([id, n]) => ({ id, counted: n, ...named(look.view, id) })),
    lines: linesOf(look, filter).length,
  }
}

const named = (view: MatterView, id: PartyId | 'unknown'): { readonly name?: string } => {
  const name = id === 'unknown' ? undefined : partyNameOf(view, id)
  return name === undefined ? {} : { name }
}

export const incidentLines = (look: Look, filter: IncidentFilter, offset: number, limit: number): readonly IncidentLine[] => linesOf(look, filter).slice(offset, offset + limit)
