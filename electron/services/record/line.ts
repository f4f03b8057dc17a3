import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../../../src/core/kernel/canonical-json.ts'
import type { EpochMs } from '../../../src/core/kernel/instant.ts'
import type { FactBody } from '../../../src/core/model/facts.ts'

/*
 * facts.jsonl: line 1 is the header, then one fact a line in canonical JSON, each ended by LF. The hash of a line is SHA-256 of its bytes
 * without the LF. `prev` is the hash of the line before it in the same chain; the first of a chain names the hash of the header.
 */

export const recordFileName = 'facts.jsonl'

const headerShape = z.strictObject({
  format: z.literal('ringproof-record'),
  version: z.literal(1),
  cipher: z.literal('none'),
  matter: z.string().regex(/^m[0-9a-f]{16}$/),
  createdAt: z.number().int(),
  title: z.string(),
})
export type RecordHeader = z.infer<typeof headerShape>

export const headerLine = (header: RecordHeader): string => canonicalJson(header)

export const parseHeader = (line: string): RecordHeader | undefined => {
  try {
    const read = headerShape.safeParse(JSON.parse(line))
    return read.success && headerLine(read.data) === line ? read.data : undefined
  } catch {
    return undefined
  }
}

export const hashOf = (line: string | Uint8Array): string => createHash('sha256').update(line).digest('hex')

export type Envelope = { readonly chain: string; readonly seq: number; readonly lamport: number; readonly prev: string }

/** Keys are sorted, so everything after the body stands at the end of the line: the chain is checked without reading the body. */
const tail = /"chain":"(c[0-9a-f]{16})","lamport":(\d{1,15}),"operator":"(?:[^"\\]|\\.){0,1200}","prev":"([0-9a-f]{64})","seq":(\d{1,15}),"v":1\}$/

export const envelopeOf = (line: Buffer): Envelope | undefined => {
  if (!line.subarray(0, 6).equals(lineStart)) return undefined
  const match = tail.exec(line.toString('utf8', Math.max(0, line.length - 6000)))
  return match === null ? undefined : { chain: match[1] ?? '', lamport: Number(match[2]), prev: match[3] ?? '', seq: Number(match[4]) }
}
const lineStart = Buffer.from('{"at":')

/** The same text as canonicalJson of the whole fact. */
export const factLine = (envelope: Envelope, at: EpochMs, operator: string, body: FactBody): string =>
  `{"at":${at},"body":${canonicalJson(body)},"chain":"${envelope.chain}","lamport":${envelope.lamport},"operator":${canonicalJson(operator)},"prev":"${envelope.prev}","seq":${envelope.seq},"v":1}`
