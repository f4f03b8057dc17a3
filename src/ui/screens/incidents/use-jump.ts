import { useEffect, useRef } from 'react'
import type { IncidentFilter } from '../../../app/queries/incidents.ts'
import type { IncidentId } from '../../../core/model/ids.ts'
import { useDesk } from '../../hooks/desk-context.ts'

type Jump = { readonly filter: IncidentFilter; readonly selected: IncidentId | undefined; readonly isHere: boolean; readonly scrollTo: (index: number) => void }

/** An incident picked in the picture, or found by a search, may stand far from the lines in sight: the list goes there. */
export const useJump = ({ filter, selected, isHere, scrollTo }: Jump): void => {
  const { client } = useDesk()
  const now = useRef({ isHere, scrollTo })
  useEffect(() => {
    now.current = { isHere, scrollTo }
  })
  const key = JSON.stringify(filter)
  useEffect(() => {
    if (selected === undefined || now.current.isHere) return
    client.ask('incidentIndex', { filter: JSON.parse(key) as IncidentFilter, id: selected }).then((index) => index >= 0 && !now.current.isHere && now.current.scrollTo(index), reportError)
  }, [client, key, selected])
}
