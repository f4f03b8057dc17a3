import { daysOf, type LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf } from '../../core/kernel/instant.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { mustBeAnswered } from '../../core/model/reading-run.ts'
import { refusalsOf } from './after-refusal.ts'
import { incidentEntries, incidentsPage, rowOf, type IncidentRow } from './incidents.ts'
import { partyNameOf, standingOf, type Look, type Said } from './matter-page.ts'
import { pairQuestions, openQuestions } from './parties.ts'
import type { DeadlineLine } from './followup.ts'
import type { NextProof } from './elements.ts'
import type { LevelCount } from './levels.ts'
import { type StepId } from './rail.ts'
import { reviewQueue, type ReviewEntry } from './review.ts'

export type Waiting = { readonly icon: 'clock' | 'fork' | 'bill' | 'table' | 'question'; readonly title: Said; readonly detail: Said; readonly tag?: Said; readonly tagKind?: 'expiry' | 'look'; readonly step: StepId }
export type Milestone = { readonly on: LocalDate; readonly mark: 'call' | 'refusal' | 'quote' | 'letter' | 'peak' | 'expiry'; readonly title: Said; readonly detail?: Said }

export type HomePage = {
  readonly today: LocalDate
  /** Somebody threatened: the words for 110 come before all else. */
  readonly threatened: boolean
  /** One sentence saying where things stand. */
  readonly sentence: readonly Said[]
  /** How strongly the counted calls are shown. */
  readonly levels: readonly LevelCount[]
  readonly lastReview?: { readonly entry: ReviewEntry; readonly nth: number; readonly open: number }
  readonly waiting: readonly Waiting[]
  readonly chronology: readonly Milestone[]
  readonly chronologyTotal: number
  readonly next: StepId
  readonly nextCount: number
}

export type HomeParts = { readonly deadlines: readonly DeadlineLine[]; readonly next: readonly NextProof[] }

export const homePage = (look: Look, parts: HomeParts): HomePage => {
  const { view } = look
  const queue = reviewQueue(view)
  const open = queue.filter((e) => !e.isDone)
  const first = open[0]
  const chronology = milestones(look)
  const next = nextStep(view, open.length)
  return {
    today: look.today,
    threatened: view.threatened.length > 0,
    sentence: sentenceOf(look, open.length, parts),
    levels: incidentsPage(look, {}).levels,
    ...(first === undefined ? {} : { lastReview: { entry: first, nth: queue.indexOf(first) + 1, open: open.length } }),
    waiting: waitingOf(view, parts),
    chronology,
    chronologyTotal: incidentEntries(view).entries.length + refusalsOf(view).length,
    next,
    nextCount: next === 'review' ? open.length : 0,
  }
}

const sentenceOf = (look: Look, doubtful: number, parts: HomeParts): readonly Said[] => {
  const { view } = look
  const files = view.sources.filter((s) => !s.isWithdrawn).length
  if (files === 0) return [{ code: 'home.nothing-yet' }]
  const page = incidentsPage(look, {})
  if (page.counted === 0) return [{ code: 'home.files-only', params: { files } }, ...(doubtful > 0 ? [{ code: 'home.look', params: { n: doubtful } }] : []), { code: 'home.choose-numbers' }]
  const refused = new Set(refusalsOf(view).map((r) => r.party))
  const to = refused.size === 1 ? partyNameOf(view, [...refused][0]) : undefined
  const missing = parts.next[0]
  return [
    { code: page.afterRefusal > 0 ? (to === undefined ? 'home.counted-after' : 'home.counted-after-to') : 'home.counted', params: { files, n: page.counted, after: page.afterRefusal, to: to ?? '' } },
    ...(page.uncounted > 0 ? [{ code: 'home.uncounted', params: { n: page.uncounted } }] : []),
    ...(doubtful > 0 ? [{ code: 'home.look', params: { n: doubtful } }] : []),
    ...(missing === undefined ? [] : [{ code: doubtful > 0 ? 'home.missing-too' : 'home.missing', params: { what: missing.what } }]),
    { code: 'sentence.stop' },
  ]
}

const nextStep = (view: MatterView, doubtful: number): StepId => {
  if (view.sources.length === 0) return 'import'
  if (doubtful > 0) return 'review'
  if (!view.incidents.some((i) => i.scope === 'in')) return 'incidents'
  if (openQuestions(view).length > 0 || view.parties.length === 0) return 'parties'
  if (refusalsOf(view).length === 0) return 'refusals'
  return view.packets.length > 0 ? 'followup' : 'packet'
}

const waitingOf = (view: MatterView, parts: HomeParts): readonly Waiting[] => {
  const pair = openQuestions(view)[0]
  const proof = parts.next[0]
  const read = view.sources.flatMap(({ isWithdrawn, run, fileNames }) => (isWithdrawn || run === undefined ? [] : [{ run, fileNames }]))
  const asked = read.filter(({ run }) => mustBeAnswered(run).length > 0)
  const undated = read.filter(({ run }) => (run.questions ?? []).some(({ isOptional }) => isOptional === true))
  const soon = parts.deadlines.filter((d) => d.daysLeft >= 0 && d.daysLeft <= 14).slice(0, 2)
  const proposed = new Set(view.incidents.filter((i) => i.scope === 'proposed').map((i) => i.otherNumber?.text)).size
  return [
    ...soon.map((d): Waiting => ({ icon: 'clock', title: d.title, detail: d.detail[0] ?? { code: 'data', params: { text: '' } }, tag: { code: 'days-left', params: { n: d.daysLeft } }, tagKind: 'expiry', step: 'followup' })),
    ...(asked[0] === undefined ? [] : [{ icon: 'table' as const, title: { code: 'home.waiting.file', params: { file: asked[0].fileNames[0] ?? '' } }, detail: { code: 'home.waiting.file-detail' }, tag: { code: 'rail.waiting', params: { n: asked.length } }, tagKind: 'look' as const, step: 'import' as const }]),
    ...(undated.length === 0 ? [] : [{ icon: 'table' as const, title: { code: 'home.waiting.day', params: { n: undated.length } }, detail: { code: 'home.waiting.day-detail' }, tag: { code: 'rail.waiting', params: { n: undated.length } }, tagKind: 'look' as const, step: 'import' as const }]),
    ...(proposed === 0 ? [] : [{ icon: 'question' as const, title: { code: 'home.waiting.scope', params: { n: proposed } }, detail: { code: 'home.waiting.scope-detail' }, step: 'incidents' as const }]),
    ...(pair === undefined ? [] : [{ icon: 'fork' as const, title: { code: 'home.waiting.pair', params: { a: pair.a.name, b: pair.b.name } }, detail: { code: 'home.waiting.pair-detail' }, tag: { code: 'rail.unsure', params: { n: pairQuestions(view).length } }, tagKind: 'look' as const, step: 'parties' as const }]),
    ...(proof === undefined ? [] : [{ icon: 'bill' as const, title: { code: 'home.waiting.proof', params: { what: proof.what } }, detail: { code: 'data', params: { text: proof.how } }, step: 'elements' as const }]),
  ]
}

/** The few days a person would tell first. */
const milestones = (look: Look): readonly Milestone[] => {
  const { view, today } = look
  const dated = incidentEntries(view).entries.flatMap((entry) => (entry.day === undefined || entry.number === undefined ? [] : [{ entry, on: entry.day }]))
  const perDay = new Map<LocalDate, number>()
  for (const { on } of dated) perDay.set(on, (perDay.get(on) ?? 0) + 1)
  const [peakDay, peak] = [...perDay].reduce<readonly [LocalDate | undefined, number]>((best, [on, n]) => (n > best[1] ? [on, n] : best), [undefined, 1])
  const expiry = view.profile.policy.expiryDate
  const first = dated[0]
  const last = dated.at(-1)
  const all: Milestone[] = [
    ...(first === undefined ? [] : [{ on: first.on, mark: 'call' as const, title: { code: 'chron.first' }, detail: callerDetail(rowOf(view, first.entry)) }]),
    ...refusalsOf(view).map((r): Milestone => ({ on: beijingDateOf(r.at.from), mark: 'refusal', title: { code: `chron.refusal.${r.mode}`, params: { n: r.n } }, detail: r.proofs.length > 0 ? { code: 'chron.proved' } : { code: 'chron.no-proof' } })),
    ...standingOf(view, 'record-complaint').map((d): Milestone => ({ on: beijingDateOf(d.body.act.at.from), mark: 'letter', title: { code: 'chron.complaint', params: { body: d.body.body } } })),
    ...(peakDay === undefined ? [] : [{ on: peakDay, mark: 'peak' as const, title: { code: 'chron.peak', params: { n: peak } } }]),
    ...(last === undefined || last === first ? [] : [{ on: last.on, mark: 'call' as const, title: { code: 'chron.last' }, detail: callerDetail(rowOf(view, last.entry)) }]),
    ...(expiry === undefined ? [] : [{ on: expiry, mark: 'expiry' as const, title: { code: expiry >= today ? 'chron.expiry' : 'chron.expired', params: { n: Math.abs(daysOf(expiry) - daysOf(today)) } }, ...(view.profile.policy.insurer === undefined ? {} : { detail: { code: 'data', params: { text: view.profile.policy.insurer } } }) }]),
  ]
  return all.sort((a, b) => daysOf(a.on) - daysOf(b.on))
}

const callerDetail = ({ callerName, party, otherNumber }: IncidentRow): Said => ({ code: 'data', params: { text: [callerName, party].filter((t) => t !== undefined).join('，') || otherNumber } })
