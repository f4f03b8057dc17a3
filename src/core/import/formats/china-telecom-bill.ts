import type { Format } from '../format.ts'
import { hasHeadings } from '../header-match.ts'
import { tableReader } from '../read-table.ts'

/*
 * 中国电信 语音详单 from 189.cn, as the provinces write it (formats/README §6.3; headings from public clients of 2017–18, no real file seen).
 * Date and time apart (江苏), minutes and seconds apart (海南), 主叫号码 and 被叫号码 (山东, 云南, 青海).
 */
const provinces: readonly (readonly string[])[] = [
  ['呼叫类型', '通话类型', '通话地点', '对方号码', '通话开始时间', '基本通话费', '长途通话费'],
  ['呼叫类型', '对方号码', '通话日期', '通话时长', '通话费用', '主叫通话地'],
  ['对方号码', '日期', '呼叫类型', '通话地区', '通话开始时间'],
  ['对方号码', '呼叫类型', '开始时间', '通话时长', '被叫所在城市'],
  ['呼叫类型', '对方地点', '对方号码', '呼叫时间', '时长', '总计费用'],
  ['呼叫类型', '通话类型', '通话地点', '对方号码', '通话开始时间', '通话时长', '费用'],
  ['对方号码', '对方区号', '呼叫类型', '呼叫时间', '时长', '总计费用'],
  ['类型', '主叫号码', '被叫号码', '开始时间', '时长', '话费'],
  ['主叫位置', '主叫号码', '被叫号码', '通话开始时间', '通话时长'],
  ['主叫区号', '主叫号码', '被叫区号', '被叫号码', '通话开始时间'],
  ['对方号码', '呼叫类型', '通话日期起始时间', '通话时长', '通话地'],
]

export const chinaTelecomBill: Format = {
  id: 'china-telecom-bill',
  version: 1,
  wants: 'row',
  recognise: (head) => (provinces.some((headings) => hasHeadings(head, ...headings)) && !hasHeadings(head, '通话起始时间', '业务类型') ? { certainty: 'exact' } : null),
  open: (context) => tableReader(context, { log: { kind: 'bill', carrier: '中国电信' } }),
}
