import { canonicalJson, type Json } from '../../core/kernel/canonical-json.ts'
import { formatInstant, type EpochMs } from '../../core/kernel/instant.ts'
import type { Issue } from '../../core/kernel/issue.ts'
import { compareText } from '../../core/kernel/list.ts'
import type { Reading } from '../../core/kernel/reading.ts'
import { momentOf, type When } from '../../core/kernel/when.ts'
import type { IssuedPacket } from '../../core/model/facts.ts'
import type { Finding } from '../../core/model/finding.ts'
import type { ObservationId, PartyId } from '../../core/model/ids.ts'
import type { AttributedIncident, Scope } from '../../core/model/incident.ts'
import type { MatterView, SourceView } from '../../core/model/matter-view.ts'
import type { Observation } from '../../core/model/observation.ts'
import type { Thread } from '../../core/model/thread.ts'
import type { Dump, DumpObservation, DumpWhen } from './dump-shape.ts'

/** zh-CN words of an issue, as the screens show them. */
export type Say = (issue: Issue) => string

/** `drafts`: packets printed in this run that were not issued; the record does not know them, the folder does. */
export type DumpOptions = { readonly now: EpochMs; readonly omitPrivate: boolean; readonly say: Say; readonly drafts?: readonly Printed[] }
export type Printed = Pick<IssuedPacket, 'packetKind' | 'folder' | 'chainHead' | 'files'>

/**
 * The whole view as ../shared/contract/DUMP.md says: sorted arrays, absent for unknown, the same bytes for the same facts and `now`. Its text comes in
 * pieces of one row, each made when it is asked for: a million rows together are longer than a string can be.
 */
export function* dumpText(view: MatterView, options: DumpOptions): Generator<string> {
  const lists = listsOf(view, options)
  yield '{'
  for (const name of ['findings', 'incidents'] as const) yield* listText(name, lists[name]())
  yield `"now":${canonicalJson(formatInstant(options.now))},`
  for (const name of ['observations', 'packets', 'sources', 'threads'] as const) yield* listText(name, lists[name]())
  yield '"v":1}\n'
}

function* listText(name: string, rows: Iterable<Json>): Generator<string> {
  let before = `"${name}":[`
  for (const row of rows) {
    yield `${before}${canonicalJson(row)}`
    before = ','
  }
  yield `${before === ',' ? '' : before}],`
}

type Lists = { readonly [Name in Exclude<keyof Dump, 'v' | 'now'>]: () => Iterable<Dump[Name][number]> }

const listsOf = (view: MatterView, { omitPrivate, say, drafts = [] }: DumpOptions): Lists => {
  const nameOf = partyNames(view)
  return {
    findings: () => view.findings.map((f) => findingOf(f, nameOf)).sort((a, b) => compareText(`${a.ground} ${a.respondent ?? ''}`, `${b.ground} ${b.respondent ?? ''}`)),
    incidents: () => each(sortedById(view.incidents.filter((i) => !omitPrivate || i.scope !== 'out')), (i) => incidentOf(i, nameOf)),
    observations: () => {
      const scopes = scopeByObservation(view.incidents)
      const shown = [...view.observations.values()].filter((o) => !omitPrivate || scopes.get(o.id) !== 'out')
      return each(sortedById(shown), (o) => observationOf(o, view.logOf(o.id), scopes.get(o.id) ?? 'out'))
    },
    packets: () => [...view.packets, ...drafts].map(packetOf).sort((a, b) => compareText(a.folder, b.folder)),
    sources: () => view.sources.map((s) => sourceOf(s, say)).sort((a, b) => compareText(a.sha256, b.sha256)),
    threads: () => view.threads.map((t) => threadOf(t, nameOf)).sort((a, b) => compareText(threadKey(a), threadKey(b))),
  }
}

const sortedById = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => [...items].sort((a, b) => compareText(a.id, b.id))

function* each<T, U>(items: Iterable<T>, of: (item: T) => U): Generator<U> {
  for (const item of items) yield of(item)
}

const scopeByObservation = (incidents: readonly AttributedIncident[]): ReadonlyMap<ObservationId, Scope> => {
  const scopes = new Map<ObservationId, Scope>()
  for (const incident of incidents) for (const id of incident.supportedBy) scopes.set(id, incident.scope)
  return scopes
}

const partyNames = (view: MatterView): ((id: PartyId | undefined) => string | undefined) => {
  const names = new Map(view.parties.map((p) => [p.id, p.name]))
  return (id) => (id === undefined ? undefined : (names.get(id) ?? id))
}

const defined = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T

const sourceOf = (s: SourceView, say: Say): Dump['sources'][number] =>
  defined({
    sha256: s.source.sha256,
    fileNames: [...s.fileNames],
    byteLength: s.source.byteLength,
    format: s.run?.reader ?? null,
    observations: s.observations,
    declared: s.run?.declared,
    complete: s.run?.complete ?? false,
    issues: (s.run?.issues ?? []).map((i) => defined({ code: i.code, severity: i.severity, place: i.place === undefined ? undefined : placeOf(i.place), text: say(i) })),
  })

const placeOf = (place: Observation['place']): DumpObservation['place'] => defined({ ...place, box: place.box === undefined ? undefined : [...place.box] })

const whenOf = (when: When): DumpWhen => {
  const at = momentOf(when)
  return defined({ at: at === undefined ? undefined : formatInstant(at), from: formatInstant(when.from), to: formatInstant(when.to), precision: when.precision, zone: when.zone })
}

const reading = <T>(r: Reading<T> | undefined): Reading<T> | undefined => (r === undefined ? undefined : { value: r.value, raw: r.raw, confidence: r.confidence, method: r.method })

const observationOf = (o: Observation, log: string, scope: Scope): DumpObservation =>
  defined({
    id: o.id,
    source: o.source,
    log,
    place: placeOf(o.place),
    kind: o.kind,
    scope,
    otherNumber: reading(o.otherNumber),
    ownNumber: reading(o.ownNumber),
    otherName: reading(o.otherName),
    otherLabel: reading(o.otherLabel),
    labelCount: reading(o.labelCount),
    startedAt: o.startedAt === undefined ? undefined : reading({ ...o.startedAt, value: whenOf(o.startedAt.value) }),
    durationSeconds: reading(o.durationSeconds),
    ringSeconds: reading(o.ringSeconds),
    direction: reading(o.direction),
    service: reading(o.service),
    count: o.count,
    text: reading(o.text),
  })

type Named = (id: PartyId | undefined) => string | undefined

const incidentOf = (i: AttributedIncident, nameOf: Named): Dump['incidents'][number] =>
  defined({
    id: i.id,
    formerIds: [...i.formerIds].sort(compareText),
    supportedBy: [...i.supportedBy].sort(compareText),
    startedAt: i.startedAt === undefined ? undefined : whenOf(i.startedAt),
    otherNumber: i.otherNumber,
    direction: i.direction,
    respondent: nameOf(i.respondent),
    agent: nameOf(i.agent),
    channel: i.channel,
    strength: i.strength,
    conflicts: i.conflicts.map((c) => ({ field: c.field, between: [...c.between].sort(compareText) })).sort((a, b) => compareText(a.field, b.field)),
  })

const threadOf = (t: Thread, nameOf: Named): Dump['threads'][number] =>
  defined({
    respondent: nameOf(t.respondent),
    agent: nameOf(t.agent),
    channel: t.channel,
    identity: t.identity,
    incidents: [...t.incidents].sort(compareText),
    confirmedCount: t.confirmedCount,
    upTo: t.upTo,
  })

const threadKey = (t: Dump['threads'][number]): string => [t.respondent ?? '', t.agent ?? '', t.channel ?? '', t.identity, t.incidents[0] ?? ''].join('\u0000')

const findingOf = (f: Finding, nameOf: Named): Dump['findings'][number] =>
  defined({
    ground: f.ground,
    respondent: nameOf(f.respondent),
    kind: f.kind,
    strength: f.strength,
    shownBy: [...f.shownBy].sort(compareText),
    provisions: [...f.provisions].sort(compareText),
    cautions: [...f.cautions].sort(compareText),
    missing: [...f.missing].sort(compareText),
  })

const packetOf = (p: Printed): Dump['packets'][number] => ({
  kind: p.packetKind,
  folder: p.folder,
  chainHead: p.chainHead,
  files: p.files.map((f) => defined({ name: f.name, sha256: f.sha256, pages: f.pages })).sort((a, b) => compareText(a.name, b.name)),
})
