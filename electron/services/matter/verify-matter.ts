import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Issue } from '../../../src/core/kernel/issue.ts'
import type { Sha256 } from '../../../src/core/kernel/sha256.ts'
import { issueOf } from '../issue-error.ts'
import { checkChains } from '../record/check-chains.ts'
import { parseFact } from '../record/fact-shape.ts'
import { headsFileName, readHeads } from '../record/heads.ts'
import { recordFileName } from '../record/line.ts'
import { scanLines } from '../record/scan.ts'
import { matterIndex, type MatterIndex } from './matter-index.ts'
import { vaultFolderName, vaultHeader, vaultHeaderName } from './vault.ts'

export type OnProgress = (done: number, total: number) => void

/** Reads everything again from the disk, trusting nothing in memory, and names every line and file that differs. */
export const verifyFolder = async (folder: string, upTo: number, onProgress: OnProgress): Promise<readonly Issue[]> => {
  const vault = path.join(folder, vaultFolderName)
  const names = await namesIn(vault)
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(vault, name))).size))
  const total = (await stat(path.join(folder, recordFileName))).size + sizes.reduce((sum, size) => sum + size, 0)
  let done = 0
  const advance = (bytes: number): void => onProgress((done += bytes), total)
  const { issues, index } = await verifyRecord(folder, upTo, advance)
  return [...issues, ...(await verifyVault(vault, names, index, advance)), ...(await strangers(folder))]
}

const verifyRecord = async (folder: string, upTo: number, advance: (bytes: number) => void): Promise<{ readonly issues: readonly Issue[]; readonly index: MatterIndex }> => {
  const heads = await readHeads(folder)
  const check = checkChains()
  const index = matterIndex()
  const hashes = new Set<string>()
  const issues: Issue[] = []
  for await (const line of scanLines(path.join(folder, recordFileName))) {
    // What is laid down while we read is not looked at.
    if (line.offset >= upTo) break
    check.feed(line)
    index.line(line)
    hashes.add(line.hash)
    if (!line.isEnded) issues.push(lineIssue('record-line-not-ended', line.number))
    if (line.number > 1 && line.envelope !== undefined && parseFact(line.bytes.toString('utf8')) === undefined) issues.push(lineIssue('record-line-changed', line.number))
    advance(line.bytes.length + 1)
  }
  for (const [head, line] of index.namedHeads) if (!hashes.has(head)) issues.push({ code: 'record-named-head-missing', severity: 'refuse', place: { row: line }, params: { line, head } })
  if (heads.isMissing) issues.push({ code: 'record-heads-missing', severity: 'warn', params: { file: headsFileName } })
  for (const line of heads.damaged) issues.push({ ...lineIssue('record-heads-changed', line), severity: 'warn' })
  return { issues: uniqueByLine([...check.issues(heads.acknowledged.filter(({ bytes }) => bytes <= upTo)), ...issues]), index }
}

const lineIssue = (code: string, line: number): Issue => ({ code, severity: 'refuse', place: { row: line }, params: { line } })

const uniqueByLine = (issues: readonly Issue[]): readonly Issue[] => {
  const seen = new Set<string>()
  return issues.filter(({ code, place }) => {
    const key = `${code}:${place?.row ?? ''}`
    return place === undefined || (!seen.has(key) && seen.add(key).size > 0)
  })
}

const verifyVault = async (vault: string, names: readonly string[], index: MatterIndex, advance: (bytes: number) => void): Promise<readonly Issue[]> => {
  const issues: Issue[] = []
  if (!names.includes(vaultHeaderName)) issues.push({ code: 'vault-header-changed', severity: 'refuse', params: { file: vaultHeaderName } })
  for (const name of names) {
    const file = path.join(vault, name)
    try {
      if (name === vaultHeaderName) {
        if ((await readFile(file, 'utf8')) !== vaultHeader) issues.push({ code: 'vault-header-changed', severity: 'refuse', params: { file: name } })
        continue
      }
      const listed = index.sources.get(name as Sha256)
      if (!/^[0-9a-f]{64}$/.test(name)) issues.push({ code: 'vault-file-unknown', severity: 'warn', params: { file: name } })
      else if ((await hashFile(file, advance)) !== name) issues.push({ code: 'vault-file-changed', severity: 'refuse', params: { sha256: name, fileName: listed ?? '' } })
      else if (listed === undefined) issues.push({ code: 'vault-file-unlisted', severity: 'warn', params: { sha256: name } })
    } catch (error) {
      issues.push(issueOf(error, { file: name }))
    }
  }
  for (const [sha256, fileName] of index.sources) {
    if (!names.includes(sha256) && !index.destroyed.has(sha256)) issues.push({ code: 'vault-file-missing', severity: 'refuse', params: { sha256, fileName } })
  }
  return issues
}

export const hashFile = async (file: string, advance: (bytes: number) => void = () => undefined): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    advance(chunk.length)
  }
  return hash.digest('hex')
}

const known: readonly string[] = [recordFileName, headsFileName, vaultFolderName, 'local.json', 'summary.json']

const strangers = async (folder: string): Promise<readonly Issue[]> =>
  (await namesIn(folder)).filter((name) => !known.includes(name)).map((name) => ({ code: 'matter-file-unknown', severity: 'warn', params: { file: name } }))

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).sort()
  } catch {
    return []
  }
}
