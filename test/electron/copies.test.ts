import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EngineHost } from '../../electron/services/engine-host.ts'
import { IssueError, issueOf } from '../../electron/services/issue-error.ts'
import { exportCopy, restoreCopy, type Restored } from '../../electron/services/matter/copies.ts'
import { mattersIn, type Matters } from '../../electron/services/matter/matters.ts'
import { receiveInto } from '../../electron/services/matter/vault.ts'
import { readFacts } from '../../electron/services/record/read-facts.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { FactBody, StoredFact } from '../../src/core/model/facts.ts'
import { packCopy, type PackAsk } from '../../src/shell/engine/copy/pack-copy.ts'
import { unpackCopy, type UnpackAsk } from '../../src/shell/engine/copy/unpack-copy.ts'
import { writeZip } from '../../src/shell/engine/copy/zip-writer.ts'

let root: string
const opened: Matters[] = []
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'ringproof-copies-'))
})
afterEach(async () => {
  for (const matters of opened.splice(0)) await matters.close()
  rmSync(root, { recursive: true, force: true })
})

/** The copy engine's work without its process: a refusal comes as the host would pass it on. */
const engines: EngineHost = {
  stopAll: () => undefined,
  run: (_kind, name, ask) => {
    const work = name === 'pack' ? packCopy(ask as PackAsk, () => undefined) : unpackCopy(ask as UnpackAsk, () => undefined)
    return { done: work.catch((error: unknown) => Promise.reject(new IssueError(error instanceof Error && 'issue' in error ? (error.issue as Issue) : issueOf(error)))), cancel: () => undefined }
  },
}
const computer = (name: string, chainId: string): Matters => {
  let now = 1_700_000_000_000
  const matters = mattersIn(path.join(root, name), { chainId, now: () => toEpochMs((now += 1000)), operator: () => name, onLaidDown: () => undefined })
  opened.push(matters)
  return matters
}
const here = (): Matters => computer('甲', 'c00000000000000aa')
const there = (): Matters => computer('乙', 'c00000000000000bb')
const note = (words: string): FactBody => ({ kind: 'custody', entry: { action: 'note', words } })
const receive = async (matters: Matters, name: string, content: string): Promise<void> => {
  const file = path.join(root, name)
  writeFileSync(file, content)
  const matter = matters.current()
  const [answer] = await receiveInto(matter.vault, file, matter.vaultNeeds, () => undefined, () => false)
  await matter.append([{ kind: 'source', source: answer!.source! }])
}
const copyOf = async (matters: Matters, name: string): Promise<string> => (await exportCopy(engines, matters.current(), path.join(root, name), () => undefined, () => undefined)).path
const restore = (matters: Matters, archive: string): Promise<Restored> => restoreCopy(engines, matters, archive, () => undefined, () => undefined)
const factsOf = async (matters: Matters): Promise<readonly StoredFact[]> => {
  const facts: StoredFact[] = []
  await readFacts(matters.current().folder, Infinity, (batch) => {
    facts.push(...batch)
    return Promise.resolve()
  })
  return facts
}
const wordsOf = async (matters: Matters): Promise<readonly string[]> => (await factsOf(matters)).flatMap(({ body }) => (body.kind === 'custody' && body.entry.action === 'note' && body.entry.words !== 'chain-begins' ? [body.entry.words ?? ''] : []))
const start = async (matters: Matters): Promise<string> => {
  const { id } = await matters.create('平安续保骚扰')
  await matters.open(id)
  return id
}

describe('a copy of a matter', () => {
  test('is a ZIP any tool opens, whose manifest sha256sum accepts', async () => {
    const matters = here()
    await start(matters)
    await receive(matters, '通话.csv', '号码\n95518\n'.repeat(1000))
    const archive = await copyOf(matters, 'a.ringproof')
    const out = path.join(root, 'unzipped')
    mkdirSync(out)
    const unzip = spawnSync('python3', ['-c', 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])', archive, out])
    if (unzip.error === undefined) {
      expect(unzip.status, String(unzip.stderr)).toBe(0)
      expect(spawnSync('sha256sum', ['-c', 'manifest-sha256.txt'], { cwd: out }).status).toBe(0)
    }
    expect((await matters.list())[0]?.lastCopy?.path).toBe(archive)
  })

  test('is the whole matter on another computer, which goes on in a chain of its own', async () => {
    const matters = here()
    const id = await start(matters)
    await receive(matters, 'a.csv', 'aaa')
    await matters.current().append([note('甲一')])
    const archive = await copyOf(matters, 'a.ringproof')
    const other = there()
    expect(await restore(other, archive)).toMatchObject({ matter: { id, title: '平安续保骚扰', lastCopy: { path: archive } }, issues: [] })
    await other.open(id)
    await other.current().append([note('乙一')])
    expect(await wordsOf(other)).toEqual(['甲一', '乙一'])
    expect(await other.verify(() => undefined)).toEqual([])
    const chains = new Set((await factsOf(other)).map(({ chain }) => chain))
    expect(chains.size).toBe(2)
    const restored = (await factsOf(other)).find(({ body }) => body.kind === 'custody' && body.entry.action === 'restored')
    expect(restored?.body).toMatchObject({ entry: { heads: expect.any(Array) as unknown } })
  })

  test('comes back to a computer that lost the matter, and does not go on with the old chain', async () => {
    const matters = here()
    const id = await start(matters)
    await matters.current().append([note('一')])
    const archive = await copyOf(matters, 'a.ringproof')
    await matters.current().append([note('没有备份')])
    await matters.destroy(id, '误删')
    await restore(matters, archive)
    await matters.open(id)
    await matters.current().append([note('二')])
    expect(await wordsOf(matters)).toEqual(['一', '二'])
    expect(await matters.verify(() => undefined)).toMatchObject([{ code: 'matter-file-unknown' }])
  })

  test('two copies gone on with in two places become one record that has both, whichever is merged into which', async () => {
    const a = here()
    const id = await start(a)
    await a.current().append([note('共同')])
    const b = there()
    await restore(b, await copyOf(a, '1.ringproof'))
    await b.open(id)
    await receive(b, 'b.csv', 'bbb')
    await b.current().append([note('乙'), { kind: 'decision', body: { kind: 'set-scope', scope: 'in', numbers: ['95518'] } }])
    await a.current().append([note('甲'), { kind: 'decision', body: { kind: 'set-scope', scope: 'out', numbers: ['95518'] } }])
    const fromB = await copyOf(b, '2.ringproof')
    const fromA = await copyOf(a, '3.ringproof')
    expect((await restore(a, fromB)).issues).toEqual([])
    expect((await restore(b, fromA)).issues).toEqual([])
    expect([...(await wordsOf(a))].sort()).toEqual(['乙', '共同', '甲'].sort())
    expect([...(await wordsOf(b))].sort()).toEqual(['乙', '共同', '甲'].sort())
    expect(a.current().index.sources.size).toBe(1)
    expect(await a.verify(() => undefined)).toEqual([])
    expect(await b.verify(() => undefined)).toEqual([])
    const merged = (await factsOf(a)).find(({ body }) => body.kind === 'custody' && body.entry.action === 'merged')
    expect(merged?.body.kind === 'custody' ? merged.body.entry.heads?.length : 0).toBeGreaterThanOrEqual(2)
    // Again: nothing new, and nothing twice.
    const before = (await factsOf(a)).length
    expect((await restore(a, fromB)).issues.map(({ code }) => code)).toEqual(['copy-adds-nothing'])
    expect((await factsOf(a)).length).toBe(before)
    await a.close()
    await a.open(id)
    expect(a.current().record.openIssues).toEqual([])
  })

  test('one chain gone on with in two places is no union, and is refused', async () => {
    const a = here()
    const id = await start(a)
    await a.current().append([note('共同')])
    await a.close()
    const { cpSync } = await import('node:fs')
    cpSync(path.join(root, '甲'), path.join(root, '克隆'), { recursive: true })
    const clone = computer('克隆', 'c00000000000000aa')
    await clone.open(id)
    await clone.current().append([note('克隆')])
    await a.open(id)
    await a.current().append([note('甲')])
    await expect(restore(a, await copyOf(clone, 'c.ringproof'))).rejects.toMatchObject({ issue: { code: 'record-fork' } })
    expect(await wordsOf(a)).toEqual(['共同', '甲'])
    expect(await a.verify(() => undefined)).toEqual([])
  })

  test('a damaged original does not keep the rest from being copied, and is named', async () => {
    const a = here()
    await start(a)
    await receive(a, 'a.csv', 'aaa')
    const name = readdirSync(a.current().vault).find((one) => one !== 'vault.json') ?? ''
    const { chmodSync } = await import('node:fs')
    chmodSync(path.join(a.current().vault, name), 0o600)
    writeFileSync(path.join(a.current().vault, name), 'aab')
    const exported = await exportCopy(engines, a.current(), path.join(root, 'd.ringproof'), () => undefined, () => undefined)
    expect(exported.issues).toMatchObject([{ code: 'copy-holds-damage', params: { file: `vault/${name}` } }])
    expect((await restore(there(), exported.path)).issues.map(({ code }) => code)).toEqual(['vault-file-changed'])
  })
})

describe('a copy that is not as it was made', () => {
  test('a flipped byte anywhere is refused, or changes nothing that is kept', async () => {
    const a = here()
    await start(a)
    await receive(a, 'a.csv', 'aaa,bbb\n'.repeat(50))
    const good = readFileSync(await copyOf(a, 'a.ringproof'))
    const wrong: number[] = []
    for (let at = 0; at < good.length; at += 37) {
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ 0x10
      const file = path.join(root, 'bad.ringproof')
      writeFileSync(file, bad)
      const b = computer(`乙${at}`, 'c00000000000000bb')
      try {
        const { matter } = await restore(b, file)
        await b.open(matter.id)
        if ((await b.verify(() => undefined)).length > 0 || readdirSync(b.current().vault).length !== 2) wrong.push(at)
        await b.close()
      } catch (error) {
        if (!(error instanceof IssueError) || error.issue.code === 'internal-error') wrong.push(at)
        if (readdirSync(path.join(root, `乙${at}`)).length > 0) wrong.push(at)
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  test.each(['../../evil', '/etc/evil', 'vault/../../evil', 'vault/evil', 'facts.jsonl/x'])('a member called %s is refused, and nothing is written anywhere', async (name) => {
    const file = path.join(root, 'slip.ringproof')
    const zip = await writeZip(file)
    await zip.add(name, Readable.from([Buffer.from('x')]), 1)
    await zip.finish()
    await expect(restore(there(), file)).rejects.toMatchObject({ issue: { severity: 'refuse' } })
    expect(readdirSync(path.join(root, '乙'))).toEqual([])
    expect(readdirSync(root).filter((one) => one.includes('evil'))).toEqual([])
  })

  test('a file that is no copy at all is one issue', async () => {
    for (const content of ['', 'hello', Buffer.alloc(100_000, 7)]) {
      const file = path.join(root, 'x.ringproof')
      writeFileSync(file, content)
      await expect(restore(there(), file)).rejects.toMatchObject({ issue: { code: 'copy-damaged' } })
    }
    await expect(restore(there(), path.join(root, 'missing.ringproof'))).rejects.toMatchObject({ issue: { code: 'file-not-found' } })
  })
})
