import { mkdtempSync, readFileSync, writeFileSync, truncateSync, appendFileSync, statSync, existsSync, readdirSync, mkdirSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson, type Json } from '../../src/core/kernel/canonical-json.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import type { FactBody, StoredFact } from '../../src/core/model/facts.ts'
import type { Sha256 } from '../../src/core/kernel/sha256.ts'
import { mattersIn, type Matters } from '../../electron/services/matter/matters.ts'
import type { MatterNeeds } from '../../electron/services/matter/open-matter.ts'
import { receiveInto } from '../../electron/services/matter/vault.ts'
import { verifyFolder } from '../../electron/services/matter/verify-matter.ts'
import { readFacts } from '../../electron/services/record/read-facts.ts'

let root: string
let laidDown: StoredFact[]
const needs = (more: Partial<MatterNeeds> = {}): MatterNeeds => ({ chainId: 'c00000000000000aa', now: () => toEpochMs(1_700_000_000_000), operator: () => '张三', onLaidDown: (facts) => laidDown.push(...facts), ...more })
const note = (words: string): FactBody => ({ kind: 'custody', entry: { action: 'note', words } })
const source = 'a'.repeat(64) as Sha256
const observed = (first: number, count: number): FactBody =>
  ({ kind: 'observations', source, reader: 'table', readerVersion: 1, items: Array.from({ length: count }, (_, k) => ({ id: `o${first + k}`, source, kind: 'call', place: { row: first + k } })) }) as unknown as FactBody
const finished: FactBody = { kind: 'reading-run', run: { source, reader: 'table', readerVersion: 1, answers: {}, observations: 0, complete: true, issues: [] } }

const opened: Matters[] = []
afterEach(async () => {
  for (const matters of opened.splice(0)) await matters.close()
})

const start = async (more: Partial<MatterNeeds> = {}): Promise<{ matters: Matters; folder: string; id: string }> => {
  const matters = mattersIn(path.join(root, 'matters'), needs(more))
  opened.push(matters)
  const known = await matters.list()
  const { id } = known[0] ?? (await matters.create('平安续保骚扰'))
  await matters.open(id)
  return { matters, folder: path.join(root, 'matters', id), id }
}
const readBack = async (folder: string): Promise<readonly StoredFact[]> => {
  const facts: StoredFact[] = []
  await readFacts(folder, Infinity, (batch) => {
    facts.push(...batch)
    return Promise.resolve()
  })
  return facts
}
const lines = (folder: string): readonly string[] => readFileSync(path.join(folder, 'facts.jsonl'), 'utf8').split('\n').slice(0, -1)

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'ringproof-record-'))
  laidDown = []
})

describe('the record', () => {
  test('each line is the canonical JSON of its fact and names the hash of the line before it', async () => {
    const { matters, folder } = await start()
    await matters.current().append([note('一'), note('二')])
    await matters.current().append([note('三')])
    await matters.close()
    const facts = await readBack(folder)
    expect(facts.map(({ body }) => (body.kind === 'custody' ? body.entry.words : ''))).toEqual(['一', '二', '三'])
    expect(lines(folder).slice(1)).toEqual(facts.map((fact) => canonicalJson(fact as unknown as Json)))
    expect(facts.map(({ seq, lamport, operator }) => [seq, lamport, operator])).toEqual([[1, 1, '张三'], [2, 2, '张三'], [3, 3, '张三']])
    expect(await verifyFolder(folder, Infinity, () => undefined)).toEqual([])
  })

  test('what is told at once is what is read back later', async () => {
    const { matters, folder } = await start()
    const decomposed = 'é'
    const { facts } = await matters.current().append([note(decomposed)])
    expect(facts).toEqual(await readBack(folder))
  })

  test('many callers at once are one flush each in order, and none is lost', async () => {
    const { matters, folder } = await start()
    await Promise.all(Array.from({ length: 200 }, (_, k) => matters.current().append([note(String(k))])))
    expect((await readBack(folder)).map(({ body }) => (body.kind === 'custody' ? Number(body.entry.words) : -1))).toEqual(Array.from({ length: 200 }, (_, k) => k))
  })

  test('a line torn by a crash was never acknowledged and is taken away, and said so', async () => {
    const { matters, folder } = await start()
    await matters.current().append([note('一')])
    await matters.close()
    appendFileSync(path.join(folder, 'facts.jsonl'), '{"at":17000000')
    await matters.open(path.basename(folder))
    expect(matters.current().record.openIssues.map(({ code }) => code)).toEqual(['record-torn-tail-removed'])
    await matters.current().append([note('二')])
    expect((await readBack(folder)).length).toBe(2)
    expect(await verifyFolder(folder, Infinity, () => undefined)).toEqual([])
  })

  test('a whole line that was written but not yet acknowledged is kept', async () => {
    const { matters, folder } = await start()
    await matters.current().append([note('一')])
    await matters.close()
    const heads = readFileSync(path.join(folder, 'heads.jsonl'))
    await matters.open(path.basename(folder))
    await matters.current().append([note('二')])
    await matters.close()
    writeFileSync(path.join(folder, 'heads.jsonl'), heads)
    await matters.open(path.basename(folder))
    expect(matters.current().record.openIssues).toEqual([])
    expect((await readBack(folder)).length).toBe(2)
  })

  test('acknowledged lines that are gone are named, and no new link covers the loss', async () => {
    const { matters, folder } = await start()
    await matters.current().append([note('一')])
    await matters.current().append([note('二')])
    await matters.close()
    truncateSync(path.join(folder, 'facts.jsonl'), statSync(path.join(folder, 'facts.jsonl')).size - 40)
    await matters.open(path.basename(folder))
    expect(matters.current().record.openIssues.map(({ code }) => code)).toContain('record-acknowledged-lost')
    await matters.current().append([note('三')])
    const codes = (await verifyFolder(folder, Infinity, () => undefined)).map(({ code }) => code)
    expect(codes).toContain('record-acknowledged-lost')
    await matters.close()
    await matters.open(path.basename(folder))
    expect(matters.current().record.openIssues.map(({ code }) => code)).toContain('record-acknowledged-lost')
  })

  test('a changed last line is still named after more was laid down', async () => {
    const { matters, folder } = await start()
    await matters.current().append([note('一')])
    await matters.close()
    const file = path.join(folder, 'facts.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('一', '七'))
    await matters.open(path.basename(folder))
    await matters.current().append([note('二')])
    await matters.close()
    await matters.open(path.basename(folder))
    const issues = await verifyFolder(folder, Infinity, () => undefined)
    expect(issues.filter(({ code }) => code === 'record-line-changed').map(({ place }) => place?.row)).toEqual([2])
  })

  test('a flipped bit anywhere in the record is named by its line', async () => {
    const { matters, folder } = await start()
    for (let k = 0; k < 6; k += 1) await matters.current().append([note(`第${k}次`), observed(k * 3, 3)])
    await matters.close()
    const file = path.join(folder, 'facts.jsonl')
    const good = readFileSync(file)
    const wrong: string[] = []
    for (let at = 0; at < good.length; at += 7) {
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ (1 << at % 8)
      writeFileSync(file, bad)
      const line = good.subarray(0, at).filter((byte) => byte === 10).length + 1
      const named = (await verifyFolder(folder, Infinity, () => undefined)).map(({ place }) => place?.row)
      if (!named.includes(line)) wrong.push(`byte ${at} of line ${line}: named ${named.join()}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('a flipped bit anywhere in heads.jsonl is named', async () => {
    const { matters, folder } = await start()
    await matters.current().append([note('一')])
    await matters.close()
    const file = path.join(folder, 'heads.jsonl')
    const good = readFileSync(file)
    for (let at = 0; at < good.length; at += 1) {
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ 1
      writeFileSync(file, bad)
      expect((await verifyFolder(folder, Infinity, () => undefined)).length, `byte ${at}`).toBeGreaterThan(0)
    }
  })

  test('a reading broken off and begun again lays down no observation twice', async () => {
    const { matters, folder } = await start()
    await matters.current().append([observed(0, 300)])
    await matters.close()
    await matters.open(path.basename(folder))
    matters.current().index.beginReading(source)
    await matters.current().append([observed(0, 200)])
    await matters.current().append([observed(200, 200)])
    await matters.current().append([finished])
    const ids = (await readBack(folder)).flatMap(({ body }) => (body.kind === 'observations' ? body.items.map(({ id }) => String(id)) : []))
    expect(ids.length).toBe(400)
    expect(new Set(ids).size).toBe(400)
    // Another reading of the same source after a finished one is a run of its own.
    await matters.current().append([observed(0, 10)])
    expect((await readBack(folder)).at(-1)?.body.kind).toBe('observations')
  })

  test('a full disk refuses the line with one issue, and everything before it stays', async () => {
    let isFull = false
    const { matters, folder } = await start({
      write: async (handle, bytes, position) => {
        if (!isFull) {
          await handle.write(bytes, 0, bytes.length, position)
          return
        }
        await handle.write(bytes, 0, 20, position)
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      },
    })
    await matters.current().append([note('一')])
    isFull = true
    await expect(matters.current().append([note('二')])).rejects.toMatchObject({ issue: { code: 'disk-full' } })
    expect(await verifyFolder(folder, Infinity, () => undefined)).toEqual([])
    isFull = false
    await matters.current().append([note('三')])
    expect((await readBack(folder)).length).toBe(2)
    expect(await verifyFolder(folder, Infinity, () => undefined)).toEqual([])
  })
})

describe('the vault', () => {
  const drop = (name: string, content: string | Buffer): string => {
    const file = path.join(root, 'dropped', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
    return file
  }
  const receive = async (matters: Matters, given: string) => receiveInto(matters.current().vault, given, matters.current().vaultNeeds, () => undefined, () => false)

  test('an original is named by its hash, cannot be written to, and is taken in once', async () => {
    const { matters } = await start()
    const file = drop('通话记录.csv', '号码,时间\n95518,2024-01-02 10:00\n')
    const [first] = await receive(matters, file)
    expect(first).toMatchObject({ isNew: true, issues: [], source: { fileName: '通话记录.csv', origin: 'file' } })
    const kept = path.join(matters.current().vault, first?.source?.sha256 ?? '')
    expect(readFileSync(kept, 'utf8')).toContain('95518')
    expect(statSync(kept).mode & 0o777).toBe(0o400)
    expect((await receive(matters, file))[0]).toMatchObject({ isNew: false, issues: [] })
  })

  test('a folder is walked, links are not followed, and one bad file stops nothing', async () => {
    const { matters } = await start()
    drop('手机/a.xml', 'a')
    drop('手机/深/b.xml', 'b')
    symlinkSync('/etc/passwd', path.join(root, 'dropped/手机/c.xml'))
    symlinkSync(path.join(root, 'dropped'), path.join(root, 'dropped/手机/loop'))
    const answers = await receive(matters, path.join(root, 'dropped/手机'))
    expect(answers.filter(({ source: s }) => s !== undefined).map(({ source: s }) => s?.fileName)).toEqual(['手机/a.xml', '手机/深/b.xml'])
    expect(answers.flatMap(({ issues }) => issues.map(({ code }) => code))).toEqual(['link-not-followed', 'link-not-followed'])
    expect((await receive(matters, path.join(root, 'nothing.xml')))[0]?.issues[0]?.code).toBe('file-not-found')
  })

  test('what SQLite keeps beside a database comes with it', async () => {
    const { matters } = await start()
    const file = drop('calllog.db', 'SQLite format 3')
    drop('calllog.db-wal', 'wal')
    const answers = await receive(matters, file)
    expect(answers.length).toBe(1)
    expect(answers[0]?.source?.sideFiles?.map(({ suffix }) => suffix)).toEqual(['-wal'])
    expect(readdirSync(matters.current().vault).filter((name) => /^[0-9a-f]{64}$/.test(name)).length).toBe(2)
  })

  test('of a -wal brought alone the database beside it comes along; without one it is a file like any other', async () => {
    const { matters } = await start()
    drop('calllog.db', 'SQLite format 3')
    const [both] = await receive(matters, drop('calllog.db-wal', 'wal'))
    expect(both?.source).toMatchObject({ fileName: 'calllog.db', sideFiles: [{ suffix: '-wal' }] })
    expect((await receive(matters, drop('other.db-wal', 'lone'))).map((a) => a.source?.fileName)).toEqual(['other.db-wal'])
  })

  test('a full disk is one issue and leaves nothing half written', async () => {
    const { matters, folder } = await start({
      writeChunk: () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
    })
    const [answer] = await receive(matters, drop('a.csv', 'x'))
    expect(answer).toMatchObject({ isNew: false, issues: [{ code: 'disk-full' }] })
    expect(readdirSync(path.join(folder, 'vault'))).toEqual(['vault.json'])
  })

  test('verify names a changed, a missing and a foreign file', async () => {
    const { matters, folder } = await start()
    const received = [...(await receive(matters, drop('a.csv', 'aaa'))), ...(await receive(matters, drop('b.csv', 'bbb')))]
    await matters.current().append(received.flatMap(({ source: s }) => (s === undefined ? [] : [{ kind: 'source' as const, source: s }])))
    expect(await matters.verify(() => undefined)).toEqual([])
    expect(laidDown.map(({ body }) => (body.kind === 'custody' ? body.entry.action : ''))).toEqual(['verified'])
    const { chmodSync, rmSync } = await import('node:fs')
    const [a, b] = received.map(({ source: s }) => path.join(folder, 'vault', s?.sha256 ?? ''))
    chmodSync(a ?? '', 0o600)
    writeFileSync(a ?? '', 'aab')
    rmSync(b ?? '')
    writeFileSync(path.join(folder, 'vault', 'stray'), 'x')
    const codes = (await matters.verify(() => undefined)).map(({ code, params }) => `${code} ${params['fileName'] ?? params['file']}`).sort()
    expect(codes).toEqual(['vault-file-changed a.csv', 'vault-file-missing b.csv', 'vault-file-unknown stray'])
  })

  test('a withdrawn original leaves its hash and the reason', async () => {
    const { matters, folder } = await start()
    const [answer] = await receive(matters, drop('a.csv', 'aaa'))
    await matters.current().append([{ kind: 'source', source: answer!.source! }])
    await matters.current().destroyOriginal(answer!.source!.sha256, '误导入')
    expect(existsSync(path.join(folder, 'vault', answer!.source!.sha256))).toBe(false)
    expect(await matters.verify(() => undefined)).toEqual([])
    expect(lines(folder).some((line) => line.includes('误导入') && line.includes(answer!.source!.sha256))).toBe(true)
  })
})

describe('the matters', () => {
  test('the list is made from the folders alone', async () => {
    const { matters, folder, id } = await start()
    await matters.current().append([{ kind: 'decision', body: { kind: 'set-profile', profile: { title: '新标题', claimants: [], ownNumbers: [], vehicle: {}, policy: {}, holders: [] } } }])
    await matters.close()
    const { rmSync } = await import('node:fs')
    rmSync(path.join(folder, 'summary.json'))
    const again = mattersIn(path.join(root, 'matters'), needs())
    expect(await again.list()).toMatchObject([{ id, title: '新标题' }])
  })

  test('a destroyed matter leaves one entry with its hashes and the reason, and no bytes', async () => {
    const { matters, folder, id } = await start()
    await matters.current().append([note('私人内容')])
    const head = matters.current().record.head()
    await matters.destroy(id, '用户要求')
    expect(await matters.list()).toEqual([])
    const left = readdirSync(folder)
    expect(left.length).toBe(1)
    const text = readFileSync(path.join(folder, left[0] ?? ''), 'utf8')
    expect(text).toContain(head)
    expect(text).toContain('用户要求')
    expect(text).not.toContain('私人内容')
    expect(text).not.toContain('平安续保骚扰')
    await expect(matters.open(id)).rejects.toMatchObject({ issue: { code: 'matter-unknown' } })
  })
})
