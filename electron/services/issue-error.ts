import type { Issue } from '../../src/core/kernel/issue.ts'

/** A request refused as a whole: the window gets the Issue, whose words are in src/i18n. */
export class IssueError extends Error {
  readonly issue: Issue
  constructor(issue: Issue) {
    super(`${issue.code} ${JSON.stringify(issue.params)}`)
    this.issue = issue
  }
}

export const refusal = (code: string, params: Issue['params'] = {}): IssueError => new IssueError({ code, severity: 'refuse', params })

const codeByErrno: Readonly<Record<string, string>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  ENOENT: 'file-not-found',
  ENOTDIR: 'file-not-found',
  EMFILE: 'too-many-open-files',
  ENAMETOOLONG: 'name-too-long',
  EIO: 'disk-failed',
}

/** What the disk said, as one Issue; anything else is a bug of ours and says so. */
export const issueOf = (error: unknown, params: Issue['params'] = {}): Issue => {
  if (error instanceof IssueError) return error.issue
  const errno = error instanceof Error && 'code' in error ? String(error.code) : ''
  const code = codeByErrno[errno]
  if (code !== undefined) return { code, severity: 'refuse', params: { path: '', ...pathOf(error), ...params } }
  return { code: 'internal-error', severity: 'refuse', params: { ...params, words: error instanceof Error ? error.message.slice(0, 500) : String(error) } }
}

const pathOf = (error: unknown): Issue['params'] => (error instanceof Error && 'path' in error && typeof error.path === 'string' ? { path: error.path } : {})
