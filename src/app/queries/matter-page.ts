import { beijingDateOf, type EpochMs } from '../../core/kernel/instant.ts'
import type { LocalDate } from '../../core/kernel/civil.ts'
import type { Decision, DecisionBody, DecisionKind } from '../../core/model/decision.ts'
import type { AttributedIncident } from '../../core/model/incident.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { PartyId } from '../../core/model/ids.ts'
import type { Party } from '../../core/model/party.ts'

/** What every page is worked out from: the view, and the day it is looked at. */
export type Look = { readonly view: MatterView; readonly now: EpochMs; readonly today: LocalDate }

/** Words by code: `params` are filled in by the screen's language. */
export type Said = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

export type StandingOf<K extends DecisionKind> = Decision & { readonly body: Extract<DecisionBody, { readonly kind: K }> }

const isOfKind = <K extends DecisionKind>(decision: Decision, kind: K): decision is StandingOf<K> => decision.body.kind === kind

/** Standing decisions of one kind, in their order. */
export const standingOf = <K extends DecisionKind>(view: MatterView, kind: K): readonly StandingOf<K>[] => view.standing.filter((d): d is StandingOf<K> => isOfKind(d, kind))

/** Only what the owner has put in scope is shown, counted or printed. */
export const inScope = (view: MatterView): readonly AttributedIncident[] => view.incidents.filter((i) => i.scope === 'in')

/** Somebody called or wrote to the owner; the owner's own calls are never harassment. */
export const isToOwner = (incident: AttributedIncident): boolean => incident.direction !== 'outgoing'

export const partyNameOf = (view: MatterView, id: PartyId | undefined): string | undefined => view.parties.find((p: Party) => p.id === id)?.name

/** The Beijing day an incident is known to have happened on; undefined where the source allows two days. */
export const dayOf = (incident: AttributedIncident): LocalDate | undefined => {
  const when = incident.startedAt
  if (when === undefined) return undefined
  const first = beijingDateOf(when.from)
  return when.precision === 'interval' && beijingDateOf(when.to) !== first ? undefined : first
}

/** In time; those without a time last; the id decides between equals. */
export const inTime = (a: AttributedIncident, b: AttributedIncident): number => {
  const from = (i: AttributedIncident): number => i.startedAt?.from ?? Number.MAX_SAFE_INTEGER
  return from(a) - from(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
