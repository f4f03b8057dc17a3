import type { IncidentId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { incidentEntries, rowOf, type IncidentEntry } from './incidents.ts'
import type { StepId } from './rail.ts'

/** Something found in the open matter, and where to go. */
export type Hit = { readonly kind: 'incident' | 'file' | 'party'; readonly text: string; readonly detail: string; readonly step: StepId; readonly incident?: IncidentId }

const most = 8

/** Numbers, names, labels and file names that contain the text; what is out of scope is not found. */
export const searchMatter = (view: MatterView, text: string): readonly Hit[] => {
  const wanted = text.trim()
  if (wanted === '') return []
  const digits = wanted.replaceAll(/[\s-]/g, '')
  const parties = view.parties.filter((p) => [p.name, ...p.aliases].some((n) => n.includes(wanted))).map((p): Hit => ({ kind: 'party', text: p.name, detail: p.role, step: 'parties' }))
  const files = view.sources.filter((s) => s.fileNames.some((n) => n.includes(wanted))).map((s): Hit => ({ kind: 'file', text: s.fileNames[0] ?? '', detail: s.source.sha256.slice(0, 12), step: 'import' }))
  const calls: Hit[] = []
  for (const entry of incidentEntries(view).entries) {
    if (calls.length >= most) break
    if (/^\d{3,}$/.test(digits) ? !(entry.incident.otherNumber?.text.includes(digits) === true) : !namesOf(view, entry).some((n) => n.includes(wanted))) continue
    const row = rowOf(view, entry)
    calls.push({ kind: 'incident', text: row.otherNumber, detail: row.callerName ?? row.party ?? '', step: 'incidents', incident: row.id })
  }
  return [...parties.slice(0, most), ...calls, ...files.slice(0, most)]
}

const namesOf = (view: MatterView, entry: IncidentEntry): readonly string[] => {
  const { party, callerName } = rowOf(view, entry)
  return [party, callerName].filter((n) => n !== undefined)
}
