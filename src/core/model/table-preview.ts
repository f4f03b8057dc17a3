import type { Question } from './reading-run.ts'

/** One column of a table as it would be read. `why`: heading, values, both, told by the person, or none (kept unread). */
export type PreviewColumn = { readonly index: number; readonly heading: string; readonly meaning: string; readonly why: 'both' | 'heading' | 'values' | 'told' | 'none'; readonly alternatives: readonly string[] }

/** The grey original above, the reading below. `value` absent: not interpreted. `problem`: an issue code. */
export type PreviewCell = { readonly raw: string; readonly value?: string; readonly problem?: string }

/** What a table would become, before it is read: shown so that a person can correct what its columns mean. */
export type TablePreview = { readonly sheet?: string; readonly totalRows: number; readonly columns: readonly PreviewColumn[]; readonly meanings: readonly string[]; readonly rows: readonly { readonly row: number; readonly cells: readonly PreviewCell[] }[]; readonly questions: readonly Question[] }
