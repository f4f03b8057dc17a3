import { open } from 'node:fs/promises'
import path from 'node:path'
import type { Issue } from '../../../src/core/kernel/issue.ts'
import type { StoredFact } from '../../../src/core/model/facts.ts'
import { parseFact } from './fact-shape.ts'
import { recordFileName } from './line.ts'
import { scanLines } from './scan.ts'

const batchBytes = 1 << 20

/** Every fact in file order, about a megabyte at a time. A line that is no fact is named and left out; it stays in the file. */
export const readFacts = async (folder: string, upTo: number, onBatch: (facts: readonly StoredFact[]) => Promise<void>): Promise<readonly Issue[]> => {
  const issues: Issue[] = []
  let facts: StoredFact[] = []
  let bytes = 0
  for await (const line of scanLines(path.join(folder, recordFileName))) {
    if (line.offset >= upTo) break
    if (line.number === 1) continue
    const fact = parseFact(line.bytes.toString('utf8'))
    if (fact === undefined) issues.push({ code: 'record-line-changed', severity: 'refuse', place: { row: line.number }, params: { line: line.number } })
    else facts.push(fact)
    bytes += line.bytes.length
    if (bytes < batchBytes) continue
    await onBatch(facts)
    facts = []
    bytes = 0
  }
  if (facts.length > 0) await onBatch(facts)
  return issues
}

/** One line again, by where it stands. */
export const readFactAt = async (folder: string, offset: number, length: number): Promise<StoredFact | undefined> => {
  const handle = await open(path.join(folder, recordFileName), 'r')
  try {
    const buffer = Buffer.alloc(length)
    await handle.read(buffer, 0, length, offset)
    return parseFact(buffer.toString('utf8'))
  } finally {
    await handle.close()
  }
}
