import { z } from 'zod'
import { parseLocalDate, type LocalDate } from '../kernel/civil.ts'
import { toGroundId, toProvisionId } from '../model/ids.ts'

/** The shapes of the files under resources/law: the door by which law data comes in. */
const text = z.string().min(1)
const words = z.string()
const day = z.string().transform((value, context): LocalDate => {
  const parsed = parseLocalDate(value)
  if (parsed.ok) return parsed.value
  context.addIssue({ code: 'custom', message: 'not a date' })
  return z.NEVER
})
const provisionId = z.string().regex(/^[A-Z]+(?:-[A-Z]+)*(?:-\d+)+$/).transform(toProvisionId)
const provisionIds = z.array(provisionId).readonly()
const unit = z.enum(['natural', 'working', 'month'])

export const provisionShape = z.object({
  id: provisionId,
  instrument: text,
  article: text,
  text: text,
  effective: text,
  confidence: z.string(),
  use: words,
  textEffective: day,
  /** V: the day was read in the text. M: from memory, to be checked by a lawyer. */
  textEffectiveMark: z.enum(['V', 'M']),
})
export const instrumentShape = z.object({ key: text, title: text, issuer: words, number: words, effective: words, readIn: words, confidence: words, note: words })
export const provisionsFile = z.object({ compiled: day, instruments: z.array(instrumentShape).readonly(), provisions: z.array(provisionShape).readonly() })

export const groundKinds = ['insurer', 'intermediary', 'dealer', 'repair', 'platform', 'unknown'] as const
const settingShape = z.object({ key: text, default: z.union([z.number(), z.string()]), meaning: text, mark: z.literal('setting, not law') })
export const groundShape = z.object({
  id: z.string().regex(/^RF\d\d$/).transform(toGroundId),
  title: text,
  sentence: text,
  caution: text,
  provisions: z.object({ insurer: provisionIds, intermediary: provisionIds, dealer: provisionIds, repair: provisionIds, platform: provisionIds, unknown: provisionIds }),
  weight: z.enum(['strong', 'medium', 'context', 'clue']),
  inputs: z.array(text).readonly(),
  settings: z.array(settingShape).readonly(),
  defaultOn: z.boolean(),
  statedRequired: z.array(text).readonly(),
  notes: words,
})
export const groundsFile = z.object({ wording: text, scopeRules: z.array(text).readonly(), grounds: z.array(groundShape).readonly() })

const nextEvidence = z.object({ what: text, holder: text, how: text, expiry: text })
export const elementShape = z.object({
  no: z.number().int(),
  id: text,
  title: text,
  burden: text,
  satisfiedBy: z.array(z.object({ strength: z.enum(['one', 'two']), what: text })).readonly(),
  typicalGap: text,
  nextEvidence: z.array(nextEvidence).readonly(),
  provisions: provisionIds,
  notes: words,
})
export const elementsFile = z.object({
  standard: z.object({ provisions: provisionIds, note: text }),
  claims: z.array(z.object({ id: z.enum(['PIPL-69', 'CC-1033']), title: text, elements: z.array(elementShape).readonly() })).readonly(),
})

const extension = z.object({ to: z.number().optional(), add: z.number().optional(), unit: unit.optional(), condition: text.optional(), restartOn: z.array(text).readonly().optional() })
export const deadlineShape = z.object({
  id: text,
  trigger: text,
  triggerField: text,
  amount: z.number().int().positive(),
  /** A practice that is known only as between `amount` and this. */
  amountTo: z.number().int().positive().optional(),
  unit,
  basis: provisionIds,
  extension: z.array(extension).readonly().nullable(),
  startRule: text,
  kind: z.enum(['statutory', 'evidence-retention', 'reminder-not-law']),
  note: text,
  provenance: text,
})
export const deadlinesFile = z.object({ computation: z.array(text).readonly(), notes: z.array(text).readonly(), deadlines: z.array(deadlineShape).readonly() })

const clock = z.object({ trigger: text, amount: z.number().int().positive(), unit, basis: provisionIds, note: words })
export const channelShape = z.object({
  id: z.string().regex(/^[A-N]$/),
  title: text,
  runsBy: text,
  accepts: z.array(text).readonly(),
  doesNotAccept: z.array(text).readonly(),
  prerequisites: z.array(text).readonly(),
  requiredContent: z.array(text).readonly(),
  clocks: z.array(clock).readonly(),
  documents: z.array(text).readonly(),
  fee: z.object({ fromYuan: z.number(), toYuan: z.number(), noExtraUpToYuan: z.number(), basis: provisionIds, note: text }).optional(),
  address: z.null(),
  addressNote: text,
  exclusions: z.array(text).readonly(),
  basis: provisionIds,
  provenance: text,
})
export const channelsFile = z.object({ order: z.array(text).readonly(), orderNotes: z.array(text).readonly(), channels: z.array(channelShape).readonly() })

export const damageHeadShape = z.object({ id: text, title: text, provisions: provisionIds, defaultOn: z.boolean(), evidence: text, method: text, caution: text })
export const damagesFile = z.object({ rules: z.array(text).readonly(), heads: z.array(damageHeadShape).readonly() })

export const statementShape = z.object({ id: z.string().regex(/^stated\.\w+$/), sentence: text, checkBeforeTicking: text, default: z.literal(false), usedIn: z.array(text).readonly(), conflictsWith: z.array(text).readonly() })
export const statementsFile = z.object({ note: text, switches: z.array(statementShape).readonly() })

export const termShape = z.object({ term: text, plain: text, provisions: provisionIds })
export const glossaryFile = z.object({ note: text, terms: z.array(termShape).readonly() })

const named = z.object({ name: text, meaning: text })
const sourced = named.extend({ source: text })
export const slotsFile = z.object({
  slots: z.array(sourced).readonly(),
  switches: z.array(sourced).readonly(),
  proofs: z.array(named).readonly(),
  groundSlots: z.array(named).readonly(),
  oneOf: z.array(z.array(text).readonly()).readonly(),
  implies: z.array(z.tuple([text, text]).readonly()).readonly(),
})

export const workingDaysFile = z.object({
  note: text,
  source: text,
  /** First and last day for which the published arrangement is in the file. */
  knownFrom: day,
  knownThrough: day,
  /** Weekdays off. */
  holidays: z.array(day).readonly(),
  /** Saturdays and Sundays worked. */
  workdays: z.array(day).readonly(),
})

export type Provision = Readonly<z.infer<typeof provisionShape>>
export type Instrument = Readonly<z.infer<typeof instrumentShape>>
export type GroundKind = (typeof groundKinds)[number]
export type GroundData = Readonly<z.infer<typeof groundShape>>
export type ElementsData = Readonly<z.infer<typeof elementsFile>>
export type ElementData = Readonly<z.infer<typeof elementShape>>
export type DeadlineData = Readonly<z.infer<typeof deadlineShape>>
export type ChannelData = Readonly<z.infer<typeof channelShape>>
export type DamageHead = Readonly<z.infer<typeof damageHeadShape>>
export type Statement = Readonly<z.infer<typeof statementShape>>
export type Term = Readonly<z.infer<typeof termShape>>
export type Slots = Readonly<z.infer<typeof slotsFile>>
export type WorkingDays = Readonly<z.infer<typeof workingDaysFile>>
