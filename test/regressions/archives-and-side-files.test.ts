import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { manyNamesOfOneMember } from '../support/zip-bomb.ts'
import { readFileAsSource } from '../support/read-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-nested-'))
const write = (name: string, content: Uint8Array): string => {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}
const xml = (number: string): Uint8Array => strToU8(`<?xml version="1.0"?><calls count="1"><call number="${number}" duration="9" date="1772428480000" type="1"/></calls>`)
const read = async (file: string) => {
  const { run, observations } = await readFileAsSource(file)
  return { reader: run.reader, rows: observations.map((o) => `${o.place.member ?? '-'} ${o.otherNumber?.raw ?? '-'}`), codes: run.issues.map((i) => i.code), places: run.issues.map((i) => i.place?.member) }
}

/** A call log whose second call is still in the -wal: the files are taken while the phone has it open. */
const openDatabase = (): { readonly main: Buffer; readonly wal: Buffer } => {
  const file = path.join(folder, 'live.db')
  const db = new DatabaseSync(file)
  db.exec("PRAGMA journal_mode=WAL; CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER, name TEXT); INSERT INTO calls VALUES (1,'02180001111',1772428480000,9,1,NULL); PRAGMA wal_checkpoint(TRUNCATE)")
  db.exec("INSERT INTO calls VALUES (2,'02180002222',1772428490000,9,1,NULL)")
  copyFileSync(file, `${file}.main`)
  copyFileSync(`${file}-wal`, `${file}.wal`)
  db.close()
  return { main: readFileSync(`${file}.main`), wal: readFileSync(`${file}.wal`) }
}
const live = openDatabase()

// Seen: before November 2026 an archive in an archive was passed over, and a database in an archive lost its newest calls.

test('a ZIP in a ZIP in a ZIP is read, and every record says in which file of which archive it stands', async () => {
  const inner = zipSync({ 'calls.xml': xml('02180001111') })
  const middle = zipSync({ 'phone/calls.zip': inner, 'other.xml': xml('02180002222') })
  const { rows, reader, codes } = await read(write('outer.zip', zipSync({ '导出/all.zip': middle })))
  expect(rows.toSorted()).toEqual(['导出/all.zip/other.xml 02180002222', '导出/all.zip/phone/calls.zip/calls.xml 02180001111'])
  expect([reader, codes]).toEqual(['sms-backup-restore-calls', []])
})

test('a fourth archive within is not opened and named; what lies above it is read', async () => {
  let bytes = zipSync({ 'deep.xml': xml('02180001111') })
  for (let k = 0; k < 3; k++) bytes = zipSync({ 'in.zip': bytes, [`at-${String(k)}.xml`]: xml(`0218000000${String(k)}`) })
  const { rows, codes, places } = await read(write('deep.zip', bytes))
  expect(rows).toHaveLength(3)
  expect([codes, places]).toEqual([['archive-too-deep'], ['in.zip/in.zip/in.zip']])
})

test('an archive that promises thousands of times its size is refused before a byte of it is unpacked, also within another', async () => {
  const bomb = manyNamesOfOneMember(new Uint8Array(1_048_576), 4_100)
  expect(bomb.length).toBeLessThan(1_000_000)
  expect((await read(write('bomb.zip', bomb))).codes).toEqual(['archive-without-calls', 'archive-unpacks-too-large'])
  const within = await read(write('within.zip', zipSync({ 'bomb.zip': bomb, 'calls.xml': xml('02180001111') }, { level: 0 })))
  expect([within.rows, within.codes, within.places]).toEqual([['calls.xml 02180001111'], ['archive-unpacks-too-large'], ['bomb.zip']])
})

test('a database in an archive is read with the -wal beside it', async () => {
  const both = await read(write('both.zip', zipSync({ 'db/calllog.db': live.main, 'db/calllog.db-wal': live.wal })))
  expect(both.rows).toEqual(['db/calllog.db 02180001111', 'db/calllog.db 02180002222'])
  expect(both.codes).toEqual([])
})

test('a database without its -wal is read, and it is said that newer calls may be there', async () => {
  const { rows, codes } = await read(write('calllog.db', live.main))
  expect([rows, codes]).toEqual([['- 02180001111'], ['database-without-wal']])
})

test('a -wal alone, under whatever name, is refused with what to bring', async () => {
  expect((await read(write('calllog.db-wal', live.wal))).codes).toEqual(['database-side-file'])
  expect((await read(write('renamed.bin', live.wal))).codes).toEqual(['database-side-file'])
})
