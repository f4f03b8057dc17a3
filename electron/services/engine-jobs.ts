import path from 'node:path'
import { z } from 'zod'
import type { ReadAsk, RecogniseAnswer, RecogniseAsk } from '../../src/app/ports.ts'
import type { TablePreview } from '../../src/core/model/table-preview.ts'
import type { ReadingRun } from '../../src/core/model/reading-run.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import type { DerivedFile, ObservationBatch } from '../../src/ipc/jobs.ts'
import type { EngineHost } from './engine-host.ts'
import { refusal } from './issue-error.ts'
import type { OpenMatter } from './matter/open-matter.ts'
import { keepDerived } from './matter/vault.ts'
import type { Tell } from './serve-link.ts'

/*
 * An engine has parsed bytes nobody trusts: what it sends is checked before it goes into the record or on to the view worker.
 */
const observation = z.looseObject({ id: z.string().min(1).max(100), source: z.string(), kind: z.string(), place: z.looseObject({}) })
const batchShape = z.strictObject({ reader: z.string().min(1).max(200), readerVersion: z.number(), items: z.array(observation).max(500) })
const derivedShape = z.strictObject({ derived: z.strictObject({ file: z.string().regex(/^derived-\d{1,4}$/), sha256: z.string().regex(/^[0-9a-f]{64}$/) }) })
const runShape = z.looseObject({ source: z.string(), reader: z.string().nullable(), readerVersion: z.number(), answers: z.record(z.string(), z.string()), observations: z.number(), complete: z.boolean(), issues: z.array(z.looseObject({ code: z.string() })) })
const recogniseShape = z.looseObject({ run: runShape, observations: z.array(observation), reading: z.looseObject({}), wallMs: z.number(), cpuMs: z.number() })

const check = (shape: z.ZodType, value: unknown, engine: string): unknown => {
  const read = shape.safeParse(value)
  if (!read.success) throw refusal('engine-answer-refused', { engine, words: `${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}` })
  return value
}

/** Observations are in the record before anyone hears of them. */
export const readJob = async (engines: EngineHost, matter: OpenMatter, ask: ReadAsk, tell: Tell<'jobs.read'>): Promise<ReadingRun> => {
  matter.index.beginReading(ask.sha256)
  const job = engines.run('read', 'read', ask, {
    progress: tell.progress,
    batch: async (value, scratch) => {
      if (derivedShape.safeParse(value).success) {
        const { derived } = value as DerivedFile
        return keepDerived(matter.vault, path.join(scratch, derived.file), derived.sha256, matter.vaultNeeds)
      }
      const batch = check(batchShape, value, 'read') as ObservationBatch
      const { facts, head } = await matter.append([{ kind: 'observations', source: ask.sha256, ...batch }])
      const observations = facts.flatMap(({ body }): readonly Observation[] => (body.kind === 'observations' ? body.items : []))
      if (facts.length > 0) await tell.batch({ observations, facts, head })
    },
  })
  tell.onCancel(job.cancel)
  return check(runShape, await job.done, 'read') as ReadingRun
}

const previewShape = z.looseObject({ rowsLookedAt: z.number(), columns: z.array(z.looseObject({ heading: z.string(), meaning: z.string() })).max(2000), rows: z.array(z.looseObject({ row: z.number() })).max(50), questions: z.array(z.looseObject({ id: z.string() })) }).nullable()

/** The head of a table as it would be read; nothing of it goes into the record. */
export const previewJob = async (engines: EngineHost, ask: ReadAsk, tell: Tell<'jobs.preview'>): Promise<TablePreview | null> => {
  const job = engines.run('read', 'preview', ask, { progress: tell.progress })
  tell.onCancel(job.cancel)
  return check(previewShape, await job.done, 'read') as TablePreview | null
}

export const recogniseJob = async (engines: EngineHost, matter: OpenMatter, ask: RecogniseAsk, tell: Tell<'jobs.recognise'>): Promise<RecogniseAnswer> => {
  matter.index.beginReading(ask.sha256)
  const job = engines.run('recognise', 'recognise', ask, { progress: tell.progress })
  tell.onCancel(job.cancel)
  return check(recogniseShape, await job.done, 'recognise') as RecogniseAnswer
}
