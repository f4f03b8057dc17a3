import type { LocalDate } from '../core/kernel/civil.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { DecisionBody } from '../core/model/decision.ts'
import type { PartyId } from '../core/model/ids.ts'

/** Something that happened on a day, in the owner's own words. */
export const eventDecision = (kind: string, on: LocalDate, words: string, source?: Sha256, more: { readonly party?: PartyId; readonly reference?: string; readonly authority?: string } = {}): DecisionBody => ({
  kind: 'record-event',
  event: { kind, on, ...(words.trim() === '' ? {} : { words: words.trim() }), ...more, proofs: source === undefined ? [] : [{ source }] },
})
