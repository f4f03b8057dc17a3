import { z } from 'zod'
import { parseLocalDate, type LocalDate } from '../kernel/civil.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Registry } from '../model/registry.ts'

/** The JSON files of resources/registry, by name. */
export type RegistryFiles = { readonly tolerances: unknown; readonly strengths: unknown; readonly insurers: unknown; readonly numberClasses: unknown; readonly labels: unknown }

const kinds = ['phone', 'bill', 'screenshot', 'recording', 'messages', 'chat', 'diary', 'table'] as const
const origin = z.object({ source: z.string(), on: z.custom<LocalDate>((v) => typeof v === 'string' && parseLocalDate(v).ok), confidence: z.enum(['verified', 'stored-copy', 'memory', 'assumption']) })
const whole = z.number().int()
const pair = z.object({
  rule: z.string(), a: z.enum(kinds), b: z.enum(kinds), joinFromMs: whole, joinToMs: whole, admitFromMs: whole, admitToMs: whole, unknownClockMs: whole.min(0), priority: whole.min(0), onlyWithoutPhone: z.boolean().default(false),
})
const tolerances = z.object({
  origin, sameLogMs: whole, sameLogShare: z.number(), forwardedLegMs: whole, trimSizes: z.array(whole),
  clock: z.object({ minPairs: whole, searchMs: whole, spreadMs: whole }), talkSlackSeconds: whole, doubtMs: whole,
  reuse: z.object({ silenceDays: whole, claims: whole }), pairs: z.array(pair),
})
const level = z.object({ rang: whole, said: whole, whose: whole, rangWithOriginal: whole.optional() }).transform(({ rangWithOriginal, ...rest }) => (rangWithOriginal === undefined ? rest : { ...rest, rangWithOriginal }))
const strengths = z.object({
  origin, levels: z.record(z.enum(kinds), level), ocrOnlyCap: whole, whoseByBasis: z.object({ labelled: whole, claimed: whole, published: whole, confirmed: whole }), ownStatement: whole,
})
const pattern = z.string().refine((text) => isPattern(text))
const insurer = z.object({
  code: z.string(), name: z.string(), kind: z.enum(['insurer', 'intermediary', 'dealer', 'repair', 'platform', 'carrier', 'unknown']), aliases: z.array(z.string()), ambiguousAliases: z.array(z.string()),
  serviceNumbers: z.array(z.object({ number: z.string(), confidence: z.enum(['verified', 'stored-copy', 'memory', 'assumption']) })),
})
const insurers = z.object({ origin, productWords: z.array(z.string()), notNames: z.array(pattern), otherCompanies: pattern, insurers: z.array(insurer) })
const classes = ['mobile', 'virtual-mobile', 'landline', 'service-95', 'service-96', 'hotline-400', 'service-1010', 'short', 'sms-port', 'foreign', 'masked', 'unknown'] as const
const rule = z.object({ class: z.enum(classes), pattern: z.string(), note: z.string().optional() }).transform(({ note, ...rest }) => (note === undefined ? rest : { ...rest, note }))
const numberClasses = z.object({ origin, rules: z.array(rule) })
const labels = z.object({ origin, words: z.array(z.object({ word: z.string(), class: z.enum(['INS_SALES', 'SPAM', 'FRAUD', 'SERVICE', 'OTHER']) })) })
const registry = z.object({ tolerances, strengths, insurers, numberClasses, labels })

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

/** The one door through which the registry comes in. */
export const parseRegistry = (files: RegistryFiles): Result<Registry, string> => {
  const parsed = registry.safeParse(files)
  return parsed.success ? ok(parsed.data) : err(parsed.error.message)
}
