import { assess, type Assessment } from '../core/assess/assess.ts'
import type { AssessInput } from '../core/assess/assess-input.ts'
import { toIcs } from '../core/assess/deadlines/to-ics.ts'
import { rehearse } from '../core/assess/rehearse.ts'
import { composePacket } from '../core/compose/compose-packet.ts'
import type { ComposeReference } from '../core/compose/compose-input.ts'
import { beijingDateOf } from '../core/kernel/instant.ts'
import type { LocalDate } from '../core/kernel/civil.ts'
import type { MatterView } from '../core/model/matter-view.ts'
import { derive, type Derived, type Reference } from '../core/pipeline.ts'
import { deadlineLines, elementsPageOf } from './assessment-pages.ts'
import type { Derivation } from './desk/desk-state.ts'

/** Words for a calendar entry, by code: the window's language. */
export type Say = (code: string, params: Readonly<Record<string, string | number>>) => string

/** The pure parts joined with their data, for the window's desk. Each derivation keeps of the one before what has not changed. */
export const derivationOf = (reference: Reference & ComposeReference, toolVersion: string, say: Say): Derivation => {
  const { law } = reference
  let before: Derived | undefined
  let assessed: { readonly view: MatterView; readonly today: LocalDate; readonly input: AssessInput; readonly assessment: Assessment } | undefined
  const assessmentOf = (view: MatterView, today: LocalDate): NonNullable<typeof assessed> => {
    if (assessed?.view !== view || assessed.today !== today) {
      const input = { incidents: view.incidents, threads: view.threads, parties: view.parties, observations: view.observations, sources: view.sources, decisions: view.standing, profile: view.profile, law, asOf: today }
      assessed = { view, today, input, assessment: assess(input) }
    }
    return assessed
  }
  return {
    derive: (facts, today) => {
      before = derive(facts, reference, today, before?.memo)
      return before.view
    },
    elements: (view, today) => {
      const { input, assessment } = assessmentOf(view, today)
      return elementsPageOf(view, law, assessment, rehearse(input, assessment.findings))
    },
    deadlines: (view, today) => deadlineLines(view, law, assessmentOf(view, today).assessment.deadlines, today),
    calendar: (view, today) => {
      const { deadlines } = assessmentOf(view, today).assessment
      const lines = new Map(deadlineLines(view, law, deadlines, today).map((l) => [l.id, l]))
      return toIcs(deadlines, (d) => {
        const line = lines.get(d.key)
        return { summary: line === undefined ? d.id : say(line.title.code, line.title.params ?? {}), description: (line?.detail ?? []).map((s) => say(s.code, s.params ?? {})).join('; ') }
      })
    },
    stated: [...law.statements.values()],
    compose: (view, ask, at, head) => composePacket({ view: view.findings.length > 0 ? view : { ...view, findings: assessmentOf(view, beijingDateOf(at)).assessment.findings }, reference, request: { ...ask, packetAt: at, chainHead: head, toolVersion } }),
  }
}
