import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import { callsOf } from './realistic-matter.ts'

/** The owner's number in the files below. */
export const ownNumber = '13800001234'

const calls = callsOf(70)

/** SMS Backup & Restore, as the phone of realistic-matter.ts would export it: every call, private ones included. */
const callsXml = (): string => {
  const rows = calls.map(({ start, number, seconds }) => `  <call number="${number}" duration="${String(seconds)}" date="${String(start)}" type="${seconds === 0 ? '3' : '1'}" presentation="1" readable_date="" contact_name="(Unknown)" />`)
  return `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count="${String(calls.length)}" backup_set="made-up" backup_date="1764000000000">\n${rows.join('\n')}\n</calls>\n`
}

/** A carrier's list of the answered calls of two months, as a table with Chinese headings. */
const billCsv = (): string => {
  const rows = calls.filter((c) => c.seconds > 0).slice(0, 60).map(({ start, number, seconds }) => `${formatInstant(start).slice(0, 19).replace('T', ' ')},${number},被叫,${String(seconds)},杭州`)
  return `通话起始时间,对方号码,呼叫类型,通话时长(秒),通话地点\n${rows.join('\n')}\n`
}

/** Two files and three screenshots, all made up, all of the same calls. */
export const writeJourneyFiles = (folder: string): readonly string[] => {
  mkdirSync(folder, { recursive: true })
  const xml = path.join(folder, 'calls-20260916.xml')
  const csv = path.join(folder, '通话详单-8月.csv')
  writeFileSync(xml, callsXml())
  writeFileSync(csv, `\uFEFF${billCsv()}`)
  const pictures = ['Screenshot_20260712.png', 'Screenshot_20260816.png', 'Screenshot_20260825.png']
  return [xml, csv, ...pictures.map((name) => path.resolve('test/fixtures/packet', name))]
}
