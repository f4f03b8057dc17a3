import type { Fen } from '../kernel/fen.ts'
import { joinedLists } from '../kernel/list.ts'
import { provisionsInForce } from '../law/provisions.ts'
import type { DamageBoard, DamageFactors, DamageRow, DamageScenario } from '../model/damages.ts'
import { namedAgents } from './agents.ts'
import type { AssessInput } from './assess-input.ts'
import { bodiesOf } from './bodies.ts'
import { toCaseFile, type CaseFile } from './case-file.ts'
import { callsAfterFirstRefusal, firmCalls, mostPerDay, spanDays } from './tally.ts'

/** Heads claimed, each with its proof or marked without; sums of papers only. Nothing is ever a count times a price. */
export const damages = (input: AssessInput): DamageBoard => damageBoardOf(toCaseFile(input))

/** What the court is asked to fix, never added up from papers. */
const asked = new Set(['discretionary', 'mental', 'infringer-gain'])

export const damageBoardOf = (file: CaseFile): DamageBoard => {
  const { law, decisions, asOf } = file.input
  const claimed = bodiesOf(decisions, 'record-damage')
  const rows = claimed.flatMap(({ id, body }): readonly DamageRow[] => {
    const head = law.damageHeads.get(body.damage.head)
    if (head === undefined) return []
    const { damage } = body
    const cited = provisionsInForce(law, head.provisions, damage.on ?? asOf)
    return [{ ...damage, decision: id, head: head.id, title: head.title, isProved: damage.proofs.length > 0, isEvidenceCost: damage.isEvidenceCost === true || head.id === 'evidence-cost', provisions: cited.inForce.map((p) => p.id), notCollected: cited.notCollected, caution: head.caution }]
  })
  const known = new Set(rows.map((r) => r.head))
  return {
    rows,
    unknownHeads: claimed.filter(({ body }) => !law.damageHeads.has(body.damage.head)).map(({ id }) => id),
    scenarios: scenariosOf(rows),
    factors: factorsOf(file),
    open: [...law.damageHeads.values()].filter((h) => !known.has(h.id)).map((h) => ({ head: h.id, title: h.title, evidence: h.evidence, defaultOn: h.defaultOn, caution: h.caution })),
    rules: law.damageRules,
  }
}

const scenariosOf = (rows: readonly DamageRow[]): readonly DamageScenario[] => {
  const scenario = (id: DamageScenario['id'], of: readonly DamageRow[]): DamageScenario => ({ id, totalFen: of.reduce((sum, r) => sum + r.amountFen, 0) as Fen, rows: of.map((r) => r.decision) })
  const paper = rows.filter((r) => !asked.has(r.head))
  return [scenario('receipts', paper.filter((r) => r.isProved)), scenario('with-unproved', paper), scenario('with-discretion', rows)]
}

/** CC-998: what the court weighs. */
const factorsOf = (file: CaseFile): DamageFactors => {
  const named = file.dossiers.filter((d) => d.respondent !== undefined)
  const calls = joinedLists(named.map(firmCalls))
  return { calls: calls.length, afterRefusal: named.reduce((sum, d) => sum + callsAfterFirstRefusal(d).length, 0), agents: named.reduce((sum, d) => sum + namedAgents(firmCalls(d), file).length, 0), days: spanDays(calls), maxPerDay: mostPerDay(calls) }
}
