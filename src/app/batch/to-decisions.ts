import { parseLocalDate, type LocalDate } from '../../core/kernel/civil.ts'
import { isFen, parseYuan, type Fen } from '../../core/kernel/fen.ts'
import { dayMs, parseInstant, plusMs, secondMs, startOfBeijingDay } from '../../core/kernel/instant.ts'
import { isNonEmpty } from '../../core/kernel/list.ts'
import { parseSha256, type Sha256 } from '../../core/kernel/sha256.ts'
import type { When } from '../../core/kernel/when.ts'
import type { DatedAct, DecisionBody, Proof, Said } from '../../core/model/decision.ts'
import { toObservationId, toPartyId, type PartyId } from '../../core/model/ids.ts'
import type { ReadingField } from '../../core/model/observation.ts'
import type { Party } from '../../core/model/party.ts'
import { isBeginning, isName } from '../../core/normalise/edited-registry.ts'
import type { MatterFile, MatterFileProof } from './matter-file.ts'

/** What a matter file needs to know of the sources it speaks about. */
export type KnownSources = { readonly byName: ReadonlyMap<string, Sha256>; readonly hashes: ReadonlySet<string> }

/** Turns a matter file into the decisions a person would have taken on the screens, in the file's order. Problems name the entry. */
export const toDecisions = (file: MatterFile, sources: KnownSources): { readonly decisions: readonly DecisionBody[]; readonly problems: readonly string[] } => {
  const problems: string[] = []
  const keys = new Set(file.parties.map((p) => p.key))
  const at = { sources, problems, keys }
  const decisions: DecisionBody[] = [
    profileOf(file),
    ...file.parties.map((p): DecisionBody => ({ kind: 'declare-party', party: partyOf(at, p) })),
    ...scopeOf(file),
    ...attributionsOf(at, file),
    ...file.identities.map((i): DecisionBody => ({ kind: 'judge-identity', a: party(at, i.a), b: party(at, i.b), judgement: i.judgement, ...given({ reason: i.reason }) })),
    ...file.channels.map((c): DecisionBody => ({ kind: 'set-channel', channel: c.channel, ...given({ party: optionalParty(at, c.party), observations: c.observations?.map(toObservationId) }) })),
    ...actsOf(at, file),
    ...mattersOf(at, file),
    ...rulingsOf(at, file),
  ]
  return { decisions, problems }
}

type Context = { readonly sources: KnownSources; readonly problems: string[]; readonly keys: ReadonlySet<string> }

/** Leaves out what is undefined, so that absent stays absent. */
const given = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

const party = (at: Context, key: string): PartyId => {
  if (!at.keys.has(key)) at.problems.push(`party '${key}' is not declared under parties`)
  return toPartyId(key)
}
const optionalParty = (at: Context, key: string | undefined): PartyId | undefined => (key === undefined ? undefined : party(at, key))

const profileOf = (file: MatterFile): DecisionBody => ({
  kind: 'set-profile',
  profile: {
    ...given({ title: file.title }),
    claimants: file.claimants.map((c) => given({ ...c, birthDate: date(c.birthDate), rep: c.rep === undefined ? undefined : { name: c.rep.name, ...given({ firm: c.rep.firm, position: c.rep.position, phone: c.rep.phone, authority: c.rep.authority }) } })),
    ownNumbers: file.ownNumbers.map((n) => ({ number: n.number, ...given({ registrant: n.registrant, carrier: n.carrier, device: n.device }) })),
    vehicle: given(file.vehicle),
    policy: given({ ...file.policy, expiryDate: date(file.policy.expiryDate), startDate: date(file.policy.startDate) }),
    holders: file.holders.map((h) => ({ name: h.name, kind: h.kind, held: h.held, ...given({ since: date(h.since), until: date(h.until), numberGiven: h.numberGiven, aliasGiven: h.aliasGiven }) })),
  },
})

const date = (text: string | undefined): LocalDate | undefined => {
  if (text === undefined) return undefined
  const parsed = parseLocalDate(text)
  return parsed.ok ? parsed.value : undefined
}

const partyOf = (at: Context, p: MatterFile['parties'][number]): Party => {
  if (p.role === 'agent') return { role: 'agent', id: toPartyId(p.key), name: p.name, aliases: p.aliases, ...given({ employer: optionalParty(at, p.employer), workId: p.workId, wechat: p.wechat }) }
  const { headOffice, ...details } = p.details
  return { role: 'organisation', id: toPartyId(p.key), name: p.name, kind: p.kind, aliases: p.aliases, details: { ...given(details), ...given({ headOffice: optionalParty(at, headOffice) }) } }
}

const scopeOf = (file: MatterFile): readonly DecisionBody[] =>
  file.scope.map((s) => ({ kind: 'set-scope', scope: s.scope, ...given({ numbers: s.numbers, observations: s.observations?.map(toObservationId) }) }))

const attributionsOf = (at: Context, file: MatterFile): readonly DecisionBody[] =>
  file.attributions.map((a) => ({
    kind: 'attribute',
    basis: a.basis,
    proofs: proofsOf(at, a.proofs),
    ...given({ numbers: a.numbers, observations: a.observations?.map(toObservationId), respondent: optionalParty(at, a.respondent), agent: optionalParty(at, a.agent), on: date(a.on), words: a.words }),
  }))

const actsOf = (at: Context, file: MatterFile): readonly DecisionBody[] => [
  ...file.refusals.flatMap((r) => withAct(at, r, (act) => ({ kind: 'record-refusal', act }))),
  ...file.complaints.flatMap((c) => withAct(at, c, (act) => ({ kind: 'record-complaint', act, body: c.body, ...given({ reference: c.reference, outcome: c.outcome }) }))),
  ...file.promises.flatMap((p) => withAct(at, p, (act) => ({ kind: 'record-promise', act }))),
  ...file.replies.flatMap((r) => withAct(at, r, (act) => ({ kind: 'record-reply', act, ...given({ denies: r.denies, confirms: r.confirms }) }))),
  ...file.consents.map((c): DecisionBody => ({ kind: 'consent-check', party: party(at, c.party), answer: c.answer, ...given({ where: c.where }) })),
]

const withAct = (at: Context, a: MatterFile['refusals'][number], make: (act: DatedAct) => DecisionBody): readonly DecisionBody[] => {
  const when = toWhen(a.at)
  if (when === undefined) {
    at.problems.push(`'${a.at}' is not a day or a time that exists`)
    return []
  }
  return [make({ at: when, mode: a.mode, proofs: proofsOf(at, a.proofs), ...given({ party: optionalParty(at, a.party), toWhom: a.toWhom, words: a.words }) })]
}

/** A day is the whole Beijing day; an instant is that second (or minute, where no seconds are given). */
const toWhen = (text: string): When | undefined => {
  const onDay = parseLocalDate(text)
  if (onDay.ok) {
    const from = startOfBeijingDay(onDay.value)
    return { from, to: plusMs(from, dayMs), precision: 'day', zone: 'asked' }
  }
  const instant = parseInstant(text)
  if (!instant.ok) return undefined
  const isMinute = /T\d{2}:\d{2}(Z|[+-])/.test(text)
  return { from: instant.value, to: plusMs(instant.value, isMinute ? 60 * secondMs : secondMs), precision: isMinute ? 'minute' : 'second', zone: 'stated' }
}

const proofsOf = (at: Context, proofs: readonly MatterFileProof[]): readonly Proof[] => proofs.flatMap((p) => proofOf(at, p))

const proofOf = (at: Context, p: MatterFileProof): readonly Proof[] => {
  if (p.observation !== undefined) return [{ observation: toObservationId(p.observation) }]
  const named = p.file === undefined ? undefined : at.sources.byName.get(p.file)
  const hash = named ?? (p.sha256 === undefined ? undefined : sha(p.sha256))
  if (hash === undefined || !at.sources.hashes.has(hash)) {
    at.problems.push(`proof '${p.file ?? p.sha256 ?? '?'}' names no source of this matter`)
    return []
  }
  const place = given({ row: p.row, page: p.page })
  return [Object.keys(place).length === 0 ? { source: hash } : { source: hash, place }]
}

const sha = (text: string): Sha256 | undefined => {
  const parsed = parseSha256(text)
  return parsed.ok ? parsed.value : undefined
}

const mattersOf = (at: Context, file: MatterFile): readonly DecisionBody[] => [
  ...file.said.flatMap((s): readonly DecisionBody[] => {
    const observations = s.observations.map(toObservationId)
    return isNonEmpty(observations) ? [{ kind: 'record-said', observations, said: saidOf(at, s.said) }] : []
  }),
  ...file.events.flatMap((e): readonly DecisionBody[] => {
    const on = date(e.on)
    if (on === undefined) {
      at.problems.push(`event '${e.kind}': '${e.on}' is not a day that exists`)
      return []
    }
    return [{ kind: 'record-event', event: { kind: e.kind, on, proofs: proofsOf(at, e.proofs), ...given({ party: optionalParty(at, e.party), authority: e.authority, reference: e.reference, words: e.words, fields: e.fields }) } }]
  }),
  ...file.damages.flatMap((d): readonly DecisionBody[] => {
    const amountFen = fen(at, d.amountYuan)
    return amountFen === undefined ? [] : [{ kind: 'record-damage', damage: { head: d.head, amountFen, method: d.method, proofs: proofsOf(at, d.proofs), ...given({ on: date(d.on), isEvidenceCost: d.isEvidenceCost }) } }]
  }),
]

const saidOf = (at: Context, s: MatterFile['said'][number]['said']): Said => {
  const { quotedPriceYuan, knew, promised, ...rest } = s
  return {
    ...given(rest),
    ...given({
      knew: knew?.map((k) => ({ what: k.what, ...given({ words: k.words }) })),
      promised: promised?.map((p) => ({ what: p.what, ...given({ words: p.words }) })),
      quotedPriceFen: quotedPriceYuan === undefined ? undefined : fen(at, quotedPriceYuan),
    }),
  }
}

const fen = (at: Context, yuan: string): Fen | undefined => {
  const amount = parseYuan(yuan)
  if (amount.ok && isFen(amount.value)) return amount.value
  at.problems.push(`'${yuan}' is not an amount in 元`)
  return undefined
}

/** As the registry screen would take it: a name has two characters, a number begins with two digits. */
const registryEditOf = (at: Context, edit: MatterFile['registry'][number]): readonly DecisionBody[] => {
  const source = given({ source: edit.source })
  switch (edit.table) {
    case 'insurers':
      if (edit.entry !== undefined && ![edit.entry.name, ...edit.entry.aliases, ...edit.entry.ambiguousAliases].every(isName)) return problem(at, `registry '${edit.code}': a name has at least two characters`)
      return [{ kind: 'edit-registry', edit: { table: 'insurers', code: edit.code, ...given({ entry: edit.entry }), ...source } }]
    case 'numberClasses':
      if (!isBeginning(edit.digits) && !/^[\^\\]/.test(edit.digits)) return problem(at, `registry '${edit.digits}' is no number and no beginning of one`)
      return [{ kind: 'edit-registry', edit: { table: 'numberClasses', digits: edit.digits, ...given({ class: edit.class }), ...source } }]
    case 'labels':
      return [{ kind: 'edit-registry', edit: { table: 'labels', word: edit.word, ...given({ class: edit.class }), ...source } }]
  }
}

const problem = (at: Context, text: string): readonly never[] => {
  at.problems.push(text)
  return []
}

const logsOf = (at: Context, { kind, files }: MatterFile['logs'][number]): readonly DecisionBody[] => {
  const sources = files.flatMap((name): readonly Sha256[] => {
    const hash = at.sources.byName.get(name) ?? sha(name)
    return hash !== undefined && at.sources.hashes.has(hash) ? [hash] : problem(at, `'${name}' names no source of this matter`)
  })
  return isNonEmpty(sources) && sources.length === files.length ? [{ kind, sources }] : []
}

const readingFields: ReadonlySet<string> = new Set<ReadingField>(['otherNumber', 'ownNumber', 'otherName', 'otherLabel', 'labelCount', 'startedAt', 'durationSeconds', 'ringSeconds', 'direction', 'service', 'location', 'carrier', 'sim', 'text'])
const isReadingField = (text: string): text is ReadingField => readingFields.has(text)

const rulingsOf = (at: Context, file: MatterFile): readonly DecisionBody[] => [
  ...file.registry.flatMap((e) => registryEditOf(at, e)),
  ...file.logs.flatMap((l) => logsOf(at, l)),
  ...file.recordings.map((r): DecisionBody => ({ kind: 'link-recording', recording: toObservationId(r.recording), call: toObservationId(r.call) })),
  ...file.stated.map((s): DecisionBody => ({ kind: 'state', sentence: s.sentence, stated: s.stated, ...given({ party: optionalParty(at, s.party) }) })),
  // Nobody signs in at the batch door: who worked there is the file's own claim.
  ...(file.operator === undefined ? [] : [{ kind: 'set-filing', values: { 'operator.unnamed': file.operator } } satisfies DecisionBody]),
  ...file.filing.map((f): DecisionBody => ({ kind: 'set-filing', values: f.values, ...given({ party: optionalParty(at, f.party) }) })),
  ...Object.entries(file.settings).map(([name, value]): DecisionBody => ({ kind: 'set-setting', name, value })),
  ...file.corrections.flatMap((c): readonly DecisionBody[] => {
    if (!isReadingField(c.field)) {
      at.problems.push(`correction: '${c.field}' is no field of a record`)
      return []
    }
    return [{ kind: 'correct-reading', observation: toObservationId(c.observation), field: c.field, typed: c.typed, ...given({ reason: c.reason }) }]
  }),
  ...file.merges.flatMap((m): readonly DecisionBody[] => {
    const observations = m.observations.map(toObservationId)
    return isNonEmpty(observations) ? [{ kind: m.kind, observations }] : []
  }),
]
