import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import { pagePdf, put, putEach, row, rule, type DrawnPage } from '../support/draw-page-pdf.ts'
import { readFileAsSource, type FileRead } from '../support/read-file.ts'

/* PDF bills as other programs lay them out; each once lost a row, split a number or read what nobody wrote. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-pages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (pages: readonly DrawnPage[]): Promise<FileRead> => {
  const file = path.join(folder, 'bill.pdf')
  writeFileSync(file, pagePdf(pages))
  return readFileAsSource(file)
}
const spoken = ({ observations }: FileRead): readonly string[] =>
  observations.map((o) => [o.startedAt === undefined ? '-' : formatInstant(o.startedAt.value.from).slice(0, 19), o.otherNumber?.value.text ?? '-', o.direction?.value ?? '-', o.durationSeconds?.value ?? '-'].join(' '))
const codes = ({ run }: FileRead): readonly string[] => run.issues.map((i) => i.code).filter((code) => code !== 'pdf-signature-absent' && code !== 'zone-assumed')

const count = (n: number, from = 0): readonly number[] => Array.from({ length: n }, (_, i) => from + i)
const two = (n: number): string => String(n).padStart(2, '0')

const lefts = [30, 135, 235, 290, 380, 450]
const headings = ['起始时间', '通信地点', '通信方式', '对方号码', '通信时长', '实收通信费']
/** The i-th call: what is printed, and what it says. */
const printed = (i: number): readonly string[] => [`2025-12-${two(1 + i)} 09:15:${two(i)}`, '深圳', i % 2 === 0 ? '被叫' : '主叫', '01085195588', `${i + 1}秒`, '0.00']
const said = (i: number): string => `2025-12-${two(1 + i)}T09:15:${two(i)} 01085195588 ${i % 2 === 0 ? 'incoming' : 'outgoing'} ${i + 1}`

const above = [put('中国移动通信客户通话详单', 200, 40, { size: 16 }), put('手机号码：13900139000', 30, 60)]
const foot = (page: number, of: number): string => put(`第 ${page} 页/共 ${of} 页`, 260, 825)
const rowsFrom = (first: number, n: number, y: number): readonly string[] => count(n).flatMap((k) => row(lefts, printed(first + k), y + k * 20))
const whole = [...above, ...row(lefts, headings, 90), ...rowsFrom(0, 8, 110), foot(1, 1)]
const all = (n: number): readonly string[] => count(n).map(said)

const edges = [28, 133, 233, 288, 378, 448, 520]
const boxes = (xs: readonly number[], y: number, height = 20, open: readonly number[] = []): readonly string[] => [
  ...xs.map((x) => rule(x, y, x, y + height)),
  ...xs.slice(1).flatMap((x, i) => (open.includes(i) ? [] : [rule(xs[i] ?? 0, y + height, x, y + height)])),
]
const grid = (y: number, n: number): readonly string[] => [rule(28, y, 520, y), ...count(n).flatMap((k) => boxes(edges, y + k * 20))]

describe.each([['headings again', 40, 110], ['headings once', undefined, 60]] as const)('a row cut by the end of a page, %s', (_, headingsAt, y) => {
  const again = headingsAt === undefined ? [] : row(lefts, headings, headingsAt)
  const next = (rest: readonly string[], rows = rowsFrom(9, 4, y + 20)): DrawnPage => ({ orders: [...again, ...row(lefts, rest, y), ...rows, foot(2, 2)] })
  const first = (last: readonly (string | readonly string[])[], rows = rowsFrom(0, 8, 110)): DrawnPage => ({ orders: [...above, ...row(lefts, headings, 90), ...rows, ...row(lefts, last, 780), foot(1, 2)] })

  test('its place goes on', async () => {
    const result = await read([first([printed(8)[0] ?? '', ['广西壮族自治区', '南宁市江南区'], ...printed(8).slice(2)]), next(['', '某某街道'])])
    expect(spoken(result)).toEqual(all(13))
    expect(result.observations[8]?.location?.value).toBe('广西壮族自治区南宁市江南区某某街道')
    expect(result.observations[8]?.place.page).toBe(1)
  })
  test('half of its cells stand on the next page', async () => {
    expect(spoken(await read([first([...printed(8).slice(0, 3), '', '', '']), next(['', '', '', ...printed(8).slice(3)])]))).toEqual(all(13))
  })
  test('its clock stands on the next page', async () => {
    const stacked = (from: number, n: number, top: number): readonly string[] => count(n).flatMap((k) => row(lefts, [(printed(from + k)[0] ?? '').split(' '), ...printed(from + k).slice(1)], top + k * 30))
    expect(spoken(await read([first(['2025-12-09', ...printed(8).slice(1)], stacked(0, 8, 110)), next(['09:15:08'], stacked(9, 4, y + 20))]))).toEqual(all(13))
  })
  test('the next call is no rest of it, though its time is missing', async () => {
    const result = await read([first(printed(8)), next(['', '深圳', '被叫', '95518', '5秒', '0.00'])])
    expect(spoken(result)).toEqual([...all(9), '- 95518 incoming 5', ...count(4, 9).map(said)])
  })
})

test('a row cut by the end of a page, in a drawn grid', async () => {
  const result = await read([
    { orders: [...whole.slice(0, -1), ...grid(76, 10), ...row(lefts, [...printed(8).slice(0, 3), '', '', ''], 270), foot(1, 2)] },
    { orders: [...row(lefts, headings, 40), ...grid(26, 6), ...row(lefts, ['', '', '', ...printed(8).slice(3)], 60), ...rowsFrom(9, 4, 80), foot(2, 2)] },
  ])
  expect(spoken(result)).toEqual(all(13))
})

describe('a day written once for all its calls', () => {
  const at = [30, 100, 160, 235, 290, 380]
  const xs = [28, 98, 158, 233, 288, 378, 448]
  const names = row(at, ['日期', '时间', '通信地点', '通信方式', '对方号码', '通信时长'], 90)
  const call = (k: number, y: number): readonly string[] => row(at, ['', `09:15:0${k}`, '深圳', '被叫', '01085195588', `${k + 1}秒`], y)
  const want = ['01', '01', '01', '01', '02', '02'].map((day, k) => `2025-12-${day}T09:15:0${k} 01085195588 incoming ${k + 1}`)
  const drawn = [...above, ...names, rule(28, 76, 448, 76), ...boxes(xs, 76), ...count(6).flatMap((k) => [...call(k, 110 + 20 * k), ...boxes(xs, 96 + 20 * k, 20, k === 3 || k === 5 ? [] : [0])])]
  const days = (first: number, second: number): readonly string[] => [put('2025-12-01', 30, first), put('2025-12-02', 30, second)]

  test.each([['in the middle', 140, 200], ['at the top', 110, 190], ['at the bottom', 170, 210]] as const)('in a drawn cell over their rows, %s', async (_, first, second) => {
    const result = await read([{ orders: [...drawn, ...days(first, second)] }])
    expect(spoken(result)).toEqual(want)
    expect(codes(result)).toEqual([])
  })
  test('beside the first of them, without lines: likely, and said', async () => {
    const result = await read([{ orders: [...above, ...names, ...count(6).flatMap((k) => call(k, 110 + 20 * k)), ...days(110, 190)] }])
    expect(spoken(result)).toEqual(want)
    expect(codes(result)).toEqual(['day-from-above'])
    expect(result.observations.map((o) => o.startedAt?.confidence)).toEqual(['certain', 'likely', 'likely', 'likely', 'certain', 'likely'])
  })
  test('a column that only lacks its lines is no such cell', async () => {
    const open = [...above, ...row(lefts, headings, 90), rule(28, 76, 520, 76), ...count(9).flatMap((k) => boxes(edges, 76 + 20 * k, 20, [0])), ...rowsFrom(0, 8, 110)]
    expect(spoken(await read([{ orders: open }]))).toEqual(all(8))
  })
  test('minutes and seconds under one heading, in a drawn grid', async () => {
    const x = [28, 133, 233, 288, 378, 413, 448]
    const names = [...row([30, 135, 235, 290], ['起始时间', '通信地点', '通信方式', '对方号码'], 100), put('通话时长', 395, 90), put('分', 385, 110), put('秒', 420, 110)]
    const lines = [rule(28, 76, 448, 76), ...boxes([28, 133, 233, 288, 378, 448], 76, 20, [0, 1, 2, 3]), ...count(4).flatMap((k) => boxes(x, 96 + 20 * k))]
    const calls = count(3).flatMap((k) => row([30, 135, 235, 290, 385, 420], [...printed(k).slice(0, 4), '1', '24'], 130 + 20 * k))
    expect(spoken(await read([{ orders: [...above, ...names, ...lines, ...calls] }]))).toEqual(count(3).map((i) => said(i).replace(/\d+$/, '84')))
  })
})

describe('text as programs draw it', () => {
  const turned = { 90: 'q 0 1 -1 0 842 0 cm', 180: 'q -1 0 0 -1 842 842 cm', 270: 'q 0 -1 1 0 0 842 cm' }
  const cells = (draw: (text: string, x: number, y: number) => readonly string[]): readonly string[] => count(8).flatMap((i) => printed(i).flatMap((text, k) => draw(text, lefts[k] ?? 0, 110 + i * 20)))
  const under = [...above, ...row(lefts, headings, 90)]
  const looks: readonly (readonly [fact: string, page: DrawnPage])[] = [
    ...([90, 180, 270] as const).flatMap((angle): readonly (readonly [string, DrawnPage])[] => [
      [`on a page turned by ${angle}`, { orders: [turned[angle], ...whole, 'Q'], box: [842, 842], more: `/Rotate ${angle}` }],
      [`lying on its side (${angle}) on an upright page`, { orders: [turned[angle], ...whole, 'Q'], box: [842, 842] }],
    ]),
    ['character by character, in any order', { orders: [...under, ...[...cells((text, x, y) => putEach(text, x, y))].reverse()] }],
    ['with spaces that run over the next cells', { orders: [...whole, ...count(8).map((i) => put(' '.repeat(120), 30.7, 110 + i * 20))] }],
    ['spread', { orders: [...under, ...cells((text, x, y) => [put(text, x, y, { spacing: 0.6, size: 8 })])] }],
    ['bold by printing twice', { orders: [...whole, ...cells((text, x, y) => [put(text, x + 0.3, y)])] }],
    ['over a large pale watermark', { orders: ['0.85 g', put('中国移动仅供查询', 60, 190, { size: 50 }), '0 g', ...whole] }],
    ['under a large pale watermark', { orders: [...whole, '0.85 g', put('中国移动仅供查询', 60, 190, { size: 50 })] }],
    ['over small watermarks one can see through', { orders: ['q /Faint gs', ...count(6).flatMap((k) => [put('仅供查询13700137000', 40 + k * 17, 112 + k * 40), put('仅供查询13700137000', 280 + k * 9, 112 + k * 40)]), 'Q', ...whole] }],
    ['beside text nobody sees', { orders: [...whole, '3 Tr', ...rowsFrom(5, 1, 300), '0 Tr', ...rowsFrom(5, 1, 900)] }],
    ['with white headings', { orders: [...above, '1 g', ...row(lefts, headings, 90), '0 g', ...rowsFrom(0, 8, 110)] }],
  ]
  test.each(looks)('%s', async (_, page) => {
    const result = await read([page])
    expect(spoken(result)).toEqual(all(8))
    expect(codes(result)).toEqual([])
  })
  test('a number wrapped in its cell', async () => {
    const result = await read([{ orders: [...under, ...count(5).flatMap((i) => row(lefts, [...printed(i).slice(0, 3), ['00861', '3800138', '000'], ...printed(i).slice(4)], 110 + i * 45))] }])
    expect(spoken(result)).toEqual(count(5).map((i) => said(i).replace('01085195588', '+8613800138000')))
  })
})

describe('glyphs of which the file does not say what they are', () => {
  const numbersIn = (font: 'T3' | 'CID'): DrawnPage => ({ orders: [...above, ...row(lefts, headings, 90), ...count(8).flatMap((i) => [...row(lefts, printed(i).map((c, k) => (k === 3 ? '' : c)), 110 + i * 20), put('95518', 290, 110 + i * 20, { font })])] })
  test.each(['T3', 'CID'] as const)('are no number (%s)', async (font) => {
    const result = await read([numbersIn(font)])
    expect(spoken(result)).toEqual(count(8).map((i) => said(i).replace('01085195588', '-')))
    expect(codes(result)).toEqual(['pdf-characters-unmapped', ...Array<string>(8).fill('number-unreadable')])
    expect(result.run.complete).toBe(false)
  })
  test('a whole page of them is not read, and it is said why', async () => {
    const result = await read([{ orders: count(8).flatMap((i) => printed(i).map((text, k) => put(text, lefts[k] ?? 0, 110 + i * 20, { font: 'CID' }))) }])
    expect(result.observations).toEqual([])
    expect(codes(result)).toEqual(['pdf-text-unmapped'])
  })
  test('a font without a table of its own, in the usual encoding, is read', async () => {
    const page: DrawnPage = { orders: [...above, ...row(lefts, headings, 90), ...count(8).flatMap((i) => [...row(lefts, printed(i).map((c, k) => (k === 3 ? '' : c)), 110 + i * 20), put('01085195588', 290, 110 + i * 20, { font: 'SIM' })])] }
    expect(spoken(await read([page]))).toEqual(all(8))
  })
})
