import type { Assessment } from '../core/model/assessment.ts'
import { daysOf, type LocalDate } from '../core/kernel/civil.ts'
import type { Law } from '../core/law/law.ts'
import { citationOf } from '../core/law/provisions.ts'
import type { Finding } from '../core/model/finding.ts'
import type { PartyId } from '../core/model/ids.ts'
import type { Deadline } from '../core/model/deadlines.ts'
import type { ElementBoard, ElementStanding, NextProof as ProofWanted } from '../core/model/elements.ts'
import { isCountedCall } from '../core/model/incident.ts'
import { leakSigns } from '../core/model/leak.ts'
import type { MatterView } from '../core/model/matter-view.ts'
import type { Attack } from '../core/model/rehearsal.ts'
import type { AttackLine, ElementLine, ElementsPage, GroundLine, LeakLine, NextProof } from './queries/elements.ts'
import type { ClockOf } from './event-forms.ts'
import type { DeadlineLine } from './queries/followup.ts'
import { partyNameOf, type Said } from './queries/matter-page.ts'

/** The assessment as the screens show it: words by code, and the words of resources/law as they are. */
export const elementsPageOf = (view: MatterView, law: Law, assessment: Assessment, attacks: readonly Attack[], respondent?: PartyId): ElementsPage => {
  const board = assessment.boards.find((b) => respondent !== undefined && b.respondent === respondent) ?? mainBoard(view, assessment.boards)
  if (board === undefined) return { claim: '', elements: [], tranquillity: [], respondents: [], next: [], attacks: [], ...leakParts(assessment), grounds: groundLines(law, assessment.findings), basis: '' }
  const elements = board.elements.filter((e) => e.claim === 'PIPL-69')
  return {
    claim: 'PIPL-69',
    elements: elements.map(elementLine),
    tranquillity: board.elements.filter((e) => e.claim === 'CC-1033').map(elementLine),
    respondents: assessment.boards.flatMap((b) => (b.respondent === undefined ? [] : [{ id: b.respondent, name: partyNameOf(view, b.respondent) ?? '' }])),
    ...(board.respondent === undefined ? {} : { respondent: board.respondent }),
    next: board.best === undefined ? [] : [nextProof(board.best.proof)],
    attacks: attacks.filter((a) => a.respondent === board.respondent).slice(0, 8).map(attackLine),
    ...leakParts(assessment),
    grounds: groundLines(law, assessment.findings.filter((f) => f.respondent === board.respondent || (f.respondent === undefined && !f.missing.includes('respondent')))),
    basis: partyNameOf(view, board.respondent) ?? '',
  }
}

/** How many elements there are to show and how many of them nothing shows yet: without the rehearsal, which only the page itself needs. */
export const elementCounts = (view: MatterView): { readonly all: number; readonly missing: number } => {
  const elements = mainBoard(view, view.boards)?.elements.filter((e) => e.claim === 'PIPL-69') ?? []
  return { all: elements.length, missing: elements.filter((e) => e.state === 'missing').length }
}

/** The respondent most calls are laid at. */
const mainBoard = (view: MatterView, boards: readonly ElementBoard[]): ElementBoard | undefined => {
  const calls = new Map<ElementBoard['respondent'], number>()
  for (const i of view.incidents) if (i.scope === 'in' && isCountedCall(i)) calls.set(i.respondent, (calls.get(i.respondent) ?? 0) + 1)
  const callsOf = ({ respondent }: ElementBoard): number => calls.get(respondent) ?? 0
  return [...boards].sort((a, b) => Number(a.respondent === undefined) - Number(b.respondent === undefined) || callsOf(b) - callsOf(a))[0]
}

const states: Readonly<Record<ElementStanding['state'], ElementLine['state']>> = { sufficient: 'enough', partial: 'part', missing: 'missing', presumed: 'presumed' }
const strongestShown = 2

const elementLine = (e: ElementStanding): ElementLine => ({
  no: e.no,
  id: e.id,
  title: e.title,
  state: states[e.state],
  strongest: e.supports.slice(0, strongestShown).map((s): Said => ({ code: `element.support.${s.code}`, params: s.params })),
  gaps: e.gap === undefined ? [] : [{ code: 'data', params: { text: e.gap } }],
  burden: e.burden,
})

const nextProof = (p: ProofWanted): NextProof => ({ what: p.what, holder: p.holder, how: p.how, strengthens: p.gains, expiry: p.expiry, ...(p.expires === undefined ? {} : { until: p.expires.from }) })

const attackLine = (a: Attack): AttackLine => ({
  id: `${a.kind}${a.respondent ?? ''}`,
  says: { code: `attack.${a.kind}`, params: a.params },
  repair: { code: `attack.${a.kind}.repair`, params: a.params },
  stands: a.afterRefusal.before !== a.afterRefusal.after && a.calls.before === a.calls.after ? a.afterRefusal.after : a.calls.after,
  of: a.afterRefusal.before !== a.afterRefusal.after && a.calls.before === a.calls.after ? a.afterRefusal.before : a.calls.before,
})

const leakParts = (assessment: Assessment): Pick<ElementsPage, 'leaks' | 'leakRequest' | 'leakWeights' | 'leakKnown'> => {
  const { request, weights, known } = assessment.leaks
  return {
    leaks: leakLines(assessment),
    ...(request === undefined ? {} : { leakRequest: request }),
    leakWeights: leakSigns.map((sign) => ({ sign, weight: weights[sign] })),
    leakKnown: known.map((k) => ({ what: k.what, n: k.incidents.length, ...(k.firstOn === undefined ? {} : { on: k.firstOn }) })),
  }
}

const leakLines = ({ leaks }: Assessment): readonly LeakLine[] => {
  const heard = leaks.known.reduce((sum, k) => sum + k.incidents.length, 0)
  return leaks.hypotheses.map((h) => ({
    holder: h.holder,
    isCompatible: h.isCompatible,
    fits: new Set(h.signs.filter((s) => s.weight > 0).flatMap((s) => s.incidents)).size,
    of: heard,
    reasons: h.signs.map((s): Said => ({ code: `leak.sign.${s.sign}`, params: { words: s.words ?? '' } })),
    weight: h.weight,
  }))
}

const groundLines = (law: Law, findings: readonly Finding[]): readonly GroundLine[] =>
  findings.map((f, i) => ({
    // Law that began in between makes two of one ground.
    id: `${f.ground}${f.respondent ?? ''}${String(i)}`,
    title: law.grounds.get(f.ground)?.title ?? f.ground,
    kind: f.kind,
    strength: f.strength,
    shownBy: f.shownBy.length,
    laws: f.provisions.flatMap((id) => citationOf(law, id)?.replace('中华人民共和国', '') ?? []),
    cautions: f.cautions,
    missing: f.missing,
  }))

const kinds: Readonly<Record<Deadline['kind'], DeadlineLine['kind']>> = { statutory: 'statutory', 'evidence-retention': 'expiry', 'reminder-not-law': 'reminder', 'user-set': 'own', 'court-set': 'statutory' }

export const deadlineLines = (view: MatterView, law: Law, deadlines: readonly Deadline[], today: LocalDate): readonly DeadlineLine[] =>
  deadlines
    .filter((d) => d.state !== 'done')
    .map((d) => ({
      id: d.key,
      title: { code: `deadline.title.${d.id}` },
      ...whoOf(view, d),
      detail: [...(law.deadlines.has(d.id) ? [{ code: 'data', params: { text: law.deadlines.get(d.id)?.trigger ?? '' } }] : []), ...(d.amount === 0 ? [] : [{ code: `deadline.counts.${d.unit}`, params: { from: d.startedOn, amount: d.amount } }]), ...(d.opensOn === undefined ? [] : [{ code: 'deadline.opens', params: { day: d.opensOn.from } }]), ...d.notes.map((note): Said => ({ code: `deadline.note.${note}` }))],
      start: d.startedOn,
      last: d.due.from,
      ...(d.due.to === d.due.from ? {} : { lastLatest: d.due.to }),
      unit: d.unit,
      kind: d.whose === 'owner' ? 'mine' : kinds[d.kind],
      // Of a range the owner keeps to its beginning; the other side is late when it is over.
      daysLeft: daysOf(d.whose === 'owner' && d.state !== 'overdue' ? d.due.from : d.due.to) - daysOf(today),
      isExtendable: d.extendable !== undefined,
      isOverdue: d.state === 'overdue',
      mayBeOverdue: d.state === 'may-be-overdue',
      ...(d.opensOn === undefined ? {} : { opens: d.opensOn.from }),
      ...(d.id === 'policy-expiry' ? {} : { of: clockOf(d) }),
    }))

/** Whose clock it is, where a company or an authority is known. */
const whoOf = (view: MatterView, d: Deadline): Pick<DeadlineLine, 'who'> => {
  const who = d.authority ?? partyNameOf(view, d.party)
  return who === undefined ? {} : { who }
}

/** Retention is told month by month; any other clock by the fact that started it. */
const clockOf = (d: Deadline): ClockOf => {
  const [startedBy] = d.startedBy
  const month = startedBy === undefined ? /:(\d{4}-\d{2})$/.exec(d.key)?.[1] : undefined
  return { clock: d.id, ...(startedBy === undefined ? {} : { startedBy }), ...(month === undefined ? {} : { month }), ...(d.party === undefined ? {} : { party: d.party }) }
}
