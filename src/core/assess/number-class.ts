import type { NumberClass } from '../model/registry.ts'

/** What a letter calls each kind of number (law README §7.3). Which number is of which kind stands in resources/registry, as the owner edited it. A displayed number is not the caller. */
export const numberClassWords: Readonly<Record<NumberClass, string>> = {
  mobile: '手机号码',
  'virtual-mobile': '虚拟运营商号段手机号码',
  landline: '固定电话号码',
  'service-95': '95 开头的客服号码',
  'service-96': '96 开头的服务号码',
  'hotline-400': '400、800 号码',
  'service-1010': '1010 开头的服务号码',
  short: '短号码',
  'sms-port': '106 短信端口号码',
  foreign: '境外号码',
  masked: '显示不完整的号码',
  unknown: '类别不详的号码',
}
