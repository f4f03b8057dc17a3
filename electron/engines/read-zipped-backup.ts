import path from 'node:path'
import { backupMarks, backupParts } from '../../src/core/model/iphone-backup.ts'
import type { OpenedFile, SideFilePath } from '../../src/shell/engine/tables/open-file.ts'
import { readBackup } from './read-backup.ts'
import { unread, type Part, type ReadJob } from './reading.ts'

type Zip = NonNullable<OpenedFile['zip']>

/** undefined: no iPhone backup is packed in it. The folder inside that holds both parts of the catalogue, '' or ending in '/'. */
const folderIn = ({ members }: Zip): string | undefined => {
  const names = new Set(members.map((m) => m.name))
  const [plist, database] = backupMarks
  const folders = members.flatMap(({ name }) => (name === plist || name.endsWith(`/${plist}`) ? [name.slice(0, -plist.length)] : []))
  return folders.find((folder) => names.has(folder + database))
}

/** A backup packed in a ZIP: its catalogue and the call and message databases are unpacked, no other of its files. undefined: there is none. */
export const readZippedBackup = async ({ source, emit }: ReadJob, zip: Zip): Promise<Part | undefined> => {
  const folder = folderIn(zip)
  if (folder === undefined) return undefined
  const [plist] = backupMarks
  const extract = async (name: string, index: number): Promise<string | undefined> => {
    const to = path.join(source.scratch, `backup-${String(index)}`)
    return (await zip.extract(folder + name, to)) === 'done' ? to : undefined
  }
  const catalogue = await extract(plist, 0)
  if (catalogue === undefined) return unread([{ code: 'archive-damaged', severity: 'refuse', place: { member: folder + plist }, params: {} }])
  const sideFiles: SideFilePath[] = []
  for (const [index, part] of backupParts.entries()) {
    const file = await extract(part, index + 1)
    if (file !== undefined) sideFiles.push({ suffix: `/${part}`, path: file })
  }
  return readBackup({ ...source, path: catalogue, sideFiles }, emit)
}
