import type { Place } from './place.ts'

/** refuse: this file or record could not be read. warn: read, but look at it. note: worth knowing. */
export type Severity = 'refuse' | 'warn' | 'note'

/** Something a person should know about what was read. The words are in src/i18n under `issue.<code>`. */
export type Issue = {
  readonly code: string
  readonly severity: Severity
  readonly place?: Place
  readonly params: Readonly<Record<string, string | number>>
}
