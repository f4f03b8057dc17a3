import type { IncidentId, ObservationId } from './ids.ts'

export const suggestionKinds = ['cashback', 'gift', 'price-lock', 'last-day', 'plate', 'vin', 'expiry', 'name', 'organisation', 'person', 'work-id', 'price', 'opt-out-offered', 'threat'] as const
/** Words a message or a note contains. A suggestion for the tick form; it states nothing until the owner ticks it. */
export type SaidSuggestion = { readonly incident?: IncidentId; readonly observation: ObservationId; readonly kind: (typeof suggestionKinds)[number]; readonly words: string; readonly from: number; readonly to: number }
