import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import os from 'node:os'
import path from 'node:path'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { prepareVault, receiveInto } from '../../electron/services/matter/vault.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { extractDatabases } from '../../src/shell/engine/backup/extract-databases.ts'
import { wantedFiles } from '../../src/shell/engine/backup/backup-files.ts'
import { makeEncryptedBackup } from '../support/iphone-backup.ts'
import { readFileAsSource } from '../support/read-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-odd-backup-'))
const [callHistory, temporary, , messages] = wantedFiles

const database = (number: string): Buffer => {
  const file = path.join(folder, `${number}.db`)
  const db = new DatabaseSync(file)
  db.exec(`CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZDURATION REAL, ZADDRESS VARCHAR, ZORIGINATED INTEGER, ZANSWERED INTEGER, ZCALLTYPE INTEGER); INSERT INTO ZCALLRECORD VALUES (1, 794121280, 42, '${number}', 0, 1, 1)`)
  db.close()
  return readFileSync(file)
}
const files = [{ ...callHistory!, bytes: database('02180001111') }, { ...temporary!, bytes: database('02180002222') }, { ...messages!, bytes: database('02180003333') }]

const folderOf = (name: string, content: Readonly<Record<string, Uint8Array>>): string => {
  for (const [member, bytes] of Object.entries(content)) {
    const file = path.join(folder, name, ...member.split('/'))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  return path.join(folder, name)
}
const contentOf = (made: ReturnType<typeof makeEncryptedBackup>): Record<string, Uint8Array> => ({
  'Manifest.plist': made.manifestPlist, 'Manifest.db': made.manifestDb, 'Status.plist': Buffer.from('x'), 'Info.plist': Buffer.from('x'), 'aa/aa00000000000000000000000000000000000000': Buffer.from('a photo'),
  ...Object.fromEntries([...made.files].map(([id, bytes]) => [`${id.slice(0, 2)}/${id}`, bytes])),
})

let vaults = 0
const receive = async (given: string) => {
  const vault = path.join(folder, `vault-${String(vaults++)}`)
  await prepareVault(vault)
  const answers = await receiveInto(vault, given, { now: () => toEpochMs(0) }, () => undefined, () => false)
  return { names: answers.flatMap(({ source }) => (source === undefined ? [] : [source.fileName])), issues: answers.flatMap(({ issues }) => issues) }
}

// Seen: before November 2026 a backup without one half of its catalogue was taken in with every photo, a packed one was not opened, and only one
// protection class had ever been tried.

test.each(['10.0', '10.2'] as const)('files under every protection class of an encrypted backup of iOS %s come out', async (ios) => {
  const made = makeEncryptedBackup('密码 with spaces', files, ios)
  const scratch = mkdtempSync(path.join(folder, 'scratch-'))
  const { databases, issues } = await extractDatabases({ manifestPlist: made.manifestPlist, manifestDb: made.manifestDb, fileOf: (id) => Promise.resolve(made.files.get(id)), scratch, passphrase: '密码 with spaces' })
  expect(issues).toEqual([])
  expect(databases.map((d) => Buffer.from(d.bytes).equals(files.find((f) => f.relativePath === d.relativePath)!.bytes))).toEqual([true, true, true])
})

test('the folder above the backup, as MobileSync keeps it, is as good as the backup', async () => {
  const above = folderOf('MobileSync/Backup/00008110-001', contentOf(makeEncryptedBackup('a', files)))
  expect((await receive(path.dirname(above))).names).toEqual(['Backup/00008110-001/Manifest.plist'])
})

test('a backup without Manifest.plist says what is missing, and no photo of it is taken in', async () => {
  const rest = Object.entries(contentOf(makeEncryptedBackup('a', files))).filter(([name]) => name !== 'Manifest.plist')
  const { names, issues } = await receive(folderOf('without-plist', Object.fromEntries(rest)))
  expect(issues).toMatchObject([{ code: 'backup-half-copied', params: { missing: 'Manifest.plist' } }])
  expect(names.every((name) => !name.includes('/aa/'))).toBe(true)
})

test('an iOS 9 backup says that it is too old; its calls and messages, beside each other in one folder, are taken in', async () => {
  const { names, issues } = await receive(folderOf('ios9', { 'Manifest.mbdb': Buffer.from('mbdb\u0005\u0000'), 'Manifest.plist': Buffer.from('x'), '5a4935c78a5255723f707230a451d79c540d2741': files[0]!.bytes, aa00000000000000000000000000000000000000: Buffer.from('a photo') }))
  expect(issues).toMatchObject([{ code: 'backup-too-old' }])
  expect(names).toEqual(['ios9/5a4935c78a5255723f707230a451d79c540d2741'])
})

test('a backup packed in a ZIP asks for its passphrase, and only its databases are unpacked', async () => {
  const made = contentOf(makeEncryptedBackup('口令', files))
  const file = path.join(folder, 'backup.zip')
  writeFileSync(file, zipSync(Object.fromEntries(Object.entries(made).map(([name, bytes]) => [`我的备份/${name}`, new Uint8Array(bytes)]))))
  expect((await readFileAsSource(file)).run.questions?.map((q) => q.id)).toEqual(['backup-passphrase'])
  expect((await readFileAsSource(file, { 'backup-passphrase': '错' })).run.issues.map((i) => i.code)).toContain('backup-passphrase-wrong')
  const { run } = await readFileAsSource(file, { 'backup-passphrase': '口令' })
  expect(run).toMatchObject({ reader: 'iphone-backup', complete: true, answers: {} })
  expect(run.derived?.map((d) => d.member)).toEqual(files.map((f) => `${f.domain}/${f.relativePath}`))
})

test('one encrypted file out of a backup says that the whole folder is needed', async () => {
  const file = path.join(folder, '5a4935c78a5255723f707230a451d79c540d2741')
  writeFileSync(file, Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 89 + (i >> 3) * 7) % 256)))
  expect((await readFileAsSource(file)).run.issues.map((i) => i.code)).toEqual(['backup-file-alone'])
})
