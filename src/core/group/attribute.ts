import type { AttributionConflict } from '../model/attribution.ts'
import type { PartyId } from '../model/ids.ts'
import type { Incident } from '../model/incident.ts'
import type { IdentityBasis } from '../model/party.ts'
import type { Stretch } from './number-history.ts'
import type { Parties } from './parties.ts'
import type { Attribution, GroupRulings } from './rulings.ts'
import type { Read } from './signals.ts'

export type Attributed = { readonly respondent?: PartyId; readonly agent?: PartyId; readonly identity?: IdentityBasis }

export const rankOf: Readonly<Record<IdentityBasis, number>> = { labelled: 1, claimed: 2, published: 3, confirmed: 4 }
const nobody: Attributed = {}

/** Everything known of one number. */
export type NumberFile = { readonly key: string; readonly stretches: readonly Stretch[]; readonly rulings: readonly Attribution[] }

/**
 * Whose call it was: what a person ruled of this very call, then what was ruled of the number, then what callers said of themselves, then labels.
 * Two different answers of equal weight are no answer, and shown.
 */
export const attribute = (incident: Incident, read: Read | undefined, file: NumberFile, rulings: GroupRulings, parties: Parties, note: (conflict: AttributionConflict) => void): Attributed => {
  const own = incident.supportedBy.flatMap((id) => rulings.ofObservation.get(id) ?? [])
  const stretch = file.stretches.find((s) => read !== undefined && read.at >= s.from && read.at <= s.to)
  const ofNumber = file.rulings.map((ruling) => ({ ...ruling, basis: provedFor(ruling, read?.at ?? -Infinity, stretch, file, parties) }))
  const [direct, byNumber] = [strongest(own), strongest(ofNumber)]
  if (direct === 'disputed' || byNumber === 'disputed') {
    note({ about: `incident:${incident.id}`, kind: 'respondent', between: [...own, ...ofNumber].map((a) => a.decision) })
    return withAgent(nobody, own, ofNumber, read, stretch, parties)
  }
  const signs = bySigns(read, stretch, parties)
  const ruled = weigh(direct, byNumber)
  if (ruled === undefined) return withAgent(signs, own, ofNumber, read, stretch, parties)
  const isContradicted = ruled !== direct && contradicts(read, ruled.respondent, parties)
  const identity = isContradicted && rankOf[ruled.basis] > rankOf.claimed ? 'claimed' : ruled.basis
  if (isContradicted) note({ about: `incident:${incident.id}`, kind: 'number-reuse', between: [ruled.decision] })
  return withAgent(ruled.respondent === undefined ? signs : { respondent: ruled.respondent, identity }, own, ofNumber, read, stretch, parties)
}

type Ruled = Attribution | 'disputed' | undefined

const strongest = (all: readonly Attribution[]): Ruled => {
  const named = all.filter((a) => a.respondent !== undefined)
  const best = Math.max(0, ...named.map((a) => rankOf[a.basis]))
  const top = named.filter((a) => rankOf[a.basis] === best)
  return new Set(top.map((a) => a.respondent)).size > 1 ? 'disputed' : top[0]
}

/** One call ruled claimed and its number ruled confirmed for the same party: confirmed. For another party: the word on the very call. */
const weigh = (direct: Attribution | undefined, byNumber: Attribution | undefined): Attribution | undefined => {
  if (direct === undefined || byNumber === undefined) return direct ?? byNumber
  return direct.respondent === byNumber.respondent && rankOf[byNumber.basis] > rankOf[direct.basis] ? byNumber : direct
}

/**
 * A proof about a number is a proof for a time: numbers are given to others. Without a date, or dated after all its calls, it holds for all of
 * them, unless something suggests another user. Dated in between, it holds from the first to the last sign of that same party.
 */
const provedFor = (ruling: Attribution, at: number, stretch: Stretch | undefined, file: NumberFile, parties: Parties): IdentityBasis => {
  if (rankOf[ruling.basis] <= rankOf.claimed) return ruling.basis
  const rivals = file.rulings.some((r) => r.respondent !== ruling.respondent && r.respondent !== undefined && rankOf[r.basis] > rankOf.claimed)
  const last = Math.max(-Infinity, ...file.stretches.map((s) => s.to))
  const isForAll = ruling.spans.length === 0 || ruling.spans.every((s) => s.from > last)
  if (isForAll && !rivals && file.stretches.length <= 1) return ruling.basis
  const here = stretch === undefined ? [] : ruling.spans.filter((s) => s.to > stretch.from && s.from <= stretch.to)
  if (stretch === undefined || here.length === 0) return 'claimed'
  const signs = rivals ? [] : stretch.reads.filter((r) => supports(r, ruling.respondent, parties)).map((r) => r.at)
  const from = Math.min(...here.map((s) => s.from), ...signs)
  const to = Math.max(...here.map((s) => s.to), ...signs)
  return at >= from && at <= to ? ruling.basis : 'claimed'
}

/** Labels are opinions that stick to a number after it changes hands: only what callers say of themselves supports or contradicts. */
const claimedParties = (read: Read | undefined, parties: Parties): readonly (PartyId | undefined)[] =>
  (read?.signals ?? []).flatMap((s) => (s.kind === 'organisation' && s.basis === 'claimed' ? [parties.ofCode(s.code)] : []))
const supports = (read: Read, party: PartyId | undefined, parties: Parties): boolean => party !== undefined && claimedParties(read, parties).includes(party)
const contradicts = (read: Read | undefined, party: PartyId | undefined, parties: Parties): boolean => {
  const claimed = claimedParties(read, parties)
  return party !== undefined && claimed.length > 0 && !claimed.includes(party)
}

const bySigns = (read: Read | undefined, stretch: Stretch | undefined, parties: Parties): Attributed => {
  const own = new Set((read?.signals ?? []).flatMap((s) => (s.kind === 'organisation' && s.basis === 'claimed' ? [s.code] : [])))
  const best = stretch?.best
  const code = best?.code ?? (own.size === 1 ? [...own][0] : undefined)
  const party = code === undefined ? undefined : parties.ofCode(code)
  return party === undefined ? nobody : { respondent: party, identity: best?.basis ?? 'claimed' }
}

const withAgent = (to: Attributed, own: readonly Attribution[], ofNumber: readonly Attribution[], read: Read | undefined, stretch: Stretch | undefined, parties: Parties): Attributed => {
  const ruled = [own, ofNumber].map((list) => new Set(list.flatMap((a) => (a.agent !== undefined && (a.respondent === undefined || to.respondent === undefined || a.respondent === to.respondent) ? [a.agent] : [])))).find((set) => set.size > 0)
  const agent = ruled === undefined ? (agentOf([read], to, parties) ?? ofStretch(stretch, to, parties)) : ruled.size === 1 ? [...ruled][0] : undefined
  return agent === undefined ? to : { ...to, agent }
}

const known = new WeakMap<Parties, WeakMap<Stretch, Map<PartyId | undefined, PartyId | undefined>>>()

/** Asked for every call of a number, answered once. */
const ofStretch = (stretch: Stretch | undefined, to: Attributed, parties: Parties): PartyId | undefined => {
  if (stretch === undefined) return undefined
  const byStretch = known.get(parties) ?? new WeakMap<Stretch, Map<PartyId | undefined, PartyId | undefined>>()
  const answers = byStretch.get(stretch) ?? new Map<PartyId | undefined, PartyId | undefined>()
  known.set(parties, byStretch.set(stretch, answers))
  if (!answers.has(to.respondent)) answers.set(to.respondent, agentOf(stretch.reads, to, parties))
  return answers.get(to.respondent)
}

/** The one agent named most, by twice all others; else nobody. */
const agentOf = (reads: readonly (Read | undefined)[], to: Attributed, parties: Parties): PartyId | undefined => {
  const votes = new Map<PartyId, number>()
  let total = 0
  for (const read of reads) {
    for (const s of read?.signals ?? []) {
      const agent = s.kind === 'agent' ? parties.ofAgent(s.name, s.workId, to.respondent) : undefined
      if (agent === undefined) continue
      votes.set(agent, (votes.get(agent) ?? 0) + 1)
      total++
    }
  }
  const [top] = [...votes].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1))
  return top !== undefined && top[1] >= 2 * (total - top[1]) ? top[0] : undefined
}
