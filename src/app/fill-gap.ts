import type { LocalDate } from '../core/kernel/civil.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { DecisionBody, Proof } from '../core/model/decision.ts'
import { toPartyId, type PartyId } from '../core/model/ids.ts'
import { doorSlots, type PacketKind } from '../core/model/packet.ts'
import type { Party } from '../core/model/party.ts'
import type { Claimant, Profile } from '../core/model/profile.ts'
import type { GapHome } from './gap-home.ts'

/** What the owner typed or chose for one gap. */
export type GapAnswer = { readonly text: string; readonly day?: LocalDate; readonly second?: string; readonly source?: Sha256; readonly values?: Readonly<Record<string, string>> }
export type GapGround = { readonly profile: Profile; readonly parties: readonly Party[]; readonly respondent?: PartyId; readonly door: PacketKind; readonly today: LocalDate; readonly newDigits: () => string }

/** The decisions that fill one gap. Empty: nothing was said yet. */
export const fillGap = (home: GapHome, answer: GapAnswer, ground: GapGround): readonly DecisionBody[] => {
  const text = answer.text.trim()
  switch (home.kind) {
    case 'claimant':
    case 'rep':
    case 'number':
    case 'vehicle':
    case 'policy':
      return withValue(home.isDay ? answer.day : text, (value) => [{ kind: 'set-profile', profile: withField(ground.profile, home, value) }])
    case 'filing':
      return withValue(home.isDay ? answer.day : text, (value) => [filing({ [doorSlots.has(home.slot) ? `${home.slot}@${ground.door}` : home.slot]: value }, ground.respondent)])
    case 'organisation':
      return withValue(text, (value) => organisationWith(home, value, ground))
    case 'operator':
      return operatorOf(home, answer, ground.profile)
    case 'paper':
      return withValue(answer.source, (source) => [event(ground, 'document', { proof: home.proof }, [{ source }])])
    case 'row':
      return rowOf(home.list, answer, ground)
    case 'screen':
    case 'none':
      return []
  }
}

const withValue = <T extends string>(value: T | undefined, make: (value: T) => readonly DecisionBody[]): readonly DecisionBody[] => (value === undefined || value === '' ? [] : make(value))

/** A paper that speaks of the owner (行驶证, 保单) serves every packet; one about a respondent is filed under it. */
const event = ({ today, respondent }: GapGround, kind: string, fields: Readonly<Record<string, string>>, proofs: readonly Proof[]): DecisionBody => {
  const isOwners = kind === 'document' && /^(?:claimant|vehicle|policy|damage|integrity)\./.test(fields['proof'] ?? '')
  return { kind: 'record-event', event: { kind, on: today, fields, proofs, ...(respondent === undefined || isOwners ? {} : { party: respondent }) } }
}

const rowOf = (list: string, answer: GapAnswer, ground: GapGround): readonly DecisionBody[] => {
  const fields = Object.fromEntries(Object.entries(answer.values ?? {}).filter(([, value]) => value.trim() !== ''))
  return Object.keys(fields).length === 0 ? [] : [event(ground, list, fields, [])]
}

type ProfileHome = Extract<GapHome, { readonly field: string; readonly isDay: boolean }>

const withField = (profile: Profile, home: ProfileHome, value: string): Profile => {
  const [first = {}, ...others] = profile.claimants
  switch (home.kind) {
    case 'claimant':
      return { ...profile, claimants: [{ ...first, [home.field]: value }, ...others] }
    case 'rep':
      return { ...profile, claimants: [{ ...first, rep: { name: '', ...first.rep, [home.field]: value } } satisfies Claimant, ...others] }
    case 'number': {
      const [number = { number: '' }, ...more] = profile.ownNumbers
      return { ...profile, ownNumbers: [{ ...number, [home.field]: value }, ...more] }
    }
    case 'vehicle':
      return { ...profile, vehicle: { ...profile.vehicle, [home.field]: value } }
    case 'policy':
      return { ...profile, policy: { ...profile.policy, [home.field]: value } }
  }
}

const filing = (values: Readonly<Record<string, string>>, party: PartyId | undefined): DecisionBody => ({ kind: 'set-filing', values, ...(party === undefined ? {} : { party }) })

/** Said of the person, not of a respondent: one and the same in every packet. `values` holds the relation of each who gave a name. */
const operatorOf = (home: Extract<GapHome, { kind: 'operator' }>, answer: GapAnswer, profile: Profile): readonly DecisionBody[] => {
  const [name, relation] = [answer.text.trim(), (answer.second ?? '').trim()]
  const named = Object.entries(answer.values ?? {}).flatMap(([who, what]) => (what.trim() === '' ? [] : [[`operator.${who}`, what.trim()] as const]))
  const unnamed = name === '' || (relation === '' && !profile.claimants.some((c) => c.name === name)) ? [] : [['operator.unnamed', name] as const, ...(relation === '' ? [] : [[`operator.${name}`, relation] as const])]
  const values = [...(home.names.includes('') ? unnamed : []), ...named]
  return values.length === 0 ? [] : [filing(Object.fromEntries(values), undefined)]
}

/** The respondent's particulars, or those of its head office, which is declared when it is new. */
const organisationWith = (home: Extract<GapHome, { kind: 'organisation' }>, text: string, { parties, respondent, newDigits }: GapGround): readonly DecisionBody[] => {
  const party = parties.find((p) => p.role === 'organisation' && p.id === respondent)
  if (party?.role !== 'organisation') return []
  if (!home.isHead) return [{ kind: 'declare-party', party: { ...party, details: { ...party.details, [home.field]: text } } }]
  const head = parties.find((p) => p.role === 'organisation' && p.id === party.details.headOffice)
  if (head?.role === 'organisation') return [{ kind: 'declare-party', party: { ...head, details: { ...head.details, [home.field]: text } } }]
  const id = toPartyId(`p${newDigits()}`)
  return [
    { kind: 'declare-party', party: { role: 'organisation', id, name: home.field === 'fullName' ? text : `${party.name}总公司`, kind: party.kind, aliases: [], details: { [home.field]: text } } },
    { kind: 'declare-party', party: { ...party, details: { ...party.details, isBranch: true, headOffice: id } } },
  ]
}
