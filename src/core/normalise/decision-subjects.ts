import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { compareText } from '../kernel/list.ts'
import { numberKeyOf, textOfKey } from '../kernel/number-key.ts'
import { oncePer } from '../kernel/once-per.ts'
import type { DecisionBody, DecisionKind } from '../model/decision.ts'
import { registryKeyOf } from './edited-registry.ts'

/** One thing a decision rules on, and what it says of it. Two decisions with one subject and different rulings cannot both stand. */
export type Ruling = { readonly subject: string; readonly says: string }

const text = (value: unknown): string => canonicalJson(value as Json)
const one = (subject: string, body: DecisionBody): readonly Ruling[] => [{ subject, says: text(body) }]
/** 'number:13800138000' whichever way the owner typed it. */
export const subjectOfNumber = (typed: string): string => {
  const key = textOfKey(numberKeyOf({ kind: typed.includes('*') ? 'masked' : 'unknown', text: typed }))
  return `number:${key === '' ? typed : key}`
}

const pairsOf = (ids: readonly string[]): readonly string[] => {
  const sorted = [...new Set(ids)].sort(compareText)
  return sorted.flatMap((a, i) => sorted.slice(i + 1).map((b) => `${a}+${b}`))
}
/** A long join is n − 1 links, not n² pairs; a separation is every pair. */
const linksOf = (ids: readonly string[]): readonly string[] => {
  const sorted = [...new Set(ids)].sort(compareText)
  return sorted.length <= 8 ? pairsOf(sorted) : sorted.slice(1).map((id, i) => `${sorted[i] ?? id}+${id}`)
}

type Body<K extends DecisionKind> = Extract<DecisionBody, { kind: K }>

/** Kinds that are absent add to the record and contradict nothing (a refusal, a damage, an event …). */
const rulingsByKind: { readonly [K in DecisionKind]?: (body: Body<K>) => readonly Ruling[] } = {
  'set-profile': (body) => one('profile', body),
  'correct-reading': (body) => [{ subject: `reading:${body.observation}:${body.field}`, says: `typed:${body.typed ?? '∅'}` }],
  'accept-reading': (body) => [{ subject: `reading:${body.observation}:${body.field}`, says: 'accepted' }],
  'same-incident': (body) => linksOf(body.observations).map((pair) => ({ subject: `pair:${pair}`, says: 'same' })),
  'separate-incidents': (body) => pairsOf(body.observations).map((pair) => ({ subject: `pair:${pair}`, says: 'separate' })),
  'same-log': (body) => pairsOf(body.sources).map((pair) => ({ subject: `log:${pair}`, says: 'same' })),
  'separate-logs': (body) => pairsOf(body.sources).map((pair) => ({ subject: `log:${pair}`, says: 'separate' })),
  'set-scope': (body) => [...(body.observations ?? []).map((id) => `scope:${id}`), ...(body.numbers ?? []).map((n) => `scope:${subjectOfNumber(n)}`)].map((subject) => ({ subject, says: body.scope })),
  'declare-party': (body) => one(`party:${body.party.id}`, body),
  'judge-identity': (body) => [{ subject: `identity:${[body.a, body.b].sort(compareText).join('+')}`, says: body.judgement }],
  'set-channel': (body) => [...(body.observations ?? []).map((id) => `channel:${id}`), ...(body.party === undefined ? [] : [`channel:${body.party}`])].map((subject) => ({ subject, says: body.channel })),
  // A recording is of one call; and these two are one, or, said later of the same two, are not.
  'link-recording': (body) => [{ subject: `recording:${body.recording}`, says: body.call }, ...pairsOf([body.recording, body.call]).map((pair) => ({ subject: `pair:${pair}`, says: 'same' }))],
  state: (body) => [{ subject: `state:${body.sentence}:${body.party ?? ''}`, says: String(body.stated) }],
  'consent-check': (body) => one(`consent:${body.party}`, body),
  'set-filing': (body) => Object.entries(body.values).map(([name, value]) => ({ subject: `filing:${body.party ?? ''}:${name}`, says: value })),
  'edit-registry': (body) => one(`registry:${registryKeyOf(body.edit)}`, body),
  'set-setting': (body) => [{ subject: `setting:${body.name}`, says: body.value }],
}

const none: readonly Ruling[] = []

/** The subjects of a decision and what it says of each; worked out once for each decision, which never changes. */
export const rulingsOf = oncePer((body: DecisionBody): readonly Ruling[] => (rulingsByKind[body.kind] as ((of: DecisionBody) => readonly Ruling[]) | undefined)?.(body) ?? none)

/** Where a person must see something even in dispute, the undisputed or else the earliest ruling is shown. */
export const needsAValue = (subject: string): boolean => subject === 'profile' || subject.startsWith('party:')
