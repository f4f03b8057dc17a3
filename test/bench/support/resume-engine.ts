// One run of the import of pictures into a real matter (record and vault on disk), for the bench to kill: argv ROOT PICTURE...
// Tells its parent when a picture begins to be read and when its run is in the record.
import { readFacts } from '../../../electron/services/record/read-facts.ts'
import { mattersIn } from '../../../electron/services/matter/matters.ts'
import { receiveInto } from '../../../electron/services/matter/vault.ts'
import { recognisePicture } from '../../../electron/engines/recognise-picture.ts'
import { join } from 'node:path'
import { collectFacts } from '../../../src/app/collect-facts.ts'
import { importFiles, pictureCode } from '../../../src/app/import-files.ts'
import type { Ports } from '../../../src/app/ports.ts'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import { openScreenReader } from '../../../src/shell/engine/ocr/screen-reader.ts'
import { developmentFolders } from '../../support/reader-folders.ts'

export type ResumeNews = { readonly kind: 'begins' | 'finished'; readonly name: string } | { readonly kind: 'done' }
const tell = (news: ResumeNews): void => void process.send?.(news)

const [root = '', ...paths] = process.argv.slice(2)
const now = (): ReturnType<typeof toEpochMs> => toEpochMs(Date.now())
const reader = await openScreenReader({ folders: developmentFolders })
const matters = mattersIn(join(root, 'matters'), { chainId: 'c00000000000000aa', now, operator: () => '', onLaidDown: () => undefined })
const { id } = (await matters.list())[0] ?? (await matters.create('bench'))
await matters.open(id)
const folder = join(root, 'matters', id)
const collector = collectFacts()
await readFacts(folder, Infinity, (batch) => {
  collector.take(batch)
  return Promise.resolve()
})

const never = (): never => {
  throw new Error('no part of this bench')
}
const pathOf = new Map<string, string>()
const ports: Ports = {
  clock: { now },
  matters: { list: never, create: never, open: never, close: never, destroy: never, exportCopy: never, restore: never },
  record: { append: (bodies) => matters.current().append(bodies), head: never, readAll: never, verify: never, onLaidDown: never },
  vault: {
    destroy: never,
    receiveText: never,
    receiveBytes: never,
    receive: async (path, onProgress) => {
      const received = await receiveInto(join(folder, 'vault'), path, { now }, onProgress, () => false)
      for (const { source } of received) if (source !== undefined) pathOf.set(source.sha256, path)
      return received
    },
  },
  read: { read: (ask) => ({ done: Promise.resolve({ source: ask.sha256, reader: null, readerVersion: 0, answers: {}, observations: 0, complete: false, issues: [{ code: pictureCode, severity: 'note', params: {} }] }), cancel: never }) },
  recognise: {
    recognise: (ask) => {
      tell({ kind: 'begins', name: ask.fileName })
      return { done: recognisePicture(reader, ask, pathOf.get(ask.sha256)!, new AbortController().signal), cancel: never }
    },
  },
  print: { print: never },
}
await importFiles(ports, { paths, ownNumbers: [], answersFor: () => ({}), known: collector.sourceOf, isCancelled: () => false }, {
  facts: collector.take, progress: () => undefined,
  file: ({ path, outcome }) => (outcome === 'already-read' ? undefined : tell({ kind: 'finished', name: path.split('/').at(-1) ?? '' })),
})
tell({ kind: 'done' })
await matters.close()
await reader.close()
process.exit(0)
