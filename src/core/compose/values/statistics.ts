import { beijingDateOf } from '../../kernel/instant.ts'
import { compareText, groupsOf } from '../../kernel/list.ts'
import type { AttributedIncident } from '../../model/incident.ts'
import type { IdentityBasis } from '../../model/party.ts'
import { dash, factValue, joined, nothing, packetValue, shownOr, typed, unknown, word } from '../fact-run.ts'
import { sourceView } from '../exhibits.ts'
import type { Matter } from '../gather.ts'
import type { Item, Value } from '../template/values.ts'
import { basisWords, dayOf, longDate, stampOf } from '../wording.ts'
import type { Contribution, Sources } from './contribution.ts'
import { callersOf } from './identity.ts'
import { answeredOf, countValue, dayValue, numbersOf, numberValue, recordIds, shownBy } from './incident-values.ts'
import { proofLevels } from './proof-levels.ts'
import { callsAfterRefusal, isAfter, provableRefusals, toldPromise } from './refusal-count.ts'

/** Every count is the list of the calls it counts. */
export const statisticsValues = (sources: Sources): Contribution => {
  const { matter, book } = sources
  const { calls, messages } = matter
  const after = callsAfterRefusal(matter)
  const promise = toldPromise(matter)?.body.act
  const afterPromise = promise === undefined ? [] : calls.filter((call) => isAfter(call, promise))
  const callers = callersOf(matter)
  return {
    slots: { 'stats.groundLegend': groundLegend(matter), ...spanSlots(matter), ...methodSlots(sources), 'stats.total': countValue(calls), 'stats.proofLevels': proofLevels(calls), 'stats.connected': countValue(answered(matter, calls, true)), 'stats.notConnected': countValue(answered(matter, calls, false)), 'stats.unknownConnected': countValue(calls.filter((c) => answeredOf(matter, c) === undefined)), 'stats.numberCount': numberOf(numbersOf(calls)), 'stats.agentCount': callers.length === 0 ? unknown : numberOf(callers.map((c) => c.key)), 'stats.smsCount': countValue(messages), 'stats.conflictCount': countValue(matter.uncounted), 'stats.afterRefusal': provableRefusals(matter).length === 0 ? undefined : countValue(after), 'stats.afterRefusalConnected': provableRefusals(matter).length === 0 ? undefined : countValue(answered(matter, after, true)), 'stats.afterPromise': promise === undefined ? undefined : countValue(afterPromise) },
    switches: { 'stats.hasSms': messages.length > 0, 'stats.hasCalls': calls.length > 0, 'stats.hasUnknownConnected': calls.some((c) => answeredOf(matter, c) === undefined), 'stats.linked': matter.respondent !== undefined && calls.length > 0, 'stats.unlinked': matter.respondent === undefined || calls.length === 0 },
    lists: { 'byOrg.items': byBasis(sources), 'byNumber.items': byNumber(sources), 'byMonth.items': byMonth(sources) },
    proofs: { 'stats.table': book.citeRecords(recordIds(calls)), 'stats.afterRefusal': after.length === 0 ? book.integrity : book.citeRecords(recordIds(after)), 'stats.afterPromise': afterPromise.length === 0 ? book.integrity : book.citeRecords(recordIds(afterPromise)), 'stats.sms': messages.length === 0 ? book.integrity : book.citeRecords(recordIds(messages)), 'stats.method': book.integrity, 'stats.review': book.integrity, 'stats.conflicts': matter.uncounted.length === 0 ? book.integrity : book.citeRecords(recordIds(matter.uncounted)) },
  }
}

export const answered = (matter: Matter, calls: readonly AttributedIncident[], wanted: boolean): readonly AttributedIncident[] => calls.filter((call) => answeredOf(matter, call)?.answered === wanted)

/** What the codes in the table of calls stand for. */
const groundLegend = (matter: Matter): Value => {
  const codes = [...new Set(matter.calls.flatMap((c) => matter.groundsOf.get(c.id) ?? []))].toSorted(compareText)
  const titles = new Map([...matter.input.reference.law.grounds.values()].map((g) => [String(g.id), g.title]))
  return joined(codes.map((code): Value => packetValue(`${code}：${titles.get(code) ?? ''}`)), '；') ?? nothing('无')
}

const numberOf = (things: readonly string[]): Value => factValue(things.length, { kind: 'number-of', things })

const dated = (calls: readonly AttributedIncident[]): readonly AttributedIncident[] => calls.filter((c) => c.startedAt !== undefined && dayOf(c.startedAt) !== undefined)

const spanSlots = (matter: Matter): Contribution['slots'] => {
  const calls = dated(matter.calls)
  const first = calls[0]
  const last = calls.at(-1)
  const busiest = busiestDay(calls)
  return {
    'stats.periodStart': first === undefined ? unknown : dayValue(matter, first, longDate),
    'stats.periodEnd': last === undefined ? unknown : dayValue(matter, last, longDate),
    'stats.lastDate': last === undefined ? unknown : dayValue(matter, last, longDate),
    'stats.asOf': packetValue(stampOf(matter.input.request.packetAt)),
    'stats.maxPerDay': countValue(busiest),
    'stats.maxPerDayDate': busiest[0] === undefined ? unknown : dayValue(matter, busiest[0], longDate),
  }
}

/** The earliest of the days with the most calls. */
const busiestDay = (calls: readonly AttributedIncident[]): readonly AttributedIncident[] => {
  const days = groupsOf(calls, (c) => (c.startedAt === undefined ? '' : (dayOf(c.startedAt) ?? '')))
  return [...days.values()].reduce<readonly AttributedIncident[]>((most, day) => (day.length > most.length ? day : most), [])
}

const methodSlots = ({ matter, book }: Sources): Contribution['slots'] => {
  const clock = matter.filing.get('stats.clockOffset')
  const names = book.exhibits.filter((e) => e.group === 2).map((e) => e.name)
  return {
    'stats.clockOffset': clock === undefined ? unknown : typed(clock.text, clock),
    'stats.gaps': gapsValue(matter),
    'stats.dedupRule': [word('同一记录本内的记录互不合并；不同记录本的记录，号码一致、时间相差在各记录本精度允许的范围之内的，一对一合并')],
    'stats.sources': joined(names, '、') ?? unknown,
  }
}

/** Days of the period no source covers: no conclusion may be drawn from them. */
const gapsValue = (matter: Matter): Value => {
  const calls = dated(matter.calls)
  const [first, last] = [calls[0]?.startedAt, calls.at(-1)?.startedAt]
  if (first === undefined || last === undefined) return unknown
  const [from, to] = [beijingDateOf(first.from), beijingDateOf(last.from)]
  const gaps = matter.input.view.coverage.gaps.filter((gap) => compareText(gap.to, from) >= 0 && compareText(gap.from, to) <= 0)
  const words = gaps.map((gap) => (gap.from === gap.to ? longDate(gap.from) : `${longDate(gap.from)}至${longDate(gap.to)}`))
  return words.length === 0 ? nothing('未发现') : factValue(words.join('、'), { kind: 'computed', rule: 'gaps', from: [{ kind: 'packet' }] })
}

const bases: readonly (IdentityBasis | 'unknown')[] = ['confirmed', 'published', 'claimed', 'labelled', 'unknown']

const afterValue = (matter: Matter, calls: readonly AttributedIncident[]): Value => (provableRefusals(matter).length === 0 ? dash : countValue(callsAfterRefusal(matter, calls)))

const byBasis = ({ matter, book }: Sources): readonly Item[] =>
  bases.flatMap((basis): readonly Item[] => {
    const calls = matter.calls.filter((c) => (c.identity ?? 'unknown') === basis)
    const [first, last] = [calls[0], calls.at(-1)]
    if (first === undefined || last === undefined) return []
    const name = matter.respondent === undefined || matter.respondentDecision === undefined ? unknown : typed(matter.respondent.details.fullName ?? matter.respondent.name, matter.respondentDecision)
    return [{ cites: book.citeRecords(recordIds(calls)), fields: { org: [...name, word(`（${basis === 'unknown' ? '指向依据不详' : basisWords[basis]}）`)], count: countValue(calls), connected: countValue(answered(matter, calls, true)), afterRefusal: afterValue(matter, calls), first: dayValue(matter, first), last: dayValue(matter, last), levels: proofLevels(calls) } }]
  })

const byNumber = ({ matter, book }: Sources): readonly Item[] =>
  [...groupsOf(matter.calls, (c) => c.otherNumber?.text ?? '')]
    .toSorted(([a, x], [b, y]) => y.length - x.length || compareText(a, b))
    .flatMap(([, calls]): readonly Item[] => {
      const [first] = calls
      if (first === undefined) return []
      return [{ cites: book.citeRecords(recordIds(calls)), fields: { number: numberValue(matter, first), count: countValue(calls), connected: countValue(answered(matter, calls, true)), region: readFirst(matter, calls, 'location'), label: readFirst(matter, calls, 'otherLabel'), published: calls.some((c) => c.identity === 'published' || c.identity === 'confirmed') ? publishedValue(matter, calls) : nothing('未核对') } }]
    })

const publishedValue = (matter: Matter, calls: readonly AttributedIncident[]): Value => {
  const isConfirmed = calls.some((c) => c.identity === 'confirmed')
  const ruling = matter.attributions.find((r) => r.body.basis === (isConfirmed ? 'confirmed' : 'published'))
  return ruling === undefined ? unknown : factValue(isConfirmed ? '已确认' : '与公示号码相符', { kind: 'decision', decisions: [ruling.id] })
}

/** A phone says where a number is registered; a bill says where the owner's own phone was. */
const saysRegion: ReadonlySet<string> = new Set(['phone', 'screenshot'])

/** The first record of these calls that says anything in this field. */
const readFirst = (matter: Matter, calls: readonly AttributedIncident[], field: 'location' | 'otherLabel'): Value => {
  for (const call of calls)
    for (const id of call.supportedBy) {
      const observation = matter.input.view.observations.get(id)
      const log = observation === undefined ? undefined : sourceView(matter, observation.source)?.run?.log
      const text = field === 'location' && !saysRegion.has(log?.kind ?? '') ? undefined : observation?.[field]?.value
      const value = shownBy(matter, call, field, text)
      if (value !== undefined) return value
    }
  return shownOr(undefined, field === 'location' ? unknown : dash)
}

const byMonth = ({ matter, book }: Sources): readonly Item[] =>
  [...groupsOf(dated(matter.calls), (c) => (c.startedAt === undefined ? '' : (dayOf(c.startedAt) ?? '').slice(0, 7)))].map(([month, calls]): Item => ({ cites: book.citeRecords(recordIds(calls)), fields: { month: factValue(month, { kind: 'computed', rule: 'month', from: [{ kind: 'count', incidents: calls.map((c) => c.supportedBy) }] }), count: countValue(calls), connected: countValue(answered(matter, calls, true)), afterRefusal: afterValue(matter, calls) } }))
