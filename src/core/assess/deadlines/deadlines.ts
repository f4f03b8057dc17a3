import { toLocalDate } from '../../kernel/civil.ts'
import { startOfBeijingDay } from '../../kernel/instant.ts'
import { compareText } from '../../kernel/list.ts'
import type { CourtFile, Deadline } from '../../model/deadlines.ts'
import type { AssessInput } from '../assess-input.ts'
import { bodiesOf } from '../bodies.ts'
import { toCaseFile, type CaseFile, type EventRecord } from '../case-file.ts'
import { clockRoom } from './clock-room.ts'
import { afterNaturalDays } from './count-days.ts'
import { retention } from './retention.ts'
import { movesOf, runClock, stateOf, type ClockRoom } from './run-clock.ts'
import { silentAuthority } from './silent-authority.ts'
import { triggersOf, who } from './triggers.ts'

/** Every clock that runs, ran out or is done, as of `input.asOf`; the soonest first. */
export const deadlines = (input: AssessInput): readonly Deadline[] => deadlinesOf(toCaseFile(input))

export const deadlinesOf = (file: CaseFile): readonly Deadline[] => {
  const { law } = file.input
  const room = clockRoom(file)
  const clocks = [...law.deadlines.values()].flatMap((clock) => triggersOf(file, clock).map((trigger) => runClock(room, clock, trigger)))
  return [...clocks, ...silentAuthority(file, room), ...retention(file, room), ...ownDays(file, room)].sort((a, b) => compareText(a.due.from, b.due.from) || compareText(a.key, b.key))
}

/** Days no law fixes: the user's own for an answer, the court's, the policy's end. */
const ownDays = (file: CaseFile, room: ClockRoom): readonly Deadline[] => {
  const replyDays = file.settings.number('deadline.replyDays', 15)
  const letters = file.events.filter((e) => e.kind === 'rightsRequest.deliveredAt' || e.kind === 'stopLetter.deliveredAt').map((e) => fixed(room, 'user-reply', e, { due: afterNaturalDays(e.on, replyDays), amount: replyDays, kind: 'user-set', whose: 'other', isDone: hasReply(file, e) }))
  const court = latestOf(file.events.filter((e) => e.kind === 'evidence.limit')).map((e) => fixed(room, 'court-evidence', e, { due: e.on, amount: 0, kind: 'court-set', whose: 'owner', isDone: false }))
  const hearings = file.events.filter((e) => e.kind === 'hearing.setFor').map((e) => fixed(room, 'hearing', e, { due: e.on, amount: 0, kind: 'court-set', whose: 'owner', isDone: e.on < room.asOf }))
  const expiry = file.input.profile.policy.expiryDate
  const policy: readonly Deadline[] = expiry === undefined ? [] : [{ id: 'policy-expiry', key: 'policy-expiry', startedBy: [], startedOn: expiry, due: { from: expiry, to: expiry }, unit: 'natural', amount: 0, kind: 'reminder-not-law', whose: 'owner', state: expiry < room.asOf ? 'done' : stateOf({ from: expiry, to: expiry }, undefined, room, false), basis: [], notes: [], trigger: '保险期间届满' }]
  return [...letters, ...court, ...hearings, ...policy]
}

/** A limit set anew takes the place of the one before, case by case. */
const latestOf = (limits: readonly EventRecord[]): readonly EventRecord[] => [...new Map(limits.map((e) => [`${e.party ?? ''}|${e.reference ?? ''}`, e] as const)).values()]

type Fixed = { readonly due: Deadline['due']['from']; readonly amount: number; readonly kind: Deadline['kind']; readonly whose: Deadline['whose']; readonly isDone: boolean }

const fixed = (room: ClockRoom, id: string, e: EventRecord, { due, amount, kind, whose, isDone }: Fixed): Deadline => {
  const range = { from: due, to: due }
  const done = isDone || movesOf(room, id, { ...who(e), on: id === 'user-reply' ? e.on : earliest }).some((m) => m.kind === 'deadline.done')
  return { ...who(e), id, key: `${id}:${e.decision}`, startedOn: e.on, due: range, unit: 'natural', amount, kind, whose, state: stateOf(range, undefined, room, done), basis: [], notes: kind === 'user-set' ? ['user-set'] : [], trigger: e.fields?.['document'] ?? e.kind }
}

/** A limit or a hearing lies ahead when it is done with. */
const earliest = toLocalDate({ year: 1900, month: 1, day: 1 })

const hasReply = (file: CaseFile, e: EventRecord): boolean => file.dossiers.some((d) => d.respondent !== undefined && d.respondent.id === e.party && [...d.replies, ...d.promises].some((r) => r.at.to > startOfBeijingDay(e.on)))

/** 案号, court, judge, 举证期限, hearings, and what the other side handed in, with what the owner says of it. */
export const courtFile = (input: AssessInput): CourtFile => {
  const filed = new Map(bodiesOf(input.decisions, 'set-filing').flatMap(({ body }) => Object.entries(body.values)))
  const events = bodiesOf(input.decisions, 'record-event').map(({ id, body }) => ({ decision: id, ...body.event }))
  const docketed = events.filter((e) => e.kind === 'suit.docketed').at(-1)
  const limit = events.filter((e) => e.kind === 'evidence.limit').at(-1)
  // What was typed for the papers stands before what the entry of the docketing says.
  const typed = (name: string): string | undefined => filed.get(`filing.${name}`) ?? filed.get(name)
  const [caseNumber, court, judge] = [typed('caseNumber') ?? typed('docketNumber') ?? docketed?.reference, typed('courtName') ?? docketed?.authority, typed('judge') ?? docketed?.fields?.['judge']]
  return {
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(court === undefined ? {} : { court }),
    ...(judge === undefined ? {} : { judge }),
    ...(limit === undefined ? {} : { evidenceLimit: limit.on }),
    hearings: events.filter((e) => e.kind === 'hearing.setFor').map((e) => e.on).sort(compareText),
    opposing: events.filter((e) => e.kind === 'opposing.evidence').map((e) => ({ decision: e.decision, on: e.on, ...(e.words === undefined ? {} : { words: e.words }), ...(e.fields?.['opinion'] === undefined ? {} : { opinion: e.fields['opinion'] }) })),
  }
}
