import type { LocalDate } from '../core/kernel/civil.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { ContactMode, DatedAct, DecisionBody, Proof } from '../core/model/decision.ts'
import type { PartyId } from '../core/model/ids.ts'
import { beijingDateOf, beijingOffsetMinutes, wallClockOf, type EpochMs } from '../core/kernel/instant.ts'
import type { ActKind, ActLine } from './queries/refusals.ts'
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
  readonly outcome: string
  readonly denies?: 'denies' | 'confirms'
  readonly source?: Sha256
  /** What proved it before it was corrected; another source chosen takes their place. */
  readonly kept?: readonly Proof[]
}

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

export const emptyAct: ActDraft = { day: '', clock: '', toWhom: '', words: '', body: '', reference: '', outcome: '' }

/** A record as it stood, back in the form it was typed in. */
export const draftOfAct = (line: ActLine): ActDraft => {
  const { from, precision } = line.at
  return {
    ...emptyAct,
    day: beijingDateOf(from),
    clock: precision === 'minute' || precision === 'second' ? clockText(from) : '',
    mode: line.mode,
    toWhom: line.toWhom ?? '',
    words: line.words ?? '',
    body: line.body ?? '',
    reference: line.reference ?? '',
    outcome: line.outcome ?? '',
    kept: line.proofsKept,
    ...(line.partyId === undefined ? {} : { party: line.partyId }),
    ...(line.denies === undefined ? {} : { denies: line.denies ? 'denies' : 'confirms' }),
  }
}

const clockText = (at: EpochMs): string => {
  const { hour, minute } = wallClockOf(at, beijingOffsetMinutes)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

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
    proofs: draft.source === undefined ? (draft.kept ?? []) : [{ source: draft.source }],
  }
  return bodyOf(kind, draft, act)
}

const bodyOf = (kind: ActKind, draft: ActDraft, act: DatedAct): DecisionBody | undefined => {
  const [reference, outcome] = [filled(draft.reference), filled(draft.outcome)]
  switch (kind) {
    case 'refusal':
      return { kind: 'record-refusal', act }
    case 'promise':
      return { kind: 'record-promise', act }
    case 'reply':
      return { kind: 'record-reply', act, ...(draft.denies === undefined ? {} : draft.denies === 'denies' ? { denies: true } : { confirms: true }) }
    case 'complaint':
      return draft.body === '' ? undefined : { kind: 'record-complaint', act, body: draft.body, ...(reference === undefined ? {} : { reference }), ...(outcome === undefined ? {} : { outcome }) }
  }
}
