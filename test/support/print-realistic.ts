// Prints the realistic matter: ELECTRON_RUN_AS_NODE=1 electron test/support/print-realistic.ts KIND FOLDER [DAYS]
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { printPacket } from '../../electron/engines/print-packet.ts'
import { composePacket } from '../../src/core/compose/compose-packet.ts'
import type { PacketKind, PacketPlan } from '../../src/core/model/packet.ts'
import type { PrintJobAnswer } from '../../src/ipc/jobs.ts'
import { packetReference } from './packet-reference.ts'
import { at, huaze, realisticMatter } from './realistic-matter.ts'

export const realisticRequest = (kind: PacketKind) => ({ kind, respondent: huaze, packetAt: at('2026-09-20T10:00:00+08:00'), chainHead: '5d0c1a77e0f94b3a'.repeat(4), toolVersion: '0.1.0' })

export const realisticPlan = (kind: PacketKind, days?: number): PacketPlan => composePacket({ view: realisticMatter(days).view, reference: packetReference(), request: realisticRequest(kind) })

/** A vault and a scratch folder as the engine gets them. */
export const printInto = async (plan: PacketPlan, stage: string, bytes: ReadonlyMap<string, Uint8Array>): Promise<PrintJobAnswer> => {
  const root = mkdtempSync(path.join(tmpdir(), 'ringproof-print-'))
  const context = { vault: path.join(root, 'vault'), scratch: path.join(root, 'scratch'), resources: path.resolve('resources') }
  for (const folder of [context.vault, context.scratch, stage]) mkdirSync(folder, { recursive: true })
  for (const [sha256, content] of bytes) writeFileSync(path.join(context.vault, sha256), content)
  return printPacket({ plan, stage }, { context, progress: () => undefined }, new AbortController().signal)
}

if (process.argv[1]?.endsWith('print-realistic.ts') === true) {
  const [, , kind = 'pipl69', folder = 'out/packet', days] = process.argv
  const answer = await printInto(realisticPlan(kind as PacketKind, days === undefined ? undefined : Number(days)), folder, realisticMatter(days === undefined ? undefined : Number(days)).bytes)
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
