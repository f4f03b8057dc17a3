import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSource } from '../../../electron/engines/read-source.ts'
import { prepareVault, receiveInto } from '../../../electron/services/matter/vault.ts'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import { backupParts } from '../../../src/core/model/iphone-backup.ts'
import type { Observation } from '../../../src/core/model/observation.ts'
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

const received = async () => {
  const vault = path.join(folder, 'vault')
  await prepareVault(vault)
  const answers = await receiveInto(vault, backupFolder(), { now: () => toEpochMs(0) }, () => undefined, () => false)
  return { vault, source: answers[0]!.source!, count: answers.length }
}

const read = async (answers: Readonly<Record<string, string>>) => {
  const { vault, source } = await received()
  const scratch = mkdtempSync(path.join(folder, 'scratch-'))
  const observations: Observation[] = []
  const sideFiles = (source.sideFiles ?? []).map(({ suffix, sha256 }) => ({ suffix, path: path.join(vault, sha256) }))
  const run = await readSource(
    { path: path.join(vault, source.sha256), sha256: source.sha256, fileName: source.fileName, byteLength: source.byteLength, answers, ownNumbers: [], now: toEpochMs(Date.parse('2026-11-25T00:00:00Z')), sideFiles, scratch },
    { batch: ({ items }) => Promise.resolve(void observations.push(...items)), progress: () => undefined },
    new AbortController().signal,
  )
  return { run, observations }
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
  const { run, observations } = await read({ 'backup-passphrase': '正确的密码' })
  expect(run).toMatchObject({ reader: 'apple-call-history', observations: 1, answers: {} })
  expect(observations[0]).toMatchObject({ place: { member: 'HomeDomain/Library/CallHistoryDB/CallHistory.storedata' }, otherNumber: { value: { text: '02180001111' } }, durationSeconds: { value: 42 }, direction: { value: 'incoming' } })
  expect(JSON.stringify({ run, observations })).not.toContain('正确的密码')
})

test('a wrong passphrase is said and asked for again', async () => {
  const { run } = await read({ 'backup-passphrase': '错误的密码' })
  expect(run.issues.map((i) => i.code)).toContain('backup-passphrase-wrong')
  expect(run.questions?.map((q) => q.id)).toEqual(['backup-passphrase'])
})
