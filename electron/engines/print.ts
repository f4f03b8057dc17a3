import type { PrintJobAsk } from '../../src/ipc/jobs.ts'
import { serveJobs, type Emit } from './job-loop.ts'
import { printPacket } from './print-packet.ts'
import { printRows } from './print-rows.ts'

serveJobs({ print: ({ plan, stage }: PrintJobAsk, emit: Emit, signal: AbortSignal) => (plan.kind === 'rows' ? printRows(plan, stage, emit) : printPacket({ plan, stage }, emit, signal)) })
