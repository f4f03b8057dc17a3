import type { CustodyEntry } from '../../model/facts.ts'
import type { SourceView } from '../../model/matter-view.ts'
import type { LogHint } from '../../model/reading-run.ts'
import type { Citation, Run } from '../../model/document.ts'
import { beijingDateOf } from '../../kernel/instant.ts'
import { compareText } from '../../kernel/list.ts'
import { dash, factRun, factValue, joined, packetValue, typed, unknown, word } from '../fact-run.ts'
import { deviceOf } from '../exhibit.ts'
import { sourceView } from '../exhibits.ts'
import type { Matter } from '../gather.ts'
import type { Item, Value } from '../template/values.ts'
import { stampOf } from '../wording.ts'
import type { Contribution, Sources } from './contribution.ts'
import { eventItems } from './filing.ts'

/** EVID-93 (一) to (七): what the record itself knows of how the files were kept. */
export const integrityValues = (sources: Sources): Contribution => {
  const { matter, book } = sources
  const views = usedViews(sources)
  const derived = views.filter((v) => v.source.derivedFrom !== undefined || v.source.origin === 'derived')
  // A paper that holds no calls is nothing that could not be read: only logs have rows.
  const unread = views.filter((v) => v.observations > 0).flatMap((v) => (v.run?.issues ?? []).filter((i) => i.severity === 'refuse'))
  const devices = deviceItems(sources, views)
  return {
    slots: {
      'integrity.fileCount': numberOf(views),
      'integrity.originalCount': numberOf(views.filter((v) => !derived.includes(v))),
      'integrity.derivedCount': numberOf(derived),
      'integrity.rowsRead': factValue(views.reduce((sum, v) => sum + v.observations, 0), { kind: 'packet' }),
      'integrity.rowsUnread': factValue(unread.length, { kind: 'packet' }),
      'integrity.generationEnvironment': joined(devices.map((d): Value => [...(d.fields['channel'] ?? unknown), word('（'), ...(d.fields['model'] ?? unknown), word('）')]), '、') ?? unknown,
      'integrity.storageEnvironment': storage(matter),
      'integrity.operationStatus': filed(matter, 'integrity.operationStatus') ?? unknown,
      'integrity.ordinaryCourseText': filed(matter, 'integrity.ordinaryCourseText') ?? ordinaryCourse(views),
      'integrity.abnormalText': filed(matter, 'integrity.abnormalText'),
      'integrity.editedText': filed(matter, 'integrity.editedText'),
      'integrity.carrierCustodian': filed(matter, 'integrity.carrierCustodian') ?? filedName(matter),
      'integrity.carrierPlace': filed(matter, 'integrity.carrierPlace'),
    },
    switches: { 'integrity.hasAbnormal': matter.filing.has('integrity.abnormalText'), 'integrity.hasEdited': matter.filing.has('integrity.editedText'), 'integrity.hasTimestamp': eventItems(sources, 'timestamps').length > 0 },
    lists: { 'devices.items': devices, 'custody.items': custodyItems(matter, views, book.integrity), 'operators.items': operatorItems(matter, views, book.integrity), 'manifest.rows': manifestRows(sources, views), 'timestamps.items': eventItems(sources, 'timestamps') },
    proofs: { 'integrity.manifest': book.integrity, 'integrity.environment': book.integrity, 'integrity.importLog': book.integrity, 'integrity.abnormal': book.integrity, 'integrity.recordings': book.exhibits.filter((e) => e.kind.includes('录音')).map((e): Citation => ({ exhibit: e.no })) },
  }
}

/** The sources this packet rests on, in the order of their exhibits. */
const usedViews = ({ matter, book }: Sources): readonly SourceView[] => book.exhibits.flatMap((e) => (e.source === undefined ? [] : (sourceView(matter, e.source) ?? [])))

const numberOf = (views: readonly SourceView[]): Value => factValue(views.length, { kind: 'number-of', things: views.map((v) => v.source.sha256) })

const filed = (matter: Matter, name: string): Value | undefined => {
  const entry = matter.filing.get(name)
  return entry === undefined ? undefined : typed(entry.text, entry)
}

const filedName = (matter: Matter): Value | undefined => {
  const name = matter.input.view.profile.claimants[0]?.name
  return name === undefined ? undefined : typed(name, matter.profileDecision)
}

const storage = (matter: Matter): Value => [
  word('文件以“铃证 RingProof”'),
  factRun(matter.input.request.toolVersion, { kind: 'packet' }),
  word('版在提交人的计算机上一次写入，以SHA-256校验值为名；每一条登记与前一条的校验值相连，制作本材料时的链首为'),
  factRun(matter.input.request.chainHead, { kind: 'packet' }),
]

/** How such files come about; said only of the kinds that are there. */
const courses: Readonly<Record<string, string>> = { phone: '手机通话记录由手机系统在通话时自动形成', bill: '通话详单由运营商系统在通信过程中自动形成', screenshot: '截图由手机系统截取屏幕形成', messages: '短信记录由手机系统在收发时自动形成', recording: '录音由录音设备在通话时形成' }

const ordinaryCourse = (views: readonly SourceView[]): Value => {
  const kinds = [...new Set(views.flatMap((v) => (v.run?.log === undefined ? [] : [v.run.log.kind])))]
  return joined(kinds.flatMap((kind): readonly Value[] => (courses[kind] === undefined ? [] : [[word(courses[kind])]])), '；') ?? unknown
}

const exportMethods: Readonly<Record<string, string>> = { phone: '手机导出', bill: '运营商渠道取得', screenshot: '手机截图', recording: '手机录音', messages: '手机导出', chat: '应用导出', diary: '自行记录', table: '文件提供' }
const channels: Readonly<Record<string, string>> = { phone: '手机通话记录', bill: '运营商通话详单', screenshot: '手机截图', recording: '手机录音', messages: '手机短信', chat: '即时通讯应用', diary: '自行记录', table: '通话记录表' }

/** One row per log: a device or a carrier's system, with what the files themselves say of it. */
const deviceItems = ({ matter, book }: Sources, views: readonly SourceView[]): readonly Item[] => {
  const logs = new Map<string, SourceView>()
  for (const view of views) {
    const { log } = view.run ?? {}
    const key = [log?.kind, log?.device, log?.carrier, log?.ownNumber].join(' ')
    if (log !== undefined && view.observations > 0 && !logs.has(key)) logs.set(key, view)
  }
  return [...logs.values()].map((view, index): Item => ({ cites: book.exhibits.flatMap((e): readonly Citation[] => (e.source === view.source.sha256 ? [{ exhibit: e.no }] : [])), fields: { no: packetValue(index + 1), ...deviceFields(matter, view) } }))
}

const deviceFields = (matter: Matter, view: SourceView): Item['fields'] => {
  const log = view.run?.log
  const say = (text: string | undefined): Value | undefined => (text === undefined ? undefined : factValue(text, { kind: 'source', source: view.source.sha256 }))
  const own = (text: string | undefined): Value | undefined => (text === undefined ? undefined : typed(text, matter.profileDecision))
  const ownNumber = matter.input.view.profile.ownNumbers[0]
  return {
    channel: [word(channelOf(log, channels))],
    model: say(log?.carrier ?? deviceOf(view)) ?? own(ownDevice(matter, log)) ?? unknown,
    osVersion: filed(matter, 'device.osVersion') ?? unknown,
    number: say(log?.ownNumber) ?? own(ownNumber?.number) ?? unknown,
    idLast4: filed(matter, 'device.idLast4') ?? unknown,
    exportMethod: [word(channelOf(log, exportMethods))],
    acquiredAt: say(beijingDateOf(view.source.receivedAt)) ?? unknown,
  }
}

const ownDevice = (matter: Matter, log: LogHint | undefined): string | undefined => (onThePhone.has(log?.kind ?? '') ? matter.input.view.profile.ownNumbers[0]?.device : undefined)

/** Logs the owner's own phone made; a bill or a table comes from elsewhere. */
const onThePhone: ReadonlySet<string> = new Set(['phone', 'screenshot', 'messages', 'recording', 'chat'])

const channelOf = (log: LogHint | undefined, words: Readonly<Record<string, string>>): string => words[log?.kind ?? 'table'] ?? '文件'

const actionWords: Readonly<Record<CustodyEntry['action'], string>> = { received: '收入并计算校验值', verified: '复核校验值', exported: '导出副本', restored: '由副本恢复', merged: '合并副本', destroyed: '销毁', 'packet-issued': '出具材料', note: '备注' }

/** What happened to these files; receipts of one operator on one day are one step. */
const custodyItems = (matter: Matter, views: readonly SourceView[], cites: readonly Citation[]): readonly Item[] => {
  const used = new Set(views.map((v) => v.source.sha256))
  const entries = matter.input.view.custody.filter((e) => e.source === undefined || used.has(e.source)).toSorted((a, b) => a.at - b.at || compareText(a.id, b.id))
  const steps = new Map<string, readonly CustodyEntry[]>()
  for (const e of entries) steps.set(`${e.action} ${e.operator} ${beijingDateOf(e.at)}`, [...(steps.get(`${e.action} ${e.operator} ${beijingDateOf(e.at)}`) ?? []), e])
  return [...steps.values()].flatMap((group, index): readonly Item[] => {
    const [first] = group
    if (first === undefined) return []
    const fact = { kind: 'custody', entry: first.id } as const
    const files = group.filter((e) => e.source !== undefined)
    return [
      {
        cites,
        fields: {
          no: packetValue(index + 1),
          at: factValue(stampOf(first.at), fact),
          operator: operatorName(matter, first),
          method: [factRun(actionWords[first.action], fact), word('；铃证 RingProof '), factRun(matter.input.request.toolVersion, { kind: 'packet' })],
          from: first.action === 'received' ? [word('提交人提供的文件'), ...(files.length === 0 ? [] : [word('（'), factRun(files.length, { kind: 'number-of', things: files.map((e) => e.id) }), word('个）')])] : [word('原始文件库')],
          to: first.action === 'received' ? [word('原始文件库')] : first.words === undefined ? dash : factValue(first.words, fact),
        },
      },
    ]
  })
}

const operatorItems = (matter: Matter, views: readonly SourceView[], cites: readonly Citation[]): readonly Item[] => {
  const used = new Set(views.map((v) => v.source.sha256))
  const entries = matter.input.view.custody.filter((e) => e.source !== undefined && used.has(e.source))
  const names = new Map(entries.map((e) => [e.operator, e.id]))
  const claimants = new Set(matter.input.view.profile.claimants.map((c) => c.name))
  return [...names].toSorted(([a], [b]) => compareText(a, b)).map(([name, id]): Item => {
    const known = name === '' ? (matter.filing.get(unnamedOperator)?.text ?? '') : name
    const relation = matter.filing.get(`operator.${known}`)
    const own: readonly Run[] = claimants.has(known) ? [factRun('本人', { kind: 'decision', decisions: [matter.profileDecision.id] })] : []
    return { cites, fields: { name: operatorName(matter, { operator: name, id }), role: [word('取得、保存文件的操作人')], ...(relation !== undefined ? { relation: typed(relation.text, relation) } : own[0] === undefined ? {} : { relation: [own[0]] }) } }
  })
}

/** Nobody gave a name at the computer: the owner may say afterwards who it was. */
const unnamedOperator = 'operator.unnamed'

const operatorName = (matter: Matter, entry: Pick<CustodyEntry, 'operator' | 'id'>): Value => {
  if (entry.operator !== '') return factValue(entry.operator, { kind: 'custody', entry: entry.id })
  const named = matter.filing.get(unnamedOperator)
  return named === undefined ? unknown : typed(named.text, named)
}

const manifestRows = ({ matter, book }: Sources, views: readonly SourceView[]): readonly Item[] =>
  views.map((view, index): Item => {
    const say = (text: string | number): Value => factValue(text, { kind: 'source', source: view.source.sha256 })
    const { derivedFrom } = view.source
    const operator = matter.input.view.custody.find((e) => e.source === view.source.sha256)
    return {
      cites: book.exhibits.flatMap((e): readonly Citation[] => (e.source === view.source.sha256 ? [{ exhibit: e.no }] : [])),
      fields: {
        no: packetValue(index + 1),
        fileName: say(view.source.fileName),
        bytes: say(view.source.byteLength),
        sha256: say(view.source.sha256),
        role: say(derivedFrom === undefined ? '原始' : '派生'),
        derivedFrom: derivedFrom === undefined ? dash : say(`${derivedFrom.parent.slice(0, 8)} ${derivedFrom.member}`),
        acquiredAt: say(stampOf(view.source.receivedAt)),
        operator: operator === undefined ? unknown : operatorName(matter, operator),
      },
    }
  })
