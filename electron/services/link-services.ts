import type { LinkCall, Session } from '../../src/ipc/link.ts'
import type { EngineHost } from './engine-host.ts'
import type { Grants } from './grants.ts'
import { refusal } from './issue-error.ts'
import { recogniseJob, readJob, previewJob } from './engine-jobs.ts'
import { exportCopy, restoreCopy } from './matter/copies.ts'
import type { Matters } from './matter/matters.ts'
import { receiveContent, receiveInto } from './matter/vault.ts'
import { printJob } from './packet-folder.ts'
import { readFacts } from './record/read-facts.ts'
import type { LinkServices } from './serve-link.ts'

export type LinkNeeds = { readonly matters: Matters; readonly engines: EngineHost; readonly grants: Grants; readonly session: () => Session; readonly remembered: { readonly columns: () => readonly string[]; readonly keep: (columns: string) => Promise<void> } }

/** What main does for the view worker. It knows folders, bytes and processes, and no rule of the product. */
export const linkServices = ({ matters, engines, grants, session, remembered }: LinkNeeds): Omit<LinkServices, Extract<LinkCall, `batch.${string}`>> => {
  const granted = (path: string): string => {
    if (!grants.covers(path)) throw refusal('path-not-granted', { path })
    return path
  }
  return {
    session: () => Promise.resolve(session()),
    'matters.list': () => matters.list(),
    'matters.create': ({ title }) => matters.create(title),
    'matters.open': ({ id }) => {
      // A job of the matter that was open must not write into this one.
      if (matters.currentOrNone()?.id !== id) engines.stopAll()
      return matters.open(id)
    },
    'matters.close': async () => {
      engines.stopAll()
      await matters.close()
      return null
    },
    'matters.destroy': async ({ id, reason }) => {
      if (matters.currentOrNone()?.id === id) engines.stopAll()
      await matters.destroy(id, reason)
      return null
    },
    'matters.exportCopy': ({ path }, tell) => exportCopy(engines, matters.current(), granted(path), tell.progress, (job) => tell.onCancel(job.cancel)),
    'matters.restore': ({ path }, tell) => restoreCopy(engines, matters, granted(path), tell.progress, (job) => tell.onCancel(job.cancel)),
    'record.append': ({ bodies }) => matters.current().append(bodies),
    'record.head': () => Promise.resolve(matters.current().record.head()),
    'record.health': () => {
      const { record } = matters.current()
      return Promise.resolve({ head: record.head(), issues: record.openIssues })
    },
    'record.readAll': async (_ask, tell) => {
      const { folder, record } = matters.current()
      const head = record.head()
      const issues = await readFacts(folder, record.byteLength(), (facts) => tell.batch(facts))
      return { head, issues: [...record.openIssues, ...issues.filter(({ place }) => !record.openIssues.some((known) => known.place?.row === place?.row))] }
    },
    'record.verify': (_ask, tell) => matters.verify(seldom(tell.progress)),
    ...vaultServices(matters, granted),
    'jobs.read': (ask, tell) => readJob(engines, matters.current(), ask, tell),
    'jobs.preview': (ask, tell) => previewJob(engines, ask, tell),
    'jobs.recognise': (ask, tell) => recogniseJob(engines, matters.current(), ask, tell),
    'remembered.columns': () => Promise.resolve(remembered.columns()),
    'remembered.keep': async ({ columns }) => {
      await remembered.keep(columns)
      return null
    },
    'jobs.print': (ask, tell) => printJob(engines, { ...ask, folder: granted(ask.folder) }, tell),
  }
}

const vaultServices = (matters: Matters, granted: (path: string) => string): Pick<LinkServices, Extract<LinkCall, `vault.${string}`>> => ({
  'vault.receive': ({ path }, tell) => {
    let isCancelled = false
    tell.onCancel(() => (isCancelled = true))
    const { vault, vaultNeeds } = matters.current()
    return receiveInto(vault, granted(path), vaultNeeds, seldom(tell.progress), () => isCancelled)
  },
  'vault.receiveText': ({ fileName, text }) => {
    const { vault, vaultNeeds } = matters.current()
    return receiveContent(vault, { fileName, content: text, origin: 'typed' }, vaultNeeds)
  },
  'vault.receiveBytes': ({ fileName, bytes }) => {
    const { vault, vaultNeeds } = matters.current()
    return receiveContent(vault, { fileName, content: bytes, origin: 'pasted' }, vaultNeeds)
  },
  'vault.destroy': async ({ sha256, reason }) => {
    await matters.current().destroyOriginal(sha256, reason)
    return null
  },
})

/** Progress is for eyes: sixteen times a second is enough, and the last always comes. */
const seldom = (progress: (done: number, total: number) => void): ((done: number, total: number) => void) => {
  let last = 0
  return (done, total) => {
    const now = performance.now()
    if (done < total && now - last < 60) return
    last = now
    progress(done, total)
  }
}

