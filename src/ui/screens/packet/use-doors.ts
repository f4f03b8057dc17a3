import { useEffect, useState } from 'react'
import type { DoorLine, PacketPage } from '../../../app/queries/packet.ts'
import type { PacketKind } from '../../../core/model/packet.ts'
import { useDesk } from '../../hooks/desk-context.ts'

/** A matter this large is composed for the door that is open, and for no other until it is opened. */
const mostCalls = 3000

/** What still stops the other doors, asked one after another once the page stands. */
export const useDoors = (page: PacketPage, kinds: readonly PacketKind[]): readonly DoorLine[] => {
  const { client } = useDesk()
  const [held, setHeld] = useState<{ readonly page: PacketPage; readonly doors: readonly DoorLine[] }>({ page, doors: [] })
  useEffect(() => {
    let isCurrent = true
    const ask = async (): Promise<void> => {
      if (page.respondents.some((r) => r.counted > mostCalls)) return
      const doors: DoorLine[] = []
      for (const kind of kinds) {
        if (!isCurrent) return
        const door = await client.ask('door', page.respondent === undefined ? { kind } : { kind, respondent: page.respondent })
        if (door !== null) doors.push(door)
      }
      // The answer may come after the screen is gone.
      if (isCurrent) setHeld({ page, doors })
    }
    ask().catch(reportError)
    return () => void (isCurrent = false)
  }, [client, page, kinds])
  return held.page === page ? held.doors : []
}
