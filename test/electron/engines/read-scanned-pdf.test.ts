import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { encode } from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/engines/read-source.ts'
import type { ReadingRun } from '../../../src/core/model/reading-run.ts'
import type { Raster } from '../../../src/core/model/raster.ts'
import { decodePicture } from '../../../src/shell/engine/pictures/decode-picture.ts'
import { pagePdf, put, row, type DrawnPage } from '../../support/draw-page-pdf.ts'
import { fakeSha } from '../../support/fake-ports.ts'
import { sampleNow } from '../../support/read-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-scan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let scan: Raster
beforeAll(async () => {
  const { raster } = await decodePicture(readFileSync(path.join(import.meta.dirname, '../../fixtures/pictures/mono.png')))
  scan = raster!
})

type Stream = { readonly head: string; readonly bytes: Buffer }
type Page = { readonly images: readonly Stream[]; readonly orders: string; readonly box: readonly [number, number]; readonly more?: string }

/** A PDF of pages that are pictures, written by hand: no program between the pixels and the reader. */
const pdfOf = (pages: readonly Page[]): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  const put = (number: number, head: string, body?: Buffer): void => {
    offsets[number] = parts.reduce((sum, part) => sum + part.length, 0)
    parts.push(Buffer.from(`${number} 0 obj\n${head}\n`), ...(body === undefined ? [] : [Buffer.from('stream\n'), body, Buffer.from('\nendstream\n')]), Buffer.from('endobj\n'))
  }
  let next = 3
  const kids = pages.map(({ images, orders, box, more = '' }) => {
    const names = images.map(({ head, bytes }, i) => {
      put(next, `<< /Type /XObject /Subtype /Image ${head} /Length ${bytes.length} >>`, bytes)
      return `/I${i} ${next++} 0 R`
    })
    put(next, `<< /Length ${orders.length} >>`, Buffer.from(orders))
    put(next + 1, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box.join(' ')}] ${more} /Resources << /XObject << ${names.join(' ')} >> >> /Contents ${next} 0 R >>`)
    next += 2
    return `${next - 1} 0 R`
  })
  put(1, '<< /Type /Catalog /Pages 2 0 R >>')
  put(2, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`)
  const start = parts.reduce((sum, part) => sum + part.length, 0)
  parts.push(Buffer.from(`xref\n0 ${next}\n0000000000 65535 f \n${offsets.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${next} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

const sized = ({ width, height }: Raster): string => `/Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`
const flate = (raster: Raster): Stream => ({ head: `${sized(raster)} /Filter /FlateDecode`, bytes: deflateSync(Buffer.from(raster.rgba.filter((_, i) => i % 4 !== 3))) })
const jpeg = (raster: Raster): Stream => ({ head: `${sized(raster)} /Filter /DCTDecode`, bytes: encode({ width: raster.width, height: raster.height, data: raster.rgba }, 92).data })
const rowsOf = ({ width, rgba }: Raster, from: number, to: number): Raster => ({ width, height: to - from, rgba: rgba.slice(from * width * 4, to * width * 4) })

const read = async (bytes: Buffer): Promise<{ readonly run: ReadingRun; readonly kept: readonly Raster[]; readonly observations: number }> => {
  const file = path.join(folder, '2026年10月详单.pdf')
  writeFileSync(file, bytes)
  const kept: Raster[] = []
  let observations = 0
  const scratch = mkdtempSync(path.join(folder, 'scratch-'))
  const keep = async (name: string): Promise<void> => void kept.push((await decodePicture(readFileSync(path.join(scratch, name)))).raster!)
  const run = await readSource({ path: file, sha256: fakeSha('scan'), fileName: '详单/2026年10月详单.pdf', byteLength: bytes.length, answers: {}, ownNumbers: [], now: sampleNow, scratch }, { batch: ({ items }) => Promise.resolve(void (observations += items.length)), keep, progress: () => undefined }, new AbortController().signal)
  return { run, kept, observations }
}
/** A page as large as its scan, at 144 dots to the inch. */
const pageOf = (image: Stream): Page => ({ images: [image], box: [scan.width / 2, scan.height / 2], orders: `q ${scan.width / 2} 0 0 ${scan.height / 2} 0 0 cm /I0 Do Q` })

describe('a PDF whose pages are pictures', () => {
  test('gives each page as a picture of its own that names its page, in the scan’s own pixels', async () => {
    const { run, kept } = await read(pdfOf([pageOf(flate(scan)), pageOf(jpeg(scan))]))
    expect(run.reader).toBe('pdf-pages')
    expect(run.derived?.map(({ member }) => member)).toEqual(['2026年10月详单-第1页.png', '2026年10月详单-第2页.png'])
    expect(run.issues.map(({ code }) => code)).toContain('pdf-pages-as-pictures')
    expect([kept[0]!.width, kept[0]!.height]).toEqual([scan.width, scan.height])
    expect(differenceOf(kept[0]!, scan)).toBe(0)
    expect(differenceOf(kept[1]!, scan)).toBeLessThan(3)
  })

  test('turned by the page, or cut in strips, it comes out upright and whole', async () => {
    const [w, h] = [scan.width / 2, scan.height / 2]
    const half = Math.floor(scan.height / 4) * 2
    const { kept } = await read(pdfOf([
      { images: [flate(scan)], box: [h, w], orders: `q 0 ${w} ${-h} 0 ${h} 0 cm /I0 Do Q`, more: '/Rotate 90' },
      { images: [flate(rowsOf(scan, 0, half)), flate(rowsOf(scan, half, scan.height))], box: [w, h], orders: `q ${w} 0 0 ${half / 2} 0 ${h - half / 2} cm /I0 Do Q q ${w} 0 0 ${h - half / 2} 0 0 cm /I1 Do Q` },
    ]))
    for (const one of kept) expect([one.width, one.height, differenceOf(one, scan)]).toEqual([scan.width, scan.height, 0])
  })

  test('a logo on an empty page is no page to read', async () => {
    const { run, kept } = await read(pdfOf([{ images: [flate(scan)], box: [600, 800], orders: 'q 60 0 0 80 20 700 cm /I0 Do Q' }]))
    expect([run.reader, kept.length]).toEqual([null, 0])
    expect(run.issues.map(({ code }) => code)).toContain('pdf-without-text')
  })
})

/** A black box from 20,20 to 120,60 and one from 200,100 to 300,180 on 320 × 200 white pixels, as libtiff's fax and OpenJPEG write them. */
const fax = Buffer.from('///yIA8NX///////////////////+P//////K8wPDV////////////////////////////////////////j///ABABA=', 'base64')
const jpeg2000 = Buffer.from('AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAABDanAyaAAAABZpaGRyAAAAyAAAAUAAAg8HAAAAAAAPY29scgEAAAAAABEAAAAWY2RlZgACAAAAAAABAAEAAQAAAAABNGpwMmP/T/9RACwAAAAAAUAAAADIAAAAAAAAAAAAAAFAAAAAyAAAAAAAAAAAAAIPAQEPAQH/UgAMAAAAAQACBAQAAf9cAApAgIiIkIiIkP9kACUAAUNyZWF0ZWQgYnkgT3BlbkpQRUcgdmVyc2lvbiAyLjUuMP+QAAoAAAAAALkAAf+T73RPaECyamZBkdsnv3T8CBjx3tgtHwM0h2DE1FKUxdz7OBIR/F90lPiS0l5GC6yoUFW/snQ0PUfhiLAlDooVZsdxGTKrn22MCcQp4lTlqrldSkSLLf9H0daYeAOjM4X5vka3kuDrvTqg5Of/AgV/8ECAFABcr/9//3//fxQAXK//Skp/54zLnjizOiOa8cjXp/HtbznHNkVCc7T26QtJBnOV+QP3YaxPgICA/9k=', 'base64')
/** The same fax in the wrapping of JBIG2: one page, one generic region coded as fax (ITU-T T.88, 7.4.6, 7.4.8). */
const jbig2 = ((): Buffer => {
  const segment = (number: number, type: number, body: Buffer): Buffer => {
    const head = Buffer.alloc(11)
    head.writeUInt32BE(number, 0)
    head[4] = type
    head[6] = 1
    head.writeUInt32BE(body.length, 7)
    return Buffer.concat([head, body])
  }
  const [page, region] = [Buffer.alloc(19), Buffer.alloc(18)]
  for (const part of [page, region]) {
    part.writeUInt32BE(320, 0)
    part.writeUInt32BE(200, 4)
  }
  region[17] = 1
  return Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, fax]))])
})()
const scanners: readonly (readonly [name: string, image: Stream])[] = [
  ['fax (CCITT group 4)', { head: '/Width 320 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 320 /Rows 200 >>', bytes: fax }],
  ['JBIG2', { head: '/Width 320 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode', bytes: jbig2 }],
  ['JPEG 2000', { head: '/Width 320 /Height 200 /ColorSpace /DeviceGray /Filter /JPXDecode', bytes: jpeg2000 }],
]

test.each(scanners)('a scan kept as %s is decoded without help from outside', async (_, image) => {
  const { run, kept } = await read(pdfOf([{ images: [image], box: [320, 200], orders: 'q 320 0 0 200 0 0 cm /I0 Do Q' }]))
  expect(run.reader).toBe('pdf-pages')
  const brightness = ([x, y]: readonly [number, number]): number => kept[0]!.rgba[(y * kept[0]!.width + x) * 4]!
  expect(([[70, 40], [250, 140]] as const).map(brightness).every((b) => b < 40)).toBe(true)
  expect(([[10, 10], [160, 80], [310, 190], [70, 140]] as const).map(brightness).every((b) => b > 215)).toBe(true)
})

describe('a PDF of which some pages are text and others pictures', () => {
  const lefts = [30, 150, 220, 320]
  const bill: DrawnPage = { orders: [...row(lefts, ['起始时间', '通信方式', '对方号码', '通信时长'], 90), ...['01', '02', '03'].flatMap((day, i) => row(lefts, [`2025-12-${day} 09:15:02`, '被叫', '95518', '15秒'], 110 + i * 20))] }
  const scanned = (): DrawnPage => ({ orders: ['q 595 0 0 842 0 0 cm /I0 Do Q', put('第 2 页/共 3 页', 260, 825)], image: flate(scan) })

  test('is read as a table, and its pictures are read as pictures that name their page', async () => {
    const { run, kept, observations } = await read(pagePdf([bill, scanned(), bill]))
    expect([run.reader, observations, kept.length]).toEqual(['table', 6, 1])
    expect(run.derived?.map(({ member }) => member)).toEqual(['2026年10月详单-第2页.png'])
    expect(run.issues.find(({ code }) => code === 'pdf-some-pages-as-pictures')?.params).toEqual({ pages: '2', count: 1 })
  })
  test('though the text is only a letter', async () => {
    const { run, kept } = await read(pagePdf([{ orders: [put('尊敬的客户：现将贵客户要求的通话详单寄上，请查收附件各页，谢谢。', 30, 90), put('中国移动通信集团有限公司客户服务中心', 30, 110)] }, scanned()]))
    expect([run.reader, kept.length]).toEqual(['pdf-pages', 1])
  })
  test('a scan with a hidden guess at its words is read from the picture, not from the guess', async () => {
    const { run, kept, observations } = await read(pagePdf([{ ...scanned(), orders: ['q 595 0 0 842 0 0 cm /I0 Do Q', '3 Tr', ...bill.orders] }]))
    expect([run.reader, observations, kept.length]).toEqual(['pdf-pages', 0, 1])
  })
})

/** Mean difference of brightness where the same share of width and height is looked at in both. */
const differenceOf = (a: Raster, b: Raster): number => {
  const at = ({ width, height, rgba }: Raster, u: number, v: number): number => rgba[(Math.min(height - 1, Math.floor(v * height)) * width + Math.min(width - 1, Math.floor(u * width))) * 4]!
  let sum = 0
  for (let i = 0; i < 200; i += 1) for (let k = 0; k < 200; k += 1) sum += Math.abs(at(a, (i + 0.5) / 200, (k + 0.5) / 200) - at(b, (i + 0.5) / 200, (k + 0.5) / 200))
  return sum / 40_000
}
