import type { IncidentFilter, IncidentLine } from '../../../app/queries/incidents.ts'
import { useAnswer } from '../../hooks/use-page.ts'

/** Lines are asked for in blocks, so that scrolling a little asks for nothing. */
const block = 60

/** The lines from `first` on, as far as they are here; those of another filter, or of another place, are never shown in their stead. */
export const useLines = (filter: IncidentFilter, first: number, count: number): { readonly from: number; readonly lines: readonly IncidentLine[] } => {
  const start = Math.floor(first / block) * block
  const held = useAnswer('incidentLines', { filter, offset: start, limit: Math.ceil((first - start + count) / block) * block })
  if (held === undefined || JSON.stringify(held.ask.filter) !== JSON.stringify(filter)) return { from: first, lines: [] }
  const { offset } = held.ask
  const from = Math.max(first, offset)
  return { from, lines: held.answer.slice(from - offset, first + count - offset) }
}
