// npm run bench -- packet: a call table of 10,000 rows as the app prints it, against plain pdfmake on the same rows, widths and fonts. Each run is a process of its own.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pdfmake from 'pdfmake'
import type { Block, PacketDocument } from '../../src/core/model/document.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { findFonts } from '../../src/shell/engine/pdf/font-set.ts'
import { printPdf } from '../../src/shell/engine/pdf/print-pdf.ts'

type Figure = { readonly cpuSeconds: number; readonly peakMb: number; readonly fileMb: number; readonly pages: number }
type Way = 'ours' | 'pdfmake'

const rowCount = Number(process.env['BENCH_ROWS'] ?? '10000')
const runs = Number(process.env['BENCH_RUNS'] ?? '5')
const headings = ['序号', '日期', '时间', '来电显示号码', '是否接通', '内容摘要'] as const
const widths = [40, 70, 60, 90, 50, 160]
const words = ['自称华泽车险，称车险即将到期', '未接', '称今天锁单另送油卡，要求加微信发送报价单', '询问是否已续保']

const cells = (row: number): readonly string[] => [String(row + 1), `2026-0${String(1 + (row % 9))}-${String(1 + (row % 28)).padStart(2, '0')}`, `${String(9 + (row % 9)).padStart(2, '0')}:${String(row % 60).padStart(2, '0')}:07`, `139${String(10_000_000 + row * 37).slice(0, 8)}`, row % 3 === 0 ? '未接通' : '接通', words[row % 4] ?? '']

const document = (): PacketDocument => {
  const table: Block = { kind: 'table', isLarge: true, columns: headings.map((heading, index) => ({ heading, widthPt: widths[index] ?? 60 })), rows: Array.from({ length: rowCount }, (_, row) => ({ cells: cells(row).map((text) => ({ runs: [{ text }] })) })) }
  return { id: 'bench', fileName: 'bench', title: '来电统计表', footer: '', blocks: [{ kind: 'title', text: '来电统计表' }, table] }
}

const ours = async (file: string): Promise<number> => (await printPdf({ document: document(), path: file, packetAt: toEpochMs(0), fonts: findFonts(path.resolve('resources')), pictureOf: () => undefined })).total

const plainPdfmake = async (file: string): Promise<number> => {
  const { files } = findFonts(path.resolve('resources'))
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => true)
  pdfmake.setFonts({ serif: { ...files.serif } })
  let pages = 0
  const body = [headings.map((text) => ({ text, bold: true })), ...Array.from({ length: rowCount }, (_, row) => cells(row).map((text) => ({ text })))]
  await pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [62, 60, 62, 66],
      defaultStyle: { font: 'serif', fontSize: 8 },
      content: [{ text: '来电统计表', fontSize: 21, alignment: 'center' }, { table: { headerRows: 1, dontBreakRows: true, widths: widths.map((w) => w - 9), body } }],
      footer: (current, count) => {
        pages = count
        return { text: `第 ${String(current)} 页　共 ${String(count)} 页`, alignment: 'center' }
      },
    })
    .write(file)
  return pages
}

const runOne = async (way: Way): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-bench-'))
  const file = path.join(folder, 'table.pdf')
  const before = process.cpuUsage()
  const pages = await (way === 'ours' ? ours(file) : plainPdfmake(file))
  const used = process.cpuUsage(before)
  const figure: Figure = { cpuSeconds: (used.user + used.system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024, fileMb: statSync(file).size / 1_048_576, pages }
  rmSync(folder, { recursive: true })
  process.stdout.write(JSON.stringify(figure))
}

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
const measure = (way: Way): Figure => {
  const all = Array.from({ length: runs }, () => JSON.parse(execFileSync(process.execPath, ['test/bench/packet.ts', way], { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })) as Figure)
  return { cpuSeconds: median(all.map((f) => f.cpuSeconds)), peakMb: median(all.map((f) => f.peakMb)), fileMb: median(all.map((f) => f.fileMb)), pages: all[0]?.pages ?? 0 }
}

const [, , way] = process.argv
if (way === 'ours' || way === 'pdfmake') await runOne(way)
else {
  const [mine, plain] = [measure('ours'), measure('pdfmake')]
  const line = (name: string, f: Figure): string => `${name.padEnd(16)} ${f.cpuSeconds.toFixed(2).padStart(8)} ${f.peakMb.toFixed(0).padStart(8)} ${f.fileMb.toFixed(2).padStart(8)} ${String(f.pages).padStart(6)}`
  const cpuRatio = plain.cpuSeconds / mine.cpuSeconds
  const memoryRatio = plain.peakMb / mine.peakMb
  console.log(`${String(rowCount)} rows, medians of ${String(runs)} processes each\n${'way'.padEnd(16)} ${'CPU s'.padStart(8)} ${'peak MB'.padStart(8)} ${'file MB'.padStart(8)} ${'pages'.padStart(6)}\n${line('RingProof', mine)}\n${line('plain pdfmake', plain)}\nratio            ${cpuRatio.toFixed(1).padStart(8)} ${memoryRatio.toFixed(1).padStart(8)}`)
  console.log(JSON.stringify({ bench: 'packet', figures: { rows: rowCount, runs, ours: mine, pdfmake: plain, cpuRatio, memoryRatio }, holds: cpuRatio >= 3 && memoryRatio >= 1 }))
}
