import type { PacketKind } from '../model/packet.ts'

/** The documents of one door, in the order they are filed; template ids of resources/templates/zh-CN. */
export type PacketShape = { readonly title: string; readonly documents: readonly string[]; readonly hasExhibits: boolean; /** Made against one respondent. */ readonly needsRespondent: boolean }

const list = 'b-zhengju-mulu'
const table = 'd-laidian-tongjibiao'
const story = 'd2-jingguo'
const integrity = 'm-dianzi-shuju-wanzhengxing'
const shape = (title: string, documents: readonly string[], hasExhibits = true, needsRespondent = true): PacketShape => ({ title, documents, hasExhibits, needsRespondent })

export const packetShapes: Readonly<Record<PacketKind, PacketShape>> = {
  pipl69: shape('民事起诉材料', ['a1-minshi-qisuzhuang', list, table, 'c-sunshi-qingdan', story, integrity]),
  nfra: shape('查处申请材料', ['g3-chachu-shenqingshu', list, table, story, integrity]),
  'production-order': shape('责令提交书证申请', ['a2-zeling-tijiao-shuzheng', list]),
  'court-inquiry': shape('调查取证申请', ['a3-diaocha-quzheng', table]),
  preservation: shape('证据保全申请', ['a4-zhengju-baoquan', list, table]),
  'rights-request': shape('个人信息权利请求', ['e-quanli-qingqiushu', table]),
  'stop-letter': shape('停止电话营销函', ['f-tingzhi-qinhai-han', table]),
  'hotline-12378': shape('12378口述稿', ['g1-12378-koushugao', table]),
  'consumer-complaint': shape('消费投诉', ['g2-xiaofei-tousu', list, table]),
  'report-12321': shape('12321举报', ['h1-12321'], true, false),
  'carrier-appeal': shape('电信用户申诉', ['h2-12300'], true, false),
  cac: shape('个人信息投诉举报', ['i-wangxinban', list, table], true, false),
  'samr-complaint': shape('12315投诉', ['j1-12315-tousu', list, table]),
  'samr-report': shape('12315举报', ['j2-12315-jubao', list, table]),
  'public-interest': shape('公益诉讼线索', ['k1-gongyi-susong-xiansuo', list], true, false),
  association: shape('消协函件', ['k2-xiaoxie-yuetan-fanying'], true, false),
  'mandate-court': shape('诉讼授权委托', ['l1-shouquan-weituoshu-susong'], false),
  'mandate-complaint': shape('投诉授权委托', ['l2-shouquan-weituoshu-tousu'], false),
  reconsideration: shape('行政复议申请', ['n-xingzheng-fuyi', list], true, false),
  'delivery-record': shape('送达留痕', ['o-songda-liuhen'], true, false),
}

/** Documents whose tables need the page across. */
export const landscapeDocuments: ReadonlySet<string> = new Set([list, 'h1-12321', 'o-songda-liuhen'])

/** Without these nobody can be sued, answered or written to: the packet stops. */
export const identitySlots: ReadonlySet<string> = new Set(['claimant.name', 'claimant.idNumber', 'claimant.domicile', 'claimant.contactPhone', 'claimant.calledNumber', 'respondent.name', 'org.name', 'rep.name'])

/** Of these the owner takes at least one, or the document asks for nothing or authorises nothing. */
export const leastOneOf: Readonly<Record<string, { readonly names: readonly string[]; readonly what: string }>> = {
  'h2-12300': { names: ['request.carrierBill', 'request.carrierSmsBlock', 'request.carrierSmsRecords'], what: '申诉请求' },
  'l1-shouquan-weituoshu-susong': { names: ['rep.generalAuthority', 'rep.specialAuthority'], what: '代理权限' },
  'l2-shouquan-weituoshu-tousu': { names: ['rep.canFile', 'rep.canReceive', 'rep.canMediate', 'rep.canSettle', 'rep.canReview'], what: '代理权限' },
  'n-xingzheng-fuyi': { names: ['authority.isNfra', 'authority.isPipl', 'authority.isSamr'], what: '职责依据' },
}

/** Switches that are the owner's to turn; the rest follow from the record. */
export const isOwnersChoice = (name: string): boolean => /^(?:claims|request|rep|authority)\.|^filing\.(?:a2Attached|preAction|hasWitness|partialReply|hasSilentAuthority)$|^variant\.(?:fromAssociation|summons)$|^finding\.(?:callerStaff|callerAgentRegistered|entrusted|jointProcessing|policyListsNoRecipient)$/.test(name) && name !== 'claims.reasonableExpense'

/** Lists a document is nothing without. */
export const requiredLists: ReadonlySet<string> = new Set(['production.items', 'investigation.items', 'preservation.items', 'targets.items', 'groupRows.items', 'carrierFacts.items', 'incidents.rows'])

/** A document that is nothing without this list, where others do without. */
export const requiredListOf: Readonly<Record<string, string>> = { 'g3-chachu-shenqingshu': 'grounds.items' }

/** What a list is called where it is asked for; slots.json names only its fields. */
export const listMeanings: Readonly<Record<string, string>> = {
  'production.items': '请求责令对方提交的材料', 'investigation.items': '请法院调查的单位和证据', 'preservation.items': '请求保全的证据', 'targets.items': '被申请查处的机构', 'groupRows.items': '各位车主的记录', 'carrierFacts.items': '运营商一方的行为',
  'incidents.rows': '归到这家的来电', 'refusals.items': '拒绝的记录', 'complaints.items': '投诉的记录', 'holders.items': '正当持有您信息的单位', 'deliveries.items': '寄送记录', 'measures.items': '已采取的措施', 'replies.items': '对方的答复', 'onlinePosts.items': '网上的页面', 'timestamps.items': '时间戳', 'damage.items': '有票据的损失', 'grounds.items': '可以写的投诉理由（还差什么，看“要件”里的投诉理由）',
}
