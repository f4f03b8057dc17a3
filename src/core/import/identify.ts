import type { Issue } from '../kernel/issue.ts'
import type { Answers, Question } from '../model/reading-run.ts'
import type { Claim, FileHead, Format } from './format.ts'

export type Identified =
  | { readonly kind: 'format'; readonly format: Format; readonly claim: Claim }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'none'; readonly issue: Issue }

/** Which format a file is, by what it holds. One exact claim wins; two are a question; nobody: kept as a source, and said so. */
export const identify = (head: FileHead, formats: readonly Format[], answers: Answers): Identified => {
  const claims = formats.flatMap((format) => {
    const claim = format.recognise(head)
    return claim === null ? [] : [{ kind: 'format', format, claim } as const]
  })
  const answered = claims.find(({ format }) => format.id === answers['format'])
  if (answered !== undefined) return answered
  const exact = claims.filter(({ claim }) => claim.certainty === 'exact')
  const candidates = exact.length > 0 ? exact : claims
  const [first, second] = candidates
  if (first === undefined) return { kind: 'none', issue: notRecognised(head) }
  if (second === undefined) return first
  return { kind: 'question', question: { id: 'format', kind: 'choice', choices: candidates.map(({ format }) => format.id), params: { count: candidates.length } } }
}

/** Files that look like calls and are something else, each with its reason. */
const notRecognised = (head: FileHead): Issue => ({ code: refusalOf(head), severity: 'refuse', params: {} })

const refusalOf = (head: FileHead): string => {
  if (head.container === 'empty') return 'file-empty'
  // The use case hands it to the picture readers (src/app/import-files.ts).
  if (head.container === 'picture') return 'is-picture'
  if (head.xmlRoot?.name === 'Response') return 'not-calls-twiml'
  if (head.tables?.some((t) => t.name === 'ZWACDCALLEVENT') === true) return 'not-calls-whatsapp'
  if (head.tables !== undefined) return head.tables.some((t) => t.name === 'Files') ? 'backup-needs-folder' : 'database-not-calls'
  if (head.text?.startsWith('<?xml') === true && head.text.includes('<!ENTITY')) return 'format-unknown'
  if (head.container === 'pdf') return 'pdf-without-text'
  if (/^BEGIN:VCARD/m.test(head.text ?? '')) return 'contacts-only'
  if (head.sheets?.every((s) => s.rows.length === 0) === true) return 'table-empty'
  return head.sheets === undefined ? 'format-unknown' : 'table-without-calls'
}
