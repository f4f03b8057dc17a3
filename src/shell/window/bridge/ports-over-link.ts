import type { Clock, Ports } from '../../../app/ports.ts'
import type { BatchDoor, Session } from '../../../ipc/link.ts'
import type { Link } from './link-client.ts'

/** The ports of the use cases, standing in front of main. */
export const portsOverLink = (link: Link, clock: Clock): Ports => ({
  clock,
  matters: {
    list: () => link.ask('matters.list', null),
    create: (title) => link.ask('matters.create', { title }),
    open: (id) => link.ask('matters.open', { id }),
    close: () => nothing(link.ask('matters.close', null)),
    destroy: (id, reason) => nothing(link.ask('matters.destroy', { id, reason })),
    exportCopy: (path) => link.ask('matters.exportCopy', { path }),
    restore: (path) => link.ask('matters.restore', { path }),
  },
  record: {
    append: (bodies) => link.ask('record.append', { bodies }),
    head: () => link.ask('record.head', null),
    readAll: (onBatch) => link.ask('record.readAll', null, { batch: onBatch }),
    verify: (onProgress) => link.ask('record.verify', null, { progress: onProgress }),
    onLaidDown: link.onLaidDown,
  },
  vault: {
    receive: (path, onProgress) => link.ask('vault.receive', { path }, { progress: onProgress }),
    receiveText: (typed) => link.ask('vault.receiveText', typed),
    receiveBytes: (pasted) => link.ask('vault.receiveBytes', pasted),
    destroy: (sha256, reason) => nothing(link.ask('vault.destroy', { sha256, reason })),
  },
  read: { read: (ask, on) => link.start('jobs.read', ask, { progress: on.progress, batch: (batch) => on.batch(batch.observations, batch.facts, batch.head) }), preview: (ask) => link.ask('jobs.preview', ask) },
  recognise: { recognise: (ask, on) => link.start('jobs.recognise', ask, on) },
  remembered: { columns: () => link.ask('remembered.columns', null), keep: (columns) => nothing(link.ask('remembered.keep', { columns })) },
  print: { print: (plan, folder, on) => link.start('jobs.print', { plan, folder }, on) },
})

/** What `batch` has besides the ports; undefined in a window. */
export const batchOverLink = (link: Link, session: Session): BatchDoor | undefined => {
  if (session.mode.kind !== 'batch') return undefined
  return {
    argv: session.mode.argv,
    cwd: session.mode.cwd,
    progress: (line) => nothing(link.ask('batch.progress', { line })),
    say: (text) => nothing(link.ask('batch.say', { text })),
    finish: (code) => nothing(link.ask('batch.finish', { code })),
    readFile: (path) => link.ask('batch.readFile', { path }),
    writePart: (path, bytes, isLast) => nothing(link.ask('batch.writePart', { path, bytes, isLast })),
    listFiles: (path) => link.ask('batch.listFiles', { path }),
  }
}

const nothing = async (answer: Promise<null>): Promise<void> => {
  await answer
}
