import { daysOf, weekdayOf } from '../../kernel/civil.ts'
import { isNonEmpty, groupsOf } from '../../kernel/list.ts'
import { oncePer } from '../../kernel/once-per.ts'
import type { Run } from '../../model/document.ts'
import type { AttributedIncident } from '../../model/incident.ts'
import type { PrintedFact } from '../../model/printed-fact.ts'
import { dash, factValue, joined, nothing, packetValue, quoted, typed, typedOr, unknown, withWords, word } from '../fact-run.ts'
import type { Matter } from '../gather.ts'
import type { Item, Value } from '../template/values.ts'
import { isRecorded } from '../recorded.ts'
import { transcriptClause } from '../transcript.ts'
import { dayOf, longDate, weekdayNames } from '../wording.ts'
import type { Contribution, Sources } from './contribution.ts'
import { mentionedValue } from './identity.ts'
import { answeredOf, answeredValue, clockValue, countValue, dayValue, durationValue, numberValue, shownBy } from './incident-values.ts'
import { refusalsBefore } from './refusal-count.ts'

/** One call, one row, whatever the number of records that show it. */
export const callTableValues = ({ matter, book }: Sources): Contribution => ({
  lists: {
    'incidents.rows': matter.calls.map((call, index): Item => ({ cites: book.citeRecords(call.supportedBy), shows: call.supportedBy, fields: rowOf(matter, call, index + 1) })),
    'chronology.items': chronology({ matter, book }),
    'reportCalls.items': reportCalls(matter, book.citeRecords),
    'reportSms.items': reportMessages(matter, book.citeRecords),
  },
})

/** Above this many incidents the story tells those in which something was said, and how many others lie between. */
const longStory = 200

const chronology = ({ matter, book }: Pick<Sources, 'matter' | 'book'>): readonly Item[] => {
  const all = [...matter.calls, ...matter.messages].toSorted((a, b) => (a.startedAt?.from ?? Infinity) - (b.startedAt?.from ?? Infinity))
  const isTold = (incident: AttributedIncident): boolean => all.length <= longStory || incident === all[0] || incident === all.at(-1) || saidIn(matter, incident) !== undefined
  const items: Item[] = []
  let between: AttributedIncident[] = []
  for (const incident of all) {
    if (!isTold(incident)) {
      between.push(incident)
      continue
    }
    if (between.length > 0) items.push(summary({ matter, book }, between))
    between = []
    items.push({ cites: book.citeRecords(incident.supportedBy), fields: { date: dayValue(matter, incident, longDate), time: clockValue(matter, incident), sentence: sentenceOf(matter, incident) } })
  }
  return items
}

const summary = ({ matter, book }: Pick<Sources, 'matter' | 'book'>, incidents: readonly AttributedIncident[]): Item => {
  const [first] = incidents
  const last = incidents.at(-1)
  return {
    cites: book.citeRecords(incidents.flatMap((i) => i.supportedBy)),
    fields: { date: first === undefined ? unknown : dayValue(matter, first, longDate), time: last === undefined ? unknown : withWords('至', dayValue(matter, last, longDate)), sentence: withWords('记录显示其间另有来电、短信', countValue(incidents), '次（条），逐次情况见《来电统计表》') },
  }
}

const saidIn = (matter: Matter, call: AttributedIncident): ReturnType<Matter['said']['get']> => call.supportedBy.map((id) => matter.said.get(id)).find((s) => s !== undefined)

const rowOf = (matter: Matter, call: AttributedIncident, no: number): Item['fields'] => ({
  no: packetValue(no),
  date: dayValue(matter, call),
  time: clockValue(matter, call),
  weekday: weekdayValue(call),
  number: numberValue(matter, call),
  connected: answeredValue(matter, call),
  durationSeconds: durationValue(matter, call),
  ...heardFields(matter, call),
  daysToExpiry: daysToExpiry(matter, call),
  afterRefusalNo: refusalNo(matter, call),
  groundCodes: groundCodes(matter, call),
  linkBasis: linkValue(matter, call),
})

/** What was said in a call that was answered; nothing was said in one that was not. */
const heardFields = (matter: Matter, call: AttributedIncident): Item['fields'] => {
  const heard = saidIn(matter, call)
  const otherwise = answeredOf(matter, call)?.answered === true ? unknown : dash
  if (heard === undefined) return { claimedOrg: otherwise, claimedAgent: otherwise, licenceStated: otherwise, mentioned: otherwise, summary: otherwise }
  const { said, id } = heard
  return {
    claimedOrg: typedOr(said.claimedOrganisation, heard, otherwise),
    claimedAgent: joined([said.claimedName, said.workId].flatMap((text) => (text === undefined ? [] : [typed(text, heard)])), '／') ?? otherwise,
    licenceStated: said.gaveLicence === undefined ? otherwise : factValue(said.gaveLicence ? '是' : '否', { kind: 'decision', decisions: [id] }),
    mentioned: mentionedValue(said, id) ?? otherwise,
    summary: said.words === undefined ? otherwise : summaryOf(matter, call),
  }
}

const dayFact = (call: AttributedIncident): PrintedFact => ({ kind: 'reading', field: 'startedAt', observations: call.supportedBy })

const weekdayValue = (call: AttributedIncident): Value => {
  const day = call.startedAt === undefined ? undefined : dayOf(call.startedAt)
  return day === undefined ? unknown : factValue(weekdayNames[weekdayOf(day)] ?? '', { kind: 'computed', rule: 'weekday', from: [dayFact(call)] })
}

const daysToExpiry = (matter: Matter, call: AttributedIncident): Value => {
  const { expiryDate } = matter.input.view.profile.policy
  const day = call.startedAt === undefined ? undefined : dayOf(call.startedAt)
  if (expiryDate === undefined || day === undefined) return unknown
  return factValue(daysOf(expiryDate) - daysOf(day), { kind: 'computed', rule: 'days-to-expiry', from: [dayFact(call), { kind: 'decision', decisions: [matter.profileDecision.id] }] })
}

const refusalNo = (matter: Matter, call: AttributedIncident): Value => {
  const before = refusalsBefore(matter, call).map((r) => r.id)
  return isNonEmpty(before) ? factValue(`第${before.length}次`, { kind: 'computed', rule: 'refusals-before', from: [{ kind: 'decision', decisions: before }] }) : dash
}

const groundCodes = (matter: Matter, call: AttributedIncident): Value => {
  const codes = matter.groundsOf.get(call.id) ?? []
  return codes.length === 0 ? dash : packetValue(codes.join('、'))
}

/** What points from this call to the respondent; never more than its strongest basis. */
const linkValue = (matter: Matter, call: AttributedIncident): Value => {
  const ruling = attributionOf(matter, call)
  const heard = saidIn(matter, call)
  if (call.identity === 'claimed' && heard?.said.claimedOrganisation !== undefined) return withWords('自称“', typed(heard.said.claimedOrganisation, heard), '”（未经核实）')
  if (ruling === undefined || call.identity === undefined) return unknown
  const { words, observations = [] } = ruling.body
  const isThisCall = call.supportedBy.some((id) => observations.includes(id))
  // Laid at the door by its number: nobody named a company in this very call.
  if (call.identity === 'claimed' && words !== undefined) return withWords(isThisCall ? '自称“' : '同一号码的来电人自称“', typed(words, ruling), '”（未经核实）')
  return factValue({ claimed: isThisCall ? '自称（未经核实）' : '同一号码的来电人自称（未经核实）', labelled: '软件标注（参考）', published: '号码与公示相符', confirmed: '对方确认' }[call.identity], { kind: 'decision', decisions: [ruling.id] })
}

/** The latest ruling of the basis that counts which names this call or its number. */
const attributionOf = (matter: Matter, call: AttributedIncident): Matter['attributions'][number] | undefined => {
  const isNamed = namedBy(matter.attributions)
  return [...call.supportedBy, call.otherNumber?.text ?? ''].flatMap((key) => isNamed.get(`${call.identity ?? ''} ${key}`) ?? [])[0]
}

const namedBy = oncePer((attributions: Matter['attributions']): ReadonlyMap<string, Matter['attributions'][number]> => {
  const index = new Map<string, Matter['attributions'][number]>()
  for (const ruling of attributions) for (const key of [...(ruling.body.observations ?? []), ...(ruling.body.numbers ?? []).flatMap((n) => [n, `+86${n}`])]) index.set(`${ruling.body.basis} ${key}`, ruling)
  return index
})

const sentenceOf = (matter: Matter, incident: AttributedIncident): Value => {
  const heard = saidIn(matter, incident)
  if (incident.kind === 'message') {
    const text = messageText(matter, incident)
    return [word('记录显示收到短信，发送号码'), ...numberValue(matter, incident), ...(text === undefined ? [] : [word('，短信载明：“'), ...text, word('”')])]
  }
  const seconds = answeredOf(matter, incident)?.answered === true ? durationValue(matter, incident) : undefined
  const talk: readonly Run[] = seconds === undefined || seconds[0].fact?.kind === 'nothing' ? [] : [word('，通话'), ...seconds, word('秒')]
  const state = answeredValue(matter, incident)
  return [word('记录显示来电，显示号码'), ...numberValue(matter, incident), word(state[0].fact?.kind === 'nothing' ? '，接通情况' : '，'), ...state, ...talk, ...(heard === undefined ? [] : wordsOf(heard, isRecorded(matter, incident.supportedBy))), ...transcriptClause(matter, incident)]
}

const wordsOf = ({ said: { claimedOrganisation, words }, id }: NonNullable<ReturnType<typeof saidIn>>, isOnRecord: boolean): readonly Run[] => {
  if (claimedOrganisation === undefined && words === undefined) return []
  const claimed: readonly Run[] = claimedOrganisation === undefined ? [] : [word('来电人自称“'), ...typed(claimedOrganisation, { id }), word('”（未经核实）')]
  const told: readonly Run[] = words === undefined ? [] : [word(`${claimed.length > 0 ? (isOnRecord ? '；' : '，') : ''}内容${isOnRecord ? '：“' : '为：'}`), ...typed(words, { id }), ...(isOnRecord ? [word('”')] : [])]
  return [word(isOnRecord ? '；' : '；据陈述人记述，'), ...claimed, ...told]
}

const messageText = (matter: Matter, incident: AttributedIncident): Value | undefined => {
  for (const id of incident.supportedBy) {
    const value = shownBy(matter, incident, 'text', matter.input.view.observations.get(id)?.text?.value)
    if (value !== undefined) return value
  }
  return undefined
}

const reportCalls = (matter: Matter, cite: Sources['book']['citeRecords']): readonly Item[] =>
  [...groupsOf(matter.calls, (c) => c.otherNumber?.text ?? '').values()].flatMap((calls, index): readonly Item[] => {
    const last = calls.at(-1)
    const longest = calls.toSorted((a, b) => (b.durationSeconds ?? 0) - (a.durationSeconds ?? 0))[0]
    if (last === undefined || longest === undefined) return []
    const heard = calls.map((c) => saidIn(matter, c)).find((s) => s?.said.claimedOrganisation !== undefined)
    const words = calls.find((c) => saidIn(matter, c)?.said.words !== undefined)
    return [
      {
        cites: cite(calls.flatMap((c) => c.supportedBy)),
        fields: {
          no: packetValue(index + 1), number: numberValue(matter, last), lastAt: [...dayValue(matter, last), word(' '), ...clockValue(matter, last)],
          count: [{ text: String(calls.length), fact: { kind: 'count', incidents: calls.map((c) => c.supportedBy) } }],
          category: [word('骚扰电话—保险推销')], maxSeconds: durationValue(matter, longest),
          summary: words === undefined ? dash : summaryOf(matter, words),
          claimedOrg: heard?.said.claimedOrganisation === undefined ? dash : typed(heard.said.claimedOrganisation, heard),
          files: filesOf(matter, calls),
        },
      },
    ]
  })

/** In quotation marks only what a recording or a message holds; the rest is the owner's telling. */
const summaryOf = (matter: Matter, call: AttributedIncident): Value => {
  const heard = saidIn(matter, call)
  if (heard?.said.words === undefined) return dash
  return isRecorded(matter, call.supportedBy) ? quoted(typed(heard.said.words, heard)) : typed(heard.said.words, heard)
}

const filesOf = (matter: Matter, incidents: readonly AttributedIncident[]): Value => {
  const sources = [...new Set(incidents.flatMap((i) => i.supportedBy.map((id) => matter.input.view.observations.get(id)?.source)))]
  return joined(sources.flatMap((s): readonly Value[] => {
    const view = matter.input.view.sources.find((v) => v.source.sha256 === s)
    return view === undefined ? [] : [factValue(view.source.fileName, { kind: 'source', source: view.source.sha256 })]
  }), '、') ?? dash
}

const reportMessages = (matter: Matter, cite: Sources['book']['citeRecords']): readonly Item[] =>
  matter.messages.map((message, index): Item => {
    const text = messageText(matter, message)
    const plain = text?.map((run) => run.text).join('') ?? ''
    const signature = /【([^】]{1,30})】/.exec(plain)?.[1]
    const fact = text?.[0].fact
    return {
      cites: cite(message.supportedBy),
      fields: {
        no: packetValue(index + 1), sender: numberValue(matter, message), receivedAt: [...dayValue(matter, message), word(' '), ...clockValue(matter, message)], text: text ?? unknown,
        signature: signature === undefined || fact === undefined ? nothing('无') : factValue(signature, fact),
        hasOptOut: text === undefined ? unknown : nothing(/退订|回复?T|拒收/.test(plain) ? '有' : '未见'), afterOptOut: unknown, files: filesOf(matter, [message]),
      },
    }
  })
