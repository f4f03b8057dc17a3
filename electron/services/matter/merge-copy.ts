import { chmod, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Issue } from '../../../src/core/kernel/issue.ts'
import { syncFolder } from '../durable.ts'
import { refusal } from '../issue-error.ts'
import { recordFileName } from '../record/line.ts'
import { scanLines } from '../record/scan.ts'
import type { OpenMatter } from './open-matter.ts'
import { vaultFolderName } from './vault.ts'

/** How many bytes of foreign lines are laid down at a time. */
const portion = 16 << 20

/**
 * The union of two copies of one matter: originals that are not here, lines of chains that are not here, and an entry naming both heads.
 * The entry comes first: broken off in the middle, it names a head that is not there yet, and merging again completes it.
 */
export const mergeInto = async (matter: OpenMatter, stage: string, archive: string): Promise<readonly Issue[]> => {
  const theirs = path.join(stage, recordFileName)
  const { news, heads } = await compare(path.join(matter.folder, recordFileName), matter.record.byteLength(), theirs)
  await moveOriginals(path.join(stage, vaultFolderName), matter.vault)
  if (news === 0) return [{ code: 'copy-adds-nothing', severity: 'note', params: { path: archive } }]
  const ours = matter.record.heads().map(({ hash }) => hash)
  await matter.layDown([{ kind: 'custody', entry: { action: 'merged', words: archive, heads: [...new Set([...ours, ...heads])].sort() } }])
  await adoptNews(matter, theirs)
  return []
}

type Line = { readonly chain: string; readonly seq: number }
const keyOf = ({ chain, seq }: Line): string => `${chain}:${seq}`

/** How many lines are new, and where their chains end. The same chain gone on with in two places is no union, and is refused. */
const compare = async (ours: string, upTo: number, theirs: string): Promise<{ readonly news: number; readonly heads: readonly string[] }> => {
  const known = new Map<string, string>()
  let header = ''
  for await (const line of scanLines(ours)) {
    if (line.offset >= upTo) break
    if (line.number === 1) header = line.hash
    if (line.envelope !== undefined) known.set(keyOf(line.envelope), line.hash)
  }
  const heads = new Map<string, string>()
  let news = 0
  for await (const line of scanLines(theirs)) {
    if (line.number === 1 && line.hash !== header) throw refusal('copy-of-another-record')
    if (line.envelope === undefined) continue
    const same = known.get(keyOf(line.envelope))
    if (same !== undefined && same !== line.hash) throw refusal('record-fork', { chain: line.envelope.chain, seq: line.envelope.seq, line: line.number })
    if (same === undefined) news += 1
    heads.set(line.envelope.chain, line.hash)
  }
  return { news, heads: [...heads.values()] }
}

const adoptNews = async (matter: OpenMatter, theirs: string): Promise<void> => {
  const ends = new Map(matter.record.heads().map(({ chain, seq }) => [chain, seq]))
  let lines: Buffer[] = []
  let bytes = 0
  for await (const line of scanLines(theirs)) {
    if (line.envelope === undefined || line.envelope.seq <= (ends.get(line.envelope.chain) ?? 0)) continue
    lines.push(line.bytes)
    bytes += line.bytes.length
    if (bytes < portion) continue
    await matter.adopt(lines)
    lines = []
    bytes = 0
  }
  if (lines.length > 0) await matter.adopt(lines)
}

const moveOriginals = async (from: string, to: string): Promise<void> => {
  const here = new Set(await readdir(to))
  for (const name of await readdir(from)) {
    if (here.has(name) || !/^[0-9a-f]{64}$/.test(name)) continue
    await chmod(path.join(from, name), 0o400)
    await rename(path.join(from, name), path.join(to, name))
  }
  await syncFolder(to)
}
