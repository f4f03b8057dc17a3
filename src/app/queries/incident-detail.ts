import type { Place } from '../../core/kernel/place.ts'
import type { Confidence, Reading, ReadingMethod } from '../../core/kernel/reading.ts'
import type { PhoneNumber } from '../../core/kernel/phone-number.ts'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { When } from '../../core/kernel/when.ts'
import type { FactId, IncidentId, ObservationId } from '../../core/model/ids.ts'
import type { MergeReason } from '../../core/model/incident.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { Said as SaidInCall } from '../../core/model/decision.ts'
import type { Observation, ReadingField } from '../../core/model/observation.ts'
import type { LogKind } from '../../core/model/reading-run.ts'
import { incidentEntries, rowOf, type IncidentRow } from './incidents.ts'
import { standingOf } from './matter-page.ts'
import { hasOwnRecording, recordingLinks, type RecordingLink } from './recording-links.ts'
import { kindOfSource } from './source-kind.ts'

export type ReadingLine = { readonly field: ReadingField; readonly raw: string; readonly value: string | number | When; readonly confidence: Confidence; readonly method: ReadingMethod }

/** One proof of an incident: the record, where it stands, and the fingerprint of its file. */
export type ProofLine = {
  readonly observation: ObservationId
  readonly sha256: Sha256
  readonly fileName: string
  readonly logKind: LogKind
  readonly place: Place
  readonly hasPicture: boolean
  /** A recording put here by number and time: it proves nothing until the owner says so. */
  readonly isUnconfirmed: boolean
  readonly readings: readonly ReadingLine[]
  readonly unread: Readonly<Record<string, string>>
}

export type IncidentDetail = {
  readonly row: IncidentRow
  readonly proofs: readonly ProofLine[]
  readonly reasons: readonly MergeReason[]
  readonly conflicts: readonly { readonly field: ReadingField; readonly says: readonly { readonly fileName: string; readonly raw: string }[] }[]
  readonly strengths: { readonly rang: number; readonly said: number; readonly whose: number }
  readonly recordings: readonly RecordingLink[]
  /** There is a recording here that is this call's own: it may be typed out. */
  readonly hasOwnRecording: boolean
  readonly said: readonly { readonly id: FactId; readonly said: SaidInCall }[]
}

const fields: readonly ReadingField[] = ['startedAt', 'otherNumber', 'direction', 'durationSeconds', 'ringSeconds', 'otherLabel', 'labelCount', 'otherName', 'ownNumber', 'text', 'service', 'location', 'carrier', 'sim']

/** Everything an incident rests on: one key (空格) from any row. */
export const incidentDetail = (view: MatterView, id: IncidentId): IncidentDetail | null => {
  const { entries, byId } = incidentEntries(view)
  const entry = byId.get(id) ?? entries.find((e) => e.incident.formerIds.includes(id))
  if (entry === undefined) return null
  const { incident } = entry
  const members = incident.supportedBy.flatMap((o) => view.observations.get(o) ?? [])
  const named = (o: ObservationId): string => fileNameOf(view, view.observations.get(o)?.source)
  return {
    row: rowOf(view, entry),
    proofs: members.map((o) => proofOf(view, o, incident.unconfirmed?.includes(o.id) === true)),
    reasons: incident.reasons,
    conflicts: incident.conflicts.map((c) => ({ field: c.field, says: c.between.map((o) => ({ fileName: named(o), raw: view.observations.get(o)?.[c.field]?.raw ?? '' })) })),
    strengths: incident.strengths,
    recordings: recordingLinks(view, incident),
    hasOwnRecording: hasOwnRecording(view, incident),
    said: standingOf(view, 'record-said')
      .filter((d) => d.body.observations.some((o) => incident.supportedBy.includes(o)))
      .map((d) => ({ id: d.id, said: d.body.said })),
  }
}

const fileNameOf = (view: MatterView, sha256: Sha256 | undefined): string => view.sources.find((s) => s.source.sha256 === sha256)?.fileNames[0] ?? ''

const proofOf = (view: MatterView, o: Observation, isUnconfirmed: boolean): ProofLine => ({
  observation: o.id,
  sha256: o.source,
  fileName: fileNameOf(view, o.source),
  logKind: kindOfSource(view, o.source),
  place: o.place,
  hasPicture: o.place.box !== undefined,
  isUnconfirmed,
  readings: fields.flatMap((field) => lineOf(field, o[field])),
  unread: o.unread ?? {},
})

const lineOf = (field: ReadingField, reading: Reading<string | number | When | PhoneNumber> | undefined): readonly ReadingLine[] => {
  if (reading === undefined) return []
  const { value, raw, confidence, method } = reading
  return [{ field, raw, value: typeof value === 'object' && 'text' in value ? value.text : value, confidence, method }]
}
