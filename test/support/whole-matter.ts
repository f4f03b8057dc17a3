import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { encodePng } from '../../src/shell/engine/pictures/encode-png.ts'
import { ownNumber, writeJourneyFiles } from './journey-files.ts'
import { onePagePdf } from './one-page-pdf.ts'

/** The papers an owner has at home. Made here; their words do not matter, their bytes do. */
export const papers = ['号码实名登记证明.pdf', '行驶证.png', '商业险保单.pdf', '企业信用信息公示.pdf', '拒绝短信截屏.pdf', '可信时间戳发票.pdf', '12378投诉回执.pdf'] as const

export const writePapers = (folder: string): readonly string[] => {
  mkdirSync(folder, { recursive: true })
  return papers.map((name, index) => {
    const file = path.join(folder, name)
    writeFileSync(file, name.endsWith('.png') ? encodePng({ width: 320, height: 200, rgba: new Uint8Array(320 * 200 * 4).map((_, at) => (at < 320 * 4 * 20 ? 90 : 255)) }) : onePagePdf(`PAPER ${String(index + 1)}`))
    return file
  })
}

/** The files of the journey and the papers. */
export const writeWholeShoebox = (folder: string): readonly string[] => [...writeJourneyFiles(folder), ...writePapers(folder)]

const paper = (proof: string, file: (typeof papers)[number]): object => ({ kind: 'document', on: '2026-09-16', fields: { proof }, proofs: [{ file }] })

/** One owner who fills in everything a court and a regulator ask for: the matter file of an issued packet. */
export const wholeMatter = {
  v: 1,
  title: '王建国诉华泽财险',
  operator: '王建国',
  claimants: [
    {
      name: '王建国', sex: '男', birthDate: '1980-01-01', ethnicity: '汉族', occupation: '教师', employer: '杭州某中学', domicile: '浙江省杭州市西湖区某路1号', habitualResidence: '浙江省杭州市西湖区某路1号',
      idType: '居民身份证', idNumber: '330106198001010010', contactPhone: ownNumber, serviceAddress: '浙江省杭州市西湖区某路1号', eServiceAddress: 'wang@example.com', agreesEService: true,
    },
  ],
  ownNumbers: [{ number: ownNumber, registrant: '王建国', carrier: '中国联通', device: 'Redmi K70' }],
  vehicle: { plate: '浙A8K21P', ownerName: '王建国' },
  policy: { insurer: '远山财产保险股份有限公司', expiryDate: '2026-10-05' },
  holders: [{ name: '某汽车销售服务有限公司', kind: 'dealer', since: '2021-10-05', held: ['name', 'plate', 'number', 'expiry'] }],
  parties: [
    { key: 'huaze', role: 'organisation', name: '华泽财险', kind: 'insurer', details: { fullName: '华泽财产保险股份有限公司杭州分公司', uscc: '91330100MA00000000', domicile: '浙江省杭州市拱墅区某街2号', headTitle: '负责人', headName: '赵某', phone: '057188000000' } },
    { key: 'liu', role: 'agent', name: '小刘', employer: 'huaze', workId: 'HZ8036' },
    { key: 'chen', role: 'agent', name: '小陈', employer: 'huaze', workId: 'HZ8112' },
  ],
  scope: [{ scope: 'in', numbers: ['13900010001', '13900010002', '057188001234'] }],
  attributions: [
    { numbers: ['13900010001'], respondent: 'huaze', agent: 'liu', basis: 'claimed', words: '我是华泽车险的小刘', proofs: [{ file: 'calls-20260916.xml', row: 2 }] },
    { numbers: ['13900010002'], respondent: 'huaze', agent: 'chen', basis: 'claimed', words: '华泽财险杭州电销中心', proofs: [{ file: 'calls-20260916.xml', row: 2 }] },
    { numbers: ['057188001234'], respondent: 'huaze', basis: 'published', words: '官网载明的电话营销号码', on: '2026-09-15', proofs: [{ file: '企业信用信息公示.pdf' }] },
  ],
  refusals: [{ at: '2026-08-01T10:02:00+08:00', mode: 'sms', party: 'huaze', toWhom: '小刘', words: '我不需要，请不要再打了', proofs: [{ file: '拒绝短信截屏.pdf' }] }],
  complaints: [{ at: '2026-08-20', mode: 'phone', party: 'huaze', body: '12378', reference: 'TS20260820001', outcome: '已转办', proofs: [{ file: '12378投诉回执.pdf' }] }],
  consents: [{ party: 'huaze', answer: 'none' }],
  events: [paper('claimant.number', '号码实名登记证明.pdf'), paper('vehicle.registration', '行驶证.png'), paper('policy.document', '商业险保单.pdf'), paper('respondent.registration', '企业信用信息公示.pdf'), paper('published.match', '企业信用信息公示.pdf'), paper('damage.total', '可信时间戳发票.pdf')],
  damages: [{ head: 'evidence-cost', amountYuan: '300.00', method: '可信时间戳服务费发票一张', on: '2026-09-10', proofs: [{ file: '可信时间戳发票.pdf' }], isEvidenceCost: true }],
  stated: ['numberMine', 'refusedAsListed', 'complainedAsListed', 'noContractEver', 'noInquiry', 'ownRights', 'notFiledElsewhere', 'truthful', 'exportedByMe'].map((s) => ({ sentence: `stated.${s}`, ...(['refusedAsListed', 'complainedAsListed', 'noContractEver', 'noInquiry'].includes(s) ? { party: 'huaze' } : {}) })),
  filing: [{ values: { 'filing.courtName': '杭州市拱墅区人民法院', 'filing.authorityName': '国家金融监督管理总局浙江监管局' } }],
}
