import type { Said } from '../model/decision.ts'
import type { FactId, ObservationId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Matter } from './gather.ts'

export type Heard = { readonly call: AttributedIncident; readonly id: FactId; readonly said: Said; readonly record: ObservationId }

/** What the owner noted of each call and message, once each. */
export const heardIn = (matter: Matter): readonly Heard[] =>
  [...matter.calls, ...matter.messages].flatMap((call) =>
    call.supportedBy.flatMap((record): readonly Heard[] => {
      const entry = matter.said.get(record)
      return entry === undefined ? [] : [{ call, record, ...entry }]
    }).slice(0, 1),
  )
