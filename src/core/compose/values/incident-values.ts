import { compareText, isNonEmpty, type NonEmpty } from '../../kernel/list.ts'
import type { ObservationId } from '../../model/ids.ts'
import type { AttributedIncident } from '../../model/incident.ts'
import type { Observation, ReadingField } from '../../model/observation.ts'
import type { PrintedFact } from '../../model/printed-fact.ts'
import { recordContains } from '../contains.ts'
import { dash, factValue, unknown } from '../fact-run.ts'
import type { Matter } from '../gather.ts'
import type { Value } from '../template/values.ts'
import { clockOf, dayOf, shownNumber } from '../wording.ts'

/* What one incident says, each value resting on those of its records that contain it. */

const recordsIn = (matter: Matter, incident: AttributedIncident): readonly Observation[] => incident.supportedBy.flatMap((id) => matter.input.view.observations.get(id) ?? [])

/** The text with the records that say it; undefined where none does. */
export const shownBy = (matter: Matter, incident: AttributedIncident, field: ReadingField, text: string | undefined): Value | undefined => {
  if (text === undefined || text === '') return undefined
  const ids = recordsIn(matter, incident).flatMap((o) => (recordContains(o, field, text) ? [o.id] : []))
  return isNonEmpty(ids) ? factValue(text, { kind: 'reading', field, observations: ids }) : undefined
}

export const dayValue = (matter: Matter, incident: AttributedIncident, write: (day: NonNullable<ReturnType<typeof dayOf>>) => string = (day) => day): Value => {
  const day = incident.startedAt === undefined ? undefined : dayOf(incident.startedAt)
  return (day === undefined ? undefined : shownBy(matter, incident, 'startedAt', write(day))) ?? unknown
}

/** To the second where a record says so, else to the minute, else 不详. */
export const clockValue = (matter: Matter, incident: AttributedIncident): Value => {
  const clock = incident.startedAt === undefined ? undefined : clockOf(incident.startedAt)
  return shownBy(matter, incident, 'startedAt', clock) ?? shownBy(matter, incident, 'startedAt', clock?.slice(0, 5)) ?? unknown
}

export const numberValue = (matter: Matter, incident: AttributedIncident): Value =>
  (incident.otherNumber === undefined ? undefined : (shownBy(matter, incident, 'otherNumber', shownNumber(incident.otherNumber)) ?? shownBy(matter, incident, 'otherNumber', incident.otherNumber.text))) ?? unknown

const unanswered = new Set(['missed', 'rejected', 'blocked', 'voicemail'])

/** 接通 needs a record with talk time, 未接通 one that says so. Otherwise it is not known. */
export const answeredOf = (matter: Matter, incident: AttributedIncident): { readonly answered: boolean; readonly records: NonEmpty<ObservationId> } | undefined => {
  if (incident.wasAnswered === undefined) return undefined
  const { wasAnswered } = incident
  const says = (o: Observation): boolean => (wasAnswered ? (o.durationSeconds?.value ?? 0) > 0 : o.durationSeconds?.value === 0 || unanswered.has(o.direction?.value ?? ''))
  const ids = recordsIn(matter, incident).flatMap((o) => (says(o) ? [o.id] : []))
  return isNonEmpty(ids) ? { answered: wasAnswered, records: ids } : undefined
}

export const answeredValue = (matter: Matter, incident: AttributedIncident): Value => {
  const answer = answeredOf(matter, incident)
  return answer === undefined ? unknown : factValue(answer.answered ? '接通' : '未接通', { kind: 'answered', observations: answer.records })
}

export const durationValue = (matter: Matter, incident: AttributedIncident): Value => {
  if (answeredOf(matter, incident)?.answered === false) return dash
  return shownBy(matter, incident, 'durationSeconds', incident.durationSeconds === undefined ? undefined : String(incident.durationSeconds)) ?? unknown
}

export const countFact = (incidents: readonly AttributedIncident[]): PrintedFact => ({ kind: 'count', incidents: incidents.map((i) => i.supportedBy) })
export const countValue = (incidents: readonly AttributedIncident[]): Value => factValue(incidents.length, countFact(incidents))
export const recordIds = (incidents: readonly AttributedIncident[]): readonly ObservationId[] => incidents.flatMap((i) => i.supportedBy)

export const numbersOf = (calls: readonly AttributedIncident[]): readonly string[] => [...new Set(calls.flatMap((c) => (c.otherNumber === undefined ? [] : [shownNumber(c.otherNumber)])))].toSorted(compareText)
