import type { LocalDate } from '../core/kernel/civil.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { ContactMode, DatedAct, DecisionBody } from '../core/model/decision.ts'
import type { PartyId } from '../core/model/ids.ts'
import type { ActKind } from './queries/refusals.ts'
import { parseTypedClock, parseTypedDay, whenOfTyped } from './parse-typed-time.ts'

/** A refusal, complaint, promise or reply as typed. */
export type ActDraft = {
  readonly day: string
  readonly clock: string
  readonly mode?: ContactMode
  readonly party?: PartyId
  readonly toWhom: string
  readonly words: string
  readonly body: string
  readonly reference: string
  readonly denies?: 'denies' | 'confirms'
  readonly source?: Sha256
}

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/** undefined: a day, a way of contact, or (for a complaint) the authority is still missing. */
export const actDecision = (kind: ActKind, draft: ActDraft, today: LocalDate): DecisionBody | undefined => {
  const day = parseTypedDay(draft.day, today)
  const clock = filled(draft.clock) === undefined ? undefined : parseTypedClock(draft.clock)
  if (!day.ok || draft.mode === undefined || (clock !== undefined && !clock.ok)) return undefined
  const toWhom = filled(draft.toWhom)
  const words = filled(draft.words)
  const act: DatedAct = {
    at: whenOfTyped(day.value, clock?.value),
    mode: draft.mode,
    ...(draft.party === undefined ? {} : { party: draft.party }),
    ...(toWhom === undefined ? {} : { toWhom }),
    ...(words === undefined ? {} : { words }),
    proofs: draft.source === undefined ? [] : [{ source: draft.source }],
  }
  return bodyOf(kind, draft, act)
}

const bodyOf = (kind: ActKind, draft: ActDraft, act: DatedAct): DecisionBody | undefined => {
  const reference = filled(draft.reference)
  switch (kind) {
    case 'refusal':
      return { kind: 'record-refusal', act }
    case 'promise':
      return { kind: 'record-promise', act }
    case 'reply':
      return { kind: 'record-reply', act, ...(draft.denies === undefined ? {} : draft.denies === 'denies' ? { denies: true } : { confirms: true }) }
    case 'complaint':
      return draft.body === '' ? undefined : { kind: 'record-complaint', act, body: draft.body, ...(reference === undefined ? {} : { reference }) }
  }
}
