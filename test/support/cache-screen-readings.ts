// Development only: reads every picture of the given folders with both readers and writes each ScreenReading as JSON, so that
// rows and layouts can be worked on without reading pictures again.
// usage: ELECTRON_RUN_AS_NODE=1 electron test/support/cache-screen-readings.ts OUT_DIR [--only PATTERN] [--no-second] [--wasm | --tesseract] PICTURE_DIR...
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { readPicture } from '../../electron/engines/read-picture.ts'
import { openScreenReader } from '../../src/shell/engine/ocr/screen-reader.ts'
import { developmentFolders } from './reader-folders.ts'

const [outDir = '/tmp/screen-readings', ...rest] = process.argv.slice(2)
const only = rest.includes('--only') ? new RegExp(rest.splice(rest.indexOf('--only'), 2)[1] ?? '') : /./
const withSecond = !rest.includes('--no-second')
const onnx = rest.includes('--wasm') ? 'wasm' : rest.includes('--tesseract') ? 'none' : 'auto'
const folders = rest.filter((word) => !word.startsWith('--'))

mkdirSync(outDir, { recursive: true })
const reader = await openScreenReader({ folders: developmentFolders, withSecond, onnx })
for (const folder of folders) {
  for (const name of readdirSync(folder).filter((file) => /\.(png|jpe?g|webp|heic|bmp|gif)$/i.test(file) && only.test(file)).sort()) {
    const cpu = process.cpuUsage()
    const from = performance.now()
    const { reading, issues } = await readPicture(reader, { path: join(folder, name) }, {}, new AbortController().signal)
    const used = process.cpuUsage(cpu)
    const ms = performance.now() - from
    const cpuMs = (used.user + used.system) / 1000
    writeFileSync(join(outDir, `${basename(name, extname(name))}.json`), JSON.stringify({ ...reading, issues, ms, cpuMs }))
    console.log(`${name}: ${reading?.lines.length ?? 0} lines, ${ms.toFixed(0)} ms, cpu ${cpuMs.toFixed(0)} ms ${issues.map((issue) => issue.code).join(' ')}`)
  }
}
await reader.close()
