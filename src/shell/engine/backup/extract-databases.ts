import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Issue } from '../../../core/kernel/issue.ts'
import { backupKind, decryptFile, fileIdOf, isSqlite, openBackup, wantedFiles, type ManifestRow, type WantedFile } from './backup-files.ts'

export type BackupParts = {
  readonly manifestPlist: Uint8Array
  readonly manifestDb: Uint8Array
  /** Bytes of a file of the backup by its id; undefined: not there. */
  readonly fileOf: (fileId: string) => Promise<Uint8Array | undefined>
  readonly passphrase?: string
  /** An empty folder of the job's own. */
  readonly scratch: string
}

export type ExtractedDatabase = WantedFile & { readonly fileId: string; readonly bytes: Uint8Array }
export type Extracted = { readonly databases: readonly ExtractedDatabase[]; readonly issues: readonly Issue[]; readonly needsPassphrase: boolean }

/** Takes the call and message databases out of a backup folder; nothing else is decrypted. */
export const extractDatabases = async (parts: BackupParts): Promise<Extracted> => {
  switch (backupKind(parts.manifestPlist)) {
    case 'not-a-backup':
      return refused({ code: 'backup-manifest-damaged', severity: 'refuse', params: {} })
    case 'plain':
      return extractPlain(parts)
    case 'encrypted':
      return parts.passphrase === undefined ? { databases: [], issues: [], needsPassphrase: true } : extractEncrypted(parts, parts.passphrase)
  }
}

const refused = (issue: Issue): Extracted => ({ databases: [], issues: [issue], needsPassphrase: false })

/** Apple leaves the call history out of backups without a passphrase: that is said, beside the messages that are there. */
const extractPlain = async (parts: BackupParts): Promise<Extracted> => {
  const databases: ExtractedDatabase[] = []
  for (const wanted of wantedFiles) {
    const bytes = await parts.fileOf(fileIdOf(wanted))
    if (bytes !== undefined && isSqlite(bytes)) databases.push({ ...wanted, fileId: fileIdOf(wanted), bytes })
  }
  const hasCalls = databases.some((d) => d.relativePath.includes('CallHistory'))
  return { databases, needsPassphrase: false, issues: hasCalls ? [] : [{ code: 'backup-plain-has-no-calls', severity: 'warn', params: {} }] }
}

const extractEncrypted = async (parts: BackupParts, passphrase: string): Promise<Extracted> => {
  const opened = await openBackup(parts.manifestPlist, parts.manifestDb, passphrase)
  if ('code' in opened) return refused(opened)
  const rows = await manifestRows(opened.manifestDb, parts.scratch)
  if ('code' in rows) return refused(rows)
  const databases: ExtractedDatabase[] = []
  const issues: Issue[] = []
  for (const { wanted, row } of rows) {
    const stored = await parts.fileOf(row.fileId)
    const bytes = stored === undefined ? missing(wanted) : decryptFile(opened.keys, row, stored)
    if ('code' in bytes) issues.push({ ...bytes, params: { ...bytes.params, path: wanted.relativePath } })
    else databases.push({ ...wanted, fileId: row.fileId, bytes })
  }
  if (rows.length === 0) issues.push({ code: 'backup-has-no-calls', severity: 'warn', params: {} })
  return { databases, issues, needsPassphrase: false }
}

const missing = (wanted: WantedFile): Issue => ({ code: 'backup-file-missing', severity: 'refuse', params: { file: fileIdOf(wanted) } })

/** The wanted rows of Manifest.db. The database is opened from a copy in the scratch folder, never in place. */
const manifestRows = async (manifestDb: Uint8Array, scratch: string): Promise<readonly { readonly wanted: WantedFile; readonly row: ManifestRow }[] | Issue> => {
  const file = path.join(scratch, 'Manifest.db')
  await writeFile(file, manifestDb)
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const find = database.prepare('SELECT fileID AS fileId, file FROM Files WHERE domain = ? AND relativePath = ?')
    return wantedFiles.flatMap((wanted) => {
      const row = find.get(wanted.domain, wanted.relativePath)
      const fileId = row?.['fileId']
      const archive = row?.['file']
      return typeof fileId === 'string' && archive instanceof Uint8Array ? [{ wanted, row: { fileId, file: archive } }] : []
    })
  } catch {
    return { code: 'backup-manifest-damaged', severity: 'refuse', params: {} }
  } finally {
    database.close()
  }
}
