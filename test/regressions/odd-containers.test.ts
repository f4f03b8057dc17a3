import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import { dbf, excel2, excel4, excel5, gbk, inlineSheet, mainNs, scriptXls, strictNs, wrapped, xlsx } from '../support/draw-workbook.ts'
import { readFileAsSource, type FileRead } from '../support/read-file.ts'

/* The same two calls in every kind of file a server, an old Excel or a browser makes of them; each kind once lost or changed something. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-containers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (bytes: Buffer | string): Promise<FileRead> => {
  const file = path.join(folder, 'bill')
  writeFileSync(file, bytes)
  return readFileAsSource(file)
}
const spoken = ({ observations }: FileRead): readonly string[] =>
  observations.map((o) => [o.startedAt === undefined ? '-' : formatInstant(o.startedAt.value.from).slice(0, 19), o.otherNumber?.value.text ?? '-', o.direction?.value ?? '-', o.durationSeconds?.value ?? '-', o.location?.value ?? '-'].join(' '))
const codes = ({ run }: FileRead): readonly string[] => run.issues.map((i) => i.code).filter((code) => code !== 'zone-assumed')

const rows = [['通话开始时间', '对方号码', '呼叫类型', '通话时长', '通话地点'], ['2025-12-05 09:15:02', '13800138000', '被叫', '1分24秒', '深圳南山'], ['2025-12-05 10:00:00', '027-95522', '主叫', '15秒', '广州']]
const calls = ['2025-12-05T09:15:02 +8613800138000 incoming 84 深圳南山', '2025-12-05T10:00:00 95522 outgoing 15 广州']
const table = (of = rows): string => `<table border=1>${of.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('\n')}</table>`
const page = (inside: string): string => `<html><body>${inside}</body></html>`
const withoutYear = rows.map((row) => row.map((text) => text.replace('2025-', '')))
const sml = (inside: string): string => `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${inside}</Table></Worksheet></Workbook>`
const smlRow = (row: readonly string[], more = ''): string => `<Row${more}>${row.map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}</Row>`

const kinds: readonly (readonly [fact: string, bytes: Buffer | string])[] = [
  ['a script’s .xls without wrapping or code page, in GBK', scriptXls(rows, gbk)],
  ['the same in UTF-8', scriptXls(rows, (text) => Buffer.from(text))],
  ['Excel 2', excel2(rows)],
  ['Excel 4', excel4(rows)],
  ['Excel 5 that names code page 936', wrapped({ Book: excel5(rows, 936) })],
  ['Excel 5 that names code page 1252 and holds GBK', wrapped({ Book: excel5(rows, 1252) })],
  ['Excel 5 that names no code page', wrapped({ Book: excel5(rows, undefined) })],
  ['Excel 5 without its wrapping', excel5(rows, 936)],
  ['dBASE III in GBK (names of ten bytes)', dbf([['起始时间', '对方号码', '呼叫类型', '通话时长', '通话地点'], ...rows.slice(1)])],
  ['SYLK saved as .xls', iconv.encode(`ID;PWXL;N;E\r\n${rows.flatMap((row, r) => row.map((text, c) => `C;Y${r + 1};X${c + 1};K"${text}"`)).join('\r\n')}\r\nE\r\n`, 'gbk')],
  ['strings in the cells, no styles', xlsx({ sheets: [{ name: '通话', xml: inlineSheet(rows) }] })],
  ['strict OOXML', xlsx({ ns: strictNs, sheets: [{ name: '通话', xml: inlineSheet(rows, strictNs) }] })],
  ['a cell in two fonts with its pronunciation', xlsx({ sheets: [{ name: 'a', xml: inlineSheet(rows).replace('<t>13800138000</t>', '<r><t>138</t></r><r><t>00138000</t></r>').replace('<t>被叫</t>', '<t>被叫</t><rPh sb="0" eb="1"><t>beijiao</t></rPh>') }] })],
  ['every CSV cell as ="…"', rows.map((row) => row.map((text) => `="${text}"`).join(',')).join('\n')],
  ['="…" inside quotes', rows.map((row) => row.map((text) => `"=""${text}"""`).join(',')).join('\n')],
  ['tabs between cells: no chat, though its lines begin with a time', rows.map((row) => row.join('\t')).join('\n')],
  ['tabs behind numbers', rows.map((row) => row.map((text) => `${text}\t`).join(',')).join('\n')],
  ['characters of four bytes', iconv.encode(rows.map((row) => row.join(',')).join('\n').replace('备', ''), 'gb18030')],
  ['HTML with gb2312 in its head', iconv.encode(`<html><head><meta charset="gb2312"></head>${table()}</html>`, 'gbk')],
  ['a table in a table, an old one commented out', page(`<!-- <table><tr><td>时间</td><td>号码</td></tr></table> --><table><tr><td>菜单</td><td>${table()}</td><td>x</td></tr></table>`)],
  ['rows before the table tag', `<tr><td>x</td></tr>${table()}`],
  ['rows without a table tag', rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')],
  ['a number in a field of a form', page(table().replace('13800138000', '<input name="n" value="13800138000"><input type="hidden" value="95518">'))],
  ['entities', page(table().replace('被叫', '&#x88AB;&#21483;').replace('13800138000', '138&nbsp;0013&#8203;8000'))],
  ['the year only in the words above the table', page(`<h2>2025年12月语音详单</h2>${table(withoutYear)}`)],
  ['the year only in a small table before it', page(`<table><tr><td>查询周期：2025-12-01至2025-12-31</td></tr></table>${table(withoutYear)}`)],
  ['a page kept by a browser', `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b1"\r\n\r\n----b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${Buffer.from(page(table())).toString('latin1').replace(/[=\u0080-\u00ff]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase()}`).replace(/(.{70})(?![\dA-F]{0,2}=)/g, '$1')}\r\n----b1--`],
  ['SpreadsheetML with a remark beside a cell', sml(rows.map((row) => smlRow(row)).join('').replace('>13800138000</Data>', '>13800138000</Data><Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">95518</ss:Data></Comment>'))],
  ['SpreadsheetML with rows by their index', sml(`${smlRow(rows[0] ?? [], ' ss:Index="3"')}${smlRow(rows[1] ?? [])}${smlRow(rows[2] ?? [], ' ss:Index="9"')}`)],
]
test.each(kinds)('%s', async (_, bytes) => {
  const result = await read(bytes)
  expect(spoken(result)).toEqual(calls)
  expect(codes(result)).toEqual([])
})

describe('what Excel does not show is read, and said', () => {
  const cases: readonly (readonly [fact: string, bytes: Buffer | string, said: readonly string[]])[] = [
    ['a hidden sheet', xlsx({ sheets: [{ name: 'a', xml: inlineSheet([['封面']]) }, { name: 'b', xml: inlineSheet(rows), state: 'veryHidden' }] }), ['sheet-hidden']],
    ['a hidden row', xlsx({ sheets: [{ name: 'a', xml: inlineSheet(rows).replace('<row r="3"', '<row r="3" hidden="1"') }] }), ['cells-hidden']],
    ['a hidden column', xlsx({ sheets: [{ name: 'a', xml: inlineSheet(rows).replace('<sheetData>', '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>') }] }), ['cells-hidden']],
    ['a hidden row of SpreadsheetML', sml(rows.map((row, i) => smlRow(row, i === 2 ? ' ss:Hidden="1"' : '')).join('')), ['cells-hidden']],
    ['a hidden row of HTML', page(table().replace('<tr><td>2025-12-05 10', '<tr style="display:none"><td>2025-12-05 10')), ['cells-hidden']],
  ]
  test.each(cases)('%s', async (_, bytes, said) => {
    const result = await read(bytes)
    expect([spoken(result), codes(result)]).toEqual([calls, said])
  })
})

test('shared formulas, days counted from 1904, shares of a day: by number, with and without styles', async () => {
  const styles = `<styleSheet xmlns="${mainNs}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="46" applyNumberFormat="1"/></cellXfs></styleSheet>`
  const sheet = (day: number): string => `<worksheet xmlns="${mainNs}"><sheetData><row r="1">${['通话开始时间', '对方号码', '呼叫类型', '通话时长'].map((t, c) => `<c r="${'ABCD'[c] ?? ''}1" t="str"><f>"x"</f><v>${t}</v></c>`).join('')}</row><row r="2"><c r="A2" s="1"><v>${day + 0.38543981481}</v></c><c r="B2"><v>1.3800138E10</v></c><c r="C2" t="str"><f t="shared" ref="C2:C3" si="0">A</f><v>被叫</v></c><c r="D2" s="2"><v>9.7222222222222219E-4</v></c></row><row r="3"><c r="A3" s="1"><v>${day + 0.5}</v></c><c r="B3"><v>95522</v></c><c r="C3" t="str"><f t="shared" si="0"/><v>主叫</v></c><c r="D3" s="2"><v>1.7361111111111112E-4</v></c></row></sheetData></worksheet>`
  const want = ['2025-12-05T09:15:02 +8613800138000 incoming 84 -', '2025-12-05T12:00:00 95522 outgoing 15 -']
  expect(spoken(await read(xlsx({ sheets: [{ name: 'a', xml: sheet(45_996) }], styles })))).toEqual(want)
  expect(spoken(await read(xlsx({ sheets: [{ name: 'a', xml: sheet(45_996 - 1462) }], styles, properties: '<workbookPr date1904="1"/>' })))).toEqual(want)
  expect(spoken(await read(xlsx({ sheets: [{ name: 'a', xml: sheet(45_996) }] })))).toEqual(want)
})

test('a formula that failed is no number of seconds, and a port of seventeen digits kept as a number is lost', async () => {
  const xml = inlineSheet(rows).replace(/<c r="D2"[^>]*>.*?<\/c>/, '<c r="D2" t="e"><v>#VALUE!</v></c>').replace(/<c r="B3"[^>]*>.*?<\/c>/, '<c r="B3"><v>1.0690123456789012E16</v></c>')
  const result = await read(xlsx({ sheets: [{ name: 'a', xml }] }))
  expect(spoken(result)).toEqual(['2025-12-05T09:15:02 +8613800138000 incoming - 深圳南山', '2025-12-05T10:00:00 106901234567890… outgoing 15 广州'])
  expect(codes(result)).toEqual(['duration-unreadable', 'digits-lost'])
})

test('a workbook with a password says so', async () => {
  expect(codes(await read(wrapped({ EncryptedPackage: Buffer.alloc(64), EncryptionInfo: Buffer.alloc(64) })))).toEqual(['workbook-encrypted'])
})
