import { toIcs } from '../core/assess/deadlines/to-ics.ts'
import { rehearse } from '../core/assess/rehearse.ts'
import { composePacket } from '../core/compose/compose-packet.ts'
import type { ComposeReference } from '../core/compose/compose-input.ts'
import { derive, type Derived, type Reference } from '../core/pipeline.ts'
import { assessInputOf } from '../core/assess/assess-input.ts'
import { namesFor, type Names } from '../core/normalise/names-for.ts'
import { deadlineLines, elementCounts, elementsPageOf } from './assessment-pages.ts'
import type { Law } from '../core/law/law.ts'
import { toGroundId } from '../core/model/ids.ts'
import type { RestDefaults } from './queries/damages.ts'
import type { Derivation } from './desk/desk-state.ts'

/** Words for a calendar entry, by code: the window's language. */
export type Say = (code: string, params: Readonly<Record<string, string | number>>) => string

const restDefaults = (law: Law): RestDefaults => {
  const of = (key: string): string => String(law.grounds.get(toGroundId('RF08'))?.settings.find((s) => s.key === key)?.default ?? '')
  return { start: of('restStart'), end: of('restEnd') }
}

/** The pure parts joined with their data, for the window's desk. Each derivation keeps of the one before what has not changed. */
export const derivationOf = (reference: Reference & ComposeReference, toolVersion: string, say: Say): Derivation => {
  const { law } = reference
  let before: Derived | undefined
  let names: Names | undefined
  return {
    restHours: restDefaults(law),
    registry: reference.registry,
    names: (view) => (names = namesFor(reference.registry, view.standing, names)).reader,
    derive: (facts, today) => {
      before = derive(facts, reference, today, before?.memo)
      return before.view
    },
    elements: (view, today, respondent) => elementsPageOf(view, law, view, rehearse(assessInputOf(view, law, today), view.findings), respondent),
    elementCounts,
    assessInput: (view, today) => assessInputOf(view, law, today),
    holidaysKnownThrough: law.workingDays.knownThrough,
    deadlines: (view, today) => deadlineLines(view, law, view.deadlines, today),
    calendar: (view, today) => {
      const { deadlines } = view
      const lines = new Map(deadlineLines(view, law, deadlines, today).map((l) => [l.id, l]))
      return toIcs(deadlines, (d) => {
        const line = lines.get(d.key)
        return { summary: line === undefined ? d.id : `${say(line.title.code, line.title.params ?? {})}${line.who === undefined ? '' : `（${line.who}）`}`, description: (line?.detail ?? []).map((s) => say(s.code, s.params ?? {})).join('; ') }
      })
    },
    stated: [...law.statements.values()],
    columnsOf: (list) => law.slots.slots.flatMap((s) => (s.name.startsWith(`${list}[].`) ? [{ name: s.name.slice(list.length + 3), meaning: s.meaning }] : [])),
    compose: (view, ask, at, head) => composePacket({ view, reference, request: { ...ask, packetAt: at, chainHead: head, toolVersion } }),
  }
}
