import { parseYuan } from '../core/kernel/fen.ts'
import type { Said } from '../core/model/decision.ts'
import { parseTranscript } from './parse-transcript.ts'

/* What the form for the words of a call holds while it is filled in. */

export const knew = ['name', 'plate', 'vin', 'expiry', 'insurer', 'number'] as const
export const promised = ['gift', 'cashback', 'price-lock', 'last-day'] as const
export const facts = ['askedIdentity', 'isRobot', 'threatened'] as const
/** Said, not said, or not noticed: to have left something out is a fact of its own, and nobody states it for the owner. */
export const givings = ['gaveName', 'gaveFullCompanyName', 'gaveLicence', 'offeredOptOut'] as const
export type Promised = (typeof promised)[number]
export type Giving = (typeof givings)[number]

/** What the owner has ticked so far. */
export type SaidDraft = {
  readonly knew: readonly (typeof knew)[number][]
  readonly promised: readonly Promised[]
  readonly promisedWords: Readonly<Partial<Record<Promised, string>>>
  readonly facts: readonly (typeof facts)[number][]
  readonly given: Readonly<Partial<Record<Giving, boolean>>>
  readonly organisation: string
  readonly name: string
  readonly workId: string
  readonly identityAnswer: string
  readonly sourceAnswer: string
  readonly price: string
  readonly words: string
  readonly transcript: string
}

export const emptySaid: SaidDraft = { knew: [], promised: [], promisedWords: {}, facts: [], given: {}, organisation: '', name: '', workId: '', identityAnswer: '', sourceAnswer: '', price: '', words: '', transcript: '' }

export const saidOf = (d: SaidDraft): Said => {
  const price = parseYuan(d.price)
  const transcript = parseTranscript(d.transcript)
  return {
    ...(d.knew.length === 0 ? {} : { knew: d.knew.map((what) => ({ what })) }),
    ...(d.promised.length === 0 ? {} : { promised: d.promised.map((what) => ({ what, ...filled('words', d.promisedWords[what] ?? '') })) }),
    ...Object.fromEntries(d.facts.map((f) => [f, true])),
    ...d.given,
    ...filled('claimedOrganisation', d.organisation),
    ...filled('claimedName', d.name),
    ...filled('workId', d.workId),
    ...filled('identityAnswer', d.identityAnswer),
    ...filled('sourceAnswer', d.sourceAnswer),
    ...(price.ok ? { quotedPriceFen: price.value } : {}),
    ...filled('words', d.words),
    ...(transcript.ok && transcript.value.length > 0 ? { transcript: transcript.value } : {}),
  }
}

const filled = <K extends string>(key: K, text: string): Partial<Record<K, string>> => {
  const kept: Partial<Record<K, string>> = {}
  if (text.trim() !== '') kept[key] = text.trim()
  return kept
}
