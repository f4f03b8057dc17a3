import { groupsOf } from '../../kernel/list.ts'
import { parseLocalDate } from '../../kernel/civil.ts'
import type { Citation } from '../../model/document.ts'
import { dash, factValue, packetValue, typed, withWords, word } from '../fact-run.ts'
import { groupTitles, type GroupNo } from '../exhibit.ts'
import { documentsFor, type Matter } from '../gather.ts'
import { isCustomer } from '../plead-scope.ts'
import { chineseNumeral } from '../template/to-blocks.ts'
import type { Item, Value } from '../template/values.ts'
import { longDate } from '../wording.ts'
import type { Contribution, Sources } from './contribution.ts'
import { countValue, dayValue, numberValue } from './incident-values.ts'

/** What only the owner can know is typed (set-filing); counts and dates of calls are never taken from there. */
export const typedValues = ({ matter, book }: Sources): Contribution => {
  const { slots, switches } = matter.input.reference.law.slots
  const open = new Set(slots.filter((s) => !['incident-statistics', 'refusal'].includes(s.source) || s.name.startsWith('group.')).map((s) => s.name))
  const openSwitches = new Set(switches.filter((s) => !/^(?:ground|stats|refusal)\./.test(s.name)).map((s) => s.name))
  const filed = [...matter.filing]
  return {
    slots: Object.fromEntries(filed.filter(([name]) => open.has(name)).map(([name, entry]) => [name, typed(dateInWords(entry.text), entry)])),
    switches: Object.fromEntries(filed.filter(([name]) => openSwitches.has(name)).map(([name, entry]) => [name, entry.text === 'true'])),
    proofs: Object.fromEntries(matter.input.reference.law.slots.proofs.map(({ name }) => [name, book.citeProofs(documentsFor(matter, name).flatMap((e) => e.proofs))])),
  }
}

const dateInWords = (text: string): string => {
  const date = parseLocalDate(text)
  return date.ok ? longDate(date.value) : text
}

/** What follows from the packet itself: exhibits, copies, claims, and which variant of a text applies. */
export const filingValues = (sources: Sources): Contribution => {
  const { matter, book } = sources
  const copies = 1 + (matter.respondent?.details.isBranch === true && matter.respondent.details.headOffice !== undefined ? 1 : 0)
  return {
    slots: {
      'filing.exhibitCount': packetValue(book.exhibits.length),
      'filing.exhibitPages': [{ text: '', pagesOf: 0, fact: { kind: 'packet' } }],
      'filing.copiesCount': packetValue(copies),
      'filing.evidenceCopies': packetValue(copies),
      'filing.causeOfAction': [word('个人信息保护纠纷')],
      'filing.matterTitle': [word(matter.input.request.kind === 'pipl69' ? '个人信息保护纠纷' : '保险营销来电及个人信息处理')],
      'filing.redactionSummary': [word('与本事项无关的通话记录')],
      'filing.date': packetValue(longDate(matter.packetDay)),
      'filing.notifyMode': [word('书面')],
      'filing.procedureStage': [word('第一审')],
    },
    switches: { ...claimSwitches(matter), ...variantSwitches(matter), 'filing.hasRedactions': book.exhibits.some((e) => e.group === 2), 'filing.hasCaseNumber': matter.filing.has('filing.caseNumber'), 'filing.a2NotAttached': matter.filing.get('filing.a2Attached')?.text !== 'true', 'filing.inAction': matter.filing.get('filing.preAction')?.text !== 'true', 'finding.hasAttribution': ['callerStaff', 'callerAgentRegistered', 'entrusted', 'jointProcessing'].some((n) => matter.filing.get(`finding.${n}`)?.text === 'true'), ...Object.fromEntries([...matter.stated.keys()].map((s) => [s, true])), 'damage.hasDiscretionary': hasAmount(matter, 'discretionary') },
    lists: { 'exhibitGroups.items': groupItems(sources), 'exhibits.items': exhibitItems(sources, copies), 'targets.items': targetItems(matter), 'holders.items': holderItems(sources), ...eventLists(sources) },
  }
}

const hasAmount = (matter: Matter, head: string): boolean => matter.damages.some((d) => d.body.damage.head === head) || matter.filing.has(`damage.${head}Amount`)

/** Claims are requests, not facts: these are the ones proposed; the owner's own choice comes first. */
const claimSwitches = (matter: Matter): Contribution['switches'] => {
  const receipts = matter.damages.filter((d) => !['discretionary', 'mental', 'infringer-gain', 'lost-work'].includes(d.body.damage.head))
  const asked = matter.stated.has('stated.sentRightsRequest')
  return { 'claims.stop': true, 'claims.apology': true, 'claims.delete': asked, 'claims.explain': asked, 'claims.damages': receipts.length > 0, 'claims.discretionary': hasAmount(matter, 'discretionary'), 'claims.mental': false, 'claims.reasonableExpense': receipts.some((d) => d.body.damage.isEvidenceCost === true || ['evidence-cost', 'lawyer-fee'].includes(d.body.damage.head)), 'request.access': true, 'request.explain': true, 'request.source': true, 'request.recipients': true, 'request.refuseMarketing': true, 'request.delete': true, 'request.recordings': true, 'request.preserve': true, 'request.noDetriment': true, 'request.consentRecord': true, 'request.withdraw': true, 'request.agentInfo': true, 'request.intermediaryQuestions': true, 'request.dealerQuestions': matter.filing.has('filing.dealerVisitDates'), 'request.platformQuestions': true }
}

const variantSwitches = (matter: Matter): Contribution['switches'] => {
  const kind = matter.respondent?.kind
  const isInsurer = kind === 'insurer'
  const isCurrent = isInsurer && (matter.stated.has('stated.isCurrentCustomer') || isNamed(matter, matter.input.view.profile.policy.insurer))
  const isPartTime = matter.respondent?.details.isPartTimeAgent === true
  const isHouse = isInsurer || (kind === 'intermediary' && !isPartTime)
  const isComplaint = isHouse && isCustomer(matter)
  return {
    'variant.insurer': isInsurer,
    'variant.notInsurer': kind !== undefined && !isInsurer,
    'variant.currentInsurer': isCurrent,
    'variant.strangerInsurer': isInsurer && !isCurrent,
    'variant.intermediary': kind === 'intermediary',
    'variant.dealer': kind === 'dealer' || kind === 'repair',
    'variant.platform': kind === 'platform',
    'variant.consApplies': isHouse,
    'variant.salesApplies': isHouse || isPartTime,
    'variant.isConsumer': isCustomer(matter),
    'variant.compApplies': isComplaint,
    'variant.compNotApplies': !isComplaint,
    'variant.fromOwner': !isOn(matter, 'variant.fromAssociation'),
    'variant.report': !isOn(matter, 'variant.summons'),
  }
}

const isOn = (matter: Matter, name: string): boolean => matter.filing.get(name)?.text === 'true'

const isNamed = (matter: Matter, name: string | undefined): boolean => name !== undefined && matter.respondent !== undefined && [matter.respondent.name, matter.respondent.details.fullName, ...matter.respondent.aliases].includes(name)

const groupItems = ({ book }: Sources): readonly Item[] => {
  const groups = [...new Set(book.exhibits.map((e) => e.group))].toSorted((a, b) => a - b)
  return groups.map((group: GroupNo): Item => {
    const numbers = book.exhibits.filter((e) => e.group === group).map((e) => e.no)
    const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0]
    return { cites: [], fields: { groupNo: packetValue(chineseNumeral(group)), groupTitle: [word(groupTitles[group])], rangeText: packetValue(first === last ? `证据${first}` : `证据${first}至证据${last}`) } }
  })
}

const exhibitItems = ({ book }: Sources, copies: number): readonly Item[] =>
  book.exhibits.map((e): Item => ({
    cites: [{ exhibit: e.no }],
    fields: { no: packetValue(e.no), group: packetValue(chineseNumeral(e.group)), name: e.name, kind: [word(e.kind)], source: e.origin, formedAt: e.formedAt, object: e.object, original: [word(e.original)], custodian: e.custodian, pages: [{ text: '', pagesOf: e.no, fact: { kind: 'packet' } }], copies: packetValue(copies), hash8: e.hash8, note: e.note === '—' ? dash : [word(e.note)] },
  }))

const kindWords: Readonly<Record<string, string>> = { insurer: '保险公司', intermediary: '保险中介机构', dealer: '汽车经销商', repair: '汽车维修企业', platform: '平台', carrier: '电信运营商', unknown: '不详' }

const targetItems = (matter: Matter): readonly Item[] => {
  const { respondent, respondentDecision } = matter
  if (respondent === undefined || respondentDecision === undefined) return []
  const strongest = (['confirmed', 'published', 'claimed', 'labelled'] as const).find((basis) => matter.calls.some((c) => c.identity === basis))
  const certainty = strongest === undefined ? '不详' : { confirmed: '部分来电经其确认', published: '部分来电显示号码与其公示号码相符', claimed: '来电人自称，未经核实', labelled: '仅有软件标注' }[strongest]
  const basis = matter.attributions.find((r) => r.body.basis === strongest)
  const say = (text: string | undefined): Value | undefined => (text === undefined ? undefined : typed(text, respondentDecision))
  const { details } = respondent
  const [domicile, uscc] = [say(details.domicile), say(details.uscc)]
  return [{ cites: [], fields: { no: packetValue(1), name: typed(details.fullName ?? respondent.name, respondentDecision), ...(domicile === undefined ? {} : { domicile }), ...(uscc === undefined ? {} : { uscc }), kind: factValue(kindWords[respondent.kind] ?? '不详', { kind: 'decision', decisions: [respondentDecision.id] }), certainty: basis === undefined ? [{ text: certainty, fact: { kind: 'nothing' } }] : factValue(certainty, { kind: 'decision', decisions: [basis.id] }) } }]
}

const heldWords: Readonly<Record<string, string>> = { name: '姓名', plate: '车牌号码', vin: '车架号', expiry: '保险到期日', insurer: '现承保公司', number: '手机号码' }
const holderReasons = { insurer: '承保', dealer: '购车、维修服务', repair: '维修服务', platform: '使用平台服务', intermediary: '办理保险', other: '其他' } as const

const holderItems = ({ matter, book }: Sources): readonly Item[] =>
  matter.input.view.profile.holders.map((h): Item => {
    const by = matter.profileDecision
    const cites: readonly Citation[] = book.citeProofs(documentsFor(matter, `holder.${h.name}`).flatMap((e) => e.proofs))
    return { cites, fields: { name: typed(h.name, by), since: h.since === undefined ? [{ text: '不详', fact: { kind: 'nothing' } }] : typed(longDate(h.since), by), data: factValue(h.held.map((k) => heldWords[k] ?? k).join('、'), { kind: 'decision', decisions: [by.id] }), reason: factValue(holderReasons[h.kind], { kind: 'decision', decisions: [by.id] }) } }
  })

/** Lists only the owner can fill: one event of that kind is one row, its fields the columns. */
const listEvents = ['measures', 'deliveries', 'production', 'investigation', 'preservation', 'onlinePosts', 'carrierFacts', 'groupRows'] as const

const eventLists = (sources: Sources): Contribution['lists'] => ({ ...Object.fromEntries(listEvents.map((kind) => [`${kind}.items`, eventItems(sources, kind)])), 'investigation.clues': clueItems(sources) })

export const eventItems = ({ matter, book }: Sources, kind: string): readonly Item[] =>
  matter.events
    .filter((r) => r.body.event.kind === kind)
    .map((r, index): Item => {
      const { event } = r.body
      const fields = Object.fromEntries(Object.entries(event.fields ?? {}).map(([name, text]) => [name, typed(dateInWords(text), r)]))
      const own: Readonly<Record<string, Value>> = { date: typed(longDate(event.on), r), ...(event.words === undefined ? {} : { sentence: typed(event.words, r) }) }
      return { cites: book.citeProofs(event.proofs), fields: { ...own, ...fields, no: packetValue(index + 1) } }
    })

const clueItems = ({ matter, book }: Sources): readonly Item[] => {
  const byNumber = groupsOf(matter.calls.filter((c) => c.otherNumber !== undefined), (c) => c.otherNumber?.text ?? '')
  return [...byNumber.values()].flatMap((calls): readonly Item[] => {
    const [first, last] = [calls[0], calls.at(-1)]
    if (first === undefined || last === undefined) return []
    const ids = calls.flatMap((c) => c.supportedBy)
    return [{ cites: book.citeRecords(ids), fields: clueFields(matter, calls, first, last) }]
  })
}

const clueFields = (matter: Matter, calls: Matter['calls'], first: Matter['calls'][number], last: Matter['calls'][number]): Item['fields'] => {
  const heard = calls.flatMap((c) => c.supportedBy.map((id) => matter.said.get(id))).find((s) => s?.said.claimedOrganisation !== undefined)
  return {
    number: numberValue(matter, first),
    dates: [...dayValue(matter, first), word('至'), ...dayValue(matter, last)],
    count: countValue(calls),
    claimedOrg: heard?.said.claimedOrganisation === undefined ? [{ text: '不详', fact: { kind: 'nothing' } }] : withWords('自称“', typed(heard.said.claimedOrganisation, heard), '”（未经核实）'),
  }
}
