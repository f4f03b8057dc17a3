import type { Block, Cell, Column, Row, Run } from '../../model/document.ts'
import type { Line } from './lines.ts'

/** Text width of an A4 page between the printers' margins. */
export const portraitWidthPt = 471
export const landscapeWidthPt = 770

/** From here on a table gets pages of its own, drawn row by row. */
const largeRows = 1_000
const largeColumns = 14

/** How wide a column is against its neighbours; printing needs fixed widths, or a hash pushes the others off the page. */
const weights: Readonly<Record<string, number>> = {
  序号: 4.2, 步骤: 4, 编号: 5, 组别: 3.4, 份数: 3.2, 页码: 5, 时间: 6.4, 日期: 7.2, 星期: 2.6, 次数: 4, 接通: 4, 拒绝后: 5, 月份: 6,
  证据: 10, 规定: 16, 记录显示的事实: 22, 项目: 13, 数值: 20, '机构（确定程度）': 20, 首次: 9, 末次: 9, 最强的证据: 14, 来电显示号码: 9, 号码归属: 8, 手机软件标注: 12, 公示情况: 9,
  是否接通: 5, '时长（秒）': 5.2, 自称机构: 6, 自称姓名或工号: 6, 是否说明执业证件编号: 5.4, 提及信息: 7.5, 内容摘要: 12, 距到期日天数: 4, 第几次拒绝之后: 4.6, 理由代码: 5.6, 指向依据: 8,
  证据名称: 11, 证据种类: 6, 来源及形成时间: 12, 证明对象和内容: 16, 原件或原始载体及保管人: 12, 'SHA-256前8位': 7, 备注: 10,
  计算方式: 14, '金额（元）': 8, 依据: 15, 说明: 9, 因素: 14, 记录显示: 18,
  来源设备或者渠道: 12, 品牌型号: 10, 系统版本: 7, 号码: 10, 设备标识后四位: 7, 导出方式: 12, 取得时间: 10, 操作人: 6, '方法、工具及版本': 16, 来源: 14, 去向: 14,
  文件名: 16, 字节数: 7, 'SHA-256': 24, 原始或者派生: 5, 派生自: 6, 取得人: 7,
}
/** Narrow tables have room for more. */
const roomy: Readonly<Record<string, number>> = { 序号: 5, 步骤: 5, 证据: 16, 时间: 11, 取得时间: 11.5, 号码: 12, 次数: 5, 接通: 5, 拒绝后: 6, 首次: 11, 末次: 11, 数值: 12, 项目: 11, 记录显示: 16, 依据: 18, '金额（元）': 9, 设备标识后四位: 6, 来源: 12, 去向: 10 }

const breaksAnywhere = new Set(['SHA-256', 'SHA-256前8位', '文件名', '所覆盖的校验值', '链接', '文件SHA-256', '截图、录音文件名', '截图文件名'])
const rightAligned = new Set(['金额（元）', '字节数', '时长（秒）', '次数', '接通', '拒绝后', '距到期日天数'])
const centred = new Set(['序号', '步骤', '编号', '组别', '份数', '页码', '星期', '是否接通', '日期', '时间'])

/** Heading line, rule line, rows. A table without rows says so; a wide one leaves out the columns in which nothing stands, and says which. */
export const toTable = (lines: readonly Line[]): readonly Block[] => {
  const [head, , ...rest] = lines
  const headings = (head?.cells ?? []).map((cell) => cell.map((run) => run.text).join(''))
  if (rest.length === 0) return [{ kind: 'paragraph', indent: true, runs: [{ text: `（${headings.slice(1, 4).join('、')}等：无登记。）` }] }]
  const rows = rest.map((line): Row => ({ cells: (line.cells ?? []).map(toCell), ...(line.shows.length > 0 ? { shows: line.shows } : {}) }))
  const isWide = headings.length >= largeColumns
  const empty = new Set(isWide ? headings.filter((_, column) => rows.every((row) => isNothing(row.cells[column]))) : [])
  const kept = headings.filter((heading) => !empty.has(heading))
  const landscape = kept.length > 9
  const table: Block = { kind: 'table', columns: toColumns(kept, landscape ? landscapeWidthPt : portraitWidthPt), rows: empty.size === 0 ? rows : rows.map((row) => ({ ...row, cells: row.cells.filter((_, column) => !empty.has(headings[column] ?? '')) })), ...(landscape ? { landscape } : {}), ...(isWide || rows.length >= largeRows ? { isLarge: true } : {}) }
  return empty.size === 0 ? [table] : [table, { kind: 'paragraph', indent: true, runs: [{ text: `（上表没有列出的栏目，在各次中均为不详或者不适用：${[...empty].join('、')}。）` }] }]
}

const isNothing = (cell: Cell | undefined): boolean => cell?.runs.every((run) => run.fact?.kind === 'nothing') === true

const toCell = (runs: readonly Run[]): Cell => ({ runs: runs.length === 0 ? [{ text: '—', fact: { kind: 'nothing' } }] : runs })

export const toColumns = (headings: readonly string[], widthPt: number): readonly Column[] => {
  const shares = headings.map((heading) => (headings.length < 10 ? roomy[heading] : undefined) ?? weights[heading] ?? 10)
  const total = shares.reduce((sum, share) => sum + share, 0)
  return headings.map((heading, index) => ({
    heading,
    widthPt: Math.floor(((shares[index] ?? 10) / total) * widthPt * 10) / 10,
    ...(rightAligned.has(heading) ? { align: 'right' as const } : centred.has(heading) ? { align: 'center' as const } : {}),
    ...(breaksAnywhere.has(heading) ? { breakAnywhere: true } : {}),
  }))
}
