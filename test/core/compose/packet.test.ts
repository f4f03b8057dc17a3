import { describe, expect, it } from 'vitest'
import { composePacket } from '../../../src/core/compose/compose-packet.ts'
import { packetShapes } from '../../../src/core/compose/packet-kinds.ts'
import { runsOf, unprovenFacts } from '../../../src/core/compose/unproven-facts.ts'
import type { Decision, DecisionBody } from '../../../src/core/model/decision.ts'
import type { Block, Run } from '../../../src/core/model/document.ts'
import { toFactId, toObservationId } from '../../../src/core/model/ids.ts'
import type { Observation } from '../../../src/core/model/observation.ts'
import type { MatterView } from '../../../src/core/model/matter-view.ts'
import type { PacketKind, PacketPlan } from '../../../src/core/model/packet.ts'
import { packetReference } from '../../support/packet-reference.ts'
import { realisticRequest } from '../../support/print-realistic.ts'
import { at, certain, day, huaze, realisticMatter, viewOf, yuanshan } from '../../support/realistic-matter.ts'

const reference = packetReference()
const { facts, view } = realisticMatter()
const compose = (kind: PacketKind, from: MatterView = view, request: object = {}): PacketPlan => composePacket({ view: from, reference, request: { ...realisticRequest(kind), ...request } })
const without = (drop: (body: DecisionBody) => boolean): MatterView => viewOf({ ...facts, decisions: facts.decisions.filter((d) => !drop(d.body)) })
const withBody = (body: DecisionBody): MatterView => ({ ...view, standing: [...view.standing, { id: toFactId('chain:999'), order: { lamport: 999, chain: 'chain', seq: 999 }, at: at('2026-09-17T09:00:00+08:00'), operator: '王建国', body } satisfies Decision] })
const textOf = (plan: PacketPlan, id?: string): string => plan.documents.filter((d) => id === undefined || d.id === id).flatMap((d) => d.blocks).map(blockText).join('\n')
const blockText = (block: Block): string => ('text' in block ? block.text : 'title' in block ? block.title : runsOf(block).map((r) => r.text).join(''))
const tableOf = (plan: PacketPlan, id: string, heading: string): Extract<Block, { kind: 'table' }> => {
  const found = plan.documents.find((d) => d.id === id)?.blocks.find((b) => b.kind === 'table' && b.columns.some((c) => c.heading === heading))
  if (found?.kind !== 'table') throw new Error(`no table with ${heading}`)
  return found
}

describe('the two packets of the main job', () => {
  it.each(['pipl69', 'nfra'] as const)('%s of a full matter has no gap and no fact without proof', (kind) => {
    const plan = compose(kind)
    expect(plan.gaps).toEqual([])
    expect(plan.issues).toEqual([])
    expect(plan.isDraft).toBe(false)
    expect(plan.documents.map((d) => d.id)).toEqual([...packetShapes[kind].documents, 'exhibits'])
  })

  it('the same facts and packet time give the same blocks', () => expect(JSON.stringify(compose('pipl69'))).toBe(JSON.stringify(composePacket({ view: realisticMatter().view, reference, request: realisticRequest('pipl69') }))))

  it('a private number and the other insurer stand nowhere', () => {
    const printed = JSON.stringify(compose('pipl69').documents)
    for (const number of ['13700001000', '13700001001', '13700001002', '13700001003', '17100020001', '远山']) expect(printed).not.toContain(number)
  })

  it('one call shown by phone, bill and screenshot is one row that cites three exhibits', () => {
    const plan = compose('pipl69')
    const rows = tableOf(plan, 'd-laidian-tongjibiao', '指向依据').rows
    const own = view.incidents.filter((i) => i.respondent === huaze)
    expect(rows).toHaveLength(own.length)
    const three = rows.find((r) => r.shows?.length === 3)
    expect(three?.cells.at(-1)?.runs.flatMap((r) => r.cites ?? [])).toHaveLength(3)
  })

  it('a screenshot keeps only the rows of this matter', () => {
    const pictures = compose('pipl69').documents.flatMap((d) => d.blocks).flatMap((b) => (b.kind === 'picture' && b.masks.length > 0 ? [b] : []))
    expect(pictures).toHaveLength(3)
    for (const picture of pictures)
      for (const o of view.observations.values()) {
        if (o.source !== picture.source || o.place.box === undefined) continue
        const [, top, , bottom] = o.place.box
        const isCovered = picture.masks.some(([, y0, , y1]) => y0 <= top && bottom <= y1)
        expect([o.id, isCovered]).toEqual([o.id, !picture.shows.includes(o.id)])
      }
  })

  it('everything below the last known row of a picture is covered: a row nobody could read may be private', () => {
    const picture = compose('pipl69').documents.flatMap((d) => d.blocks).find((b) => b.kind === 'picture' && b.masks.length > 0)
    expect(picture?.kind === 'picture' ? picture.masks.at(-1)?.[3] : 0).toBeGreaterThan(100_000)
  })

  it('a call label is never an identity', () => expect(textOf(compose('pipl69'), 'a1-minshi-qisuzhuang')).toContain('该标注仅供参考，原告不以此认定来电人身份'))

  it('a caller is 自称 and 未经核实', () => expect(textOf(compose('nfra'), 'g3-chachu-shenqingshu')).toContain('自称“华泽财险杭州电销中心”、“华泽车险”（未经核实）'))

  it('the regulator letter asks for no money', () => {
    const own = compose('nfra').documents.find((d) => d.id === 'g3-chachu-shenqingshu')?.blocks.filter((b) => b.kind !== 'quotation') ?? []
    expect(own.map(blockText).join('')).not.toMatch(/赔偿|\d元/)
  })

  it('every provision named in a sentence stands in full at the end', () => {
    const blocks = compose('pipl69').documents.find((d) => d.id === 'a1-minshi-qisuzhuang')?.blocks ?? []
    expect(blocks.flatMap((b) => (b.kind === 'quotation' ? [b.provision] : []))).toEqual(expect.arrayContaining(['CC-1033', 'PIPL-69', 'CC-1032', 'PIPL-13', 'PIPL-14']))
  })
})

describe('what is not known', () => {
  it('a claimant without a name stops the packet, and it says which', () => {
    const profile = { ...view.profile, claimants: [{ ...view.profile.claimants[0] }] }
    delete profile.claimants[0]?.name
    const plan = compose('pipl69', { ...view, profile })
    expect(plan.documents).toEqual([])
    expect(plan.gaps.filter((g) => g.stops).map((g) => g.slot)).toContain('claimant.name')
  })

  it('a fact stated without its exhibit makes a draft with 〔待补〕', () => {
    const plan = compose('pipl69', without((b) => b.kind === 'record-event' && b.event.fields?.['proof'] === 'vehicle.registration'))
    expect(plan.isDraft).toBe(true)
    expect(plan.gaps.map((g) => [g.slot, g.stops])).toEqual([['vehicle.registration', false]])
    expect(textOf(plan, 'a1-minshi-qisuzhuang')).toContain('登记所有人为王建国〔待补：行驶证〕')
    expect(plan.documents[0]?.footer).toContain('草稿，未经律师审核')
  })

  it('what the owner wrote as 不详 is printed as 不详', () => {
    const profile = { ...view.profile, claimants: [{ ...view.profile.claimants[0], ethnicity: '不详' }] }
    const standing = view.standing.map((d) => (d.body.kind === 'set-profile' ? { ...d, body: { ...d.body, profile } } : d))
    const plan = compose('pipl69', { ...view, profile, standing })
    expect(plan.gaps).toEqual([])
    expect(textOf(plan, 'a1-minshi-qisuzhuang')).toContain('，不详，职业')
  })

  it('a day without records of any log is told, not judged', () => expect(textOf(compose('pipl69'), 'd-laidian-tongjibiao')).toContain('没有记录的期间：未发现；该期间不作有无来电的判断'))
})

describe('what nobody stated', () => {
  it('no sentence of the owner stands in the packet that he did not tick', () => {
    const plan = compose('pipl69', without((b) => b.kind === 'state'))
    const text = textOf(plan)
    for (const words of ['据原告所知', '由原告实际使用', '作出下列拒绝', '提出下列投诉', '首次拒绝之后', '客观真实', '已逐条核对']) expect(text).not.toContain(words)
  })

  it('calls after a refusal are not counted while the refusals are not confirmed', () => {
    const text = textOf(compose('pipl69', without((b) => b.kind === 'state' && b.sentence === 'stated.refusedAsListed')), 'd-laidian-tongjibiao')
    expect(text).toMatch(/在各次中均为不详或者不适用：[^）]*第几次拒绝之后/)
  })

  it('the call in which the owner refused is not a call after the refusal', () => {
    const refusal = view.standing.flatMap((d) => (d.body.kind === 'record-refusal' ? [d.body.act] : []))[0]
    const after = view.incidents.filter((i) => i.respondent === huaze && (i.startedAt?.from ?? 0) >= (refusal?.at.to ?? 0)).length
    expect(textOf(compose('pipl69'), 'a1-minshi-qisuzhuang')).toContain(`首次拒绝之后，记录显示仍有与被告有关的来电${String(after)}次`)
  })

  it('two sentences that cannot both be true stop the packet', () => {
    const plan = compose('pipl69', withBody({ kind: 'state', sentence: 'stated.isCurrentCustomer', stated: true }))
    expect(plan.documents).toEqual([])
    expect(plan.issues.map((i) => i.code)).toContain('packet-contradiction')
  })

  it('a typed number of calls is not taken', () => expect(textOf(compose('pipl69', withBody({ kind: 'set-filing', values: { 'stats.total': '999' } })), 'a1-minshi-qisuzhuang')).not.toContain('来电999次'))
})

describe('the law of the day', () => {
  it('a provision younger than the calls is named 当时规定未收录 and not quoted', () => {
    const early = { ...view, incidents: view.incidents.map((i) => ({ ...i, startedAt: { from: at('2022-05-01T10:00:00+08:00'), to: at('2022-05-01T10:00:01+08:00'), precision: 'second' as const, zone: 'stated' as const } })) }
    const plan = compose('nfra', early)
    expect(textOf(plan, 'g3-chachu-shenqingshu')).toContain('（当时规定未收录）')
    expect(plan.documents.flatMap((d) => d.blocks).flatMap((b) => (b.kind === 'quotation' ? [b.provision] : []))).not.toContain('SALES-10')
    expect(plan.issues.map((i) => i.code)).toContain('packet-law-not-yet-in-force')
  })

  it('rules that bind no dealer are not pleaded against one', () => {
    const dealer = { ...view, standing: view.standing.map((d) => (d.body.kind === 'declare-party' && d.body.party.id === huaze && d.body.party.role === 'organisation' ? { ...d, body: { ...d.body, party: { ...d.body.party, kind: 'dealer' as const } } } : d)), parties: view.parties.map((p) => (p.id === huaze && p.role === 'organisation' ? { ...p, kind: 'dealer' as const } : p)) }
    expect(textOf(compose('pipl69', dealer))).not.toContain('银行保险机构消费者权益保护管理办法')
  })
})

describe('the check of every printed fact', () => {
  const plan = compose('pipl69')
  const changed = (change: (run: Run) => Run): PacketPlan => ({
    ...plan,
    documents: plan.documents.map((d) => ({ ...d, blocks: d.blocks.map((b) => (b.kind === 'paragraph' || b.kind === 'bullet' ? { ...b, runs: b.runs.map(change) } : b.kind === 'table' ? { ...b, rows: b.rows.map((r) => ({ ...r, cells: r.cells.map((c) => ({ runs: c.runs.map(change) })) })) } : b)) })),
  })
  it('accepts what was composed', () => expect(unprovenFacts(plan, view)).toEqual([]))

  it.each([
    ['a count one too high', (r: Run) => (r.fact?.kind === 'count' && r.fact.incidents.length > 3 ? { ...r, text: String(r.fact.incidents.length + 1) } : r), 'count-differs'],
    ['a digit of a number changed', (r: Run) => (r.fact?.kind === 'reading' && r.fact.field === 'otherNumber' ? { ...r, text: r.text.replace(/.$/, '9') } : r), 'record-does-not-say-it'],
    ['a time one minute off', (r: Run) => (r.fact?.kind === 'reading' && /^\d\d:\d\d:\d\d$/.test(r.text) ? { ...r, text: `0${r.text.slice(1, 3)}:59:59`.slice(-8) } : r), 'record-does-not-say-it'],
    ['a missed call called answered', (r: Run) => (r.fact?.kind === 'answered' ? { ...r, text: r.text === '接通' ? '未接通' : '接通' } : r), 'record-does-not-say-it'],
    ['words nobody typed', (r: Run) => (r.fact?.kind === 'decision' && r.text.includes('不需要') ? { ...r, text: '我非常愤怒' } : r), 'decision-does-not-say-it'],
    ['a sum that is not the sum', (r: Run) => (r.fact?.kind === 'sum' ? { ...r, text: '99999.00' } : r), 'sum-differs'],
    ['a hash that is not the file’s', (r: Run) => (r.fact?.kind === 'source' && /^[0-9a-f]{64}$/.test(r.text) ? { ...r, text: 'f'.repeat(64) } : r), 'source-does-not-say-it'],
    ['a figure with nothing behind it', (r: Run) => (r.fact?.kind === 'count' ? { text: `${r.text}次` } : r), 'figure-without-fact'],
  ])('finds %s', (_, change, why) => expect(new Set(unprovenFacts(changed(change), view).map((u) => u.why))).toContain(why))

  it('finds an incident counted twice and one out of scope', () => {
    const [first] = view.incidents.filter((i) => i.respondent === huaze)
    const [outside] = view.incidents.filter((i) => i.scope === 'out')
    const twice = changed((r) => (r.fact?.kind === 'count' && r.fact.incidents.length === 2 && first !== undefined ? { ...r, fact: { kind: 'count', incidents: [first.supportedBy, first.supportedBy] } } : r))
    const private_ = changed((r) => (r.fact?.kind === 'count' && r.text === '1' && outside !== undefined ? { ...r, fact: { kind: 'count', incidents: [outside.supportedBy] } } : r))
    const found = [...unprovenFacts(twice, view), ...unprovenFacts(private_, view)].map((u) => u.why)
    expect(found).toEqual(expect.arrayContaining(['out-of-scope']))
  })
})

describe('records of every kind', () => {
  const { facts } = realisticMatter()
  const [phone] = facts.sources
  if (phone === undefined) throw new Error('no source')
  const record = (name: string, rest: Omit<Observation, 'id' | 'source' | 'place'>): Observation => ({ id: toObservationId(`o${name.padStart(24, '0')}`), source: phone.sha256, place: { row: 9000 }, ...rest })
  const second = (text: string): Observation['startedAt'] => ({ ...certain({ from: at(text), to: at(text), precision: 'second' as const, zone: 'stated' as const }), value: { from: at(text), to: (at(text) + 1000) as never, precision: 'second', zone: 'stated' } })
  const number = certain({ kind: 'e164' as const, text: '+8613900010001' })
  const withRecords = (...more: readonly Observation[]): MatterView => viewOf({ ...facts, observations: [...facts.observations, ...more] })

  it('a message with pictographs is printed with their codes, and still proven', () => {
    const message = record('e1', { kind: 'sms', otherNumber: number, startedAt: second('2026-08-15T10:00:00+08:00')!, direction: certain('incoming' as const), text: certain('🎉【华泽车险】恭喜您\n\u200b获得优惠，退订回T') })
    const plan = compose('pipl69', withRecords(message))
    expect(plan.issues).toEqual([])
    expect(textOf(plan, 'd2-jingguo')).toContain('短信载明：“〔U+1F389〕【华泽车险】恭喜您')
    expect(textOf(plan, 'a1-minshi-qisuzhuang')).toContain('短信1条，短信签名为“华泽车险”')
  })

  it('a row “(4)” before all others is four calls, one of them timed', () => {
    const four = record('e2', { kind: 'call', count: 4, otherNumber: number, startedAt: second('2026-07-01T11:00:00+08:00')!, direction: certain('missed' as const) })
    const before = compose('pipl69')
    const plan = compose('pipl69', withRecords(four))
    expect(plan.issues).toEqual([])
    expect(tableOf(plan, 'd-laidian-tongjibiao', '指向依据').rows.length - tableOf(before, 'd-laidian-tongjibiao', '指向依据').rows.length).toBe(4)
  })

  it('a call out is no 来电', () => {
    const out = record('e3', { kind: 'call', otherNumber: number, startedAt: second('2026-08-15T12:00:00+08:00')!, direction: certain('outgoing' as const), durationSeconds: certain(30) })
    expect(textOf(compose('pipl69', withRecords(out)), 'a1-minshi-qisuzhuang')).toContain('来电48次')
  })

  it('the packet against the other insurer holds its calls and none of the first', () => {
    const plan = compose('nfra', view, { respondent: yuanshan })
    expect(JSON.stringify(plan.documents)).not.toMatch(/13900010001|华泽/)
    expect(textOf(plan, 'g3-chachu-shenqingshu')).toContain('远山财产保险股份有限公司')
  })

  it('a branch is sued with its head office, and there are two copies', () => {
    const branch = { ...facts, decisions: facts.decisions.map((d) => (d.body.kind === 'declare-party' && d.body.party.id === huaze && d.body.party.role === 'organisation' ? { ...d, body: { ...d.body, party: { ...d.body.party, details: { ...d.body.party.details, isBranch: true, headOffice: yuanshan } } } } : d)) }
    const text = textOf(compose('pipl69', viewOf(branch)), 'a1-minshi-qisuzhuang')
    expect(text).toContain('被告：远山财产保险股份有限公司，住所地')
    expect(text).toContain('本起诉状副本2份')
  })

  it('the current insurer is not told that it had no ground to know its own customer', () => {
    const decisions = facts.decisions.flatMap((d) => (d.body.kind === 'state' && d.body.sentence === 'stated.noContractEver' ? [{ ...d, body: { ...d.body, sentence: 'stated.isCurrentCustomer' } }] : [d]))
    const text = textOf(compose('pipl69', viewOf({ ...facts, decisions })), 'a1-minshi-qisuzhuang')
    expect(text).toContain('原告不主张被告为履行保险合同处理原告信息当然缺乏依据')
    expect(text).not.toContain('据原告所知，原告没有在被告处投保')
  })
})

describe('the other doors', () => {
  const kinds = Object.keys(packetShapes) as PacketKind[]
  it.each(kinds)('%s is composed; what it lacks is named; nothing in it is unproven', (kind) => {
    const plan = compose(kind)
    expect(plan.issues.filter((i) => i.severity === 'refuse')).toEqual([])
    if (plan.gaps.some((g) => g.stops)) expect(plan.documents).toEqual([])
    else expect(plan.documents.length).toBeGreaterThan(0)
    expect(plan.isDraft).toBe(plan.gaps.length > 0)
  })

  it('a list the owner fills comes from events of its kind', () => {
    const plan = compose(
      'preservation',
      withBody({ kind: 'record-event', event: { kind: 'preservation', on: day('2026-09-18'), fields: { evidence: '外呼录音', location: '被申请人外呼系统', method: '复制', fact: '来电内容', lossRisk: '录音可能被覆盖' }, proofs: [] } }),
    )
    expect(textOf(plan, 'a4-zhengju-baoquan')).toContain('外呼录音，所在地：被申请人外呼系统，建议的保全方式：复制')
  })

  it('no pressure and no verdict stands in any document', () => {
    for (const kind of kinds) expect(textOf(compose(kind)).replaceAll(/涉嫌违法|申请查处违法行为|行为违法/g, '')).not.toMatch(/曝光|封口|不赔|骚扰原告|泄露者|违法犯罪分子/)
  })
})
