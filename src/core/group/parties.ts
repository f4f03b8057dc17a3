import { compareText } from '../kernel/list.ts'
import type { AttributionConflict } from '../model/attribution.ts'
import type { Decision } from '../model/decision.ts'
import type { PartyId } from '../model/ids.ts'
import type { NameReader } from '../model/naming.ts'
import type { Party } from '../model/party.ts'
import { identitiesOf } from '../model/same-party.ts'

export type Parties = {
  readonly parties: readonly Party[]
  /** The party all that are judged the same go under: the least id. */
  readonly theSame: (id: PartyId) => PartyId
  /** The declared organisation a name of the table stands for. */
  readonly ofCode: (code: string) => PartyId | undefined
  readonly ofAgent: (name: string | undefined, workId: string | undefined, respondent: PartyId | undefined) => PartyId | undefined
  readonly unsure: readonly (readonly [PartyId, PartyId])[]
  readonly conflicts: readonly AttributionConflict[]
}

/** Declared parties, and which of them stand as the same. */
export const partiesOf = (standing: readonly Decision[], names: NameReader): Parties => {
  const parties = [...new Map(standing.flatMap(({ body }) => (body.kind === 'declare-party' ? [[body.party.id, body.party] as const] : []))).values()].sort((a, b) => compareText(a.id, b.id))
  const { judged, theSame, broken } = identitiesOf(standing)
  const conflicts = broken.map(({ root, between }): AttributionConflict => ({ about: `party:${root}`, kind: 'identity', between }))
  return { parties, theSame, ofCode: byCode(parties, names, theSame), ofAgent: agentFinder(parties, theSame), unsure: judged.flatMap((j) => (j.judgement === 'unsure' ? [[j.a, j.b] as const] : [])), conflicts }
}

const byCode = (parties: readonly Party[], names: NameReader, theSame: (id: PartyId) => PartyId): Parties['ofCode'] => {
  const of = new Map<string, PartyId | undefined>()
  for (const party of parties) {
    if (party.role !== 'organisation') continue
    const id = theSame(party.id)
    const codes = new Set([`party:${party.id}`, ...[party.name, ...party.aliases].flatMap((text) => names.codeOf(text) ?? [])])
    // Two declared parties with one name of the table (head office and branch): the name alone tells neither.
    for (const code of codes) of.set(code, of.has(code) && of.get(code) !== id ? undefined : id)
  }
  return (code) => of.get(code)
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

const agentFinder = (parties: readonly Party[], theSame: (id: PartyId) => PartyId): Parties['ofAgent'] => {
  const agents = parties.flatMap((p) => (p.role === 'agent' ? [{ id: theSame(p.id), employer: p.employer === undefined ? undefined : theSame(p.employer), workId: p.workId === undefined ? undefined : plain(p.workId), names: new Set([p.name, ...p.aliases].map(plain)) }] : []))
  const known = new Map<string, PartyId | null>()
  const find = (name: string | undefined, workId: string | undefined, respondent: PartyId | undefined): PartyId | null => {
    const employed = agents.filter((a) => respondent === undefined || a.employer === undefined || a.employer === respondent)
    const byId = workId === undefined ? [] : employed.filter((a) => a.workId === plain(workId))
    const byName = name === undefined ? [] : employed.filter((a) => a.names.has(plain(name)))
    const found = new Set((byId.length > 0 ? byId : byName).map((a) => a.id))
    return found.size === 1 ? ([...found][0] ?? null) : null
  }
  return (name, workId, respondent) => {
    const key = `${name ?? ''}|${workId ?? ''}|${respondent ?? ''}`
    let answer = known.get(key)
    if (answer === undefined) known.set(key, (answer = find(name, workId, respondent)))
    return answer ?? undefined
  }
}
