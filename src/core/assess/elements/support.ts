import type { ElementSupport } from '../../model/elements.ts'
import type { Proof } from '../../model/decision.ts'
import type { CaseFile, Dated, Dossier, EventRecord } from '../case-file.ts'
import { idsOf } from '../case-file.ts'

export const supportCodes = [
  'number-registered',
  'number-own-word',
  'vehicle-registered',
  'vehicle-own-word',
  'confirmed-calls',
  'published-calls',
  'signed-messages',
  'confirmed-in-writing',
  'claimed-calls',
  'called-back',
  'knew-recorded',
  'knew-noted',
  'same-number-again',
  'refused-then-called',
  'refused-unproved-words',
  'no-contract',
  'no-consent-found',
  'forms-checked',
  'many-calls',
  'some-calls',
  'many-after-refusal',
  'several-people',
  'rest-hours',
  'receipts',
  'same-day-record',
  'call-is-the-act',
  'presumed',
  'promise-or-complaint-then-called',
] as const
export type SupportCode = (typeof supportCodes)[number]

export const support = (code: SupportCode, mark: 'one' | 'two', strength: number, given: { readonly incidents?: readonly Dated[]; readonly proofs?: readonly Proof[]; readonly params?: ElementSupport['params'] } = {}): ElementSupport => ({
  code,
  mark,
  strength,
  params: given.params ?? {},
  incidents: idsOf(given.incidents ?? []),
  proofs: given.proofs ?? [],
})

/** A paper filed under a proof key of slots.json: an event `document` whose field `proof` names it. */
export const papers = (file: CaseFile, dossier: Dossier, key: string): readonly EventRecord[] => file.events.filter((e) => e.kind === 'document' && e.fields?.['proof'] === key && (e.party === undefined || e.party === dossier.respondent?.id) && e.proofs.length > 0)

export const byPaper = (file: CaseFile, dossier: Dossier, key: string, code: SupportCode, mark: 'one' | 'two'): readonly ElementSupport[] => {
  const proofs = papers(file, dossier, key).flatMap((e) => e.proofs)
  return proofs.length === 0 ? [] : [support(code, mark, 2, { proofs })]
}
