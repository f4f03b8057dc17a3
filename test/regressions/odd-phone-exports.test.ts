import { mkdtempSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import { readFileAsSource } from '../support/read-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-odd-'))
const write = (name: string, content: string | Buffer): string => {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}
const database = (name: string, sql: string): string => {
  const file = path.join(folder, name)
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
  return file
}
const told = (o: Observation): string =>
  [o.startedAt === undefined ? '-' : formatInstant(o.startedAt.value.from), o.otherNumber?.value.text ?? '-', o.direction?.value ?? '-', o.text?.value ?? String(o.durationSeconds?.value ?? `ring ${String(o.ringSeconds?.value ?? '-')}`)].join(' ')
const read = async (file: string) => {
  const { run, observations } = await readFileAsSource(file)
  return { reader: run.reader, rows: observations.map(told), codes: run.issues.map((i) => i.code), observations, run }
}

// Seen: each of these was read wrongly or not at all before November 2026.

test('MIUI’s “new contact” rows in an SMS Backup & Restore file are no calls, and the declared count still fits', async () => {
  const { rows, codes } = await read(write('calls.xml', '<?xml version="1.0"?><calls count="2"><call number="95518" duration="0" date="1772428480000" type="3"/><call number="95519" duration="0" date="1772428490000" type="10"/></calls>'))
  expect(rows).toEqual(['2026-03-02T13:14:40+08:00 95518 missed 0'])
  expect(codes).toEqual(['rows-not-calls'])
})

test('a number written as null is no number', async () => {
  const { observations } = await read(write('null.xml', '<?xml version="1.0"?><smses count="1"><sms address="null" date="1772428480000" type="1" body="x"/></smses>'))
  expect(observations[0]?.otherNumber).toBeUndefined()
})

test('an MMS of several people is from the one who sent it, and its time may be in seconds', async () => {
  const mms = '<mms date="1772428480" msg_box="1" address="13800138000~13900139000"><parts><part ct="text/plain" text="彩信"/></parts><addrs><addr address="13900139000" type="137"/></addrs></mms>'
  expect((await read(write('mms.xml', `<?xml version="1.0"?><smses count="1">${mms}</smses>`))).rows).toEqual(['2026-03-02T13:14:40+08:00 +8613900139000 incoming 彩信'])
})

test('a prompt above an adb dump does not hide it, and a comma in a name does not cut it', async () => {
  const dump = 'shell@phone:/ $ content query --uri content://call_log/calls\nRow: 0 _id=1, name=NULL, number=95518, date=1772428480000, duration=0, type=3\nRow: 1 _id=2, name=a, b=c, number=95519, date=1772428490000, duration=9, type=1\n'
  const { rows, observations } = await read(write('adb.txt', dump))
  expect(rows).toEqual(['2026-03-02T13:14:40+08:00 95518 missed 0', '2026-03-02T13:14:50+08:00 95519 incoming 9'])
  expect(observations[1]?.otherName?.value).toBe('a, b=c')
})

test('an iPhone call that iLEAPP lists as incoming and not answered was missed; an outgoing one is no missed call', async () => {
  const head = 'Starting Timestamp\tEnding Timestamp\tService Provider\tCall Type\tCall Direction\tPhone Number\tAnswered\tCall Duration\n'
  const row = (direction: string, answered: string, duration: string): string => `2026-03-02 05:14:40\t\tcom.apple.Telephony\tPhone Call\t${direction}\t95518\t${answered}\t${duration}\n`
  const { rows } = await read(write('ileapp.tsv', head + row('Incoming', 'No', '00:00:00') + row('Incoming', 'Yes', '00:00:05') + row('Outgoing', 'No', '00:00:10')))
  expect(rows.map((r) => r.split(' ').slice(2).join(' '))).toEqual(['missed 0', 'incoming 5', 'outgoing 10'])
})

test('a table of calls whose time is words instead of milliseconds is read, its zone said to be assumed', async () => {
  const { observations } = await read(database('text-time.db', "CREATE TABLE calls(_id INTEGER PRIMARY KEY, number TEXT, date TEXT, duration TEXT, type TEXT); INSERT INTO calls VALUES(1,'95518','2026-03-02 13:14:40','5','1')"))
  expect(observations[0]?.startedAt?.value).toMatchObject({ precision: 'second', zone: 'assumed' })
})

test('call logs of React Native and Flutter plugins are read', async () => {
  expect((await read(write('rn.json', '[{"phoneNumber":"95518","timestamp":"1772428480000","dateTime":"x","duration":5,"type":"MISSED","rawType":3}]'))).rows).toEqual(['2026-03-02T13:14:40+08:00 95518 missed ring 5'])
  expect((await read(write('flutter.json', '[{"number":"95518","callType":"CallType.wifiIncoming","duration":5,"timestamp":1772428480000}]'))).rows).toEqual(['2026-03-02T13:14:40+08:00 95518 incoming 5'])
})

test('a Nokia .vmg message has its box, its universal time and its text', async () => {
  const vmg = 'BEGIN:VMSG\r\nX-IRMC-BOX:INBOX\r\nX-NOK-DT:20260302T051440Z\r\nBEGIN:VCARD\r\nTEL:+8613800138000\r\nEND:VCARD\r\nBEGIN:VENV\r\nBEGIN:VBODY\r\nDate:02-03-2026 13:14:40\r\n续保吗\r\nEND:VBODY\r\nEND:VENV\r\nEND:VMSG\r\n'
  expect((await read(write('a.vmg', Buffer.from(vmg, 'utf16le')))).rows).toEqual(['2026-03-02T13:14:40+08:00 +8613800138000 incoming 续保吗'])
})

test('Google Voice without its tag takes the direction from the file’s own name', async () => {
  const html = '<html><body><div class="haudio"><a class="tel" href="tel:+862180001111"><span class="fn"></span></a><abbr class="published" title="2026-03-02T13:14:40.000+08:00">x</abbr></div></body></html>'
  expect((await read(write('x - Missed - 2026-03-02T05_14_40Z.html', html))).rows[0]).toContain('missed')
})

test('a table without rowids is read like any other', async () => {
  expect((await read(database('zte.db', "CREATE TABLE calls(number TEXT, date INTEGER, duration INTEGER, type INTEGER, PRIMARY KEY(number, date)) WITHOUT ROWID; INSERT INTO calls VALUES('95518',1772428480000,5,1)"))).rows).toEqual(['2026-03-02T13:14:40+08:00 95518 incoming 5'])
})

test('only half of a backup’s catalogue says that the whole folder is needed', async () => {
  const file = write('Manifest.db', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 89) % 251)))
  expect((await read(file)).codes).toEqual(['backup-needs-folder'])
})
