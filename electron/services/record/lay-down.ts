import type { EpochMs } from '../../../src/core/kernel/instant.ts'
import type { FactBody, StoredFact } from '../../../src/core/model/facts.ts'
import { toFactId, type FactId } from '../../../src/core/model/ids.ts'
import { refusal } from '../issue-error.ts'
import { envelopeOf, factLine, hashOf, type Envelope } from './line.ts'

export type Laid = { readonly ids: readonly FactId[]; readonly head: string; readonly facts: readonly StoredFact[] }
export type NewLine = { readonly offset: number; readonly length: number; readonly fact: StoredFact }
export type ChainHead = { readonly chain: string; readonly seq: number; readonly hash: string }

/** Where our own chain stands, and the end of the file. */
export type Tail = {
  readonly chain: string
  readonly seq: number
  /** Hash of our last line; of the header before the first. */
  readonly prev: string
  readonly lamport: number
  readonly bytes: number
  /** Hash of the last line of the file, whoever wrote it. */
  readonly last: string
  /** Set while our chain has no line in a record that others have written: its first line names where they stood. */
  readonly opensOn?: readonly string[]
}

/** What one caller wants laid down together: lines of other chains as they are, then facts of ours. */
export type Wanted = { readonly foreign: readonly Buffer[]; readonly bodies: readonly FactBody[] }
export type Signed = { readonly at: EpochMs; readonly operator: string }
export type LaidDown = { readonly bytes: Buffer; readonly tail: Tail; readonly lines: readonly NewLine[]; readonly answers: readonly Laid[]; readonly heads: readonly ChainHead[] }

const lineFeed = Buffer.from('\n')

/** Makes the lines of a flush; nothing is written yet. */
export const layDown = (wanted: readonly Wanted[], start: Tail, signed: Signed): LaidDown => {
  const parts: Buffer[] = []
  const lines: NewLine[] = []
  const heads = new Map<string, ChainHead>()
  let tail = start
  const put = (line: Buffer, head: ChainHead, lamport: number): void => {
    parts.push(line, lineFeed)
    heads.set(head.chain, head)
    tail = { ...tail, last: head.hash, bytes: tail.bytes + line.length + 1, lamport: Math.max(tail.lamport, lamport) }
  }
  const adopt = (line: Buffer): void => {
    const envelope = envelopeOf(line)
    if (envelope === undefined) throw refusal('record-line-changed')
    put(line, { chain: envelope.chain, seq: envelope.seq, hash: hashOf(line) }, envelope.lamport)
  }
  const lay = (body: FactBody): StoredFact => {
    const envelope: Envelope = { chain: tail.chain, seq: tail.seq + 1, lamport: tail.lamport + 1, prev: tail.prev }
    const text = factLine(envelope, signed.at, signed.operator, body)
    const line = Buffer.from(text)
    const hash = hashOf(line)
    // Told as it will be read back: strings in NFC, nothing undefined.
    const fact = JSON.parse(text) as StoredFact
    lines.push({ offset: tail.bytes, length: line.length, fact })
    put(line, { chain: tail.chain, seq: envelope.seq, hash }, envelope.lamport)
    tail = { ...tail, seq: envelope.seq, prev: hash }
    return fact
  }
  const open = (): readonly StoredFact[] => {
    const { opensOn, ...opened } = tail
    if (opensOn === undefined) return []
    tail = opened
    return [lay({ kind: 'custody', entry: { action: 'note', words: 'chain-begins', heads: [...opensOn].sort() } })]
  }
  const answers = wanted.map(({ foreign, bodies }): Laid => {
    foreign.forEach(adopt)
    const facts = [...(bodies.length === 0 ? [] : open()), ...bodies.map(lay)]
    return { ids: facts.map(({ chain, seq }) => toFactId(`${chain}:${seq}`)), head: tail.prev, facts }
  })
  return { bytes: Buffer.concat(parts), tail, lines, answers, heads: [...heads.values()] }
}
