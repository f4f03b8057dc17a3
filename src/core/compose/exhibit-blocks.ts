import { beijingDateOf } from '../kernel/instant.ts'
import { isNonEmpty } from '../kernel/list.ts'
import type { Block, Cell, Mask, Row, Run } from '../model/document.ts'
import type { MatterView, SourceView } from '../model/matter-view.ts'
import type { Observation, ReadingField } from '../model/observation.ts'
import { factRun, factValue, nothing, typed, unknown, word } from './fact-run.ts'
import { deviceOf, type Exhibit, type Wanted } from './exhibit.ts'
import type { Matter } from './gather.ts'
import { clockOf, dayOf, directionWords, shownNumber } from './wording.ts'
import { readerName, ruleName } from './reader-words.ts'
import { transcriptBlocks } from './transcript.ts'
import { portraitWidthPt } from './template/columns.ts'
import type { Value } from './template/values.ts'

const sourceFact = (view: SourceView, text: string | number): Run => factRun(text, { kind: 'source', source: view.source.sha256 })

const logNames: Readonly<Record<string, string>> = { phone: '手机通话记录', bill: '运营商通话详单', screenshot: '通话记录截图', recording: '通话录音', messages: '短信记录', chat: '即时通讯记录', diary: '自行记录', table: '通话记录表' }

/** An exhibit that is a log: only the rows of this packet, each at its place in the original. */
export const recordExhibit = (matter: Matter, wanted: Wanted, no: number): Exhibit => {
  const { view, records } = wanted
  const kind = view.run?.log?.kind ?? 'table'
  const isPicture = records.some((r) => r.place.box !== undefined)
  const name = `${isPicture && kind !== 'screenshot' ? `${logNames[kind] ?? '记录'}截图` : (logNames[kind] ?? '记录')}${isPicture ? '（遮盖件）' : '摘录'}`
  const count = factRun(records.length, { kind: 'count', incidents: records.map((r) => [r.id]) })
  return {
    ...common(matter, wanted, no, name),
    kind: kind === 'recording' ? '电子数据（录音）' : '电子数据',
    object: [word('显示来电显示号码、时间等的记录'), count, word('条')],
    note: isPicture ? '文字识别结果为派生材料，以图片为准' : kind === 'table' || kind === 'diary' ? '自制表格不能单独作为认定事实的根据' : '—',
    isHandedInWhole: false,
    blocks: [{ kind: 'exhibit', exhibit: no, title: name }, ...provenance(view, [word('本件列出与本事项有关的记录'), count, word(view.observations > records.length ? '条；其余记录与本事项无关，未列出。' : '条，为该文件的全部记录。')]), ...(isPicture ? [picture(matter, wanted, no)] : []), extract(records), ...transcriptBlocks(matter, records)],
  }
}

const common = (matter: Matter, { view, group }: Wanted, no: number, name: string): Omit<Exhibit, 'kind' | 'object' | 'note' | 'isHandedInWhole' | 'blocks'> => ({
  no,
  group,
  name: [word(`${name}（`), sourceFact(view, view.source.fileName), word('）')],
  origin: origin(view),
  formedAt: [word('取得于'), sourceFact(view, beijingDateOf(view.source.receivedAt))],
  original: '电子文件原件按校验值存档，原始载体备查',
  custodian: custodian(matter, view),
  hash8: [sourceFact(view, view.source.sha256.slice(0, 8))],
  source: view.source.sha256,
})

const origin = (view: SourceView): Value => {
  const log = view.run?.log
  if (view.observations === 0) return [word('提交人提供的文件')]
  const words = [deviceOf(view), log?.carrier, log?.ownNumber].filter((text): text is string => text !== undefined)
  return isNonEmpty(words) ? [word(`${logNames[log?.kind ?? 'table'] ?? '记录'}：`), ...words.map((text, index) => sourceFact(view, index === 0 ? text : `，${text}`))] : [word(log === undefined ? '提交人提供的文件' : (logNames[log.kind] ?? '记录'))]
}

const custodian = (matter: Matter, view: SourceView): Value => {
  if (view.source.custodian !== undefined) return [sourceFact(view, view.source.custodian)]
  const name = matter.input.view.profile.claimants[0]?.name
  return name === undefined ? unknown : typed(name, matter.profileDecision)
}

const provenance = (view: SourceView, rest: readonly Run[]): readonly Block[] => [
  { kind: 'paragraph', indent: false, runs: [word('来源文件：'), sourceFact(view, view.source.fileName), word('（'), sourceFact(view, view.source.byteLength), word('字节）')] },
  { kind: 'paragraph', indent: false, runs: [word('SHA-256：'), sourceFact(view, view.source.sha256)] },
  ...(rest.length === 0 ? [] : [{ kind: 'paragraph', indent: false, runs: rest } as const]),
]

/** Only the rows of this packet stay visible; what stands above the first row (title, status bar) does too. */
const picture = (matter: Matter, { view, records }: Wanted, no: number): Block => ({
  kind: 'picture',
  exhibit: no,
  source: view.source.sha256,
  fileName: view.source.fileName,
  masks: masksFor(records, allOf(matter.input.view, view)),
  shows: records.map((r) => r.id),
  caption: [word('遮盖件：黑色部分为与本事项无关的内容。原图校验值见上，原始载体备查。')],
})

const allOf = (view: MatterView, source: SourceView): readonly Observation[] => [...view.observations.values()].filter((o) => o.source === source.source.sha256)

const farAway = 1_000_000

export const masksFor = (shown: readonly Observation[], all: readonly Observation[]): readonly Mask[] => {
  const bands = shown.flatMap((o) => (o.place.box === undefined ? [] : [[o.place.box[1], o.place.box[3]] as const])).toSorted((a, b) => a[0] - b[0])
  const tops = all.flatMap((o) => (o.place.box === undefined ? [] : [o.place.box[1]]))
  const masks: Mask[] = []
  let covered = Math.min(...tops, farAway)
  for (const [top, bottom] of bands) {
    if (top > covered) masks.push([0, covered, farAway, top])
    covered = Math.max(covered, bottom)
  }
  return [...masks, [0, covered, farAway, farAway]]
}

const columns: readonly { readonly heading: string; readonly width: number; readonly of: (o: Observation) => Value | undefined }[] = [
  { heading: '原始位置', width: 62, of: (o) => factValue(placeWords(o), { kind: 'packet' }) },
  { heading: '时间', width: 100, of: (o) => (o.startedAt === undefined ? undefined : reading(o, 'startedAt', [dayOf(o.startedAt.value), clockOf(o.startedAt.value)].filter((t) => t !== undefined).join(' '))) },
  { heading: '对方号码', width: 92, of: (o) => (o.otherNumber === undefined ? undefined : reading(o, 'otherNumber', shownNumber(o.otherNumber.value))) },
  { heading: '方向', width: 40, of: (o) => (o.direction === undefined || o.direction.value === 'unknown' ? undefined : reading(o, 'direction', directionWords[o.direction.value])) },
  { heading: '通话秒数', width: 44, of: (o) => (o.durationSeconds === undefined ? undefined : reading(o, 'durationSeconds', String(o.durationSeconds.value))) },
  { heading: '所载名称、标注、内容', width: 97, of: (o) => said(o) },
]

const reading = (o: Observation, field: ReadingField, text: string): Value | undefined => (text === '' ? undefined : factValue(text, { kind: 'reading', field, observations: [o.id] }))

const said = (o: Observation): Value | undefined => {
  const parts = (['otherName', 'otherLabel', 'service', 'location', 'text'] as const).flatMap((field): readonly Run[] => (o[field] === undefined || o[field].value === '' ? [] : (reading(o, field, o[field].value) ?? [])))
  const runs = parts.flatMap((run, index): readonly Run[] => (index === 0 ? [run] : [word('；'), run]))
  return isNonEmpty(runs) ? runs : undefined
}

/** Where it stands in the original, for whoever checks. */
const placeWords = ({ place }: Observation): string =>
  [place.member, place.sheet === undefined ? undefined : `表“${place.sheet}”`, place.table, place.page === undefined ? undefined : `第${place.page}页`, place.row === undefined ? undefined : `第${place.row}行`, place.box === undefined ? undefined : `图中${place.box[1]}至${place.box[3]}像素`].filter((t) => t !== undefined).join(' ')

const extract = (records: readonly Observation[]): Block => {
  const used = columns.filter((column) => records.some((o) => column.of(o) !== undefined))
  const spare = portraitWidthPt - 30 - used.reduce((sum, column) => sum + column.width, 0)
  return {
    kind: 'table',
    isLarge: true,
    columns: [{ heading: '序号', widthPt: 30, align: 'center' }, ...used.map((column, index) => ({ heading: column.heading, widthPt: column.width + (index === used.length - 1 ? spare : 0) }))],
    rows: records.map((o, index): Row => ({ shows: [o.id], cells: [{ runs: factValue(index + 1, { kind: 'packet' }) }, ...used.map((column): Cell => ({ runs: column.of(o) ?? nothing('—') }))] })),
  }
}

/** What such a paper shows, for the list of evidence; what it says is read from it, not claimed here. */
const shownInPapers: Readonly<Record<string, string>> = {
  '号码使用、登记的材料': '被叫号码的登记和使用情况', 公示系统登记信息: '对方登记的名称、住所、统一社会信用代码和负责人', 行驶证: '车牌号码和机动车登记所有人', 保险单: '机动车保险的保险人和保险期间', 以往保险单: '以往投保的保险人和保险期间',
  拒绝的凭证: '作出拒绝的时间、方式和内容', 投诉凭证: '投诉的时间、受理单位和编号', 对方答复: '对方答复的时间和内容', 权利请求书及送达凭证: '权利请求的内容、寄出和签收日期', 停止侵害函及送达凭证: '函件的内容、寄出和签收日期',
  对方公示号码的页面截图: '对方公示的号码', 对方公示号码的材料: '对方公示的号码', 对方确认材料: '对方对号码、人员的确认',
}

const pictureName = /\.(?:png|jpe?g|webp|bmp|gif|heic|heif)$/i

/** An exhibit that is a paper of the owner's own: handed in whole. */
export const directExhibit = (matter: Matter, wanted: Wanted, no: number): Exhibit => {
  const { view } = wanted
  const name = wanted.label ?? '材料'
  const isPicture = pictureName.test(view.source.fileName)
  const shown: Block = isPicture
    ? { kind: 'picture', exhibit: no, source: view.source.sha256, fileName: view.source.fileName, masks: [], shows: [], caption: [word('原件备查。')] }
    : { kind: 'paper', exhibit: no, source: view.source.sha256, fileName: view.source.fileName, runs: [word('本证据为电子文件，随卷提交于“exhibits”文件夹，文件名以“证据'), factRun(no, { kind: 'packet' }), word('”起首；内容以该文件为准。')] }
  return {
    ...common(matter, wanted, no, name),
    kind: '书证（复制件）',
    object: [word(`显示${shownInPapers[name] ?? (name.endsWith('费凭证') ? '支出的项目、金额和日期' : `${name}所载内容`)}`)],
    note: '—',
    isHandedInWhole: !isPicture,
    blocks: [{ kind: 'exhibit', exhibit: no, title: name }, ...provenance(view, []), shown],
  }
}

/** Group 七: how the files were read, so that the counting can be checked. */
export const integrityExhibit = (matter: Matter, views: readonly SourceView[], no: number): Exhibit => ({
  no,
  group: 7,
  name: [word('电子数据取得与核对记录')],
  kind: '电子数据',
  origin: [word('由入库、读取记录生成')],
  formedAt: factValue(matter.packetDay, { kind: 'packet' }),
  object: [word('列出各文件的取得、读取条数和合并规则')],
  original: '记录文件备查',
  custodian: matter.input.view.profile.claimants[0]?.name === undefined ? unknown : typed(matter.input.view.profile.claimants[0].name, matter.profileDecision),
  note: '派生材料',
  hash8: nothing('—'),
  isHandedInWhole: false,
  blocks: [
    { kind: 'exhibit', exhibit: no, title: '电子数据取得与核对记录' },
    { kind: 'paragraph', indent: true, runs: [word('一、读取情况')] },
    runsTable(views),
    { kind: 'paragraph', indent: true, runs: [word('二、合并依据：同一次来电的多份记录按一次计；每一处合并所依据的规则如下。')] },
    mergesTable(matter),
    { kind: 'paragraph', indent: true, runs: [word('三、制作本材料时的记录链首：')] },
    { kind: 'paragraph', indent: false, runs: [factRun(matter.input.request.chainHead, { kind: 'packet' })] },
  ],
})

const cellOf = (value: Value): Cell => ({ runs: value })

const runsTable = (views: readonly SourceView[]): Block => ({
  kind: 'table',
  columns: [
    { heading: '序号', widthPt: 32, align: 'center' },
    { heading: '文件名', widthPt: 150, breakAnywhere: true },
    { heading: '识别方式', widthPt: 110, breakAnywhere: true },
    { heading: '读取记录', widthPt: 60, align: 'right' },
    { heading: '文件自称', widthPt: 60, align: 'right' },
    { heading: '是否读完', widthPt: 59, align: 'center' },
  ],
  rows: views.map((view, index): Row => {
    const head = [cellOf(factValue(index + 1, { kind: 'packet' })), cellOf([sourceFact(view, view.source.fileName)])]
    const { run } = view
    if (run === undefined || run.reader === null) return { cells: [...head, cellOf(nothing('未作读取')), ...[1, 2, 3].map(() => cellOf(nothing('—')))] }
    const declared: Value = run.declared === undefined ? nothing('—') : [sourceFact(view, run.declared)]
    return { cells: [...head, cellOf([word(`${readerName(run.reader)}（第`), factRun(run.readerVersion, { kind: 'packet' }), word('版）')]), cellOf([sourceFact(view, run.observations)]), cellOf(declared), cellOf([sourceFact(view, run.complete ? '是' : '否')])] }
  }),
})

const mergesTable = (matter: Matter): Block => {
  const merged = [...matter.calls, ...matter.messages].filter((i) => i.reasons.length > 0)
  const rules = [...new Set(merged.flatMap((i) => i.reasons.map((r) => r.rule)))].toSorted()
  const rows = rules.map((rule, index): Row => {
    const joined = merged.filter((i) => i.reasons.some((r) => r.rule === rule))
    return { cells: [cellOf(factValue(index + 1, { kind: 'packet' })), cellOf([word(ruleName(rule))]), cellOf(factValue(joined.length, { kind: 'count', incidents: joined.map((i) => i.supportedBy) }))] }
  })
  if (rows.length === 0) return { kind: 'paragraph', indent: true, runs: [word('没有合并。')] }
  return { kind: 'table', columns: [{ heading: '序号', widthPt: 32, align: 'center' }, { heading: '规则', widthPt: 340, breakAnywhere: true }, { heading: '来电（条）', widthPt: 99, align: 'right' }], rows }
}
