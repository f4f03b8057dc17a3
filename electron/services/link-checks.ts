import { z } from 'zod'
import { bodyShape } from './record/fact-shape.ts'
import type { LinkChecks } from './serve-link.ts'

/*
 * The shape of every argument of the view worker. Facts are checked as far as main relies on them: their kind and what names
 * their source; what they mean is read by core.
 */
const path = z.string().min(1).max(4096).refine((text) => !text.includes('\0'))
const matterId = z.string().regex(/^m[0-9a-f]{16}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const words = z.string().max(10_000)
const answers = z.record(z.string().max(200), z.string().max(20_000))
const source = { sha256, fileName: z.string().max(4096), answers, now: z.number() }
const mostPastedBytes = 256 << 20
const sideFiles = z.array(z.strictObject({ suffix: z.union([z.enum(['-wal', '-shm', '-journal']), z.templateLiteral(['/', z.string().regex(/^[\w./-]{1,80}$/)])]), sha256 })).max(8)

const rowsPlan = z.strictObject({ kind: z.literal('rows'), folderName: z.string().min(1).max(200), packetAt: z.number(), table: z.looseObject({ headings: z.array(z.string()), rows: z.array(z.looseObject({ source: sha256 })) }) })
const plan = z.looseObject({ kind: z.string(), folderName: z.string().min(1).max(200), documents: z.array(z.looseObject({ fileName: z.string() })), sources: z.array(z.looseObject({ sha256 })) })

export const linkChecks: LinkChecks = {
  session: z.null(),
  'matters.list': z.null(),
  'matters.create': z.strictObject({ title: z.string().max(200) }),
  'matters.open': z.strictObject({ id: matterId }),
  'matters.close': z.null(),
  'matters.destroy': z.strictObject({ id: matterId, reason: words }),
  'matters.exportCopy': z.strictObject({ path }),
  'matters.restore': z.strictObject({ path }),
  'record.append': z.strictObject({ bodies: z.array(bodyShape).max(10_000) }),
  'record.head': z.null(),
  'record.health': z.null(),
  'record.readAll': z.null(),
  'record.verify': z.null(),
  'vault.receive': z.strictObject({ path }),
  'vault.receiveText': z.strictObject({ fileName: z.string().min(1).max(200), text: z.string().min(1).max(4_000_000) }),
  'vault.receiveBytes': z.strictObject({ fileName: z.string().min(1).max(200), bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= mostPastedBytes) }),
  'vault.destroy': z.strictObject({ sha256, reason: words }),
  'jobs.read': z.strictObject({ ...source, ownNumbers: z.array(z.string().max(100)).max(100), sideFiles: sideFiles.optional() }),
  'jobs.preview': z.strictObject({ ...source, ownNumbers: z.array(z.string().max(100)).max(100), sideFiles: sideFiles.optional() }),
  'jobs.recognise': z.strictObject({ ...source, capture: z.looseObject({}) }),
  'remembered.columns': z.null(),
  'remembered.keep': z.strictObject({ columns: z.string().min(2).max(4_000) }),
  'jobs.print': z.strictObject({ plan: z.union([plan, rowsPlan]), folder: path }),
  'batch.progress': z.strictObject({ line: z.unknown() }),
  'batch.say': z.strictObject({ text: z.string() }),
  'batch.finish': z.strictObject({ code: z.number().int().min(0).max(2) }),
  'batch.readFile': z.strictObject({ path }),
  'batch.writePart': z.strictObject({ path, bytes: z.instanceof(Uint8Array), isLast: z.boolean() }),
  'batch.listFiles': z.strictObject({ path }),
}
