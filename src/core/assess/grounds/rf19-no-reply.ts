import type { LocalDate } from '../../kernel/civil.ts'
import { startOfBeijingDay } from '../../kernel/instant.ts'
import type { Proof } from '../../model/decision.ts'
import { toGroundId, type FactId } from '../../model/ids.ts'
import type { CaseFile, Dossier, EventRecord } from '../case-file.ts'
import { afterNaturalDays } from '../deadlines/count-days.ts'
import { clockRoom } from '../deadlines/clock-room.ts'
import { runClock } from '../deadlines/run-clock.ts'
import { triggersOf } from '../deadlines/triggers.ts'
import { lacking } from '../ground-parts.ts'
import type { CautionCode, Ground, Showing } from '../ground.ts'
import { longDate } from '../words.ts'

/** Did a letter or a complaint that arrived stay without an answer past its days? Procedure: the only ground that looks at today. */
export const noReply: Ground = {
  id: toGroundId('RF19'),
  aspects: [],
  per: 'once',
  test: (dossier, file) => (dossier.respondent === undefined ? [] : [...unansweredComplaints(dossier, file), ...unansweredLetters(dossier, file)]),
}

/** COMP-18, as its clock runs: told extensions, mediation and new facts move it; what was extended is not overdue. */
const unansweredComplaints = (dossier: Dossier, file: CaseFile): readonly Showing[] => {
  const clock = file.input.law.deadlines.get('insurer-decision')
  const mine = clock === undefined ? [] : triggersOf(file, clock).filter((t) => started(dossier, t.startedBy).length > 0)
  if (clock === undefined || mine.length === 0) return []
  const room = clockRoom(file)
  return mine.flatMap((trigger) => {
    const run = runClock(room, clock, trigger)
    if (run.state === 'done' || file.input.asOf <= run.due.to || hasAnswer(dossier, trigger.on, 'complaint.receivedAt')) return []
    const mayBeExtended = run.extendable !== undefined && file.input.asOf <= run.extendable.to
    return [unanswered({ title: documentOf(dossier, trigger.startedBy) ?? '消费投诉', on: trigger.on, proofs: proofsOf(dossier, trigger.startedBy), provisions: ['COMP-18', 'COMP-40'], cautions: mayBeExtended ? ['may-be-extended'] : [] }, file)]
  })
}

/** No law fixes days for an answer to these (PIPL-50): the user's own number holds. */
const letters: Readonly<Record<string, string>> = { 'rightsRequest.deliveredAt': '个人信息权利请求书', 'stopLetter.deliveredAt': '停止侵害函' }

const unansweredLetters = (dossier: Dossier, file: CaseFile): readonly Showing[] =>
  dossier.events.flatMap((event) => {
    const title = letters[event.kind]
    if (title === undefined || hasAnswer(dossier, event.on, event.kind) || file.input.asOf <= afterNaturalDays(event.on, file.settings.number('deadline.replyDays', 15))) return []
    return [unanswered({ title: event.fields?.['document'] ?? title, on: event.on, proofs: event.proofs, provisions: ['PIPL-50'], cautions: ['threshold-is-a-setting'] }, file)]
  })

type Unanswered = { readonly title: string; readonly on: LocalDate; readonly proofs: readonly Proof[]; readonly provisions: readonly string[]; readonly cautions: readonly CautionCode[] }

const unanswered = ({ title, on, proofs, provisions, cautions }: Unanswered, file: CaseFile): Showing =>
  lacking({ shownBy: [], proofs, on, values: { receivedDate: longDate(on), documentTitle: title, checkedDate: longDate(file.input.asOf) }, cautions, only: (id) => provisions.includes(id) }, proofs.length === 0 ? ['receipt-proof'] : [])

const started = (dossier: Dossier, by: readonly FactId[]): readonly (Pick<EventRecord, 'decision' | 'proofs'> & { readonly fields?: EventRecord['fields'] })[] => [...dossier.events, ...dossier.complaints].filter((r) => by.includes(r.decision))
const proofsOf = (dossier: Dossier, by: readonly FactId[]): readonly Proof[] => started(dossier, by).flatMap((r) => r.proofs)
const documentOf = (dossier: Dossier, by: readonly FactId[]): string | undefined => started(dossier, by).map((r) => r.fields?.['document'])[0]

const hasAnswer = (dossier: Dossier, on: LocalDate, kind: string): boolean =>
  [...dossier.replies, ...dossier.promises].some((reply) => reply.at.to > startOfBeijingDay(on)) || dossier.events.some((e) => (e.kind === 'decision.receivedAt' || (e.kind === 'deadline.done' && e.fields?.['event'] === kind)) && e.on >= on)
