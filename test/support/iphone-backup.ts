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

const protectionClass = 3

/** A small encrypted backup as iOS ≥ 10.2 writes it, with few iterations so that a test is quick. */
export const makeEncryptedBackup = (passphrase: string, files: readonly (WantedFile & { readonly bytes: Uint8Array })[]): { manifestPlist: Uint8Array; manifestDb: Buffer; files: ReadonlyMap<string, Buffer> } => {
  const classKey = bytes(32, 5)
  const secret = pbkdf2Sync(passphrase, bytes(20, 1), 200, 32, 'sha256')
  const passKey = pbkdf2Sync(secret, bytes(20, 2), 100, 32, 'sha1')
  const bag = Buffer.concat([
    field('VERS', 5), field('TYPE', 1), field('UUID', bytes(16, 3)), field('WRAP', 0), field('SALT', bytes(20, 2)), field('ITER', 100), field('DPWT', 2), field('DPIC', 200), field('DPSL', bytes(20, 1)),
    field('UUID', bytes(16, 4)), field('CLAS', protectionClass), field('WRAP', 2), field('KTYP', 0), field('WPKY', wrapKey(passKey, classKey)),
  ])
  const classPrefix = Buffer.alloc(4)
  classPrefix.writeUInt32LE(protectionClass)
  const wrapped = (fileKey: Buffer): Buffer => Buffer.concat([classPrefix, wrapKey(classKey, fileKey)])
  const stored = new Map<string, Buffer>()
  const rows = files.map((file, i) => {
    const fileKey = bytes(32, 20 + i)
    stored.set(fileIdOf(file), encrypt(fileKey, file.bytes))
    const archive = buildBinary({
      $archiver: 'NSKeyedArchiver', $version: 100_000, $top: { root: { UID: 1 } },
      $objects: ['$null', { Size: file.bytes.length, ProtectionClass: protectionClass, EncryptionKey: { UID: 2 } }, { 'NS.data': wrapped(fileKey) }],
    })
    return { fileId: fileIdOf(file), domain: file.domain, relativePath: file.relativePath, archive }
  })
  const manifestKey = bytes(32, 9)
  return {
    manifestPlist: buildBinary({ IsEncrypted: true, Version: '10.0', BackupKeyBag: bag, ManifestKey: wrapped(manifestKey) }),
    manifestDb: encrypt(manifestKey, manifestDatabase(rows)),
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
