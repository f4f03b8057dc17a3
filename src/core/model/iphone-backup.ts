/** Folder of an iPhone backup made by a computer: known by these two files beside each other. */
export const backupMarks = ['Manifest.plist', 'Manifest.db'] as const

/**
 * All that is ever taken of an iPhone backup: its catalogue, and the databases of calls and messages under the SHA-1 of their paths (CallHistory,
 * CallHistoryTemp, call_history.db of iOS ≤ 7, sms.db). Photos, chats of other apps and everything else stay where they are.
 */
export const backupParts: readonly string[] = [
  'Manifest.db',
  '5a/5a4935c78a5255723f707230a451d79c540d2741',
  '81/81b7fe4b60b1d80e04b158a642b68803d982987d',
  '2b/2b2b0084a1bc3a5ac8c27afdf14afb42c61a19ca',
  '3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28',
]

/** Answer key: the owner's passphrase. Used once and never laid down in the record. */
export const backupPassphrase = 'backup-passphrase'

/** What is missing of a backup's catalogue in a folder that otherwise looks like one; undefined: it is whole, or no backup. */
export const missingOfBackup = (entries: readonly string[]): string | undefined => {
  const missing = backupMarks.filter((mark) => !entries.includes(mark))
  const isBackup = entries.some((name) => ['Manifest.plist', 'Manifest.db', 'Manifest.mbdb', 'Status.plist'].includes(name)) || entries.filter((name) => /^[0-9a-f]{2}$/.test(name)).length >= 100
  const hasFiles = entries.some((name) => /^(?:[0-9a-f]{2}|[0-9a-f]{40})$/.test(name))
  return missing.length > 0 && isBackup && hasFiles ? missing.join(', ') : undefined
}

/** Where the call and message databases lie in a folder whose catalogue is missing: iOS 9 and older kept all files beside each other. */
export const looseParts: readonly string[] = backupParts.flatMap((part) => [part, part.slice(3)]).filter((part) => part.length >= 40)
