import type { Decision, DecisionBody, DecisionKind } from '../model/decision.ts'
import type { FactId } from '../model/ids.ts'

export type BodyOf<K extends DecisionKind> = Extract<DecisionBody, { readonly kind: K }>
export type Ruled<K extends DecisionKind> = { readonly id: FactId; readonly body: BodyOf<K> }

/** Decisions of one kind, in their order. */
export const bodiesOf = <K extends DecisionKind>(decisions: readonly Decision[], kind: K): readonly Ruled<K>[] => decisions.flatMap((d) => (isOfKind(d, kind) ? [{ id: d.id, body: d.body }] : []))

const isOfKind = <K extends DecisionKind>(decision: Decision, kind: K): decision is Decision & { readonly body: BodyOf<K> } => decision.body.kind === kind
