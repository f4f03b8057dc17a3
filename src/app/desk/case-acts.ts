import { suggestSaid } from '../../core/assess/suggest-said.ts'
import { originalRows } from '../../core/assess/elements/original-rows.ts'
import { planPath } from '../../core/assess/plan-path.ts'
import { venue, type VenueAnswers } from '../../core/assess/venue.ts'
import type { AssessInput } from '../../core/assess/assess-input.ts'
import type { OriginalRow } from '../../core/model/elements.ts'
import { citationOf } from '../../core/law/provisions.ts'
import type { IncidentId, PartyId, ProvisionId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { PathStep, Venue } from '../../core/model/path.ts'
import type { SaidSuggestion } from '../../core/model/said-suggestion.ts'
import { venueSettings, type OriginalsAsk, type OriginalsPage, type PathPage, type VenueQuestion } from '../queries/case-pages.ts'
import { incidentEntries } from '../queries/incidents.ts'
import { standingOf } from '../queries/matter-page.ts'
import { oncePer } from '../../core/kernel/once-per.ts'
import { partiesPage } from '../queries/parties.ts'
import type { Desk } from './desk-state.ts'

/* What is worked out only when its page is open: the path, the venue, the originals, the words worth a tick. */

export const pathPage = (desk: Desk, asked: { readonly respondent?: PartyId }): PathPage => {
  const { view } = desk.look()
  const respondents = partiesPage(view).organisations.flatMap((o) => (o.id === undefined ? [] : [{ id: o.id, name: o.name ?? '' }]))
  const respondent = asked.respondent ?? respondents[0]?.id
  const input = desk.derivation.assessInput(view, desk.look().today)
  const named = (steps: readonly PathStep[], place?: Venue): PathPage['laws'] => namesOf(input, [...steps.flatMap((s) => s.basis), ...(place?.options ?? []).flatMap((o) => o.basis), ...(place?.fee?.basis ?? [])])
  const general = planPath(input)
  if (respondent === undefined) return { respondents, steps: general, questions: [], laws: named(general) }
  const answers = answersOf(view)
  const found = venue(input, respondent, answers.given)
  const steps = planPath(input, respondent)
  return { respondents, respondent, steps, venue: found, questions: [...answers.questions, ...found.asks.map((ask): VenueQuestion => ({ ask }))], laws: named(steps, found) }
}

const namesOf = ({ law }: AssessInput, ids: readonly ProvisionId[]): PathPage['laws'] => Object.fromEntries(ids.flatMap((id) => {
  const name = citationOf(law, id)
  return name === undefined ? [] : [[id, name]]
}))

const answersOf = (view: MatterView): { readonly given: VenueAnswers; readonly questions: readonly VenueQuestion[] } => {
  const settings = new Map(standingOf(view, 'set-setting').map(({ body }) => [body.name, body.value]))
  const answer = (ask: VenueQuestion['ask']): boolean | undefined => (settings.get(venueSettings[ask]) === undefined ? undefined : settings.get(venueSettings[ask]) === 'true')
  const [wasOnline, isCityDistrict, branchHasLicence] = [answer('was-online'), answer('city-district'), answer('has-licence')]
  return {
    given: { ...(wasOnline === undefined ? {} : { wasOnline }), ...(isCityDistrict === undefined ? {} : { isCityDistrict }), ...(branchHasLicence === undefined ? {} : { branchHasLicence }) },
    questions: (['was-online', 'city-district', 'has-licence'] as const).flatMap((ask): readonly VenueQuestion[] => {
      const given = answer(ask)
      return given === undefined ? [] : [{ ask, answer: given }]
    }),
  }
}

const rowsOf = oncePer(() => new Map<'rows', readonly OriginalRow[]>())

export const originalsPage = (desk: Desk, { offset, limit }: OriginalsAsk): OriginalsPage => {
  const { view, today } = desk.look()
  const held = rowsOf(view)
  const rows = held.get('rows') ?? originalRows(desk.derivation.assessInput(view, today))
  held.set('rows', rows)
  const devices = new Map<string, number>()
  for (const { device } of rows) devices.set(device ?? '', (devices.get(device ?? '') ?? 0) + 1)
  return { total: rows.length, devices: [...devices].map(([device, n]) => ({ device, rows: n })), rows: rows.slice(offset, offset + limit) }
}

export const saidSuggestions = (desk: Desk, { id }: { readonly id: IncidentId }): readonly SaidSuggestion[] => {
  const { view, today } = desk.look()
  const incident = incidentEntries(view).byId.get(id)?.incident
  const input: AssessInput = desk.derivation.assessInput(view, today)
  return incident === undefined ? [] : suggestSaid({ ...input, incidents: [incident] })
}
