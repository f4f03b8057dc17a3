import type { ProvisionId } from '../model/ids.ts'
import type { OrganisationKind } from '../model/party.ts'
import type { GroundData, GroundKind } from './shapes.ts'

/** What decides which rules reach a respondent. */
export type RespondentScope = {
  readonly kind: OrganisationKind
  /** 保险兼业代理机构, as the public register says. */
  readonly isPartTimeAgent: boolean
  /** The owner bought from it or was served by it (variant.isConsumer). */
  readonly isConsumer: boolean
}

/** A carrier, or someone whose kind is not known, is reached only by what reaches everyone. */
export const groundKindOf = (kind: OrganisationKind): GroundKind => (kind === 'carrier' ? 'unknown' : kind)

const salesPeople: readonly OrganisationKind[] = ['insurer', 'intermediary']
const sellsInsurance = (scope: RespondentScope): boolean => salesPeople.includes(scope.kind) || scope.isPartTimeAgent
/** CONS-55: insurers and 保险专业中介机构; a part-time agent is neither. */
const isUnderCons = (scope: RespondentScope): boolean => scope.kind === 'insurer' || (scope.kind === 'intermediary' && !scope.isPartTimeAgent)

const rules: readonly (readonly [RegExp, (scope: RespondentScope) => boolean])[] = [
  [/^CONS-/, isUnderCons],
  [/^(SALES|AGENT|TRACE|INS)-/, sellsInsurance],
  [/^ONLINE-/, (s) => salesPeople.includes(s.kind)],
  // COMP-2, COMP-42: a dispute from buying or being served, with an insurer or an intermediary.
  [/^COMP-/, (s) => isUnderCons(s) && s.isConsumer],
  [/^(CPL|CPLR|SAMR-PUN)-/, (s) => s.isConsumer],
  // Binds the provider of the message service, never the sender.
  [/^SMS-/, () => false],
]

export const isInScope = (id: ProvisionId, scope: RespondentScope): boolean => rules.every(([pattern, reaches]) => !pattern.test(id) || reaches(scope))

/** The provisions of a ground that reach this respondent, in the order of grounds.json. */
export const provisionsInScope = (ground: GroundData, scope: RespondentScope): readonly ProvisionId[] => ground.provisions[groundKindOf(scope.kind)].filter((id) => isInScope(id, scope))
