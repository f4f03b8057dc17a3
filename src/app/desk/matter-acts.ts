import type { Issue } from '../../core/kernel/issue.ts'
import { collectFacts } from '../collect-facts.ts'
import type { MatterSummary } from '../ports.ts'
import type { Done } from '../view-protocol.ts'
import type { Desk } from './desk-state.ts'

const clear = (desk: Desk): void => {
  const { state } = desk
  Object.assign(state, { matter: undefined, collector: collectFacts(), head: '', savedAt: undefined, damage: [], reports: [], running: undefined, isCancelled: false, version: state.version + 1 })
}

/** Opens a matter and reads its record; damage is named, and what is whole is shown. */
export const openMatter = async (desk: Desk, id: string): Promise<Done> => {
  clear(desk)
  const matter = await desk.ports.matters.open(id)
  const issues = await readRecord(desk, matter)
  return { issues }
}

const readRecord = async (desk: Desk, matter: MatterSummary): Promise<readonly Issue[]> => {
  let read = 0
  const { head, issues } = await desk.ports.record.readAll((facts) => {
    desk.take(facts)
    read += facts.length
    desk.push({ kind: 'progress', what: 'open', done: read, total: 0 })
  })
  Object.assign(desk.state, { matter, head, damage: issues })
  desk.state.version += 1
  desk.changed()
  return issues
}

export const createMatter = async (desk: Desk, title: string): Promise<MatterSummary> => {
  const matter = await desk.ports.matters.create(title)
  await openMatter(desk, matter.id)
  return matter
}

export const closeMatter = async (desk: Desk): Promise<null> => {
  await desk.ports.matters.close()
  clear(desk)
  desk.changed()
  return null
}

export const destroyMatter = async (desk: Desk, id: string, reason: string): Promise<null> => {
  await desk.ports.matters.destroy(id, reason)
  if (desk.state.matter?.id === id) clear(desk)
  desk.changed()
  return null
}

export const exportCopy = async (desk: Desk, path: string): Promise<Done> => {
  await desk.ports.matters.exportCopy(path)
  desk.changed()
  return { issues: [] }
}

export const restoreCopy = async (desk: Desk, path: string): Promise<{ readonly matter: MatterSummary } & Done> => {
  const restored = await desk.ports.matters.restore(path)
  await openMatter(desk, restored.matter.id)
  return restored
}

/** Re-hashes record and vault; every file or line that differs is named. */
export const verifyMatter = async (desk: Desk): Promise<Done> => {
  const issues = await desk.ports.record.verify((done, total) => desk.push({ kind: 'progress', what: 'verify', done, total }))
  desk.changed()
  return { issues }
}
