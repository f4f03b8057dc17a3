import { composePacket } from '../core/compose/compose-packet.ts'
import type { ComposeReference } from '../core/compose/compose-input.ts'
import { derive, type Derived, type Reference } from '../core/pipeline.ts'
import type { Derivation } from './desk/desk-state.ts'
import { noElements } from './queries/elements.ts'

/** The pure parts joined with their data, for the window's desk. Each derivation keeps of the one before what has not changed. */
export const derivationOf = (reference: Reference & ComposeReference, toolVersion: string): Derivation => {
  let before: Derived | undefined
  return {
    derive: (facts, today) => {
      before = derive(facts, reference, today, before?.memo)
      return before.view
    },
    elements: () => noElements,
    deadlines: () => [],
    calendar: () => '',
    stated: [...reference.law.statements.values()],
    compose: (view, ask, at, head) => composePacket({ view, reference, request: { ...ask, packetAt: at, chainHead: head, toolVersion } }),
  }
}
