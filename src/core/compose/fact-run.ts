import { isNonEmpty } from '../kernel/list.ts'
import type { Run } from '../model/document.ts'
import type { Decision } from '../model/decision.ts'
import type { PrintedFact } from '../model/printed-fact.ts'
import { printable } from './wording.ts'
import type { Value } from './template/values.ts'

/* The only ways a value gets into a document: each says what it rests on. */

export const factRun = (text: string | number, fact: PrintedFact): Run => ({ text: printable(String(text)), fact })
export const factValue = (text: string | number, fact: PrintedFact): Value => [factRun(text, fact)]

/** 不详, 无, —, 未发现. */
export const nothing = (text: string): Value => [{ text, fact: { kind: 'nothing' } }]
export const unknown: Value = nothing('不详')
export const dash: Value = nothing('—')

/** Numbers the packet gives itself. */
export const packetValue = (text: string | number): Value => factValue(text, { kind: 'packet' })

/** The packet's own connecting words between facts. */
export const word = (text: string): Run => ({ text })

export const typed = (text: string, decision: Pick<Decision, 'id'>): Value => factValue(text, { kind: 'decision', decisions: [decision.id] })
export const typedOr = (text: string | undefined, decision: Pick<Decision, 'id'>, otherwise: Value): Value => (text === undefined || text.trim() === '' ? otherwise : typed(text.trim(), decision))

/** Values in a row with words between them. */
export const joined = (values: readonly Value[], between: string): Value | undefined => {
  const runs = values.flatMap((value, index): readonly Run[] => (index === 0 ? value : [word(between), ...value]))
  return isNonEmpty(runs) ? runs : undefined
}

export const quoted = (value: Value): Value => [word('“'), ...value, word('”')]

export const withWords = (before: string, value: Value, after = ''): Value => {
  const runs: readonly Run[] = [...(before === '' ? [] : [word(before)]), ...value, ...(after === '' ? [] : [word(after)])]
  return isNonEmpty(runs) ? runs : value
}

export const shownOr = (value: Value | undefined, otherwise: Value): Value => value ?? otherwise
