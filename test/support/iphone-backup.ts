import { createCipheriv, pbkdf2Sync } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildBinary } from 'plist'
import { fileIdOf, type WantedFile } from '../../src/shell/engine/backup/backup-files.ts'

/** RFC 3394 wrap: the other direction of key-bag.ts, written from the RFC. */
export const wrapKey = (key: Uint8Array, plain: Uint8Array): Buffer => {
  const blocks = plain.length / 8
  const rest = Array.from({ length: blocks }, (_, i) => Buffer.from(plain.subarray(8 * i, 8 * i + 8)))
  let check = Buffer.from('a6a6a6a6a6a6a6a6', 'hex')
  for (let round = 0; round < 6; round++) {
    for (let i = 0; i < blocks; i++) {
      const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
      const out = Buffer.concat([cipher.update(Buffer.concat([check, rest[i]!])), cipher.final()])
      check = Buffer.from(out.subarray(0, 8))
      check.writeUInt32BE((check.readUInt32BE(4) ^ (blocks * round + i + 1)) >>> 0, 4)
      rest[i] = out.subarray(8)
    }
  }
  return Buffer.concat([check, ...rest])
}

const field = (tag: string, value: Buffer | number): Buffer => {
  const bytes = typeof value === 'number' ? Buffer.alloc(4) : value
  if (typeof value === 'number') bytes.writeUInt32BE(value)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([Buffer.from(tag, 'latin1'), length, bytes])
}

const bytes = (length: number, seed: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => (seed * 31 + i * 7) & 255))
const encrypt = (key: Buffer, clear: Uint8Array): Buffer => {
  const padded = Buffer.concat([clear, Buffer.alloc((16 - (clear.length % 16)) % 16)])
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded), cipher.final()])
}

/** Classes 1–3 and 6–8, 11 as a phone's bag has them; every file is under another one in turn. */
const protectionClasses = [3, 1, 2, 6, 7, 8, 11] as const

/** A small encrypted backup as iOS ≥ 10.2 writes it (iOS 10.0: one PBKDF2 round, the catalogue in the clear), with few iterations so that a test is quick. */
export const makeEncryptedBackup = (passphrase: string, files: readonly (WantedFile & { readonly bytes: Uint8Array })[], ios: '10.0' | '10.2' = '10.2'): { manifestPlist: Uint8Array; manifestDb: Buffer; files: ReadonlyMap<string, Buffer> } => {
  const classKeyOf = (protectionClass: number): Buffer => bytes(32, 40 + protectionClass)
  const secret = ios === '10.0' ? passphrase : pbkdf2Sync(passphrase, bytes(20, 1), 200, 32, 'sha256')
  const passKey = pbkdf2Sync(secret, bytes(20, 2), 100, 32, 'sha1')
  const bag = Buffer.concat([
    field('VERS', 5), field('TYPE', 1), field('UUID', bytes(16, 3)), field('WRAP', 0), field('SALT', bytes(20, 2)), field('ITER', 100), ...(ios === '10.0' ? [] : [field('DPWT', 2), field('DPIC', 200), field('DPSL', bytes(20, 1))]),
    ...protectionClasses.flatMap((c) => [field('UUID', bytes(16, 60 + c)), field('CLAS', c), field('WRAP', 2), field('KTYP', 0), field('WPKY', wrapKey(passKey, classKeyOf(c)))]),
    // Bound to the phone itself: no passphrase opens it, and no file of a backup that matters is under it.
    field('UUID', bytes(16, 90)), field('CLAS', 9), field('WRAP', 1), field('KTYP', 0), field('WPKY', bytes(40, 91)),
  ])
  const wrapped = (fileKey: Buffer, protectionClass: number): Buffer => {
    const classPrefix = Buffer.alloc(4)
    classPrefix.writeUInt32LE(protectionClass)
    return Buffer.concat([classPrefix, wrapKey(classKeyOf(protectionClass), fileKey)])
  }
  const stored = new Map<string, Buffer>()
  const rows = files.map((file, i) => {
    const fileKey = bytes(32, 20 + i)
    const protectionClass = protectionClasses[i % protectionClasses.length]!
    stored.set(fileIdOf(file), encrypt(fileKey, file.bytes))
    const archive = buildBinary({
      $archiver: 'NSKeyedArchiver', $version: 100_000, $top: { root: { UID: 1 } },
      $objects: ['$null', { Size: file.bytes.length, ProtectionClass: protectionClass, EncryptionKey: { UID: 2 } }, { 'NS.data': wrapped(fileKey, protectionClass) }],
    })
    return { fileId: fileIdOf(file), domain: file.domain, relativePath: file.relativePath, archive }
  })
  const manifestKey = bytes(32, 9)
  return {
    manifestPlist: buildBinary({ IsEncrypted: true, Version: '10.0', BackupKeyBag: bag, ...(ios === '10.0' ? {} : { ManifestKey: wrapped(manifestKey, 3) }) }),
    manifestDb: ios === '10.0' ? manifestDatabase(rows) : encrypt(manifestKey, manifestDatabase(rows)),
    files: stored,
  }
}

const manifestDatabase = (rows: readonly { fileId: string; domain: string; relativePath: string; archive: Uint8Array }[]): Buffer => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-manifest-'))
  const file = path.join(folder, 'Manifest.db')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)')
  for (const row of rows) database.prepare('INSERT INTO Files VALUES (?, ?, ?, 1, ?)').run(row.fileId, row.domain, row.relativePath, row.archive)
  database.close()
  const image = readFileSync(file)
  rmSync(folder, { recursive: true })
  return image
}
