import { oncePer } from '../kernel/once-per.ts'
import type { ObservationId } from '../model/ids.ts'
import type { Incident } from '../model/incident.ts'
import type { Said } from '../model/decision.ts'
import type { NameReader } from '../model/naming.ts'
import type { Observation } from '../model/observation.ts'
import type { KeyOf } from './rulings.ts'
import { signalsOf, type Read } from './signals.ts'

/** One incident with the key of its number and what it says of its caller; undefined: nothing. */
export type Voice = { readonly incident: Incident; readonly key: string; readonly read: Read | undefined }
/** One window of incidents, heard. */
export type Heard = { readonly incidents: readonly Incident[]; readonly voices: readonly Voice[] }

type Observations = ReadonlyMap<ObservationId, Observation>
type Asked = { readonly windows: readonly (readonly Incident[])[]; readonly observations: Observations; readonly names: NameReader }
/** What was heard before, of which observations, and of which of them something was said anew since. */
type Before = { readonly heard: readonly Heard[]; readonly observations: Observations; readonly spoken: ReadonlySet<ObservationId> }
export const neverHeard: Before = { heard: [], observations: new Map(), spoken: new Set() }

/** Only what is new, or of which something was said anew, is heard again. */
export const hear = ({ windows, observations, names }: Asked, said: ReadonlyMap<ObservationId, readonly Said[]>, keyOf: KeyOf, before: Before): readonly Heard[] => {
  const { spoken } = before
  const known = new Map(before.heard.map((heard) => [heard.incidents, heard] as const))
  const read = (incident: Incident): Read | undefined => {
    const { because, signals, ...rest } = signalsOf(incident, observations, said, names)
    return because.length + signals.length === 0 ? undefined : { ...rest, because, signals }
  }
  const isSpokenOf = (incident: Incident): boolean => incident.supportedBy.some((id) => spoken.has(id))
  const isAsItWas = (incident: Incident): boolean => incident.supportedBy.every((id) => !spoken.has(id) && observations.get(id) === before.observations.get(id))
  const left = voicesLeft(windows, before.heard)
  return windows.map((incidents) => {
    const old = known.get(incidents)
    if (old === undefined) return { incidents, voices: incidents.map((incident) => (isAsItWas(incident) ? left.get(incident) : undefined) ?? { incident, key: keyOf(incident.otherNumber), read: read(incident) }) }
    if (spoken.size === 0 || !incidents.some(isSpokenOf)) return old
    return { incidents, voices: old.voices.map((voice) => (isSpokenOf(voice.incident) ? { ...voice, read: read(voice.incident) } : voice)) }
  })
}

/** The voices of windows that are no longer there as they were: in the window that took their place most incidents are the same. */
const voicesLeft = (windows: Asked['windows'], before: readonly Heard[]): ReadonlyMap<Incident, Voice> => {
  const now = new Set(windows)
  return new Map(before.flatMap((heard) => (now.has(heard.incidents) ? [] : heard.voices.map((voice) => [voice.incident, voice] as const))))
}

/** The numbers heard in a window. */
export const keysIn = oncePer((heard: Heard): ReadonlySet<string> => new Set(heard.voices.map((voice) => voice.key)))

/** Numbers of whose calls one was added, taken away or speaks otherwise than before. */
export const touchedKeys = (before: readonly Heard[], now: readonly Heard[]): ReadonlySet<string> => {
  const [gone, fresh] = [onlyIn(before, now), onlyIn(now, before)]
  const [old, recent] = [new Set(gone), new Set(fresh)]
  return new Set([...gone.filter((v) => !recent.has(v)), ...fresh.filter((v) => !old.has(v))].map((v) => v.key))
}

const onlyIn = (these: readonly Heard[], those: readonly Heard[]): readonly Voice[] => {
  const others = new Set(those)
  return these.flatMap((heard) => (others.has(heard) ? [] : heard.voices))
}
