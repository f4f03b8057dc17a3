import { z } from 'zod'

/* The shape of dump.json, version 1: ../shared/contract/DUMP.md is its authority. Published by `batch -- --schema`. */

const confidence = z.enum(['certain', 'likely', 'doubtful'])
const method = z.enum(['column', 'ocr', 'two-readers', 'typed', 'assumed'])
const readingOf = <T extends z.ZodType>(value: T): z.ZodObject<{ value: T; raw: z.ZodString; confidence: typeof confidence; method: typeof method }> =>
  z.object({ value, raw: z.string(), confidence, method })

const place = z.object({
  member: z.string().optional(),
  page: z.number().int().optional(),
  sheet: z.string().optional(),
  table: z.string().optional(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  box: z.array(z.number()).length(4).optional(),
})

const number = z.object({ kind: z.enum(['e164', 'national', 'service', 'port', 'masked', 'unknown']), text: z.string() })
const when = z.object({
  at: z.string().optional().describe('ISO 8601 with offset, if known to the minute or better'),
  from: z.string(),
  to: z.string().describe('half open'),
  precision: z.enum(['second', 'minute', 'day', 'interval']),
  zone: z.enum(['stated', 'assumed', 'asked']),
})
const direction = z.enum(['incoming', 'outgoing', 'missed', 'rejected', 'blocked', 'forwarded', 'voicemail', 'unknown'])

const issue = z.object({ code: z.string(), severity: z.enum(['refuse', 'warn', 'note']), place: place.optional(), text: z.string().describe('zh-CN, as shown') })

const source = z.object({
  sha256: z.string(),
  fileNames: z.array(z.string()),
  byteLength: z.number().int(),
  format: z.string().nullable(),
  observations: z.number().int(),
  declared: z.number().int().optional(),
  complete: z.boolean(),
  issues: z.array(issue),
})

const observation = z.object({
  id: z.string(),
  source: z.string(),
  log: z.string(),
  place,
  kind: z.enum(['call', 'sms', 'chat', 'recording']),
  scope: z.enum(['in', 'out', 'proposed']),
  otherNumber: readingOf(number).optional(),
  ownNumber: readingOf(number).optional(),
  otherName: readingOf(z.string()).optional(),
  otherLabel: readingOf(z.string()).optional(),
  labelCount: readingOf(z.number()).optional(),
  startedAt: readingOf(when).optional(),
  durationSeconds: readingOf(z.number()).optional().describe('talk time'),
  ringSeconds: readingOf(z.number()).optional().describe('what a phone stores for a call that was not answered'),
  direction: readingOf(direction).optional(),
  service: readingOf(z.string()).optional(),
  count: z.number().int().optional(),
  text: readingOf(z.string()).optional(),
})

const incident = z.object({
  id: z.string(),
  formerIds: z.array(z.string()),
  supportedBy: z.array(z.string()),
  startedAt: when.optional(),
  otherNumber: number.optional(),
  direction: direction.optional(),
  respondent: z.string().optional(),
  agent: z.string().optional(),
  channel: z.string().optional(),
  strength: z.number(),
  conflicts: z.array(z.object({ field: z.string(), between: z.array(z.string()) })),
})

const thread = z.object({
  respondent: z.string().optional(),
  agent: z.string().optional(),
  channel: z.string().optional(),
  identity: z.enum(['claimed', 'labelled', 'published', 'confirmed', 'unknown']),
  incidents: z.array(z.string()),
  confirmedCount: z.number().int(),
  upTo: z.number().int(),
})

const finding = z.object({
  ground: z.string(),
  respondent: z.string().optional(),
  kind: z.enum(['pleadable', 'context']),
  strength: z.number(),
  shownBy: z.array(z.string()),
  provisions: z.array(z.string()),
  cautions: z.array(z.string()),
  missing: z.array(z.string()),
})

const packet = z.object({
  kind: z.string(),
  folder: z.string(),
  chainHead: z.string(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), pages: z.number().int().optional() })),
})

export const dumpShape = z.object({
  v: z.literal(1),
  now: z.string(),
  sources: z.array(source),
  observations: z.array(observation),
  incidents: z.array(incident),
  threads: z.array(thread),
  findings: z.array(finding),
  packets: z.array(packet),
})

export type Dump = z.infer<typeof dumpShape>
export type DumpObservation = z.infer<typeof observation>
export type DumpWhen = z.infer<typeof when>
