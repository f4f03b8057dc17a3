// Development only: reads variants of the benchmark and writes truth and answers in the shape its scorer reads.
// usage: electron test/support/read-variants.ts OUT_DIR VARIANT[,VARIANT] [PATTERN]
//   OUT_DIR/<variant>/<picture>.json answers with boxes of the unchanged picture's frame are not possible: truth boxes are moved instead, into OUT_DIR/<variant>/truth.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Box } from '../../src/core/kernel/place.ts'
import { shownBoxOf } from '../../src/core/read-screen/shown-reading.ts'
import { decodePicture } from '../../src/shell/engine/pictures/decode-picture.ts'
import { openScreenReader } from '../../src/shell/engine/ocr/screen-reader.ts'
import { developmentFolders } from './reader-folders.ts'
import { variantNames, variantOf, type VariantName } from './picture-variants.ts'

type Truth = { readonly image: string; readonly lines: readonly { readonly box: Box }[] }

const bench = join(import.meta.dirname, '../../../shared/ocr-bench')
const [outDir = '/tmp/variants', names = variantNames.join(','), pattern = '.'] = process.argv.slice(2)
const reader = await openScreenReader({ folders: developmentFolders })
for (const variant of names.split(',') as VariantName[]) {
  mkdirSync(join(outDir, variant, 'open'), { recursive: true })
  mkdirSync(join(outDir, variant, 'out'), { recursive: true })
  for (const file of readdirSync(join(bench, 'open')).filter((name) => new RegExp(pattern).test(name))) {
    const truth = JSON.parse(readFileSync(join(bench, 'open', file), 'utf8')) as Truth
    const { raster } = await decodePicture(readFileSync(join(bench, 'pictures', truth.image)))
    if (raster === undefined) continue
    const { picture, boxOf } = variantOf(variant, raster)
    const from = performance.now()
    const cpu = process.cpuUsage()
    const reading = await reader.read(picture, {}, new AbortController().signal)
    const used = process.cpuUsage(cpu)
    const lines = reading.lines.map((line) => ({ ...line, flat: line.box, box: shownBoxOf(reading, line.box) }))
    writeFileSync(join(outDir, variant, 'open', file), JSON.stringify({ ...truth, lines: truth.lines.map((line) => ({ ...line, box: boxOf(line.box) })) }))
    writeFileSync(join(outDir, variant, 'out', file), JSON.stringify({ ...reading, lines, ms: performance.now() - from, cpuMs: (used.user + used.system) / 1000 }))
    console.log(variant, file, reading.isPhoto, reading.lines.length)
  }
}
await reader.close()
