import type { DecisionBody } from '../core/model/decision.ts'
import { toPartyId, type ObservationId, type PartyId } from '../core/model/ids.ts'
import type { Channel, IdentityBasis, OrganisationKind, Party } from '../core/model/party.ts'
import type { NumberLine } from './queries/parties.ts'

/** What the owner typed about who is behind a number. */
export type AttributionDraft = { readonly organisation: string; readonly kind: OrganisationKind; readonly fullName: string; readonly agent: string; readonly channel: Channel; readonly basis?: IdentityBasis; readonly words: string }

/**
 * The decisions that lay a number at a door: parties are declared where they are new, then the edge with its basis and words, then the channel.
 * `newDigits` gives 16 hex digits for a new party's id.
 */
// eslint-disable-next-line complexity -- every branch is one absent value; there is no rule in it.
export const attributionOf = (draft: AttributionDraft, line: Pick<NumberLine, 'number' | 'channel'> & { readonly observations: readonly ObservationId[] }, parties: readonly Party[], newDigits: () => string): readonly DecisionBody[] => {
  if (draft.basis === undefined) return []
  const organisation = findOrganisation(draft, parties) ?? newOrganisation(draft, newDigits)
  const agent = findAgent(draft, parties, organisation?.party.id) ?? newAgent(draft, organisation?.party.id, newDigits)
  const words = draft.words.trim()
  const where = line.number === '' ? { observations: line.observations } : { numbers: [line.number] }
  const proof = line.observations[0]
  return [
    ...(organisation?.isNew === true ? [{ kind: 'declare-party' as const, party: organisation.party }] : []),
    ...(agent?.isNew === true ? [{ kind: 'declare-party' as const, party: agent.party }] : []),
    {
      kind: 'attribute',
      ...where,
      ...(organisation === undefined ? {} : { respondent: organisation.party.id }),
      ...(agent === undefined ? {} : { agent: agent.party.id }),
      basis: draft.basis,
      ...(words === '' ? {} : { words }),
      proofs: proof === undefined ? [] : [{ observation: proof }],
    },
    ...(draft.channel === line.channel ? [] : [{ kind: 'set-channel' as const, observations: line.observations, channel: draft.channel }]),
  ]
}

type Found = { readonly party: Party; readonly isNew: boolean }

const findOrganisation = (draft: AttributionDraft, parties: readonly Party[]): Found | undefined => {
  const name = draft.organisation.trim()
  const party = parties.find((p) => p.role === 'organisation' && [p.name, ...p.aliases].includes(name))
  return party === undefined ? undefined : { party, isNew: false }
}

const newOrganisation = (draft: AttributionDraft, newDigits: () => string): Found | undefined => {
  const name = draft.organisation.trim()
  if (name === '') return undefined
  const fullName = draft.fullName.trim()
  return { isNew: true, party: { role: 'organisation', id: toPartyId(`p${newDigits()}`), name, kind: draft.kind, aliases: [], details: fullName === '' ? {} : { fullName } } }
}

const findAgent = (draft: AttributionDraft, parties: readonly Party[], employer: PartyId | undefined): Found | undefined => {
  const name = draft.agent.trim()
  const party = parties.find((p) => p.role === 'agent' && p.name === name && p.employer === employer)
  return party === undefined ? undefined : { party, isNew: false }
}

const newAgent = (draft: AttributionDraft, employer: PartyId | undefined, newDigits: () => string): Found | undefined => {
  const name = draft.agent.trim()
  return name === '' ? undefined : { isNew: true, party: { role: 'agent', id: toPartyId(`p${newDigits()}`), name, ...(employer === undefined ? {} : { employer }), aliases: [] } }
}
