import { createHash } from 'node:crypto'
import { derive } from '../../src/core/pipeline.ts'
import { registry } from './calls.ts'
import { readLaw } from './law.ts'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Fen } from '../../src/core/kernel/fen.ts'
import { parseInstant, plusMs, toEpochMs, type EpochMs } from '../../src/core/kernel/instant.ts'
import { parseLocalDate, type LocalDate } from '../../src/core/kernel/civil.ts'
import type { Reading } from '../../src/core/kernel/reading.ts'
import type { Sha256 } from '../../src/core/kernel/sha256.ts'
import type { When } from '../../src/core/kernel/when.ts'
import type { Decision, DecisionBody, Proof } from '../../src/core/model/decision.ts'
import { noFacts, type Facts } from '../../src/core/model/facts.ts'
import type { NonEmpty } from '../../src/core/kernel/list.ts'
import { toFactId, toObservationId, toPartyId, type ObservationId } from '../../src/core/model/ids.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import type { LogHint } from '../../src/core/model/reading-run.ts'
import { onePagePdf } from './one-page-pdf.ts'

/*
 * One invented matter, large enough to look at as a lawyer would: 王建国 of 杭州, two invented insurers, several callers, a phone log, a carrier
 * bill and three screenshots of the same calls, four private people in the same logs, refusals, a complaint, a broken promise and receipts.
 */

export const day = (text: string): LocalDate => {
  const date = parseLocalDate(text)
  if (!date.ok) throw new Error(text)
  return date.value
}
export const at = (text: string): EpochMs => {
  const instant = parseInstant(text)
  if (!instant.ok) throw new Error(text)
  return instant.value
}
const second = (from: EpochMs): When => ({ from, to: plusMs(from, 1000), precision: 'second', zone: 'stated' })
const minute = (from: EpochMs): When => ({ from: toEpochMs(Math.floor(from / 60_000) * 60_000), to: toEpochMs(Math.floor(from / 60_000) * 60_000 + 60_000), precision: 'minute', zone: 'assumed' })
export const certain = <T>(value: T, raw = String(value)): Reading<T> => ({ value, raw, confidence: 'certain', method: 'column' })
const sha = (text: string | Uint8Array): Sha256 => createHash('sha256').update(text).digest('hex') as Sha256

export const huaze = toPartyId('p0000000000000001')
export const yuanshan = toPartyId('p0000000000000002')

type Call = { readonly start: EpochMs; readonly number: string; readonly seconds: number; readonly respondent?: typeof huaze; readonly agent?: string; readonly label?: string }

const agents = [
  { id: toPartyId('p00000000000000a1'), name: '小刘', workId: 'HZ8036', number: '13900010001', respondent: huaze },
  { id: toPartyId('p00000000000000a2'), name: '小陈', workId: 'HZ8112', number: '13900010002', respondent: huaze },
  { id: toPartyId('p00000000000000a3'), name: '张经理', workId: undefined, number: '057188001234', respondent: huaze },
  { id: toPartyId('p00000000000000b1'), name: '李女士', workId: 'YS0210', number: '17100020001', respondent: yuanshan },
] as const

export const callsOf = (days: number): readonly Call[] => {
  const calls: Call[] = []
  let seed = 20260701
  const next = (n: number): number => Math.floor((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 65_536) % n
  for (let d = 0; d < days; d += 1) {
    const date = plusMs(at('2026-07-08T00:00:00+08:00'), d * 86_400_000)
    const several = d % 9 === 8 ? 4 : d % 3 === 2 ? 0 : 1
    for (let k = 0; k < several; k += 1) {
      const agent = agents[next(4)]
      if (agent === undefined) continue
      calls.push({ start: plusMs(date, (9 * 3600 + k * 7_000 + next(5_000)) * 1000 + 37_000), number: agent.number, seconds: next(3) === 0 ? 0 : 12 + next(140), respondent: agent.respondent, agent: agent.id, ...(next(2) === 0 ? { label: '保险推销' } : {}) })
    }
    calls.push({ start: plusMs(date, (18 * 3600 + next(9_000)) * 1000), number: `1370000${String(1000 + next(4))}`, seconds: 60 + next(600) })
  }
  return calls
}

type Source = { readonly fileName: string; readonly bytes: Uint8Array; readonly log?: LogHint; readonly reader?: string }

/** Which calls, from which on, each picture shows. Drawn by draw-packet-screens.ts. */
export const screens = [
  { fileName: 'Screenshot_20260712.png', first: 3 },
  { fileName: 'Screenshot_20260816.png', first: 38 },
  { fileName: 'Screenshot_20260825.png', first: 48 },
] as const
const pictures = screens.map((s) => s.fileName)

/** `days` of calls: 70 give about fifty calls of two insurers. */
export const realisticMatter = (days = 70): { readonly facts: Facts; readonly view: MatterView; readonly bytes: ReadonlyMap<Sha256, Uint8Array> } => {
  const phoneLog: LogHint = { kind: 'phone', ownNumber: '13800138000', device: 'Redmi K70' }
  const files: Files & { readonly screens: readonly Source[] } = {
    phone: { fileName: 'calls-20260915.xml', bytes: Buffer.from('<calls/>'), log: phoneLog, reader: 'sms-backup-restore-calls' },
    bill: { fileName: '通话详单2026年7至9月.xls', bytes: Buffer.from('bill'), log: { kind: 'bill', ownNumber: '13800138000', carrier: '中国联通' }, reader: 'unicom-bill' },
    licence: { fileName: '行驶证.pdf', bytes: Buffer.from(onePagePdf('licence')), },
    policy: { fileName: '商业险保单.pdf', bytes: Buffer.from(onePagePdf('policy')) },
    receipt: { fileName: '可信时间戳发票.pdf', bytes: Buffer.from(onePagePdf('receipt')) },
    post: { fileName: '邮寄费发票.pdf', bytes: Buffer.from(onePagePdf('post')) },
    reply: { fileName: '投诉工单TS20260820001.pdf', bytes: Buffer.from(onePagePdf('complaint')) },
    register: { fileName: '企业信用信息公示.pdf', bytes: Buffer.from(onePagePdf('register')) },
    screens: pictures.map((fileName) => ({ fileName, bytes: readFixture(fileName), log: { kind: 'screenshot', device: 'Redmi K70' }, reader: 'screen' })),
  }
  const calls = callsOf(days)
  const observations = new Map<ObservationId, Observation>()
  const add = (file: Source, row: number, rest: Omit<Observation, 'id' | 'source' | 'place' | 'kind'>, place: Observation['place'] = { row }): ObservationId => {
    const id = toObservationId(`o${sha(`${file.fileName} ${String(row)}`).slice(0, 24)}`)
    observations.set(id, { id, source: sha(file.bytes), place, kind: 'call', ...rest })
    return id
  }
  const e164 = (n: string): Reading<{ kind: 'e164' | 'national'; text: string }> => certain(n.startsWith('0') ? { kind: 'national', text: n } : { kind: 'e164', text: `+86${n}` }, n)
  const shots = new Map<number, { readonly picture: number; readonly row: number }>()
  const rows = calls.map((_, index) => index)
  for (const [picture, { first: start }] of screens.entries()) for (let row = 0; row < 7; row += 1) if (rows[start + row] !== undefined) shots.set(start + row, { picture, row })
  const shown = calls.map((c, index): ShownCall => {
    const direction = certain(c.seconds === 0 ? ('missed' as const) : ('incoming' as const))
    const ids = [add(files.phone, index + 2, { otherNumber: e164(c.number), startedAt: certain(second(c.start)), direction, ...(c.seconds > 0 ? { durationSeconds: certain(c.seconds) } : {}) })]
    if (c.seconds > 0) ids.push(add(files.bill, index + 12, { otherNumber: e164(c.number), startedAt: certain(second(plusMs(c.start, 2000))), direction: certain('incoming' as const, '被叫'), durationSeconds: certain(c.seconds), location: certain('浙江杭州') }))
    const shot = shots.get(index)
    const screen = shot === undefined ? undefined : files.screens[shot.picture]
    if (shot !== undefined && screen !== undefined) ids.push(add(screen, index, { otherNumber: e164(c.number), startedAt: { ...certain(minute(c.start)), method: 'two-readers' }, direction, ...(c.label === undefined ? {} : { otherLabel: certain(c.label), labelCount: certain(89) }) }, { box: [0, 300 + shot.row * 180, 1080, 480 + shot.row * 180] }))
    const [first = toObservationId('none'), ...others] = ids
    return { call: c, ids: [first, ...others] }
  })
  const receivedAt = at('2026-09-15T20:11:05+08:00')
  const everyFile: readonly Source[] = [files.phone, files.bill, ...files.screens, files.licence, files.policy, files.receipt, files.post, files.register, files.reply]
  const perSource = new Map<string, number>()
  for (const o of observations.values()) perSource.set(o.source, (perSource.get(o.source) ?? 0) + 1)
  const facts: Facts = {
    ...noFacts,
    sources: everyFile.map((f) => ({ sha256: sha(f.bytes), fileName: f.fileName, byteLength: f.bytes.byteLength, receivedAt, custodian: '王建国', origin: 'file' })),
    runs: everyFile.flatMap((f) => (f.reader === undefined ? [] : [{ source: sha(f.bytes), reader: f.reader, readerVersion: 1, answers: {}, ...(f.log === undefined ? {} : { log: f.log }), observations: perSource.get(sha(f.bytes)) ?? 0, ...(f.reader === 'screen' ? {} : { declared: perSource.get(sha(f.bytes)) ?? 0 }), complete: true, issues: [] }])),
    observations: [...observations.values()],
    decisions: decisionsOf(shown, files),
    custody: everyFile.map((f, index) => ({ id: toFactId(`c:${String(index)}`), at: receivedAt, operator: '王建国', action: 'received', source: sha(f.bytes) })),
  }
  return { facts, view: viewOf(facts), bytes: new Map(everyFile.map((f) => [sha(f.bytes), f.bytes])) }
}

type ShownCall = { readonly call: Call; readonly ids: NonEmpty<ObservationId> }

/** As the app derives it, with the grounds of the day the packet is made. */
export const viewOf = (facts: Facts): MatterView => derive(facts, { registry, law: readLaw() }, day('2026-09-20')).view

const readFixture = (name: string): Uint8Array => readFileSync(path.resolve('test/fixtures/packet', name))

type Files = Readonly<Record<'phone' | 'bill' | 'licence' | 'policy' | 'receipt' | 'post' | 'reply' | 'register', Source>>

const decisionsOf = (shown: readonly ShownCall[], files: Files): readonly Decision[] => {
  const proof = (f: Source): Proof => ({ source: sha(f.bytes) })
  const answered = shown.filter(({ call }) => call.respondent === huaze && call.seconds > 0)
  const [refusal, promise] = [answered[4], answered[12]]
  if (refusal === undefined || promise === undefined) throw new Error('too few calls')
  const during = ({ call }: ShownCall): When => ({ ...second(call.start), to: plusMs(call.start, 120_000) })
  const names = agents.map((a) => ({ kind: 'declare-party', party: { role: 'agent', id: a.id, name: a.name, employer: a.respondent, aliases: [], ...(a.workId === undefined ? {} : { workId: a.workId }) } }) as const)
  const paper = (key: string, f: Source): DecisionBody => ({ kind: 'record-event', event: { kind: 'document', on: day('2026-09-15'), fields: { proof: key }, proofs: [proof(f)] } })
  const heard = answered.slice(0, 14).map(({ ids }, index): DecisionBody => ({
    kind: 'record-said',
    observations: ids,
    said: { claimedOrganisation: index % 3 === 2 ? '华泽财险杭州电销中心' : '华泽车险', ...(index % 4 === 0 ? { knew: [{ what: 'plate' as const, words: '浙A·8K21P' }, { what: 'expiry' as const, words: '九月十号到期' }] } : {}), ...(index % 5 === 1 ? { askedIdentity: true, identityAnswer: '我是华泽的小刘，工号8036', gaveLicence: false } : {}), ...(index % 4 === 2 ? { words: '先生您的车险快到期了，今天锁单还有油卡送', promised: [{ what: 'gift' as const, words: '油卡' }] } : {}), ...(index === 6 ? { sourceAnswer: '系统里都有' } : {}) },
  }))
  const insurer = (id: typeof huaze, name: string, fullName: string, details: object): DecisionBody => ({ kind: 'declare-party', party: { role: 'organisation', id, name, kind: 'insurer', aliases: [], details: { fullName, ...details } } })
  const bodies: readonly DecisionBody[] = [
    { kind: 'set-profile', profile: {
      claimants: [{ name: '王建国', sex: '男', birthDate: day('1968-03-21'), ethnicity: '汉族', occupation: '退休', employer: '无', domicile: '浙江省杭州市西湖区文三路101号5幢302室', habitualResidence: '同住所', idType: '居民身份证', idNumber: '330106196803210017', contactPhone: '13800138000', serviceAddress: '浙江省杭州市西湖区文三路101号5幢302室', eServiceAddress: 'wangjianguo@example.com', agreesEService: true }],
      ownNumbers: [{ number: '13800138000', registrant: '王建国', carrier: '中国联通', device: 'Redmi K70' }],
      vehicle: { plate: '浙A·8K21P', ownerName: '王建国' },
      policy: { insurer: '平湖财产保险股份有限公司', expiryDate: day('2026-09-10'), number: 'PH2025330100123456' },
      holders: [{ name: '杭州城西汽车销售服务有限公司', kind: 'dealer', since: day('2021-09-08'), held: ['name', 'number', 'plate', 'vin', 'expiry'] }],
    } },
    insurer(huaze, '华泽财险', '华泽财产保险股份有限公司杭州分公司', { domicile: '浙江省杭州市上城区钱江路1号', uscc: '91330100MA2AAAAA0X', headTitle: '负责人', headName: '周某某', phone: '0571-88000000' }),
    insurer(yuanshan, '远山财险', '远山财产保险股份有限公司', { domicile: '上海市浦东新区张杨路2号', uscc: '91310000MA1BBBBB1Y', headTitle: '法定代表人', headName: '吴某某', phone: '021-50000000' }),
    ...names,
    { kind: 'set-scope', scope: 'in', numbers: agents.map((a) => a.number) },
    { kind: 'set-scope', scope: 'out', numbers: ['13700001000', '13700001001', '13700001002', '13700001003'] },
    ...agents.map((a): DecisionBody => ({ kind: 'attribute', numbers: [a.number], respondent: a.respondent, agent: a.id, basis: 'claimed', words: a.respondent === huaze ? '华泽车险' : '远山车险', proofs: [] })),
    ...heard,
    { kind: 'record-refusal', act: { at: during(refusal), mode: 'phone', party: huaze, toWhom: '自称华泽车险的来电人', words: '我不需要，请不要再打电话来', proofs: [{ observation: refusal.ids[0] }] } },
    { kind: 'record-refusal', act: { at: during(promise), mode: 'phone', party: huaze, toWhom: '自称华泽车险的来电人', words: '已经说过不要再打了，请登记', proofs: [{ observation: promise.ids[0] }] } },
    { kind: 'record-promise', act: { at: during(promise), mode: 'phone', party: huaze, toWhom: '来电人', words: '好的，给您登记，以后不打了', proofs: [{ observation: promise.ids[0] }] } },
    { kind: 'record-complaint', act: { at: minute(at('2026-08-20T10:30:00+08:00')), mode: 'phone', party: huaze, proofs: [proof(files.reply)] }, body: '华泽财险客服热线', reference: 'TS20260820001', outcome: '客服称将转相关部门核实' },
    { kind: 'record-damage', damage: { head: 'evidence-cost', amountFen: 30_000 as Fen, method: '按票据：可信时间戳服务费', on: day('2026-09-12'), isEvidenceCost: true, proofs: [proof(files.receipt)] } },
    { kind: 'record-damage', damage: { head: 'evidence-cost', amountFen: 4_650 as Fen, method: '按票据：邮寄费', on: day('2026-09-13'), isEvidenceCost: true, proofs: [proof(files.post)] } },
    { kind: 'record-damage', damage: { head: 'discretionary', amountFen: 300_000 as Fen, method: '请求酌定', proofs: [] } },
    paper('claimant.number', files.bill),
    paper('vehicle.registration', files.licence),
    paper('policy.document', files.policy),
    paper('respondent.registration', files.register),
    { kind: 'set-filing', values: { courtName: '杭州市上城区人民法院', authorityName: '国家金融监督管理总局浙江监管局', 'integrity.operationStatus': '取得数据时手机、计算机均可正常开机使用', 'stats.clockOffset': '与网络时间一致' } },
    ...['stated.numberMine', 'stated.noContractEver', 'stated.noInquiry', 'stated.refusedAsListed', 'stated.complainedAsListed', 'stated.askedIdentity', 'stated.askedSource', 'stated.reviewedRows', 'stated.exportedByMe', 'stated.truthful', 'stated.ownRights', 'stated.notFiledElsewhere', 'stated.paidNotary'].map((sentence): DecisionBody => ({ kind: 'state', sentence, stated: true })),
  ]
  return bodies.map((body, index) => ({ id: toFactId(`chain:${String(index)}`), order: { lamport: index, chain: 'chain', seq: index }, at: at('2026-09-16T09:00:00+08:00'), operator: '王建国', body }))
}
