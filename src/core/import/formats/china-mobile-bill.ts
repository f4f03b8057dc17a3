import type { FileHead, Format } from '../format.ts'
import { hasHeadings } from '../header-match.ts'
import { tableReader } from '../read-table.ts'

/*
 * 中国移动 通话详单 from 10086.cn or the app. 起始时间 has no year: the preamble's 从…到… gives it. 通信方式 is the direction.
 * 短信详单 has the same headings and 信息类型: its rows are messages (table-row.ts).
 * The 2025 CSV (类型,对方号码,开始时间,通话时长,通话时长2,…) writes each duration twice. Some provinces put the date in a row of its own.
 * Headings: formats/README §6.2.
 */
const isBill = (head: FileHead): boolean =>
  hasHeadings(head, '起始时间', '通信地点', '通信方式', '对方号码') || hasHeadings(head, '类型', '对方号码', '开始时间', '通话时长', '通话时长2') || hasHeadings(head, 'startTime', 'commPlac', 'commMode', 'anotherNm')

export const chinaMobileBill: Format = {
  id: 'china-mobile-bill',
  version: 1,
  wants: 'row',
  recognise: (head) => (isBill(head) ? { certainty: 'exact' } : null),
  open: (context) => tableReader(context, { log: { kind: 'bill', carrier: '中国移动' } }),
}
