import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readFileAsSource } from '../support/read-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-private-'))
const words = (language: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(new URL(`../../src/i18n/${language}/import.json`, import.meta.url), 'utf8')) as Record<string, string>
const [chinese, english] = [words('zh-CN'), words('en')]

/** What a cipher leaves: every byte as likely as any other. */
const noise = (...start: readonly number[]): Buffer => Buffer.from([...start, ...Array.from({ length: 4096 }, (_, i) => (Math.imul(i + 7, 2_654_435_761) >>> 13) & 255)])

/** What phones, their computer programs and apps write that nobody outside can read. */
const files: readonly (readonly [what: string, name: string, bytes: Buffer | string, code: string])[] = [
  ['adb backup', '手机.ab', Buffer.concat([Buffer.from('ANDROID BACKUP\n5\n1\nAES-256\n'), noise()]), 'private-adb-backup'],
  ['adb backup, not encrypted', 'backup.ab', Buffer.concat([Buffer.from('ANDROID BACKUP\n1\n1\nnone\n'), noise(0x78, 0xda)]), 'private-adb-backup'],
  ['小米本地备份', '联系人(com.android.contacts).bak', Buffer.concat([Buffer.from('MIUI BACKUP\n2\ncom.android.contacts 联系人\n-1\n0\n'), noise()]), 'private-xiaomi-backup'],
  ['小米通话备份', 'calllog.store', noise(), 'private-xiaomi-backup'],
  ['OPPO 新版电脑备份', 'callrecord_backup.xml', noise(0x5a, 0xa5), 'private-oppo-backup'],
  ['三星 Smart Switch', 'CALLLOG.ebk', noise(0x6b, 0x39, 0xa4, 0x74), 'private-samsung-backup'],
  ['华为手机助手', 'calllog.db', noise(), 'private-huawei-backup'],
  ['华为备份目录', 'info.xml', '<?xml version="1.0" encoding="UTF-8"?><info.xml><row table="HeaderInfo"><column name="version"><value Null="" /></column></row></info.xml>', 'private-huawei-backup'],
  ['Call Log Backup & Restore', 'backup.clbu', noise(), 'private-clbu'],
  ['诺基亚套件', '2010-03-02.nbu', noise(), 'private-nokia-backup'],
  ['微信聊天库', 'EnMicroMsg.db', noise(), 'database-encrypted'],
  ['豌豆荚', '豌豆荚备份', noise(), 'private-transfer-backup'],
  ['360 手机助手', '360备份.dat', noise(), 'private-transfer-backup'],
  ['QQ 同步助手', 'QQ同步助手备份', noise(), 'private-transfer-backup'],
  ['应用宝', '应用宝备份.bin', noise(), 'private-transfer-backup'],
  ['小米换机', '小米换机.backup', noise(), 'private-transfer-backup'],
  ['OPPO 手机搬家', '手机搬家.bak', noise(), 'private-transfer-backup'],
  ['vivo 互传', '互传备份', noise(), 'private-transfer-backup'],
  ['iOS 9 的备份目录', 'Manifest.mbdb', Buffer.concat([Buffer.from('mbdb\u0005\u0000'), noise()]), 'backup-too-old'],
  ['RAR', '通话.rar', noise(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00), 'archive-not-zip'],
  ['7z', '通话.7z', noise(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'archive-not-zip'],
  ['tar.gz', '通话.tar.gz', noise(0x1f, 0x8b, 8), 'archive-not-zip'],
  ['adb 没有记录', 'calls.txt', 'No result found.\r\n', 'adb-no-result'],
  ['adb 没有权限', 'calls2.txt', 'Error while accessing provider:call_log\njava.lang.SecurityException: Permission Denial: opening provider com.android.providers.contacts.CallLogProvider, requires android.permission.READ_CALL_LOG\n\tat android.os.Parcel.createException(Parcel.java:1)\n', 'adb-refused'],
  ['adb 没连手机', 'calls3.txt', 'error: device unauthorized.\nThis adb server is not authorized\n', 'adb-refused'],
  ['不知道是什么', '记录', noise(), 'format-unknown'],
]

test.each(files)('%s: the sentence says why it is not read, and what to do instead', async (_what, name, bytes, code) => {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  const { run, observations } = await readFileAsSource(file)
  expect([run.reader, run.issues.filter((i) => i.severity === 'refuse').map((i) => i.code), observations]).toEqual([null, [code], []])
  expect(chinese[`issue.${code}`]).toMatch(/请|可以/)
  expect(english[`issue.${code}`]).toMatch(/[A-Z].*\./)
})
