import type { LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf, plusMs } from '../../core/kernel/instant.ts'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { LogId } from '../../core/model/ids.ts'
import type { Log, LogLink } from '../../core/model/log.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { LogKind } from '../../core/model/reading-run.ts'

/** A log of which several files are extracts, or that looks cut off: why they were taken for one, and what that did to the count. */
export type LogLine = {
  readonly id: LogId
  readonly kind: LogKind
  readonly whose: readonly string[]
  readonly files: readonly { readonly fileName: string; readonly from?: LocalDate; readonly to?: LocalDate }[]
  readonly records: number
  readonly shared: number
  readonly rules: readonly LogLink['rule'][]
  readonly looksTrimmed: boolean
}

export const exportedKinds: ReadonlySet<LogKind> = new Set(['phone', 'bill', 'messages', 'table'])

export const logLines = (view: MatterView): readonly LogLine[] => view.logs.filter((log) => exportedKinds.has(log.kind) && (log.sources.length > 1 || log.looksTrimmed)).map((log) => lineOf(view, log))

const lineOf = (view: MatterView, log: Log): LogLine => ({
  id: log.id,
  kind: log.kind,
  whose: [log.device, log.carrier, log.ownNumber].filter((word) => word !== undefined),
  files: log.sources.map((source) => fileOf(view, log, source)),
  records: log.records,
  shared: log.links.reduce((sum, link) => sum + link.sharedRecords, 0),
  rules: [...new Set(log.links.map((link) => link.rule))],
  looksTrimmed: log.looksTrimmed,
})

const fileOf = (view: MatterView, { spans }: Log, source: Sha256): LogLine['files'][number] => {
  const span = spans.find((s) => s.source === source)
  const fileName = view.sources.find((s) => s.source.sha256 === source)?.fileNames[0] ?? source
  return span === undefined ? { fileName } : { fileName, from: beijingDateOf(span.from), to: beijingDateOf(plusMs(span.to, -1)) }
}
