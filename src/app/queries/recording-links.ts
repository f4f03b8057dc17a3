import { areCompatible, numberKeyOf } from '../../core/kernel/number-key.ts'
import type { When } from '../../core/kernel/when.ts'
import type { ObservationId } from '../../core/model/ids.ts'
import type { AttributedIncident } from '../../core/model/incident.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { Observation } from '../../core/model/observation.ts'
import { standingOf } from './matter-page.ts'
import { oncePerView } from './once-per-view.ts'

/** A recording and the call it may be of. joined: put together by number and time. proposed: near, and for the owner to say. confirmed: the owner said so. */
export type RecordingLink = {
  readonly recording: ObservationId
  readonly call: ObservationId
  readonly state: 'joined' | 'proposed' | 'confirmed'
  /** Of the two, the one that the incident in view does not show yet; of a joined pair the recording. */
  readonly other: { readonly fileName: string; readonly when?: When; readonly number?: string; readonly seconds?: number }
}

/** Recorders start late, clocks differ: beyond this nobody would take one for the other. */
const beforeMs = 120_000
const afterMs = 900_000
const mostProposed = 3

export const recordingLinks = (view: MatterView, incident: AttributedIncident): readonly RecordingLink[] => {
  const members = incident.supportedBy.flatMap((id) => view.observations.get(id) ?? [])
  const call = members.find((o) => o.kind === 'call')
  const own = members.filter((o) => o.kind === 'recording')
  const confirmed = new Map(standingOf(view, 'link-recording').map(({ body }) => [body.recording, body.call]))
  if (call !== undefined) {
    const here = own.map((r): RecordingLink => ({ recording: r.id, call: call.id, state: confirmed.has(r.id) ? 'confirmed' : 'joined', other: shown(view, r) }))
    const near = recordingsOf(view).filter((r) => !own.includes(r) && !confirmed.has(r.id) && mayBelong(view, r, call))
    return [...here, ...near.slice(0, mostProposed).map((r): RecordingLink => ({ recording: r.id, call: call.id, state: 'proposed', other: shown(view, r) }))]
  }
  const [recording] = own
  if (recording === undefined) return []
  const calls = view.incidents.flatMap((i) => i.supportedBy.flatMap((id) => view.observations.get(id) ?? []).find((o) => o.kind === 'call') ?? [])
  return calls.filter((c) => mayBelong(view, recording, c)).slice(0, mostProposed).map((c): RecordingLink => ({ recording: recording.id, call: c.id, state: 'proposed', other: shown(view, c) }))
}

const recordingsOf = oncePerView((view: MatterView): readonly Observation[] => [...view.observations.values()].filter((o) => o.kind === 'recording'))

const mayBelong = (view: MatterView, recording: Observation, call: Observation): boolean => {
  const [r, c] = [recording.startedAt?.value, call.startedAt?.value]
  if (r === undefined || c === undefined || r.to < c.from - beforeMs || r.from > c.to + afterMs) return false
  if (!areCompatible(numberKeyOf(recording.otherNumber?.value), numberKeyOf(call.otherNumber?.value))) return false
  return !standingOf(view, 'separate-incidents').some(({ body }) => body.observations.includes(recording.id) && body.observations.includes(call.id))
}

const shown = (view: MatterView, o: Observation): RecordingLink['other'] => ({
  fileName: view.sources.find((s) => s.source.sha256 === o.source)?.fileNames[0] ?? '',
  ...(o.startedAt === undefined ? {} : { when: o.startedAt.value }),
  ...(o.otherNumber === undefined ? {} : { number: o.otherNumber.value.text }),
  ...(o.durationSeconds === undefined ? {} : { seconds: o.durationSeconds.value }),
})
