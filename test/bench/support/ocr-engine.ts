// One engine process of the OCR bench: opens the readers, then reads the pictures it is sent, one after another.
import { readPicture } from '../../../electron/engines/read-picture.ts'
import { openScreenReader } from '../../../src/shell/engine/ocr/screen-reader.ts'
import { developmentFolders } from '../../support/reader-folders.ts'

export type EngineAnswer = { readonly path: string; readonly lines: number; readonly rss: number; readonly cpuMs: number; readonly wallMs: number }

const reader = await openScreenReader({ folders: developmentFolders })

const answer = async (path: string): Promise<void> => {
  const cpu = process.cpuUsage()
  const from = performance.now()
  const { reading } = await readPicture(reader, { path }, {}, new AbortController().signal)
  const used = process.cpuUsage(cpu)
  const message: EngineAnswer = { path, lines: reading?.lines.length ?? 0, rss: process.memoryUsage.rss(), cpuMs: (used.user + used.system) / 1000, wallMs: performance.now() - from }
  process.send?.(message)
}

process.on('message', (path) => void answer(String(path)))
process.send?.('ready')
