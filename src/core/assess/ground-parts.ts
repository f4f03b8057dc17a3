import { compareText } from '../kernel/list.ts'
import { oncePer, oncePerKey, oncePerPair } from '../kernel/once-per.ts'
import type { ActRecord } from '../model/acts.ts'
import type { Proof } from '../model/decision.ts'
import type { ProvisionId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import { isAfter, isSameWay } from './acts.ts'
import { dayOf, type CaseFile, type Dated, type Dossier, type Heard } from './case-file.ts'
import type { CautionCode, MissingCode, Showing } from './ground.ts'
import { datesText, longDate } from './words.ts'

/** First and last day of what is counted. */
export const periodValues = (incidents: readonly Dated[]): Readonly<Record<string, string>> => {
  const [first, last] = [incidents[0], incidents.at(-1)]
  return first === undefined || last === undefined ? {} : { periodStart: longDate(dayOf(first)), periodEnd: longDate(dayOf(last)) }
}

export const connectedCount = oncePer((incidents: readonly Dated[]): number => incidents.filter((i) => i.wasAnswered === true).length)

/** Refusals that something shows, in order of time. */
export const provable = (refusals: readonly ActRecord[]): readonly ActRecord[] => refusals.filter((r) => r.proofs.length > 0)

export const after = (incidents: readonly Dated[], act: Pick<ActRecord, 'at'>): readonly Dated[] => from(incidents, act.at.to)
const from = oncePerKey((incidents: readonly Dated[], to: ActRecord['at']['to']): readonly Dated[] => incidents.filter((incident) => isAfter(incident, { at: { to } })))

/** CONS-40 forbids the same way only: left out where nothing came the way that was refused. */
export const withoutOtherWay =
  (incidents: readonly Dated[], refusals: readonly Pick<ActRecord, 'at' | 'mode'>[]): ((id: ProvisionId) => boolean) =>
  (id) =>
    id !== 'CONS-40' || incidents.some((incident) => refusals.some((refusal) => isSameWay(incident, refusal) && isAfter(incident, refusal)))

/** "可能在 App、4S 店表格里同意过吗？" comes before any ground that says nobody agreed. */
export const consentMissing = (dossier: Dossier): readonly MissingCode[] => (dossier.consent === undefined ? ['consent-check'] : dossier.consent === 'possible' ? ['consent-possible'] : [])
export const consentCautions = (dossier: Dossier): readonly CautionCode[] =>
  dossier.consent === undefined ? ['consent-not-asked'] : dossier.consent === 'possible' ? ['consent-possible'] : dossier.consent === 'given' ? ['consent-given-before'] : []

/** The current insurer may remind of the expiry; only what came after a refusal weighs against it. */
export const weighed = (dossier: Dossier, incidents: readonly Dated[]): { readonly incidents: readonly Dated[]; readonly isReminder: boolean } => {
  if (!dossier.isCurrentInsurer) return { incidents, isReminder: false }
  const refusal = provable(dossier.refusals)[0]
  const later = refusal === undefined ? [] : after(incidents, refusal)
  return later.length > 0 ? { incidents: later, isReminder: false } : { incidents, isReminder: true }
}

export const hasRecording = (incident: Dated, file: CaseFile): boolean => incident.supportedBy.some((id) => file.input.observations.get(id)?.kind === 'recording')

/** What was said, call by call and message by message. */
export const heardBy = (dossier: Dossier, file: CaseFile): readonly HeardRow[] => [...heardAmong(dossier.calls, file), ...heardAmong(dossier.messages, file)]

export type HeardRow = { readonly incident: Dated; readonly heard: Heard }
export const heardAmong = (incidents: readonly AttributedIncident[], { sayings }: CaseFile): readonly HeardRow[] => (sayings.size === 0 ? noRows : rowsAmong(sayings, incidents))
const noRows: readonly HeardRow[] = []
const rowsAmong = oncePerPair((sayings: CaseFile['sayings'], incidents: readonly AttributedIncident[]): readonly HeardRow[] => {
  const rows: HeardRow[] = []
  for (const incident of incidents) for (const id of incident.supportedBy) for (const heard of sayings.get(id) ?? []) rows.push({ incident: incident as Dated, heard })
  return rows
})

export const proofOfWords = (rows: readonly { readonly heard: Heard }[]): readonly Proof[] => rows.map(({ heard }) => ({ observation: heard.observation }))

export const kindText = (incidents: readonly Dated[]): string => {
  const kinds = new Set(incidents.map((i) => i.kind))
  return kinds.size === 2 ? '来电、短信' : kinds.has('message') ? '短信' : '来电'
}

/** The same words on several days are one sentence with its days. */
export const byWords = <T extends { readonly incident: Dated }>(rows: readonly T[], wordsOf: (row: T) => string): readonly { readonly words: string; readonly rows: readonly T[]; readonly incidents: readonly Dated[]; readonly dates: () => string }[] => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(wordsOf(row))
    if (group === undefined) groups.set(wordsOf(row), [row])
    else group.push(row)
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([words, of]) => {
    const incidents = [...new Set(of.map((row) => row.incident))]
    return { words, rows: of, incidents, dates: () => datesText(incidents) }
  })
}

export const unrecorded = (incidents: readonly Dated[]): readonly CautionCode[] => (incidents.every((i) => i.strengths.said >= 2) ? [] : ['unrecorded'])

/** A showing that is told and never printed as long as something is missing. */
export const lacking = (showing: Showing, missing: readonly MissingCode[]): Showing => (missing.length === 0 ? showing : { ...showing, missing: [...(showing.missing ?? []), ...missing] })
