import type { Question } from './reading-run.ts'

/** One column of a table as it would be read. `why`: heading, values, both, told by the person, remembered from a table with the same headings, or none (kept unread). */
export type PreviewColumn = { readonly index: number; readonly heading: string; readonly meaning: string; readonly why: 'both' | 'heading' | 'values' | 'told' | 'remembered' | 'none'; readonly alternatives: readonly string[] }

/**
 * The grey original above, the reading below. `words`: the reading in the reader's language (direction.<kind>, a length in seconds); `value`: as it is.
 * Both absent: not interpreted. `problem`: an issue code.
 */
export type PreviewCell = { readonly raw: string; readonly value?: string; readonly words?: { readonly code: string; readonly params: Readonly<Record<string, string | number>> }; readonly problem?: string }

/** What a table would become, before it is read: shown so that a person can correct what its columns mean. */
export type TablePreview = { readonly sheet?: string; /** Rows below the headings that were looked at: the head of the table, not all of it. */ readonly rowsLookedAt: number; readonly columns: readonly PreviewColumn[]; readonly meanings: readonly string[]; readonly rows: readonly { readonly row: number; readonly page?: number; readonly cells: readonly PreviewCell[] }[]; readonly questions: readonly Question[] }
