import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { Observation } from '../../../src/core/model/observation.ts'
import { buildFixture, formatFixtures, type Fixture } from '../../support/format-fixtures.ts'
import { readFileAsSource } from '../../support/read-file.ts'

/* Damage as phones, cables and portals make it. `RINGPROOF_MUTATIONS=10000` runs the long form; the seed is fixed. */
const rounds = Number(process.env['RINGPROOF_MUTATIONS'] ?? '1200')
const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-mutations-'))

const seeded = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Row = Readonly<Record<string, unknown>>
const rowOf = (o: Observation): Row => ({
  ...(o.startedAt === undefined ? {} : { at: o.startedAt.value.from }),
  ...(o.otherNumber === undefined ? {} : { number: o.otherNumber.value.text }),
  ...(o.direction === undefined ? {} : { direction: o.direction.value }),
  ...(o.durationSeconds === undefined ? {} : { duration: o.durationSeconds.value }),
  ...(o.text === undefined ? {} : { text: o.text.value }),
})
/** true: every value the row has is a value of that row; a damaged row may say less, never something else. */
const says = (row: Row, whole: Row): boolean => Object.entries(row).every(([key, value]) => whole[key] === value)
const strangers = (rows: readonly Row[], whole: readonly Row[]): number => rows.filter((row) => !whole.some((w) => says(row, w))).length

/** Where each record ends in the bytes, so that "complete before the damage" can be counted. */
const recordEnd: Readonly<Record<string, RegExp>> = {
  'sms-backup-restore-calls': /<call [^>]*\/>/g, 'super-backup-calls': /<log [^>]*\/>/g, 'oppo-calls': /<CALL_RECORDS [^>]*\/>/g, 'coolpad-calls': /<calls_child [^>]*\/>/g,
  'meizu-calls': /END:CALLLOG\r\n/g, 'vmsg-messages': /END:VMSG\r\n/g, 'dated-sms-list': /\t[12]\t[^\n]*\n/g, 'android-calls-json': /\}(?=[,\]\n])/g, 'fossify-calls': /\}(?=[,\]])/g,
}

type Original = { readonly fixture: Fixture; readonly bytes: Buffer; readonly rows: readonly Row[]; readonly isText: boolean }

const originals = async (): Promise<readonly Original[]> => {
  const read: Original[] = []
  for (const fixture of formatFixtures().filter((f) => !f.name.startsWith('broken') && f.format !== 'recording')) {
    const built = buildFixture(fixture, folder)
    const { observations } = await readFileAsSource(built)
    const isText = !/\.(?:sql|sheets\.json|pdf\.json)$/.test(fixture.name) && !/gbk|utf16|portal/.test(fixture.name)
    read.push({ fixture, bytes: readFileSync(built), rows: observations.map(rowOf), isText })
  }
  return read
}

const readBytes = async (bytes: Buffer): Promise<readonly Row[]> => {
  const file = path.join(folder, 'mutant')
  writeFileSync(file, bytes)
  return (await readFileAsSource(file)).observations.map(rowOf)
}

describe('damaged files', async () => {
  const all = await originals()
  const each = Math.ceil(rounds / all.length / 4)
  const texts = all.filter((o) => o.isText)

  test.each(all)('$fixture.format $fixture.name cut anywhere: what is read was there, and whole records before the cut are read', async (original) => {
    const random = seeded(original.bytes.length)
    for (let i = 0; i < each; i++) {
      const at = random(original.bytes.length)
      const rows = await readBytes(original.bytes.subarray(0, at))
      if (!original.isText) continue
      expect(strangers(rows, original.rows), `cut at ${at}`).toBeLessThanOrEqual(1)
      const ends = recordEnd[original.fixture.format]
      // One entry of the Xiaomi list is a new contact, no call; a group of Fossify's holds its calls inside, and is whole only with its own end.
      if (ends === undefined || /^(?:xiaomi|grouped)/.test(original.fixture.name)) continue
      const whole = [...original.bytes.subarray(0, at).toString('utf8').matchAll(ends)].length
      expect(rows.length, `cut at ${at}`).toBeGreaterThanOrEqual(Math.min(whole, original.rows.length))
    }
  })

  test.each(all)('$fixture.format $fixture.name with bytes flipped: only the damaged record may say something else', async (original) => {
    const random = seeded(original.bytes.length + 1)
    const from = original.isText ? startOfRecords(original) : 0
    for (let i = 0; i < each; i++) {
      const bytes = Buffer.from(original.bytes)
      const at = from + random(bytes.length - from)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(7))
      const rows = await readBytes(bytes)
      if (original.isText) expect(strangers(rows, original.rows), `flipped at ${at}: ${bytes.toString('utf8', Math.max(0, at - 20), at + 20)}`).toBeLessThanOrEqual(2)
    }
  })

  test.each(texts)('$fixture.format $fixture.name followed by itself or another: nothing new is said', async (original) => {
    const random = seeded(original.bytes.length + 2)
    for (let i = 0; i < Math.max(2, each / 2); i++) {
      const other = i === 0 ? original : texts[random(texts.length)]!
      const rows = await readBytes(Buffer.concat([original.bytes, other.bytes]))
      expect(strangers(rows, [...original.rows, ...other.rows]), other.fixture.name).toBeLessThanOrEqual(other === original ? 1 : 1 + Math.max(other.rows.length, 3))
    }
  })

  test.each(texts)('$fixture.format $fixture.name in another encoding: the same rows', async (original) => {
    const text = original.bytes.toString('utf8')
    for (const encoding of ['gb18030', 'utf16-le', 'utf16-be', 'utf8'] as const) {
      const bytes = iconv.encode(text, encoding, { addBOM: encoding !== 'gb18030' })
      expect(await readBytes(bytes), encoding).toEqual(original.rows)
    }
  })

  test('noise is nobody’s file', async () => {
    const random = seeded(7)
    for (let i = 0; i < 20; i++) {
      const bytes = Buffer.from(Array.from({ length: 1 + random(5000) }, () => random(256)))
      expect(await readBytes(bytes)).toEqual([])
    }
  })
})

/** Flips in a heading or in the year above the rows change what the rows mean, and nobody can tell. */
const startOfRecords = ({ bytes, fixture }: Original): number => {
  const text = bytes.toString('latin1')
  const ends = recordEnd[fixture.format]
  if (ends !== undefined && text.trim().startsWith('<')) return Math.max(0, text.search(ends))
  const lines = text.split('\n')
  const header = lines.slice(0, 3).join('\n').length
  return Math.min(Math.floor(bytes.length * 0.6), header)
}
