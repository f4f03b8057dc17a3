import type { IncidentId, ObservationId } from '../model/ids.ts'
import { provenBy, type Incident } from '../model/incident.ts'
import type { Said } from '../model/decision.ts'
import type { NameReader } from '../model/naming.ts'
import type { Observation } from '../model/observation.ts'
import type { ScopeReason } from '../model/attribution.ts'

/** Something in or said of one incident that points at an organisation or a person. */
export type Signal =
  | { readonly kind: 'organisation'; readonly basis: 'claimed' | 'labelled'; readonly code: string; readonly observation: ObservationId; readonly words: string }
  | { readonly kind: 'agent'; readonly name?: string; readonly workId?: string; readonly observation: ObservationId }

export type Read = { readonly incident: IncidentId; readonly at: number; readonly signals: readonly Signal[]; readonly because: readonly ScopeReason[] }

const nothing: readonly never[] = []
const quiet = { signals: nothing, because: nothing }

/** 【平安产险】 before or after the text: the sender says who it is. */
const signature = /【([^】]{2,20})】/g
const introduction = /(?:我是|我们是|这里是|这边是)([^，。,.！!？?]{2,20})/g
const insuranceWords = /车险|续保|交强险|商业险|保险到期|投保/

export const signalsOf = (incident: Incident, observations: ReadonlyMap<ObservationId, Observation>, said: ReadonlyMap<ObservationId, readonly Said[]>, names: NameReader): Read => {
  const at = incident.startedAt?.from ?? -Infinity
  const isPublished = incident.otherNumber !== undefined && names.publishers(incident.otherNumber).length > 0
  if (!isPublished && incident.supportedBy.every((id) => isSilent(observations.get(id)) && !said.has(id))) return { incident: incident.id, at, ...quiet }
  const signals: Signal[] = []
  const because = new Set<ScopeReason>()
  for (const id of provenBy(incident)) {
    const observation = observations.get(id)
    if (observation !== undefined) readObservation(observation, names, signals, because)
    for (const statement of said.get(id) ?? nothing) readStatement(statement, id, names, signals, because)
  }
  if (isPublished) because.add('service-number')
  return signals.length === 0 && because.size === 0 ? { incident: incident.id, at, ...quiet } : { incident: incident.id, at, signals, because: [...because].sort() }
}

const isSilent = (o: Observation | undefined): boolean => o === undefined || (o.otherLabel === undefined && o.otherName === undefined && o.text === undefined)

const readObservation = (o: Observation, names: NameReader, signals: Signal[], because: Set<ScopeReason>): void => {
  if (o.otherLabel !== undefined) {
    if (names.labelClass(o.otherLabel.value) === 'INS_SALES') because.add('label')
    addMentions(o.otherLabel.value, 'labelled', o.id, names, signals, () => because.add('label'))
  }
  if (o.otherName !== undefined) addMentions(o.otherName.value, 'labelled', o.id, names, signals, () => because.add('name'))
  if (o.text === undefined || o.direction?.value === 'outgoing') return
  const text = o.text.value
  for (const match of [...text.matchAll(signature), ...text.matchAll(introduction)]) {
    addMentions(`${match[1] ?? ''}${insuranceWords.test(text) ? ' 车险' : ''}`, 'claimed', o.id, names, signals, () => because.add('message'))
  }
  if (insuranceWords.test(text)) because.add('message')
}

const readStatement = (said: Said, id: ObservationId, names: NameReader, signals: Signal[], because: Set<ScopeReason>): void => {
  // What the owner wrote down as the caller's organisation is an organisation's name: the product word is understood.
  if (said.claimedOrganisation !== undefined) addMentions(`${said.claimedOrganisation} 车险`, 'claimed', id, names, signals, () => because.add('said'))
  if (said.claimedName === undefined && said.workId === undefined) return
  signals.push({ kind: 'agent', observation: id, ...(said.claimedName === undefined ? {} : { name: said.claimedName }), ...(said.workId === undefined ? {} : { workId: said.workId }) })
}

const addMentions = (text: string, basis: 'claimed' | 'labelled', observation: ObservationId, names: NameReader, signals: Signal[], found: () => void): void => {
  for (const mention of names.mentions(text)) {
    if (mention.isAmbiguous) continue
    signals.push({ kind: 'organisation', basis, code: mention.code, observation, words: text.trim() })
    found()
  }
}
