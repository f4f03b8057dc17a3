import { backupPassphrase } from './iphone-backup.ts'
import type { Answers } from './reading-run.ts'

/** Answer key: the password a bill was sent with (often the last digits of the owner's identity card). */
export const pdfPassword = 'pdf-password'

const secrets: readonly string[] = [backupPassphrase, pdfPassword]

/** Typed unseen, used once, and never laid down in the record. */
export const isSecret = (answer: string): boolean => secrets.includes(answer)

export const withoutSecrets = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([key]) => !isSecret(key)))
