import type { EpochMs } from '../../core/kernel/instant.ts'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { CustodyEntry } from '../../core/model/facts.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { SourceOrigin } from '../../core/model/source.ts'

export type OriginalLine = { readonly sha256: Sha256; readonly fileNames: readonly string[]; readonly byteLength: number; readonly receivedAt: EpochMs; readonly origin: SourceOrigin; readonly observations: number; readonly isWithdrawn: boolean }
export type CustodyPage = { readonly originals: readonly OriginalLine[]; readonly entries: readonly CustodyEntry[]; readonly lastVerified?: EpochMs; readonly head: string }

/** The originals with their fingerprints, and who did what with them. */
export const custodyPage = (view: MatterView, head: string): CustodyPage => {
  const last = view.custody.filter((e) => e.action === 'verified').at(-1)
  return {
    originals: view.sources.map((s) => ({ sha256: s.source.sha256, fileNames: s.fileNames, byteLength: s.source.byteLength, receivedAt: s.source.receivedAt, origin: s.source.origin, observations: s.observations, isWithdrawn: s.isWithdrawn })),
    entries: [...view.custody].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, 500),
    ...(last === undefined ? {} : { lastVerified: last.at }),
    head,
  }
}
