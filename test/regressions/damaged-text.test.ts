import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readFileAsSource } from '../support/read-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-damaged-'))
const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/formats/${name}`, import.meta.url))
const read = async (bytes: Buffer) => {
  const file = path.join(folder, 'damaged')
  writeFileSync(file, bytes)
  return readFileAsSource(file)
}

// Seen: one flipped byte in a short UTF-8 list made the whole file be read as GB18030; every name and text in it became other characters.
test('one flipped byte spoils its own record and not the characters of the whole file', async () => {
  const whole = fixture('dated-sms-list/list.txt')
  const before = (await read(whole)).observations
  const bytes = Buffer.from(whole)
  const at = bytes.indexOf('不要')
  bytes[at] = bytes[at]! ^ 0x10
  const after = (await read(bytes)).observations
  expect(after.map((o) => o.text?.value)).toEqual([before[0]?.text?.value, expect.stringContaining('\ufffd'), before[2]?.text?.value])
})

// Seen: a day line that could not be read left its messages on the day before.
test('messages under a day that cannot be read have no day, not the day before', async () => {
  const { observations, run } = await read(Buffer.from(fixture('dated-sms-list/list.txt').toString().replace('2026-03-03', '2026-0x-03')))
  expect(observations.map((o) => o.startedAt !== undefined)).toEqual([true, true, false])
  expect(run.issues.map((i) => i.code)).toContain('line-not-a-message')
})

// Seen: an adb dump pasted below a table became one call per line, without number or time, and changed what the table's columns meant.
test.each(['imazing-calls/ask-order.csv', 'table/codes.csv'])('lines of another file below %s are no calls, and change nothing of what it asks', async (name) => {
  const alone = await read(fixture(name))
  const { observations, run } = await read(Buffer.concat([fixture(name), fixture('adb-content-query/phone.txt')]))
  expect(observations).toEqual(alone.observations)
  expect(run.questions?.map((q) => q.id)).toEqual(alone.run.questions?.map((q) => q.id))
})

test('a line of prose below a table is told and is no call', async () => {
  const { observations, run } = await read(Buffer.from('时间,对方号码,通话时长\n2026-03-02 10:00:00,95518,12\n以上记录由本人导出,仅供参考,谢谢\n2026-03-03 10:00:00,95519,13\n'))
  expect(observations.map((o) => o.otherNumber?.value.text)).toEqual(['95518', '95519'])
  expect(run.issues.find((i) => i.code === 'row-not-a-call')?.place).toEqual({ row: 3 })
})
