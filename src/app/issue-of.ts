import type { Issue } from '../core/kernel/issue.ts'

/** What a port refused with: its Issue; anything else is a bug of ours and says so. */
export const issueOf = (error: unknown): Issue => {
  if (error instanceof Error && 'issue' in error && isIssue(error.issue)) return error.issue
  return { code: 'internal-error', severity: 'refuse', params: { words: error instanceof Error ? error.message.slice(0, 500) : String(error) } }
}

const isIssue = (value: unknown): value is Issue => typeof value === 'object' && value !== null && 'code' in value && 'severity' in value && 'params' in value
