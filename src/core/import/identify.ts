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

const hasTable = (head: FileHead, name: string): boolean => head.tables?.some((t) => t.name === name) === true

/** Tried in order; the first that fits is the sentence the owner reads. */
const refusals: readonly (readonly [code: string, fits: (head: FileHead) => boolean])[] = [
  ['file-empty', (head) => head.container === 'empty'],
  // The use case hands it to the picture readers (src/app/import-files.ts).
  ['is-picture', (head) => head.container === 'picture'],
  ['is-video', (head) => head.container === 'video'],
  ['is-music', (head) => head.container === 'audio'],
  ['not-calls-twiml', (head) => head.xmlRoot?.name === 'Response'],
  ['not-calls-whatsapp', (head) => hasTable(head, 'ZWACDCALLEVENT')],
  // Without its folder the catalogue of a backup says nothing; an encrypted Manifest.db cannot even be told from noise.
  ['backup-needs-folder', (head) => hasTable(head, 'Files') || (['plist', 'xml', 'unknown'].includes(head.container) && /(?:^|\/)Manifest\.(?:plist|db)$/.test(head.fileName))],
  ['database-side-file', (head) => head.container === 'sqliteside' || (head.container === 'unknown' && /-(?:wal|shm|journal)$/.test(head.fileName))],
  ['database-not-calls', (head) => head.tables !== undefined],
  // Its pages could be read as pictures.
  ['pdf-without-text', (head) => head.container === 'pdf' && head.sheets === undefined],
  ['pdf-without-calls', (head) => head.container === 'pdf'],
  ['contacts-only', (head) => /^BEGIN:VCARD/m.test(head.text ?? '')],
  ['table-empty', (head) => head.sheets?.every((sheet) => sheet.rows.length === 0) === true],
  ['table-without-calls', (head) => head.sheets !== undefined],
]
const refusalOf = (head: FileHead): string => refusals.find(([, fits]) => fits(head))?.[0] ?? 'format-unknown'
