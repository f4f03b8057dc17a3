import { z } from 'zod'

/*
 * The matter file of `batch --matter FILE`: what a person would type into the screens, as one JSON file. Published by `batch -- --schema`.
 * Parties are named by keys of the file's own choosing; a time is a day ('2026-03-02') or an instant with offset; money is 元 as text.
 */

const text = z.string().min(1)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('YYYY-MM-DD')
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/).describe('a day, or ISO 8601 with offset')
const partyKey = text.describe('key of an entry of parties')
const mode = z.enum(['phone', 'sms', 'chat', 'letter', 'in-person', 'other'])

const proof = z
  .strictObject({ file: text.optional().describe('name of a file under --in'), sha256: z.string().optional(), observation: z.string().optional(), row: z.number().int().optional(), page: z.number().int().optional() })
  .describe('what shows it: a source by file name or hash, with a row or page; or an observation id of an earlier dump')

const claimant = z.strictObject({
  name: text.optional(),
  sex: text.optional(),
  birthDate: day.optional(),
  ethnicity: text.optional(),
  occupation: text.optional(),
  employer: text.optional(),
  domicile: text.optional(),
  habitualResidence: text.optional(),
  idType: text.optional(),
  idNumber: text.optional(),
  contactPhone: text.optional(),
  serviceAddress: text.optional(),
  eServiceAddress: text.optional(),
  agreesEService: z.boolean().optional(),
  rep: z.strictObject({ name: text, firm: text.optional(), position: text.optional(), phone: text.optional(), authority: text.optional() }).optional(),
})

const details = z.strictObject({
  fullName: text.optional(),
  domicile: text.optional(),
  uscc: text.optional(),
  headTitle: text.optional(),
  headName: text.optional(),
  phone: text.optional(),
  isBranch: z.boolean().optional(),
  headOffice: partyKey.optional(),
  isPartTimeAgent: z.boolean().optional(),
})

const party = z.discriminatedUnion('role', [
  z.strictObject({ key: text, role: z.literal('organisation'), name: text, kind: z.enum(['insurer', 'intermediary', 'dealer', 'repair', 'platform', 'carrier', 'unknown']), aliases: z.array(text).default([]), details: details.default({}) }),
  z.strictObject({ key: text, role: z.literal('agent'), name: text, employer: partyKey.optional(), workId: text.optional(), wechat: text.optional(), aliases: z.array(text).default([]) }),
])

const act = { at: moment, mode, party: partyKey.optional(), toWhom: text.optional(), words: text.optional(), proofs: z.array(proof).default([]) }
const calls = { observations: z.array(text).optional(), numbers: z.array(text).optional() }

const said = z.strictObject({
  knew: z.array(z.strictObject({ what: z.enum(['name', 'plate', 'vin', 'expiry', 'insurer', 'number', 'other']), words: text.optional() })).optional(),
  claimedOrganisation: text.optional(),
  claimedName: text.optional(),
  workId: text.optional(),
  gaveName: z.boolean().optional(),
  gaveFullCompanyName: z.boolean().optional(),
  gaveLicence: z.boolean().optional(),
  askedIdentity: z.boolean().optional(),
  identityAnswer: text.optional(),
  sourceAnswer: text.optional(),
  quotedPriceYuan: text.optional(),
  promised: z.array(z.strictObject({ what: z.enum(['gift', 'cashback', 'price-lock', 'last-day', 'other']), words: text.optional() })).optional(),
  isRobot: z.boolean().optional(),
  offeredOptOut: z.boolean().optional(),
  threatened: z.boolean().optional(),
  words: text.optional(),
  transcript: z.array(z.strictObject({ atSeconds: z.number().int().min(0), text })).optional().describe('the recording typed out by the owner, each utterance at its time'),
})

const origin = { source: text.optional().describe('where the owner has it from') }
const insurerEntry = z.strictObject({ name: text, kind: z.enum(['insurer', 'intermediary', 'dealer', 'repair', 'platform', 'carrier', 'unknown']), aliases: z.array(text).default([]), ambiguousAliases: z.array(text).default([]), serviceNumbers: z.array(text).default([]) })
const registryEdit = z
  .discriminatedUnion('table', [
    z.strictObject({ table: z.literal('insurers'), code: text, entry: insurerEntry.optional(), ...origin }),
    z.strictObject({ table: z.literal('numberClasses'), digits: text.describe('a number or how it begins; a shipped rule by its pattern'), class: z.enum(['mobile', 'virtual-mobile', 'landline', 'service-95', 'service-96', 'hotline-400', 'service-1010', 'short', 'sms-port', 'foreign', 'masked', 'unknown']).optional(), ...origin }),
    z.strictObject({ table: z.literal('labels'), word: text, class: z.enum(['INS_SALES', 'SPAM', 'FRAUD', 'SERVICE', 'OTHER']).optional(), ...origin }),
  ])
  .describe('the owner’s own edit of the lists hints come from, for this matter; without entry or class the shipped entry is switched off')

export const matterFileShape = z.strictObject({
  v: z.literal(1),
  title: text.optional(),
  operator: text.optional().describe('who types this: a claim, not a login'),
  claimants: z.array(claimant).default([]),
  ownNumbers: z.array(z.strictObject({ number: text, registrant: text.optional(), carrier: text.optional(), device: text.optional() })).default([]),
  vehicle: z.strictObject({ plate: text.optional(), vin: text.optional(), ownerName: text.optional() }).default({}),
  policy: z.strictObject({ insurer: text.optional(), expiryDate: day.optional(), number: text.optional(), startDate: day.optional() }).default({}),
  holders: z
    .array(z.strictObject({ name: text, kind: z.enum(['insurer', 'dealer', 'repair', 'platform', 'intermediary', 'other']), since: day.optional(), until: day.optional(), held: z.array(text).default([]), numberGiven: text.optional(), aliasGiven: text.optional() }))
    .default([]),
  parties: z.array(party).default([]),
  scope: z.array(z.strictObject({ scope: z.enum(['in', 'out']), ...calls })).default([]),
  attributions: z
    .array(z.strictObject({ ...calls, respondent: partyKey.optional(), agent: partyKey.optional(), basis: z.enum(['claimed', 'labelled', 'published', 'confirmed']), on: day.optional(), words: text.optional(), proofs: z.array(proof).default([]) }))
    .default([]),
  identities: z.array(z.strictObject({ a: partyKey, b: partyKey, judgement: z.enum(['same', 'not-same', 'unsure']), reason: text.optional() })).default([]),
  channels: z.array(z.strictObject({ party: partyKey.optional(), observations: z.array(text).optional(), channel: z.enum(['direct', 'outsourced', 'agency', 'dealer', 'repair', 'other', 'unknown']) })).default([]),
  refusals: z.array(z.strictObject(act)).default([]),
  complaints: z.array(z.strictObject({ ...act, body: text, reference: text.optional(), outcome: text.optional() })).default([]),
  promises: z.array(z.strictObject(act)).default([]),
  replies: z.array(z.strictObject({ ...act, denies: z.boolean().optional(), confirms: z.boolean().optional() })).default([]),
  consents: z.array(z.strictObject({ party: partyKey, answer: z.enum(['none', 'possible', 'given']), where: text.optional() })).default([]),
  said: z.array(z.strictObject({ observations: z.array(text).min(1), said })).default([]),
  events: z.array(z.strictObject({ kind: text, on: day, party: partyKey.optional(), authority: text.optional(), reference: text.optional(), words: text.optional(), fields: z.record(z.string(), z.string()).optional(), proofs: z.array(proof).default([]) })).default([]),
  damages: z.array(z.strictObject({ head: text, amountYuan: text, method: text, on: day.optional(), proofs: z.array(proof).default([]), isEvidenceCost: z.boolean().optional() })).default([]),
  stated: z.array(z.strictObject({ sentence: text.describe("id of stated-switches.json, e.g. 'stated.numberMine'"), stated: z.boolean().default(true), party: partyKey.optional() })).default([]),
  filing: z.array(z.strictObject({ party: partyKey.optional(), values: z.record(z.string(), z.string()) })).default([]),
  settings: z.record(z.string(), z.string()).default({}),
  registry: z.array(registryEdit).default([]),
  logs: z.array(z.strictObject({ kind: z.enum(['same-log', 'separate-logs']), files: z.array(text).min(2).describe('names of files under --in, or hashes') })).default([]),
  recordings: z.array(z.strictObject({ recording: text, call: text })).default([]).describe('observation ids: this recording is of that call'),
  corrections: z.array(z.strictObject({ observation: text, field: text, typed: z.string().nullable(), reason: text.optional() })).default([]),
  merges: z.array(z.strictObject({ kind: z.enum(['same-incident', 'separate-incidents']), observations: z.array(text).min(1) })).default([]),
  answers: z.record(z.string(), z.record(z.string(), z.string())).default({}).describe('per source: sha256 → question id → answer'),
})

export type MatterFile = z.infer<typeof matterFileShape>
export type MatterFileProof = z.infer<typeof proof>
