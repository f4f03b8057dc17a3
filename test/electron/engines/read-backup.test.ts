import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import os from 'node:os'
import path from 'node:path'
import { buildBinary } from 'plist'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSource } from '../../../electron/engines/read-source.ts'
import { keepDerived, prepareVault, receiveInto } from '../../../electron/services/matter/vault.ts'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import { backupParts } from '../../../src/core/model/iphone-backup.ts'
import type { Sha256 } from '../../../src/core/kernel/sha256.ts'
import type { Observation } from '../../../src/core/model/observation.ts'
import type { SideFilePath } from '../../../src/shell/engine/tables/open-file.ts'
import { fileIdOf, wantedFiles } from '../../../src/shell/engine/backup/backup-files.ts'
import { makeEncryptedBackup } from '../../support/iphone-backup.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const callHistory = wantedFiles[0]!
const appleEpoch = 978_307_200

const callDatabase = (): Buffer => {
  const file = path.join(folder, 'CallHistory.storedata')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZDURATION REAL, ZADDRESS VARCHAR, ZORIGINATED INTEGER, ZANSWERED INTEGER, ZCALLTYPE INTEGER, ZSERVICE_PROVIDER VARCHAR, ZISO_COUNTRY_CODE VARCHAR)')
  database.prepare('INSERT INTO ZCALLRECORD VALUES (1, ?, 42, ?, 0, 1, 1, ?, ?)').run(Date.parse('2026-10-08T10:02:10+08:00') / 1000 - appleEpoch, '02180001111', 'com.apple.Telephony', 'cn')
  database.close()
  const bytes = readFileSync(file)
  rmSync(file)
  return bytes
}

/** The folder as a computer writes it, with a photo nobody asked for. */
const backupFolder = (): string => {
  const inside = path.join(folder, 'backup')
  const made = makeEncryptedBackup('正确的密码', [{ ...callHistory, bytes: callDatabase() }])
  mkdirSync(path.join(inside, 'aa'), { recursive: true })
  writeFileSync(path.join(inside, 'Manifest.plist'), made.manifestPlist)
  writeFileSync(path.join(inside, 'Manifest.db'), made.manifestDb)
  writeFileSync(path.join(inside, 'aa', 'aa00000000000000000000000000000000000000'), 'a photo')
  for (const [id, bytes] of made.files) {
    mkdirSync(path.join(inside, id.slice(0, 2)), { recursive: true })
    writeFileSync(path.join(inside, id.slice(0, 2), id), bytes)
  }
  return inside
}

const received = async (from = backupFolder()) => {
  const vault = path.join(folder, 'vault')
  await prepareVault(vault)
  const answers = await receiveInto(vault, from, { now: () => toEpochMs(0) }, () => undefined, () => false)
  return { vault, source: answers[0]!.source!, count: answers.length }
}

const now = toEpochMs(Date.parse('2026-11-25T00:00:00Z'))

/** As importFiles does it: the backup, then every database taken out of it as a source of its own. */
const read = async (answers: Readonly<Record<string, string>>, given?: Awaited<ReturnType<typeof received>>) => {
  const { vault, source } = given ?? (await received())
  const scratch = mkdtempSync(path.join(folder, 'scratch-'))
  const observations: Observation[] = []
  const emit = {
    batch: ({ items }: { readonly items: readonly Observation[] }) => Promise.resolve(void observations.push(...items)),
    keep: (file: string, sha256: Sha256) => keepDerived(vault, path.join(scratch, file), sha256, { now: () => now }),
    progress: () => undefined,
  }
  const readOne = (sha256: Sha256, fileName: string, byteLength: number, sideFiles: readonly SideFilePath[]) =>
    readSource({ path: path.join(vault, sha256), sha256, fileName, byteLength, answers, ownNumbers: [], now, sideFiles, scratch }, emit, new AbortController().signal)
  const sideFiles = (source.sideFiles ?? []).map(({ suffix, sha256 }) => ({ suffix, path: path.join(vault, sha256) }))
  const run = await readOne(source.sha256, source.fileName, source.byteLength, sideFiles)
  const below = []
  for (const { sha256, byteLength, member } of run.derived ?? []) below.push(await readOne(sha256, member, byteLength, []))
  return { vault, source, run, below, observations }
}

test('the ids of the parts that are taken are the hashes of their paths on the phone', () => {
  expect(backupParts.slice(1)).toEqual(wantedFiles.map(fileIdOf).map((id) => `${id.slice(0, 2)}/${id}`))
})

test('of a whole iPhone backup only the catalogue and the call database are taken in', async () => {
  const { vault, source, count } = await received()
  expect(count).toBe(1)
  expect(source.sideFiles?.map((s) => s.suffix)).toEqual(['/Manifest.db', '/5a/5a4935c78a5255723f707230a451d79c540d2741'])
  expect(readdirSync(vault).filter((name) => /^[0-9a-f]{64}$/.test(name))).toHaveLength(3)
})

test('without the passphrase it asks; nothing is read', async () => {
  const { run, observations } = await read({})
  expect(run.questions?.map((q) => q.id)).toEqual(['backup-passphrase'])
  expect(observations).toEqual([])
})

test('with the owner’s passphrase its calls are read, and the passphrase is nowhere in what is recorded', async () => {
  const { vault, run, below, observations } = await read({ 'backup-passphrase': '正确的密码' })
  expect(run).toMatchObject({ reader: 'iphone-backup', observations: 0, complete: true, answers: {} })
  expect(run.derived?.map((d) => d.member)).toEqual(['HomeDomain/Library/CallHistoryDB/CallHistory.storedata'])
  expect(below).toMatchObject([{ reader: 'apple-call-history', observations: 1, answers: {} }])
  expect(observations[0]).toMatchObject({ source: run.derived?.[0]?.sha256, otherNumber: { value: { text: '02180001111' } }, durationSeconds: { value: 42 }, direction: { value: 'incoming' } })
  expect(JSON.stringify({ run, below, observations })).not.toContain('正确的密码')
  const everyFile = readdirSync(vault).map((name) => readFileSync(path.join(vault, name)))
  expect(everyFile.some((bytes) => bytes.includes('正确的密码'))).toBe(false)
})

test('the database a call rests on lies in the vault in the clear, under the hash the call names', async () => {
  const { vault, run } = await read({ 'backup-passphrase': '正确的密码' })
  const [taken] = run.derived ?? []
  const bytes = readFileSync(path.join(vault, taken!.sha256))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(taken!.sha256)
  expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3')
  expect(bytes.equals(callDatabase())).toBe(true)
})

test('a wrong passphrase is said and asked for again', async () => {
  const { run } = await read({ 'backup-passphrase': '错误的密码' })
  expect(run.issues.map((i) => i.code)).toContain('backup-passphrase-wrong')
  expect(run.questions?.map((q) => q.id)).toEqual(['backup-passphrase'])
})

test('a backup without a passphrase has no calls, and the sentence says how to make one that has', async () => {
  const inside = path.join(folder, 'plain')
  mkdirSync(inside, { recursive: true })
  writeFileSync(path.join(inside, 'Manifest.plist'), buildBinary({ IsEncrypted: false, Version: '10.0' }))
  writeFileSync(path.join(inside, 'Manifest.db'), '')
  const { run } = await read({}, await received(inside))
  expect(run).toMatchObject({ reader: null, issues: [{ code: 'backup-plain-has-no-calls' }] })
  expect(run.questions).toBeUndefined()
})

test('a backup copied by half says which database is missing', async () => {
  const inside = backupFolder()
  rmSync(path.join(inside, '5a'), { recursive: true })
  const { run, observations } = await read({ 'backup-passphrase': '正确的密码' }, await received(inside))
  expect(run).toMatchObject({ reader: null, complete: false, issues: [{ code: 'backup-file-missing', params: { path: 'Library/CallHistoryDB/CallHistory.storedata' } }] })
  expect(observations).toEqual([])
})

test('a database cut short while it was copied says so', async () => {
  const inside = backupFolder()
  const file = path.join(inside, '5a', '5a4935c78a5255723f707230a451d79c540d2741')
  writeFileSync(file, readFileSync(file).subarray(0, 4096))
  const { run } = await read({ 'backup-passphrase': '正确的密码' }, await received(inside))
  expect(run.issues.map((i) => i.code)).toEqual(['backup-file-cut'])
})
