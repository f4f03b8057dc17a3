import type { EpochMs } from '../kernel/instant.ts'
import type { Sha256 } from '../kernel/sha256.ts'

/** How the bytes came to us. pasted: a picture from the clipboard, as the system hands it over. */
export type SourceOrigin = 'file' | 'typed' | 'pasted' | 'derived'

export type SideSuffix = '-wal' | '-shm' | '-journal' | `/${string}`

/** A file as received, byte for byte. Its hash is its identity: the same bytes twice are one source with two names. */
export type Source = {
  readonly sha256: Sha256
  readonly fileName: string
  readonly byteLength: number
  readonly receivedAt: EpochMs
  /** What the file system claimed; not proof of anything. */
  readonly claimedModifiedAt?: EpochMs
  /** Who kept it: a name as typed. */
  readonly custodian?: string
  readonly origin: SourceOrigin
  /**
   * Files that belong to its contents, in the vault under their own hashes: what SQLite keeps beside a database ('-wal'), and the parts of an
   * iPhone backup below its Manifest.plist ('/Manifest.db').
   */
  readonly sideFiles?: readonly { readonly suffix: SideSuffix; readonly sha256: Sha256 }[]
  /** A database taken out of a ZIP or a backup names its parent and the path inside it. */
  readonly derivedFrom?: { readonly parent: Sha256; readonly member: string }
}
