import type { Issue } from '../kernel/issue.ts'
import type { Answers, Question } from '../model/reading-run.ts'
import type { Claim, FileHead, Format } from './format.ts'
import { refusalOf } from './refusals.ts'

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

const notRecognised = (head: FileHead): Issue => ({ code: refusalOf(head), severity: 'refuse', params: {} })
