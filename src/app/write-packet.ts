import type { IssuedPacket, StoredFact } from '../core/model/facts.ts'
import type { PacketPlan } from '../core/model/packet.ts'
import type { Issue } from '../core/kernel/issue.ts'
import type { Ports } from './ports.ts'

/** issued: frozen in the record. draft: printed as 草稿, not issued. stopped: a required identity is empty. failed: the printers refused. */
export type PacketOutcome = 'issued' | 'draft' | 'stopped' | 'failed'

export type WrittenPacket = { readonly outcome: PacketOutcome; readonly folder: string; readonly files: IssuedPacket['files']; readonly facts: readonly StoredFact[]; readonly issues: readonly Issue[] }

/** Prints a packet into a folder and, when nothing is missing, lays it down in the record as issued. */
export const writePacket = async (ports: Ports, plan: PacketPlan, folder: string, on: { readonly progress: (done: number, total: number) => void }): Promise<WrittenPacket> => {
  if (plan.gaps.some((g) => g.stops)) return { outcome: 'stopped', folder: '', files: [], facts: [], issues: [] }
  const printed = await ports.print.print(plan, folder, on).done
  if (printed.issues.some((i) => i.severity === 'refuse')) return { outcome: 'failed', folder: '', files: [], facts: [], issues: printed.issues }
  if (plan.isDraft) return { outcome: 'draft', folder: printed.folder, files: printed.files, facts: [], issues: printed.issues }
  const { facts } = await ports.record.append([
    {
      kind: 'packet',
      packet: { packetKind: plan.kind, folder: plan.folderName, chainHead: plan.chainHead, files: printed.files, ...(plan.respondent === undefined ? {} : { respondent: plan.respondent }) },
    },
    { kind: 'custody', entry: { action: 'packet-issued', words: plan.folderName } },
  ])
  return { outcome: 'issued', folder: printed.folder, files: printed.files, facts, issues: printed.issues }
}
