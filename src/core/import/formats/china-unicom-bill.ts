import type { Format } from '../format.ts'
import { hasHeadings } from '../header-match.ts'
import { tableReader } from '../read-table.ts'

/*
 * 中国联通 语音详单 from 10010.com or the app: "yyyy年MM月语音通信" (序号,业务类型,通话起始时间,通话时长,呼叫类型,…) and "语音业务历史详单"
 * (对方号码,起始时间,通话类型,通话时长（秒）,总话费,…), .xls or .xlsx. Seven real files behind formats/README §6.1. In the first 呼叫类型 is the
 * direction and 通话类型 the tariff; in the second 通话类型 is the direction. 通话地点 is an area code. All cells are text.
 */
export const chinaUnicomBill: Format = {
  id: 'china-unicom-bill',
  version: 1,
  wants: 'row',
  recognise: (head) =>
    hasHeadings(head, '业务类型', '通话起始时间', '通话时长', '呼叫类型', '通话类型', '小计') || hasHeadings(head, '起始时间', '通话类型', '通话时长', '总话费', '长途类型', '话单位置') ? { certainty: 'exact' } : null,
  open: (context) => tableReader(context, { countsSeconds: true, log: { kind: 'bill', carrier: '中国联通' } }),
}
