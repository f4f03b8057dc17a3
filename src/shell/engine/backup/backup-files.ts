import { createDecipheriv, createHash } from 'node:crypto'
import type { Issue } from '../../../core/kernel/issue.ts'
import { unlock, parseKeyBag, unwrapKey, type ClassKeys } from './key-bag.ts'
import type { PlistValue } from 'plist'
import { bytesOf, isDictionary, parsePlist, type PlistDictionary } from './plist-file.ts'

/** A database of an iPhone that says who called and who wrote; nothing else of a backup is ever opened. */
export type WantedFile = { readonly domain: string; readonly relativePath: string }

/** ../formats/README §4.2. A file lies in the backup under SHA-1 of `domain-relativePath`. */
export const wantedFiles: readonly WantedFile[] = [
  { domain: 'HomeDomain', relativePath: 'Library/CallHistoryDB/CallHistory.storedata' },
  { domain: 'HomeDomain', relativePath: 'Library/CallHistoryDB/CallHistoryTemp.storedata' },
  { domain: 'WirelessDomain', relativePath: 'Library/CallHistory/call_history.db' },
  { domain: 'HomeDomain', relativePath: 'Library/SMS/sms.db' },
]

export const fileIdOf = ({ domain, relativePath }: WantedFile): string => createHash('sha1').update(`${domain}-${relativePath}`).digest('hex')

/** How a backup says it is protected. */
export type BackupKind = 'plain' | 'encrypted' | 'not-a-backup'

export const backupKind = (manifestPlist: Uint8Array): BackupKind => {
  const manifest = parsePlist(manifestPlist)
  if (!isDictionary(manifest) || manifest['IsEncrypted'] === undefined) return 'not-a-backup'
  return manifest['IsEncrypted'] === true ? 'encrypted' : 'plain'
}

/** Row of Manifest.db's table Files. `file` is a keyed archive that holds the size and the file's own wrapped key. */
export type ManifestRow = { readonly fileId: string; readonly file: Uint8Array }

export type OpenedBackup = { readonly manifestDb: Uint8Array; readonly keys: ClassKeys }

/** Unlocks the key bag and Manifest.db. Errors, each its own sentence: damaged manifest, wrong passphrase. */
export const openBackup = async (manifestPlist: Uint8Array, manifestDb: Uint8Array, passphrase: string): Promise<OpenedBackup | Issue> => {
  const manifest = parsePlist(manifestPlist)
  const bagBytes = isDictionary(manifest) ? bytesOf(manifest['BackupKeyBag']) : undefined
  const bag = bagBytes === undefined ? undefined : parseKeyBag(bagBytes)
  if (!isDictionary(manifest) || bag === undefined) return issue('backup-manifest-damaged')
  const keys = await unlock(bag, passphrase)
  if (keys === undefined) return issue('backup-passphrase-wrong')
  const manifestKey = bytesOf(manifest['ManifestKey'])
  // Before iOS 10.2 the manifest itself was not encrypted.
  if (manifestKey === undefined) return { manifestDb, keys }
  const opened = decryptWith(keys, manifestKey, manifestDb)
  return opened === undefined || !isSqlite(opened) ? issue('backup-manifest-damaged') : { manifestDb: opened, keys }
}

/** One file of the backup in the clear. Errors: its key does not fit, or the file is cut short. */
export const decryptFile = (keys: ClassKeys, row: ManifestRow, bytes: Uint8Array): Uint8Array | Issue => {
  const entry = archivedFile(row.file)
  const wrapped = entry === undefined ? undefined : entry.key
  if (entry === undefined || wrapped === undefined) return issue('backup-file-damaged', row.fileId)
  const clear = decryptWith(keys, wrapped, bytes)
  if (clear === undefined || clear.length < entry.size) return issue('backup-file-cut', row.fileId)
  return clear.subarray(0, entry.size)
}

/** Four bytes of protection class, little endian, then the wrapped key. */
const decryptWith = (keys: ClassKeys, wrappedWithClass: Uint8Array, bytes: Uint8Array): Uint8Array | undefined => {
  const protectionClass = Buffer.from(wrappedWithClass).readUInt32LE()
  const classKey = keys.get(protectionClass)
  const key = classKey === undefined ? undefined : unwrapKey(classKey, wrappedWithClass.subarray(4))
  if (key === undefined) return undefined
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 16))
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false)
  return new Uint8Array(Buffer.concat([decipher.update(whole), decipher.final()]))
}

/** The keyed archive: $top.root → object with Size and EncryptionKey → data object with NS.data. */
const archivedFile = (archive: Uint8Array): { readonly size: number; readonly key?: Uint8Array } | undefined => {
  const plist = parsePlist(archive)
  if (!isDictionary(plist)) return undefined
  const objects = plist['$objects']
  const top = plist['$top']
  if (!Array.isArray(objects) || !isDictionary(top)) return undefined
  const at = (reference: PlistValue | undefined): PlistDictionary | undefined => {
    if (!isDictionary(reference) || typeof reference['UID'] !== 'number') return undefined
    const object = objects[reference['UID']]
    return isDictionary(object) ? object : undefined
  }
  const root = at(top['root'])
  if (root === undefined || typeof root['Size'] !== 'number') return undefined
  const key = bytesOf(at(root['EncryptionKey'])?.['NS.data'])
  return { size: root['Size'], ...(key === undefined ? {} : { key }) }
}

export const isSqlite = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 16)) === 'SQLite format 3\u0000'

const issue = (code: string, fileId?: string): Issue => ({ code, severity: 'refuse', params: fileId === undefined ? {} : { file: fileId } })
