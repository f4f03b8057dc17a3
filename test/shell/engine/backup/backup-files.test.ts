import { expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { backupKind, fileIdOf, wantedFiles } from '../../../../src/shell/engine/backup/backup-files.ts'
import { extractDatabases } from '../../../../src/shell/engine/backup/extract-databases.ts'
import { unwrapKey } from '../../../../src/shell/engine/backup/key-bag.ts'
import { build, buildBinary } from 'plist'
import { makeEncryptedBackup, wrapKey } from '../../../support/iphone-backup.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
const inScratch = async <T>(work: (scratch: string) => Promise<T>): Promise<T> => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'ringproof-test-'))
  try {
    return await work(scratch)
  } finally {
    rmSync(scratch, { recursive: true })
  }
}
const callHistory = wantedFiles[0]!
const clear = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(1001, 7)])
const backup = makeEncryptedBackup('正确的密码', [{ ...callHistory, bytes: clear }])

test('RFC 3394 §4.6: a 256-bit key under a 256-bit key', () => {
  const key = hex('000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F')
  const plain = hex('00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F')
  const wrapped = hex('28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21')
  expect(unwrapKey(key, wrapped)).toEqual(plain)
  expect(new Uint8Array(wrapKey(key, plain))).toEqual(wrapped)
  expect(unwrapKey(hex('01'.repeat(32)), wrapped)).toBeUndefined()
})

test('a call history lies under the file id that is published for it', () => {
  expect(wantedFiles.map(fileIdOf)).toEqual(['5a4935c78a5255723f707230a451d79c540d2741', '81b7fe4b60b1d80e04b158a642b68803d982987d', '2b2b0084a1bc3a5ac8c27afdf14afb42c61a19ca', '3d0d7e5fb2ce288813306e4d4636395e047a3d28'])
})

const extract = (given: { passphrase?: string; cutTo?: number }) =>
  inScratch((scratch) =>
    extractDatabases({
      manifestPlist: backup.manifestPlist,
      manifestDb: backup.manifestDb,
      fileOf: (id) => Promise.resolve(backup.files.get(id)?.subarray(0, given.cutTo)),
      scratch,
      ...(given.passphrase === undefined ? {} : { passphrase: given.passphrase }),
    }),
  )

test('with its owner’s passphrase the call history of an encrypted backup comes out byte for byte, and nothing else', async () => {
  const { databases, issues } = await extract({ passphrase: '正确的密码' })
  expect(issues).toEqual([])
  expect(databases.map((d) => d.relativePath)).toEqual([callHistory.relativePath])
  expect(Buffer.from(databases[0]!.bytes).equals(clear)).toBe(true)
})

test('an encrypted backup asks for its passphrase', async () => expect(await extract({})).toEqual({ databases: [], issues: [], needsPassphrase: true }))

test('a wrong passphrase is said, nothing is opened', async () => {
  expect(await extract({ passphrase: '错误的密码' })).toMatchObject({ databases: [], issues: [{ code: 'backup-passphrase-wrong' }] })
})

test('a half-copied file is said, with its path', async () => {
  expect(await extract({ passphrase: '正确的密码', cutTo: 512 })).toMatchObject({ databases: [], issues: [{ code: 'backup-file-cut', params: { path: callHistory.relativePath } }] })
})

test('a backup without a passphrase holds no calls, and that is said', async () => {
  const plain = await inScratch((scratch) => extractDatabases({ manifestPlist: Buffer.from(build({ IsEncrypted: false })), manifestDb: new Uint8Array(), fileOf: () => Promise.resolve(undefined), scratch }))
  expect(plain.issues).toMatchObject([{ code: 'backup-plain-has-no-calls' }])
})

test('binary and XML manifests are both told apart from other property lists', () => {
  expect(backupKind(backup.manifestPlist)).toBe('encrypted')
  expect(backupKind(Buffer.from(build({ IsEncrypted: false })))).toBe('plain')
  expect(backupKind(buildBinary({ other: 1 }))).toBe('not-a-backup')
  expect(backupKind(Buffer.from('bplist00 but cut'))).toBe('not-a-backup')
})
