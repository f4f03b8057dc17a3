import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { previewTable } from '../../src/core/import/preview-table.ts'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import type { Answers } from '../../src/core/model/reading-run.ts'
import { readFileAsSource, sampleNow, type FileRead } from '../support/read-file.ts'

/* Bills as carriers, portals and people write them; each once read wrongly or not at all. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-odd-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (text: string, answers: Answers = {}): Promise<FileRead> => {
  const file = path.join(folder, 'bill.csv')
  writeFileSync(file, text)
  return readFileAsSource(file, answers)
}

/** time number direction seconds, as one line each; '-' where the row does not say. */
const spoken = ({ observations }: FileRead): readonly string[] =>
  observations.map((o) => [o.startedAt === undefined ? '-' : formatInstant(o.startedAt.value.from).slice(0, 19), o.otherNumber?.value.text ?? '-', o.direction?.value ?? '-', o.durationSeconds?.value ?? '-', ...(o.kind === 'call' ? [] : [o.kind])].join(' '))

const cases: readonly (readonly [fact: string, text: string, rows: readonly string[]])[] = [
  ['25-12-05 is a day of 2025 where every date begins so', '日期,时间,对方号码,呼叫类型,通话时长（秒）\n25-12-05,09:15:02,01085195588,被叫,84\n25-12-15,10:00:00,95522,主叫,15', ['2025-12-05T09:15:02 01085195588 incoming 84', '2025-12-15T10:00:00 95522 outgoing 15']],
  ['02/06/17 is not the year 2002', '通话时间,对方号码,呼叫类型,通话时长（秒）\n02/06/17 09:15:02,01085195588,被叫,84\n28/06/17 10:00:00,95522,主叫,15', ['2017-06-02T09:15:02 01085195588 incoming 84', '2017-06-28T10:00:00 95522 outgoing 15']],
  ['12/16 without a year tells the order of its column', '2025年12月,,\n日期,时间,电话,类型\n12/5,9点15分,01085195588,来电\n12/16,下午3点,95518,来电', ['2025-12-05T09:15:00 01085195588 incoming -', '2025-12-16T15:00:00 95518 incoming -']],
  ['whole minutes billed are not how long the call was', '通话开始时间,对方号码,主被叫,计费时长（分钟）,通话时长\n2025-12-05 09:15:02,01085195588,被叫,2,84', ['2025-12-05T09:15:02 01085195588 incoming 84']],
  ['1:15 under 时:分 is an hour and a quarter', '通话开始时间,对方号码,主被叫,通话时长(时:分)\n2025-12-05 09:15:02,01085195588,被叫,1:15', ['2025-12-05T09:15:02 01085195588 incoming 4500']],
  ['the unit may stand above the table', '单位：分钟,,,\n通话时间,对方号码,呼叫类型,通话时长\n2025-12-05 09:15:02,01085195588,被叫,2', ['2025-12-05T09:15:02 01085195588 incoming 120']],
  ['an area code in its own column belongs to the number', '对方号码,对方区号,呼叫类型,呼叫时间,时长(秒)\n85195588,010,被叫,2025-12-05 09:15:02,84\n13800138000,0755,被叫,2025-12-05 10:00:00,3', ['2025-12-05T09:15:02 01085195588 incoming 84', '2025-12-05T10:00:00 +8613800138000 incoming 3']],
  ['English headings of other phones', 'Call Date & Time,Call Direction,Other Party Number,Call Duration (sec)\n05 Dec 2025 09:15:02 AM,Inbound,+86 10 8519 5588,84', ['2025-12-05T09:15:02 01085195588 incoming 84']],
  ['numbers as spreadsheets spoil them without loss', '通话时间,对方号码,呼叫类型,通话时长（秒）\n2025-12-05 09:35:02,13800138000.0,被叫,1\n2025-12-05 09:36:02,"13,800,138,000",被叫,1\n2025-12-05 09:38:02,\'13800138000,被叫,1\n2025-12-05 09:39:02,1.38E+10,被叫,1', ['2025-12-05T09:35:02 +8613800138000 incoming 1', '2025-12-05T09:36:02 +8613800138000 incoming 1', '2025-12-05T09:38:02 +8613800138000 incoming 1', '2025-12-05T09:39:02 1.38E+10 incoming 1']],
  ['a list of messages is no list of calls', '短信详单,,,,\n查询时间：2025-12-01至2025-12-31,,,,\n起始时间,通信地点,对方号码,通信方式,信息类型\n12-05 09:15:02,深圳,106575258192144,接收,短信\n12-05 10:00:00,深圳,13800138000,发送,短信', ['2025-12-05T09:15:02 106575258192144 incoming - sms', '2025-12-05T10:00:00 +8613800138000 outgoing - sms']],
  ['calls, messages and data traffic below each other', '语音通话详单,,,\n起始时间,对方号码,通信方式,通信时长\n2025-12-05 09:15:02,01085195588,被叫,1分24秒\n,,,\n短信详单,,,\n起始时间,对方号码,通信方式,信息类型\n2025-12-05 10:00:00,95522,接收,短信\n,,,\n上网详单,,,\n起始时间,上网方式,通信地点,总流量\n2025-12-05 10:00:00,4G,深圳,20MB', ['2025-12-05T09:15:02 01085195588 incoming 84', '2025-12-05T10:00:00 95522 incoming - sms']],
  ['who printed the bill is no call', '通话时间,对方号码,呼叫类型,通话时长（秒）\n2025-12-05 09:15:02,01085195588,被叫,84\n打印时间：,2026-01-02 10:00:00,操作员,张三', ['2025-12-05T09:15:02 01085195588 incoming 84']],
  ['what was said in a call makes it no message', '我记的骚扰电话,,,\n来电时间,来电号码,内容\n2025-12-05 09:15,01085195588,车险快到期\n2025-12-06 10:00,95518,续保', ['2025-12-05T09:15:00 01085195588 - -', '2025-12-06T10:00:00 95518 - -']],
  ['a text beside a number and nothing of calls is a message', '时间,号码,内容\n2025-12-05 09:15,10690000000000,【平安】车险续保 退订回T', ['2025-12-05T09:15:00 10690000000000 - - sms']],
  ['a table printed twice beside itself is read twice', '通话详单,,,,,,\n序号,对方号码,呼叫类型,通话时间,,序号,对方号码,呼叫类型,通话时间\n1,01085195588,被叫,2025-12-05 09:15:02,,2,95522,主叫,2025-12-05 10:00:00\n3,95518,被叫,2025-12-06 09:00:00,,,,,', ['2025-12-05T09:15:02 01085195588 incoming -', '2025-12-05T10:00:00 95522 outgoing -', '2025-12-06T09:00:00 95518 incoming -']],
  ['the day a line was opened gives no year', '手机号码：13900139000 入网时间：2015年03月02日,,,\n查询时间：2025年12月28日 至 2026年01月10日,,,\n起始时间,对方号码,通信方式,通信时长\n12-30 09:15:02,01085195588,被叫,1分24秒\n01-02 10:00:00,95522,被叫,15秒', ['2025-12-30T09:15:02 01085195588 incoming 84', '2026-01-02T10:00:00 95522 incoming 15']],
  ['a direction with its tariff around it', '通话时间,对方号码,呼叫类型,通话时长（秒）\n2025-12-05 09:15:02,95518,国内长途主叫(VoLTE),1\n2025-12-05 09:16:02,95518,漫游被叫,2\n2025-12-05 09:17:02,95518,无条件呼转,3\n2025-12-05 09:18:02,95518,被叫未接,0\n2025-12-05 09:19:02,95518,主叫/被叫,4', ['2025-12-05T09:15:02 95518 outgoing 1', '2025-12-05T09:16:02 95518 incoming 2', '2025-12-05T09:17:02 95518 forwarded 3', '2025-12-05T09:18:02 95518 missed 0', '2025-12-05T09:19:02 95518 - 4']],
  ['sums of a day are no calls', '账期：202512,,,\n起始时间,通信方式,对方号码,通信时长\n12-05 09:15:02,被叫,01085195588,1分24秒\n本日小计,,,1分24秒\n累计通话 1 次,,,1分24秒', ['2025-12-05T09:15:02 01085195588 incoming 84']],
  ['a clock and a length run together under 时分秒', '对方号码,日期,呼叫类型,通话开始时间（时分秒）,通话时长（时分秒）\n01085195588,20251205,被叫,091502,000124', ['2025-12-05T09:15:02 01085195588 incoming 84']],
  ['000124 under no such heading is no number of seconds', '对方号码,呼叫类型,通话开始时间,通话时长\n01085195588,被叫,2025-12-05-09.15.02.000000,000124\n95518,主叫,2025-12-5 9:5:2,"1,234"', ['2025-12-05T09:15:02 01085195588 incoming -', '2025-12-05T09:05:02 95518 outgoing 1234']],
  ['a day beside the first of its calls is the day of those below', '日期,时间,对方号码,呼叫类型,通话时长（秒）\n2025-12-05,09:15:02,01085195588,被叫,84\n,10:00:00,95522,主叫,15\n2025-12-06,09:00:00,95518,被叫,1', ['2025-12-05T09:15:02 01085195588 incoming 84', '2025-12-05T10:00:00 95522 outgoing 15', '2025-12-06T09:00:00 95518 incoming 1']],
]

test.each(cases)('%s', async (_fact, text, rows) => {
  expect(spoken(await read(text))).toEqual(rows)
})

test('the calls stand below forty lines of data traffic', async () => {
  const traffic = Array.from({ length: 30 }, (_, i) => `2025-12-05 10:${String(i).padStart(2, '0')}:00,4G,深圳,20MB`).join('\n')
  const { run, observations } = await read(`起始时间,上网方式,通信地点,总流量\n${traffic}\n,,,\n起始时间,对方号码,通信方式,通信时长\n2025-12-05 09:15:02,01085195588,被叫,1分24秒`)
  expect(observations).toHaveLength(1)
  expect(run.issues.map((i) => i.code)).toContain('traffic-not-read')
})

test('a bill names its carrier and its number', async () => {
  const { run } = await read('中国广电 语音通话详单,,,\n业务号码：19200192000,账期：202512,,\n通话类型,对方号码,通话开始时间,通话时长\n被叫,01085195588,2025-12-05 09:15:02,1分24秒')
  expect(run.log).toEqual({ kind: 'bill', carrier: '中国广电', ownNumber: '+8619200192000' })
})

test('a table the owner typed is no bill, though it names a carrier', async () => {
  const { run } = await read('我的移动手机骚扰电话,,\n时间,号码,类型\n2025-12-05 09:15:02,01085195588,来电')
  expect(run.log).toEqual({ kind: 'table' })
})

test('the question names a date that lacks its year', async () => {
  const { run } = await read('来电时间,来电号码,内容\n2025.12.5 9:15,010-85195588,车险\n12月6日 10:00,95518,续保')
  expect(run.questions).toEqual([{ id: 'year', kind: 'text', params: { heading: '来电时间', sample: '12月6日 10:00' } }])
})

const longTable = (first: (i: number) => string, last: string): string => `通话时间,对方号码,呼叫类型,通话时长（秒）\n${Array.from({ length: 20_500 }, (_, i) => first(i)).join('\n')}\n${last}`
const clockOf = (i: number): string => `${String(Math.floor(i / 3600)).padStart(2, '0')}:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`

test('in a table of twenty thousand rows a question is asked once and no row is read before it is answered', async () => {
  const { run, observations } = await read(longTable((i) => `03/04/2025 ${clockOf(i)},95518,被叫,9`, '03/04/2025 09:00:00,95518,被叫,9'))
  expect(run.questions?.map((q) => q.id)).toEqual(['dayOrder'])
  expect(observations).toHaveLength(0)
})

test('a date that turns up behind twenty thousand others, and could be either, is left unread and named', async () => {
  const { run, observations } = await read(longTable((i) => `2025-03-04 ${clockOf(i)},95518,被叫,9`, '03/04/2025 09:00:00,95518,被叫,9'))
  expect(observations).toHaveLength(20_501)
  expect(observations.at(-1)?.startedAt).toBeUndefined()
  expect(run.issues.filter((i) => i.severity !== 'note').map((i) => i.code)).toEqual(['day-order-unknown'])
})

describe('a bill without any year, over New Year', () => {
  const head = '起始时间,通信方式,对方号码,通信时长\n'
  const [december, january] = ['12-31 23:59:50,被叫,01085195588,84秒', '01-01 00:00:10,主叫,95518,9秒']
  test('oldest first: the year answered is that of its first row', async () => {
    const result = await read(`${head}${december}\n${january}`, { year: '2025' })
    expect(spoken(result)).toEqual(['2025-12-31T23:59:50 01085195588 incoming 84', '2026-01-01T00:00:10 95518 outgoing 9'])
    expect(result.run.issues.find((i) => i.code === 'year-turns')?.params).toEqual({ raw: '01-01 00:00:10', year: 2026 })
  })
  test('newest first', async () => {
    expect(spoken(await read(`${head}${january}\n${december}`, { year: '2026' }))).toEqual(['2026-01-01T00:00:10 95518 outgoing 9', '2025-12-31T23:59:50 01085195588 incoming 84'])
  })
  test('out of order: all of it is the year that was answered', async () => {
    const result = await read(`${head}${january}\n${december}\n${january}\n${december}`, { year: '2025' })
    expect(spoken(result).map((row) => row.slice(0, 4))).toEqual(['2025', '2025', '2025', '2025'])
  })
})

describe('a virtual operator’s bill in words of its own', () => {
  const bill = '流水号,话单时刻,对端,来/去,时间长度,所在地\n1,2025-12-05 09:15:02,01085195588,被叫,84,北京\n2,2025-12-05 10:15:02,95518,主叫,9,北京'
  test('is asked about, and nothing is read before', async () => {
    const { run, observations } = await read(bill)
    expect([run.reader, run.questions?.map((q) => q.id), observations]).toEqual(['table', ['columns'], []])
  })
  test('is read by the answer', async () => {
    const columns = JSON.stringify({ 流水号: 'keep', 话单时刻: 'dateTime', 对端: 'otherNumber', '来/去': 'direction', 时间长度: 'duration', 所在地: 'location' })
    expect(spoken(await read(bill, { columns }))).toEqual(['2025-12-05T09:15:02 01085195588 incoming 84', '2025-12-05T10:15:02 95518 outgoing 9'])
  })
  test('is shown with what its cells say', () => {
    const sheets = [{ name: '', rows: bill.split('\n').map((line, i) => ({ row: i + 1, cells: line.split(',').map((text) => ({ text })) })) }]
    const preview = previewTable({ fileName: 'a', byteLength: 1, container: 'csv', sheets }, { answers: {}, ownNumbers: [], now: sampleNow })
    expect(preview?.columns.map((c) => c.meaning)).toEqual(['keep', 'dateTime', 'otherNumber', 'direction', 'keep', 'keep'])
    expect(preview?.rows[0]?.cells[1]?.value).toBe('2025-12-05 09:15:02')
  })
  test('a list of orders with no number one can call is no bill', async () => {
    const { run } = await read('订单号,下单时刻,商品,金额\n20251205000012345678901,2025-12-05 09:15:02,书,84\n20251205000012345678902,2025-12-06 09:15:02,笔,9')
    expect([run.reader, run.issues.map((i) => i.code)]).toEqual([null, ['table-without-calls']])
  })
})
