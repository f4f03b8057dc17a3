import { typedDocumentHeading } from '../../model/typed-source.ts'
import type { Format } from '../format.ts'

/* A reply, letter or receipt that the owner copied out by hand in this program: a source to point at, without calls of its own. */
export const typedDocument: Format = {
  id: 'typed-document',
  version: 1,
  wants: 'line',
  recognise: ({ text }) => ((text ?? '').replace(/^\ufeff/, '').trimStart().startsWith(typedDocumentHeading) ? { certainty: 'exact' } : null),
  open: () => ({ take: () => ({ drafts: [], issues: [] }), end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'diary' } }) }),
}
