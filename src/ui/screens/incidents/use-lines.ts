import { useRef } from 'react'
import type { IncidentFilter, IncidentLine } from '../../../app/queries/incidents.ts'
import { usePage } from '../../hooks/use-page.ts'

/** Lines are asked for in blocks, so that scrolling a little asks for nothing. */
const block = 60

const nothing: readonly IncidentLine[] = []

export const useLines = (filter: IncidentFilter, first: number, count: number): readonly IncidentLine[] => {
  const start = Math.floor(first / block) * block
  const limit = Math.ceil((first - start + count) / block) * block
  const answer = usePage('incidentLines', { filter, offset: start, limit })
  const held = useRef<{ readonly start: number; readonly lines: readonly IncidentLine[] }>({ start: 0, lines: nothing })
  if (answer !== undefined) held.current = { start, lines: answer }
  return held.current.lines.slice(Math.max(0, first - held.current.start), Math.max(0, first - held.current.start) + count)
}
