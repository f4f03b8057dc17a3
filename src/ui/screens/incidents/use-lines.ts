import { useEffect, useState } from 'react'
import type { IncidentFilter, IncidentLine } from '../../../app/queries/incidents.ts'
import { useDesk } from '../../hooks/desk-context.ts'

/** Lines are asked for in blocks, so that scrolling a little asks for nothing. */
const block = 60

type Held = { readonly filter: string; readonly start: number; readonly lines: readonly IncidentLine[] }
const nothing: Held = { filter: '', start: 0, lines: [] }

/** The lines from `first` on, as far as they are here; those of another filter, or of another place, are never shown in their stead. */
export const useLines = (filter: IncidentFilter, first: number, count: number): { readonly from: number; readonly lines: readonly IncidentLine[] } => {
  const { client } = useDesk()
  const [held, setHeld] = useState(nothing)
  const start = Math.floor(first / block) * block
  const limit = Math.ceil((first - start + count) / block) * block
  const key = JSON.stringify(filter)
  useEffect(() => {
    let isCurrent = true
    const load = (): void => {
      client.ask('incidentLines', { filter: JSON.parse(key) as IncidentFilter, offset: start, limit }).then(
        (lines) => isCurrent && setHeld({ filter: key, start, lines }),
        (error: unknown) => isCurrent && reportError(error),
      )
    }
    load()
    const stop = client.onPush((push) => push.kind === 'changed' && load())
    return () => {
      isCurrent = false
      stop()
    }
  }, [client, key, start, limit])
  if (held.filter !== key) return { from: first, lines: nothing.lines }
  const from = Math.max(first, held.start)
  return { from, lines: held.lines.slice(from - held.start, first + count - held.start) }
}
