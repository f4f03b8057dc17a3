import type { PacketGap } from '../core/model/packet.ts'

/** Where a value a packet lacks is kept, so that it can be asked for on the spot. */
export type GapHome =
  | { readonly kind: 'claimant' | 'rep' | 'number' | 'vehicle' | 'policy'; readonly field: string; readonly isDay: boolean }
  | { readonly kind: 'organisation'; readonly field: string; readonly isHead: boolean }
  | { readonly kind: 'filing'; readonly slot: string; readonly isDay: boolean }
  /** Who sat at the computer, and what they are to the claimant. '': nobody gave a name there. */
  | { readonly kind: 'operator'; readonly names: readonly string[] }
  /** A paper that shows it. */
  | { readonly kind: 'paper'; readonly proof: string }
  /** One row of a list only the owner knows. */
  | { readonly kind: 'row'; readonly list: string; readonly columns: readonly { readonly name: string; readonly meaning: string }[] }
  | { readonly kind: 'screen'; readonly screen: 'parties' | 'refusals' | 'damages' | 'incidents' | 'scope' | 'profile' | 'followup' | 'elements' }
  /** Two choices that exclude each other, a template that is broken: nothing to type. */
  | { readonly kind: 'none' }

export type Column = { readonly name: string; readonly meaning: string }

/** What the answer depends on beside the gap itself. */
export type GapSurroundings = { readonly columnsOf: (list: string) => readonly Column[]; readonly hasRespondent: boolean; /** Who worked on the matter's files. */ readonly operators: readonly string[] }

export const gapHomeOf = (gap: PacketGap, around: GapSurroundings): GapHome => {
  switch (gap.kind) {
    case 'issue':
    case 'choice':
      return { kind: 'none' }
    case 'proof':
      return gap.slot.endsWith('[]') ? { kind: 'screen', screen: screenOf(gap.slot) } : { kind: 'paper', proof: gap.slot }
    case 'list': {
      const list = gap.slot.replace(/\.items$/, '')
      return rowLists.has(list) ? { kind: 'row', list, columns: around.columnsOf(gap.slot).filter((c) => c.name !== 'no') } : { kind: 'screen', screen: screenOf(gap.slot) }
    }
    case 'slot':
      return gap.slot.startsWith('operators.') ? { kind: 'operator', names: around.operators } : slotHomeOf(gap.slot, around.hasRespondent)
  }
}

/** Lists of which each row is one event of that kind (values/filing.ts). */
const rowLists: ReadonlySet<string> = new Set(['measures', 'deliveries', 'production', 'investigation', 'preservation', 'onlinePosts', 'carrierFacts', 'groupRows', 'timestamps'])

const profileFields: Readonly<Record<string, readonly [kind: 'claimant' | 'number' | 'vehicle' | 'policy', field: string]>> = {
  'claimant.name': ['claimant', 'name'], 'claimant.sex': ['claimant', 'sex'], 'claimant.birthDate': ['claimant', 'birthDate'], 'claimant.age': ['claimant', 'birthDate'], 'claimant.ethnicity': ['claimant', 'ethnicity'],
  'claimant.occupation': ['claimant', 'occupation'], 'claimant.employer': ['claimant', 'employer'], 'claimant.domicile': ['claimant', 'domicile'], 'claimant.habitualResidence': ['claimant', 'habitualResidence'],
  'claimant.idType': ['claimant', 'idType'], 'claimant.idNumber': ['claimant', 'idNumber'], 'claimant.idNumberMasked': ['claimant', 'idNumber'], 'claimant.idLast4': ['claimant', 'idNumber'],
  'claimant.contactPhone': ['claimant', 'contactPhone'], 'claimant.serviceAddress': ['claimant', 'serviceAddress'], 'claimant.eServiceAddress': ['claimant', 'eServiceAddress'],
  'claimant.calledNumber': ['number', 'number'], 'claimant.numberRegistrant': ['number', 'registrant'], 'claimant.carrierName': ['number', 'carrier'],
  'vehicle.plate': ['vehicle', 'plate'], 'vehicle.ownerName': ['vehicle', 'ownerName'], 'policy.insurer': ['policy', 'insurer'], 'policy.expiryDate': ['policy', 'expiryDate'], 'policy.number': ['policy', 'number'],
}

const repFields: ReadonlySet<string> = new Set(['rep.name', 'rep.firm', 'rep.position', 'rep.phone', 'rep.authority'])

const slotHomeOf = (slot: string, hasRespondent: boolean): GapHome => {
  const profile = profileFields[slot]
  if (profile !== undefined) return { kind: profile[0], field: profile[1], isDay: profile[1].endsWith('Date') }
  const organisation = /^(respondent|headOffice|targets\.items\[\])\.(name|domicile|uscc|headTitle|headName|phone)$/.exec(slot)
  if (organisation !== null) return hasRespondent ? { kind: 'organisation', field: organisation[2] === 'name' ? 'fullName' : (organisation[2] ?? ''), isHead: organisation[1] === 'headOffice' } : { kind: 'screen', screen: 'parties' }
  if (repFields.has(slot)) return { kind: 'rep', field: slot.slice(4), isDay: false }
  const isCounted = /^(?:stats|finding\.(?:knownInfo|identityAnswers|sourceAnswers|smsSignatures|agents|numbersAsked|promise)|claimed|published|confirmed|labelled|incidents|byOrg|byNumber|byMonth)/.test(slot)
  return slot.includes('[]') || isCounted || slot === 'damage.expenseTotal' ? { kind: 'screen', screen: screenOf(slot) } : { kind: 'filing', slot, isDay: slot.endsWith('Date') }
}

const screens: readonly (readonly [start: RegExp, screen: Extract<GapHome, { kind: 'screen' }>['screen']])[] = [
  [/^(?:refusal|complaint|repl|finding\.promise|stats\.after)/, 'refusals'],
  [/^damage/, 'damages'],
  [/^holders/, 'profile'],
  [/^(?:published|confirmed|claimed|labelled|targets|respondent)/, 'parties'],
  [/^(?:incidents|by[A-Z])/, 'scope'],
  [/^grounds/, 'elements'],
  [/^(?:stats|finding|chronology)/, 'incidents'],
]

const screenOf = (slot: string): Extract<GapHome, { kind: 'screen' }>['screen'] => screens.find(([start]) => start.test(slot))?.[1] ?? 'followup'
