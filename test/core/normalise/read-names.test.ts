import { describe, expect, test } from 'vitest'
import { readNames } from '../../../src/core/normalise/read-names.ts'
import { toPartyId } from '../../../src/core/model/ids.ts'
import { registry } from '../../support/calls.ts'

const names = readNames(registry)
const sure = (text: string) => names.mentions(text).filter((m) => !m.isAmbiguous).map((m) => m.code)

test.each([
  ['太平洋车险', ['CPIC']],
  ['太平车险续保', ['TPIC']],
  ['【太平洋保险】您的爱车', ['CPIC']],
  ['阳光农业相互保险', ['SMIC']],
  ['阳光车险', ['YGBX']],
  ['中国人寿财险', ['GPIC']],
  ['我是平安的，您的车险要到期了', ['PAIC']],
  ['人保', ['PICC']],
  ['PICC 电销', ['PICC']],
  ['大家好，我来介绍车险', []],
  ['祝您一路平安', []],
  ['今天阳光真好', []],
  ['太平', []],
])('"%s" names %j for sure', (text, codes) => expect(sure(text)).toEqual(codes))

test('an ambiguous name without a product word is kept, marked ambiguous', () => expect(names.mentions('太平')).toMatchObject([{ code: 'TPIC', isAmbiguous: true }]))

test('the names of a declared party are found beside those of the table', () => {
  const id = toPartyId('p0000000000000001')
  const own = readNames(registry, [{ role: 'organisation', id, name: '顺达汽车服务有限公司', kind: 'repair', aliases: ['顺达汽修'], details: {} }])
  expect(own.mentions('这里是顺达汽修')).toMatchObject([{ code: `party:${id}` }])
})

test.each([
  ['保险推销', 'INS_SALES'],
  ['被 127 人标记为骚扰电话', 'SPAM'],
  ['涉诈电话', 'FRAUD'],
  ['快递物流', 'SERVICE'],
  ['张三', 'OTHER'],
] as const)('the label "%s" is of class %s', (label, of) => expect(names.labelClass(label)).toBe(of))

test.each([
  ['13800138000', 'mobile'], ['17012345678', 'virtual-mobile'], ['95518', 'service-95'], ['4008001234', 'hotline-400'], ['02788886666', 'landline'], ['1069012345678', 'sms-port'], ['138****8000', 'masked'],
] as const)('%s is a number of class %s', (text, of) => expect(names.numberClass({ kind: 'unknown', text })).toBe(of))

test('an insurer number of the old list is a hint', () => expect(names.publishers({ kind: 'service', text: '95518' })).toEqual(['PICC']))

describe('a name is not read into what only sounds like it', () => {
  test.each([
    // Another company of the same group is another company.
    '太平人寿', '太平洋人寿', '太保寿险', 'CPIC寿险', '人保寿险', '人保健康', '中国平安人寿保险', '平安人寿业务员', '平安普惠', '平安银行信用卡中心', '平安好医生', '平安养老险', '平安证券', '平安科技', '国寿寿险续保', '中国人寿保险股份有限公司', '中国平安保险（集团）股份有限公司', '中国太平保险集团', '阳光人寿', '大家人寿', '华泰人寿', '天安人寿', '英大人寿', '富德生命人寿', '建信人寿', '浙商银行保险', '中银基金', '信达证券', '华安证券', '渤海银行', '安联保险经纪', '平安保险代理有限公司', '人保的贷款', '太平洋证券',
    // Everyday words.
    '祝您平安，车险续保请找我', '出入平安，车险到期', '大家都在投保车险', '请大家续保', '告诉大家车险便宜了', '阳光口腔车险', '阳光城物业', '太平鸟', '太平洋汽车网车险', '天安门车险续保', '永安市车险', '大地影院', '个人保险顾问', '找专人保养', '投保人保单', '被保险人保费', '本人保证', '各位好车主，续保了', '紫金矿业', '安邦咨询保险', '中银国际',
    // A name that stands for several companies, with nothing of motor insurance beside it.
    '中国人寿', '国寿', '太平', '阳光', '大家', '永安', '华安', '太平保险', '阳光保险',
  ])('"%s" names nobody for sure', (text) => expect(sure(text)).toEqual([]))

  test.each([
    ['平安保险代理人小李', ['PAIC']], ['人保寿险的不管，我是人保车险', ['PICC']], ['太平洋保险和太平车险都给您报价', ['CPIC', 'TPIC']], ['中国人保', ['PICC']], ['ＰＩＣＣ车险', ['PICC']], ['人 保 财 险', ['PICC']], ['国寿车险', ['GPIC']], ['阳光保险，您的车险到期', ['YGBX']], ['平安好车主', ['PAIC']], ['大童保险销售服务有限公司', ['DATONG']], ['中华联合财险', ['CICP']], ['京东安联', ['AZCN']],
  ])('"%s" names %j for sure', (text, codes) => expect(sure(text).toSorted()).toEqual(codes.toSorted()))

  test('a declared life insurer is not the motor insurer of the group', () => {
    expect([names.codeOf('中国平安人寿保险股份有限公司'), names.codeOf('中国人寿保险股份有限公司'), names.codeOf('中国人民人寿保险股份有限公司')]).toEqual([undefined, undefined, undefined])
    expect([names.codeOf('中国平安财产保险股份有限公司'), names.codeOf('中国人寿财产保险股份有限公司杭州市中心支公司'), names.codeOf('阳光财产保险股份有限公司')]).toEqual(['PAIC', 'GPIC', 'YGBX'])
  })
})

describe('kinds of numbers', () => {
  test.each([
    ['95013123456', 'service-95'], ['9501312345678', 'service-95'], ['8008201234', 'hotline-400'], ['19212345678', 'mobile'], ['16212345678', 'virtual-mobile'], ['17112345678', 'virtual-mobile'], ['075588886666', 'landline'], ['09518886666', 'landline'], ['10690123456789012345', 'sms-port'], ['10086', 'short'], ['12378', 'short'], ['110', 'short'], ['12345', 'short'], ['96096', 'service-96'], ['10108888', 'service-1010'], ['+85221234567', 'foreign'], ['0085221234567', 'foreign'], ['013800138000', 'mobile'], ['隐藏号码', 'unknown'],
  ] as const)('%s is %s', (text, of) => expect(names.numberClass({ kind: 'unknown', text })).toBe(of))
})
