import { readFile } from 'node:fs/promises'
import type { Issue } from '../../src/core/kernel/issue.ts'
import { backupPassphrase } from '../../src/core/model/iphone-backup.ts'
import type { DerivedBytes } from '../../src/core/model/reading-run.ts'
import { extractDatabases } from '../../src/shell/engine/backup/extract-databases.ts'
import { handOver } from './hand-over.ts'
import { unread, type Part, type ReadEmit, type SourceToRead } from './reading.ts'

/**
 * Takes the call and message databases out of an iPhone backup and hands them over as sources of their own: their rows then rest on bytes
 * that can be hashed again. Nothing else is opened, and the passphrase goes nowhere.
 */
export const readBackup = async (source: SourceToRead, emit: ReadEmit): Promise<Part> => {
  const pathOf = (suffix: string): string | undefined => source.sideFiles?.find((side) => side.suffix === suffix)?.path
  const bytesAt = (file: string | undefined): Promise<Uint8Array | undefined> => (file === undefined ? Promise.resolve(undefined) : readFile(file))
  const passphrase = source.answers[backupPassphrase]
  const { databases, issues, needsPassphrase } = await extractDatabases({
    manifestPlist: await readFile(source.path),
    manifestDb: (await bytesAt(pathOf('/Manifest.db'))) ?? new Uint8Array(),
    fileOf: (id) => bytesAt(pathOf(`/${id.slice(0, 2)}/${id}`)),
    scratch: source.scratch,
    ...(passphrase === undefined ? {} : { passphrase }),
  })
  const isWrong = issues.some((i) => i.code === 'backup-passphrase-wrong')
  if (needsPassphrase || isWrong) return unread(issues, [{ id: backupPassphrase, kind: 'text', params: {} }])
  const derived: DerivedBytes[] = []
  for (const [index, database] of databases.entries()) derived.push(await handOver(source, emit, `derived-${index}`, `${database.domain}/${database.relativePath}`, database.bytes))
  const taken: readonly Issue[] = derived.length === 0 ? [] : [{ code: 'backup-databases-taken', severity: 'note', params: { count: derived.length } }]
  return { ...unread([...issues, ...taken]), reader: derived.length === 0 ? null : 'iphone-backup', version: 1, complete: issues.length === 0, derived }
}
