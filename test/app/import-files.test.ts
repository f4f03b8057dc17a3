import { expect, test } from 'vitest'
import { collectFacts } from '../../src/app/collect-facts.ts'
import { importFiles, type FileReport } from '../../src/app/import-files.ts'
import { fakePorts, fakeSha, memoryRecord, observation, run } from '../support/fake-ports.ts'

const bill = fakeSha('bill.xls')

const bring = async (reads: Parameters<typeof fakePorts>[0], paths: readonly string[], answers: Record<string, string> = {}) => {
  const { ports, asked } = fakePorts(reads)
  const collector = collectFacts()
  const reports: FileReport[] = []
  const ask = { paths, ownNumbers: [], answersFor: () => answers, known: collector.sourceOf, isCancelled: () => false }
  const on = { facts: collector.take, file: (r: FileReport) => void reports.push(r), progress: () => undefined }
  await importFiles(ports, ask, on)
  return { ports, asked, collector, reports, ask, on }
}

test('a file that cannot be received does not stop the next one', async () => {
  const { reports, collector } = await bring({ 'bill.xls': { run: {}, observations: [observation(bill, 2)] } }, ['gone.xls', 'bill.xls'])
  expect(reports.map((r) => r.outcome)).toEqual(['not-received', 'read'])
  expect(collector.facts().observations).toHaveLength(1)
})

test('the same file brought again changes nothing', async () => {
  const { ports, asked, collector, ask, on, reports } = await bring({ 'bill.xls': { run: {}, observations: [observation(bill, 2)] } }, ['bill.xls'])
  const before = collector.facts()
  await importFiles(ports, ask, on)
  expect(asked).toEqual(['bill.xls'])
  expect(reports.at(-1)?.outcome).toBe('already-read')
  expect(collector.facts()).toEqual(before)
})

test('a database that came without its -wal is read again when it comes with it, and only then', async () => {
  const { ports, asked, ask, on, reports, collector } = await bring({ 'calllog.db': { run: {}, observations: [observation(fakeSha('calllog.db'), 1)] } }, ['calllog.db'])
  const together = { ...ports, vault: { ...ports.vault, receive: async (path: string) => (await ports.vault.receive(path, () => undefined)).map((f) => (f.source === undefined ? f : { ...f, source: { ...f.source, sideFiles: [{ suffix: '-wal' as const, sha256: fakeSha('wal') }] } })) } }
  await importFiles(together, ask, on)
  await importFiles(together, ask, on)
  expect(reports.map((r) => r.outcome)).toEqual(['read', 'read', 'already-read'])
  expect(asked).toHaveLength(2)
  expect(collector.facts().sources[0]?.sideFiles).toHaveLength(1)
})

test('a file that asks a question is kept as a source without records until it is answered', async () => {
  const { reports, collector } = await bring({ 'bill.xls': { run: { questions: [{ id: 'year', kind: 'text', params: {} }], complete: false }, observations: [] } }, ['bill.xls'])
  expect(reports[0]?.outcome).toBe('needs-answer')
  expect(collector.facts().sources).toHaveLength(1)
})

test('a file nobody recognises is a source with a reason', async () => {
  const { reports } = await bring({ 'noise.bin': { run: { reader: null, complete: false, issues: [{ code: 'not-recognised', severity: 'warn', params: {} }] }, observations: [] } }, ['noise.bin'])
  expect(reports[0]).toMatchObject({ outcome: 'not-recognised', issues: [{ code: 'not-recognised' }] })
})

test('a file on which the engine falls over is told, and does not stop the next one', async () => {
  const { ports } = fakePorts({ 'bad.xls': { run: {}, observations: [] }, 'bill.xls': { run: {}, observations: [observation(bill, 2)] } })
  const collector = collectFacts()
  const refusal = Object.assign(new Error('engine-stopped'), { issue: { code: 'engine-stopped', severity: 'refuse', params: { engine: 'read', code: 139 } } })
  const fragile = { ...ports, read: { read: (ask: Parameters<typeof ports.read.read>[0], on: Parameters<typeof ports.read.read>[1]) => (ask.fileName === 'bad.xls' ? { done: Promise.reject(refusal), cancel: () => undefined } : ports.read.read(ask, on)) } }
  const reports = await importFiles(fragile, { paths: ['bad.xls', 'bill.xls'], ownNumbers: [], answersFor: () => ({}), known: collector.sourceOf, isCancelled: () => false }, { facts: collector.take, file: () => undefined, progress: () => undefined })
  expect(reports.map((r) => [r.outcome, r.issues[0]?.code])).toEqual([['not-recognised', 'engine-stopped'], ['read', undefined]])
})

test('records read before a crash and again after it are there once', () => {
  const { facts, lay } = memoryRecord()
  lay({ kind: 'observations', source: bill, reader: 'table', readerVersion: 1, items: [observation(bill, 2), observation(bill, 3)] })
  lay({ kind: 'observations', source: bill, reader: 'table', readerVersion: 1, items: [observation(bill, 2), observation(bill, 3), observation(bill, 4)] })
  lay({ kind: 'reading-run', run: run(bill, { observations: 3 }) })
  const collector = collectFacts()
  collector.take(facts)
  collector.take(facts)
  expect(collector.facts().observations.map((o) => o.place.row)).toEqual([2, 3, 4])
})

test('facts taken in any order give the same facts', () => {
  const { facts, lay } = memoryRecord()
  lay({ kind: 'decision', body: { kind: 'set-setting', name: 'a', value: '1' } })
  lay({ kind: 'decision', body: { kind: 'set-setting', name: 'a', value: '2' } })
  const other = memoryRecord('c0')
  other.lay({ kind: 'decision', body: { kind: 'set-setting', name: 'a', value: '3' } })
  const there = collectFacts()
  there.take([...facts, ...other.facts])
  const back = collectFacts()
  back.take([...other.facts, ...facts.toReversed()])
  expect(back.facts()).toEqual(there.facts())
})

test('an answer given later replaces the reading it corrects', () => {
  const { facts, lay } = memoryRecord()
  lay({ kind: 'observations', source: bill, reader: 'table', readerVersion: 1, items: [observation(bill, 2)] })
  lay({ kind: 'reading-run', run: run(bill, { answers: { year: '2019' }, observations: 1 }) })
  lay({ kind: 'observations', source: bill, reader: 'table', readerVersion: 1, items: [observation(bill, 2, { count: 2 })] })
  lay({ kind: 'reading-run', run: run(bill, { answers: { year: '2020' }, observations: 1 }) })
  const collector = collectFacts()
  collector.take(facts)
  expect(collector.facts().observations).toEqual([observation(bill, 2, { count: 2 })])
  expect(collector.facts().runs).toHaveLength(2)
})

test('a database taken out of a backup is a source of its own that names its parent, and its records rest on it', async () => {
  const [backup, calls] = [fakeSha('backup/Manifest.plist'), fakeSha('CallHistory')]
  const member = 'HomeDomain/Library/CallHistoryDB/CallHistory.storedata'
  const { collector, reports, asked, ports, ask, on } = await bring(
    {
      'backup/Manifest.plist': { run: { reader: 'iphone-backup', derived: [{ sha256: calls, byteLength: 9, member }] }, observations: [] },
      [`backup/${member}`]: { run: { reader: 'apple-call-history' }, observations: [observation(calls, 1)] },
    },
    ['backup/Manifest.plist'],
  )
  expect(reports.map((r) => [r.path, r.outcome])).toEqual([['backup/Manifest.plist', 'read'], [`backup/${member}`, 'read']])
  const { sources, runs, observations, custody } = collector.facts()
  expect(sources.find((s) => s.sha256 === calls)).toMatchObject({ origin: 'derived', derivedFrom: { parent: backup, member } })
  expect(observations.map((o) => o.source)).toEqual([calls])
  expect(runs).toHaveLength(2)
  expect(custody.map((c) => c.source)).toEqual([backup, calls])
  await importFiles(ports, ask, on)
  expect(asked).toHaveLength(2)
})

test('an engine that falls over on a backup leaves no passphrase in the record', async () => {
  const { ports, facts } = fakePorts({ 'backup/Manifest.plist': { run: {}, observations: [] } })
  const refusal = Object.assign(new Error('engine-stopped'), { issue: { code: 'engine-stopped', severity: 'refuse', params: { engine: 'read', code: 139 } } })
  const fragile = { ...ports, read: { read: () => ({ done: Promise.reject(refusal), cancel: () => undefined }) } }
  await importFiles(fragile, { paths: ['backup/Manifest.plist'], ownNumbers: [], answersFor: () => ({ 'backup-passphrase': '正确的密码' }), known: () => undefined, isCancelled: () => false }, { facts: () => undefined, file: () => undefined, progress: () => undefined })
  expect(facts).not.toHaveLength(0)
  expect(JSON.stringify(facts)).not.toContain('正确的密码')
})

test('a picture whose day only the owner knows is read all the same, and brought again is not read twice', async () => {
  const asks = { questions: [{ id: 'capture-date', kind: 'day' as const, isOptional: true as const, params: { today: '2026-11-24' } }] }
  const { ports, asked, ask, on, reports } = await bring({ 'IMG_0012.png': { run: asks, observations: [observation(fakeSha('IMG_0012.png'), 1)] } }, ['IMG_0012.png'])
  await importFiles(ports, ask, on)
  expect(reports.map((r) => r.outcome)).toEqual(['read', 'already-read'])
  expect(asked).toHaveLength(1)
})
