import { dayMs } from '../../core/kernel/instant.ts'
import { groupsOf } from '../../core/kernel/list.ts'
import type { When } from '../../core/kernel/when.ts'
import { compareFits, proposalReachMs, recordingFit, type RecordingFit } from '../../core/merge/propose-recordings.ts'
import type { FactId, IncidentId, ObservationId } from '../../core/model/ids.ts'
import { provenBy, type AttributedIncident } from '../../core/model/incident.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { Observation } from '../../core/model/observation.ts'
import { inScope, isToOwner, standingOf } from './matter-page.ts'
import { oncePer } from '../../core/kernel/once-per.ts'

/**
 * A recording and the call it may be of. joined: one event by number and time, no proof until the owner says so. proposed: near, and for the owner to
 * say. confirmed: the owner said so. refused: the owner said it is not.
 */
export type RecordingLink = {
  readonly recording: ObservationId
  readonly call: ObservationId
  readonly incident: IncidentId
  readonly state: 'joined' | 'proposed' | 'confirmed' | 'refused'
  /** What speaks for it. Absent: nothing but the owner's word. */
  readonly fit?: RecordingFit
  /** What was ruled, to be taken back. */
  readonly decision?: FactId
  readonly file: LinkEnd
  readonly of: LinkEnd
}
export type LinkEnd = { readonly fileName: string; readonly when?: When; readonly number?: string; readonly name?: string; readonly direction?: string; readonly seconds?: number }

/** Recordings that wait for the owner, each with the calls it may be of, and the links the owner has ruled on. */
export type RecordingsPage = { readonly open: readonly OpenRecording[]; readonly ruled: readonly RecordingLink[] }
export type OpenRecording = { readonly recording: ObservationId; readonly file: LinkEnd; readonly links: readonly RecordingLink[] }

const mostProposed = 3

/** What stands at one incident: its own recordings, those it may have, or, for a recording alone, the calls it may be of. */
export const recordingLinks = (view: MatterView, incident: AttributedIncident): readonly RecordingLink[] => {
  const members = new Set<ObservationId>(incident.supportedBy)
  return allLinks(view).filter((link) => link.incident === incident.id || members.has(link.recording) || members.has(link.call))
}

/** What is open stands before what is ruled; of the open, the earliest first. */
export const recordingsPage = (view: MatterView): RecordingsPage => {
  const links = allLinks(view)
  const open = [...groupsOf(links.filter(isOpen), (l) => l.recording)].flatMap(([recording, of]): readonly OpenRecording[] => (of[0] === undefined ? [] : [{ recording, file: of[0].file, links: of }]))
  return { open, ruled: links.filter((l) => !isOpen(l)) }
}

/** How many recordings wait for the owner. */
export const openRecordings = (view: MatterView): number => new Set(allLinks(view).flatMap((l) => (isOpen(l) ? [l.recording] : []))).size

const isOpen = ({ state }: RecordingLink): boolean => state === 'joined' || state === 'proposed'

/** May the owner type this incident's recording out? Not before saying that it is of this call. */
export const hasOwnRecording = (view: MatterView, incident: AttributedIncident): boolean => provenBy(incident).some((id) => view.observations.get(id)?.kind === 'recording')

const allLinks = oncePer((view: MatterView): readonly RecordingLink[] => {
  if (!view.logs.some((log) => log.kind === 'recording')) return []
  const recordings = [...view.observations.values()].filter((o) => o.kind === 'recording').sort((a, b) => (a.startedAt?.value.from ?? Infinity) - (b.startedAt?.value.from ?? Infinity) || (a.id < b.id ? -1 : 1))
  const look = lookOf(view)
  return recordings.flatMap((recording) => linksOf(look, recording))
})

type Look = {
  readonly view: MatterView
  /** Calls in scope, in time: of others nothing is shown outside the scope picker. */
  readonly calls: readonly Call[]
  readonly incidentOf: ReadonlyMap<ObservationId, AttributedIncident>
  readonly confirmed: ReadonlyMap<ObservationId, FactId>
  readonly refused: ReadonlyMap<ObservationId, readonly { readonly decision: FactId; readonly from: ReadonlySet<ObservationId> }[]>
}
type Call = { readonly call: Observation; readonly incident: AttributedIncident; readonly from: number }

const lookOf = (view: MatterView): Look => {
  const incidents = inScope(view).filter((i) => i.kind === 'call' && i.untimed !== true)
  const incidentOf = new Map(incidents.flatMap((i) => i.supportedBy.map((id) => [id, i] as const)))
  const calls = incidents.filter(isToOwner).flatMap((incident): readonly Call[] => {
    const call = callOf(view, incident)
    return call === undefined ? [] : [{ call, incident, from: call.startedAt?.value.from ?? -Infinity }]
  })
  const refused = new Map<ObservationId, { readonly decision: FactId; readonly from: ReadonlySet<ObservationId> }[]>()
  for (const { id, body } of standingOf(view, 'separate-incidents')) {
    for (const o of body.observations) if (view.observations.get(o)?.kind === 'recording') refused.set(o, [...(refused.get(o) ?? []), { decision: id, from: new Set(body.observations) }])
  }
  return { view, calls: calls.sort((a, b) => a.from - b.from), incidentOf, refused, confirmed: confirmedBy(view) }
}

/** Whose word the incident's time is: the record that a recording is held against. */
const callOf = (view: MatterView, incident: AttributedIncident): Observation | undefined => {
  const calls = provenBy(incident).flatMap((id) => view.observations.get(id) ?? []).filter((o) => o.kind === 'call')
  const width = (o: Observation): number => (o.startedAt === undefined ? Infinity : o.startedAt.value.to - o.startedAt.value.from)
  return calls.sort((a, b) => width(a) - width(b) || (a.id < b.id ? -1 : 1))[0]
}

const confirmedBy = (view: MatterView): ReadonlyMap<ObservationId, FactId> => {
  const by = new Map<ObservationId, FactId>()
  for (const { id, body } of standingOf(view, 'same-incident')) for (const o of body.observations) by.set(o, id)
  for (const { id, body } of standingOf(view, 'link-recording')) by.set(body.recording, id)
  return by
}

const linksOf = (look: Look, recording: Observation): readonly RecordingLink[] => {
  const { view, incidentOf } = look
  const incident = incidentOf.get(recording.id)
  const beside = incident === undefined ? undefined : callBeside(view, incident, recording.id)
  const link = (state: RecordingLink['state'], call: Observation, at: AttributedIncident, decision?: FactId): RecordingLink => {
    const fit = recordingFit(recording, call)
    return { recording: recording.id, call: call.id, incident: at.id, state, ...(fit === undefined ? {} : { fit }), ...(decision === undefined ? {} : { decision }), file: endOf(view, recording), of: endOf(view, call) }
  }
  const ruledOut = (call: Observation): FactId | undefined => look.refused.get(recording.id)?.find((r) => r.from.has(call.id))?.decision
  const refused = look.calls.flatMap(({ call, incident: at }) => {
    const decision = look.refused.has(recording.id) ? ruledOut(call) : undefined
    return decision === undefined ? [] : [link('refused', call, at, decision)]
  })
  if (incident !== undefined && beside !== undefined) {
    const decision = look.confirmed.get(recording.id)
    const isJoined = incident.unconfirmed?.includes(recording.id) === true
    return [link(isJoined ? 'joined' : 'confirmed', beside, incident, isJoined ? undefined : decision), ...refused]
  }
  const near = nearby(look, recording).filter(({ call }) => ruledOut(call) === undefined)
  return [...near.sort((a, b) => compareFits(a.fit, b.fit)).slice(0, mostProposed).map(({ call, incident: at }) => link('proposed', call, at)), ...refused]
}

const callBeside = (view: MatterView, incident: AttributedIncident, recording: ObservationId): Observation | undefined => (incident.supportedBy.length === 1 ? undefined : callOf(view, { ...incident, unconfirmed: [...(incident.unconfirmed ?? []), recording] }))

type Near = Call & { readonly fit: RecordingFit }

const nearby = ({ calls }: Look, recording: Observation): readonly Near[] => {
  const time = recording.startedAt?.value
  if (time === undefined) return []
  // A call known to the day begins, as far as is known, up to a day earlier.
  const within = calls.slice(indexFrom(calls, time.from - proposalReachMs - dayMs), indexFrom(calls, time.to + proposalReachMs))
  return within.flatMap((near): readonly Near[] => {
    const fit = recordingFit(recording, near.call)
    return fit === undefined ? [] : [{ ...near, fit }]
  })
}

/** The first that begins no earlier. */
const indexFrom = (calls: readonly Call[], from: number): number => {
  let [low, high] = [0, calls.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((calls[middle]?.from ?? Infinity) < from) low = middle + 1
    else high = middle
  }
  return low
}

const endOf = (view: MatterView, o: Observation): LinkEnd => ({
  fileName: view.sources.find((s) => s.source.sha256 === o.source)?.fileNames[0] ?? '',
  ...(o.startedAt === undefined ? {} : { when: o.startedAt.value }),
  ...(o.otherNumber === undefined ? {} : { number: o.otherNumber.value.text }),
  ...(o.otherName === undefined ? {} : { name: o.otherName.value }),
  ...(o.direction === undefined ? {} : { direction: o.direction.value }),
  ...(o.durationSeconds === undefined ? {} : { seconds: o.durationSeconds.value }),
})
