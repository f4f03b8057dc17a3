import { expect, test } from 'vitest'
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
