import { daysOf, type LocalDate } from '../kernel/civil.ts'
import { compareText } from '../kernel/list.ts'
import { leakSigns, type LeakBoard, type LeakHypothesis, type LeakSign, type SeparatingRequest } from '../model/leak.ts'
import type { DataHolder } from '../model/profile.ts'
import type { AssessInput } from './assess-input.ts'
import { dayOf, idsOf, toCaseFile, type CaseFile, type Dated } from './case-file.ts'
import { heardBy } from './ground-parts.ts'
import { shownNumber } from './words.ts'

/** Who among those that lawfully held the owner's particulars is compatible with what the callers knew. Never who leaked. */
export const leakHypotheses = (input: AssessInput): LeakBoard => leakBoardOf(toCaseFile(input))

/** A call in which the caller knew something, and on which own number it came. */
type Knowing = { readonly incident: Dated; readonly items: ReadonlySet<string>; readonly names: readonly string[]; readonly dialled?: string }

export const leakBoardOf = (file: CaseFile): LeakBoard => {
  const knowing = knowingCalls(file)
  const weights = weightsOf(file)
  const hypotheses = file.input.profile.holders.map((holder) => hypothesisOf(file, holder, knowing, weights)).sort((a, b) => Number(b.isCompatible) - Number(a.isCompatible) || b.weight - a.weight || compareText(a.holder, b.holder))
  const request = requestOf(hypotheses)
  return { known: knownItems(knowing), hypotheses, weights, ...(request === undefined ? {} : { request }) }
}

/** Ours, shown and editable (setting `leak.<sign>`); they order the list and are no probability. */
const defaults: Readonly<Record<LeakSign, number>> = {
  'held-what-was-known': 2,
  'did-not-hold-what-was-known': -3,
  'held-before-first-call': 1,
  'held-only-later': -5,
  'ended-before': -1,
  'own-number-given': 5,
  'alias-given': 6,
  'other-number-dialled': -4,
  'recent-visit': 2,
  'nobody-else-held': 3,
}

const weightsOf = (file: CaseFile): Readonly<Record<LeakSign, number>> => {
  const weights = { ...defaults }
  for (const sign of leakSigns) weights[sign] = file.settings.number(`leak.${sign}`, defaults[sign])
  return weights
}

const knowingCalls = (file: CaseFile): readonly Knowing[] =>
  file.dossiers
    // The current insurer knows it under the policy: its calls point to nobody.
    .filter((d) => !d.isCurrentInsurer)
    .flatMap((d) => [...new Set(heardBy(d, file).map((row) => row.incident))])
    .flatMap((incident): readonly Knowing[] => {
      const knew = file.heardIn(incident).flatMap(({ said }) => said.knew ?? [])
      const dialled = incident.supportedBy.flatMap((id) => file.input.observations.get(id)?.ownNumber?.value ?? [])[0]
      return knew.length === 0 ? [] : [{ incident, items: new Set(knew.map((k) => k.what)), names: knew.flatMap((k) => (k.what === 'name' && k.words !== undefined ? [k.words] : [])), ...(dialled === undefined ? {} : { dialled: shownNumber(dialled) }) }]
    })
    .sort((a, b) => a.incident.startedAt.from - b.incident.startedAt.from)

const knownItems = (knowing: readonly Knowing[]): LeakBoard['known'] => {
  const items = [...new Set(knowing.flatMap((k) => [...k.items]))].sort(compareText)
  return items.map((what) => {
    const of = knowing.filter((k) => k.items.has(what)).map((k) => k.incident)
    return { what, incidents: idsOf(of), ...(of[0] === undefined ? {} : { firstOn: dayOf(of[0]) }) }
  })
}

type Sign = LeakHypothesis['signs'][number]

const hypothesisOf = (file: CaseFile, holder: DataHolder, knowing: readonly Knowing[], weights: Readonly<Record<LeakSign, number>>): LeakHypothesis => {
  const sign = (name: LeakSign, of: readonly Knowing[], words?: string): readonly Sign[] => (of.length === 0 ? [] : [{ sign: name, weight: weights[name], incidents: idsOf(of.map((k) => k.incident)), ...(words === undefined ? {} : { words }) }])
  const held = new Set(holder.held)
  const hadIt = (k: Knowing): boolean => holder.since === undefined || holder.since <= dayOf(k.incident)
  const covered = knowing.filter((k) => [...k.items].every((item) => held.has(item)))
  const first = knowing[0]
  const others = file.input.profile.holders.filter((h) => h !== holder)
  const alone = [...held].filter((item) => !others.some((o) => o.held.includes(item)))
  const dialled = knowing.filter((k) => k.dialled !== undefined && holder.numberGiven !== undefined)
  const byOwn = dialled.filter((k) => sameNumber(k.dialled ?? '', holder.numberGiven ?? ''))
  const signs = [
    ...sign('held-what-was-known', covered),
    ...sign('did-not-hold-what-was-known', knowing.filter((k) => !covered.includes(k))),
    ...sign('held-before-first-call', first !== undefined && holder.since !== undefined && hadIt(first) ? [first] : []),
    ...sign('held-only-later', knowing.filter((k) => !hadIt(k)), holder.since),
    ...sign('ended-before', knowing.filter((k) => holder.until !== undefined && holder.until < dayOf(k.incident)), holder.until),
    ...sign('own-number-given', byOwn, holder.numberGiven),
    ...sign('other-number-dialled', dialled.filter((k) => !byOwn.includes(k)), holder.numberGiven),
    ...sign('alias-given', knowing.filter((k) => holder.aliasGiven !== undefined && k.names.some((n) => n.includes(holder.aliasGiven ?? ''))), holder.aliasGiven),
    ...sign('recent-visit', visitedBefore(file, holder, first)),
    ...sign('nobody-else-held', knowing.filter((k) => [...k.items].some((item) => alone.includes(item))), alone.join('、')),
  ]
  // Compatible: in at least one call it held all that was known, by then, and the number dialled is not one it never had.
  const isCompatible = covered.some((k) => hadIt(k) && (holder.numberGiven === undefined || k.dialled === undefined || sameNumber(k.dialled, holder.numberGiven)))
  return { holder: holder.name, holderKind: holder.kind, isCompatible, signs, weight: signs.reduce((sum, s) => sum + s.weight, 0) }
}

const visitDays = 30

const visitedBefore = (file: CaseFile, holder: DataHolder, first: Knowing | undefined): readonly Knowing[] => {
  if (first === undefined) return []
  const isRecent = (on: LocalDate): boolean => on <= dayOf(first.incident) && daysOf(dayOf(first.incident)) - daysOf(on) <= visitDays
  return file.events.some((e) => e.kind === 'visit' && e.fields?.['place'] === holder.name && isRecent(e.on)) ? [first] : []
}

const sameNumber = (a: string, b: string): boolean => {
  const plain = (n: string): string => n.replaceAll(/\D/g, '').slice(-11)
  return plain(a) === plain(b)
}

/** One request that halves what is open: the compatible holder nearest to half of all the weight. */
const requestOf = (hypotheses: readonly LeakHypothesis[]): SeparatingRequest | undefined => {
  const open = hypotheses.filter((h) => h.isCompatible)
  const least = open.reduce((low, h) => Math.min(low, h.weight), 0)
  const shares = open.map((h) => h.weight - least + 1)
  const total = shares.reduce((sum, s) => sum + s, 0)
  const ranked = open.map((h, k) => ({ h, distance: Math.abs((shares[k] ?? 0) / total - 0.5) })).sort((a, b) => a.distance - b.distance || compareText(a.h.holder, b.h.holder))
  const best = ranked[0]?.h
  return best === undefined ? undefined : { holder: best.holder, basis: ['PIPL-45', 'PIPL-48'], asks: ['recipients', 'fields', 'access-log', 'source'], separates: open.map((h) => h.holder).sort(compareText) }
}
