import { beijingDateOf, toEpochMs } from '../../../src/core/kernel/instant.ts'
import type { Decision, DecisionBody } from '../../../src/core/model/decision.ts'
import { toFactId, toPartyId, type PartyId } from '../../../src/core/model/ids.ts'
import type { Party } from '../../../src/core/model/party.ts'
import { randomOf, type Random } from './random.ts'
import { truthOf, type Caller, type Truth } from './truth.ts'
import { viewsOf, type View, type Views } from './views.ts'

export type Matter = Views & { readonly seed: number; readonly truth: Truth; readonly decisions: readonly Decision[] }

export const organisationNames = ['中国平安财产保险股份有限公司', '中国人民财产保险股份有限公司', '中国太平洋财产保险股份有限公司', '阳光财产保险股份有限公司', '中国大地财产保险股份有限公司', '中国人寿财产保险股份有限公司'] as const
const spoken = ['平安', '人保', '太平洋', '阳光车险', '大地', '国寿财险'] as const
export const organisationId = (organisation: number): PartyId => toPartyId(`p${String(organisation).padStart(16, '0')}`)
export const agentId = (agent: number): PartyId => toPartyId(`p1${String(agent).padStart(15, '0')}`)
const agentName = (agent: number): string => `${'张王李赵钱孙'[Math.floor(agent / 10)]!}${'一二三四五六七八九十'[agent % 10]!}`

/** One matter of the bench: what happened, what the logs say of it, and what the owner wrote down. */
export const matterOf = (seed: number, size?: number): Matter => {
  const random = randomOf(seed)
  const truth = truthOf(random, size)
  const views = viewsOf(random, truth, `m${String(seed)}`)
  return { seed, truth, ...views, decisions: decisionsOf(random, truth, views) }
}

const decisionsOf = (random: Random, truth: Truth, { views }: Views): readonly Decision[] => {
  const bodies: DecisionBody[] = [...parties(truth).map((party): DecisionBody => ({ kind: 'declare-party', party }))]
  const numbers = truth.callers.map((c) => c.number)
  if (numbers.length > 0) bodies.push({ kind: 'set-scope', scope: 'in', numbers })
  const shown = views.filter((v) => v.part === 'phone' && v.event >= 0)
  for (const { observation, event } of shown) {
    const of = truth.events[event]!
    if (of.organisation < 0 || of.outgoing || !of.answered || !random.chance(0.3)) continue
    // 5 % say they are somebody else.
    const organisation = random.chance(0.05) ? random.int(0, truth.organisations - 1) : of.organisation
    bodies.push({ kind: 'record-said', observations: [observation.id], said: { claimedOrganisation: spoken[organisation]!, claimedName: agentName(of.agent), workId: `A${String(of.agent).padStart(4, '0')}` } })
  }
  const shownOf = new Map(truth.callers.map((caller): [Caller, View[]] => [caller, []]))
  for (const v of shown) shownOf.get(truth.events[v.event]!.caller)?.push(v)
  for (const caller of truth.callers) {
    if (!random.chance(0.15)) continue
    const proof = shownOf.get(caller)?.find((v) => truth.events[v.event]!.organisation >= 0 && random.chance(0.3))
    if (proof === undefined) continue
    const { at, organisation } = truth.events[proof.event]!
    bodies.push({ kind: 'attribute', numbers: [caller.number], respondent: organisationId(organisation), basis: 'confirmed', on: beijingDateOf(toEpochMs(at)), proofs: [{ observation: proof.observation.id }] })
  }
  return bodies.map((body, i) => ({ id: toFactId(`bench:${String(i + 1)}`), order: { lamport: i + 1, chain: 'bench', seq: i + 1 }, at: toEpochMs(truth.to), operator: 'bench', body }))
}

const parties = (truth: Truth): readonly Party[] => {
  const organisations = Array.from({ length: truth.organisations }, (_, o): Party => ({ role: 'organisation', id: organisationId(o), name: organisationNames[o]!, kind: 'insurer', aliases: [], details: {} }))
  const agents = new Set(truth.callers.flatMap((c) => c.holders.map((h) => h.agent)).filter((a) => a >= 0))
  return [...organisations, ...[...agents].sort((a, b) => a - b).map((a): Party => ({ role: 'agent', id: agentId(a), name: agentName(a), employer: organisationId(Math.floor(a / 10)), workId: `A${String(a).padStart(4, '0')}`, aliases: [] }))]
}
