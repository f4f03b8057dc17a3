import { z } from 'zod'
import type { StoredFact } from '../../../src/core/model/facts.ts'

/*
 * A fact as far as main relies on it: its kind, and what names its source. What it means is read by core.
 */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const bodyShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), source: z.looseObject({ sha256, fileName: z.string() }) }),
  z.strictObject({ kind: z.literal('observations'), source: sha256, reader: z.string().min(1).max(200), readerVersion: z.number(), items: z.array(z.looseObject({ id: z.string().min(1).max(100) })).max(500) }),
  z.strictObject({ kind: z.literal('reading-run'), run: z.looseObject({ source: sha256 }) }),
  z.strictObject({ kind: z.literal('decision'), body: z.looseObject({ kind: z.string().min(1).max(100) }) }),
  z.strictObject({ kind: z.literal('custody'), entry: z.looseObject({ action: z.string().min(1).max(100) }) }),
  z.strictObject({ kind: z.literal('packet'), packet: z.looseObject({ packetKind: z.string() }) }),
])

const factShape = z.strictObject({
  v: z.literal(1),
  chain: z.string(),
  seq: z.number().int().positive(),
  lamport: z.number().int().positive(),
  prev: z.string(),
  at: z.number().int(),
  operator: z.string(),
  body: bodyShape,
})

/** A line read back, or undefined where it is no fact. */
export const parseFact = (line: string): StoredFact | undefined => {
  try {
    const value: unknown = JSON.parse(line)
    return factShape.safeParse(value).success ? (value as StoredFact) : undefined
  } catch {
    return undefined
  }
}
