import { groupsOf } from '../../core/kernel/list.ts'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { FactId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { LogKind } from '../../core/model/reading-run.ts'
import { exportedKinds } from './log-lines.ts'
import { standingOf } from './matter-page.ts'

/** A file that is an extract of a log, or of a log of calls and one of messages. */
export type LogFile = { readonly sha256: Sha256; readonly fileName: string; readonly of: readonly { readonly kind: LogKind; readonly ownNumber?: string }[] }

/** What the owner said of some files, to be taken back where it stands. */
export type LogRuling = { readonly decision: FactId; readonly says: 'same-log' | 'separate-logs'; readonly fileNames: readonly string[] }

/** Rulings on files that cannot all stand, of one copy or of two: the owner settles them, or takes one back. */
export type LogConflict = { readonly about: string; readonly sources: readonly Sha256[]; readonly fileNames: readonly string[]; /** Those that still stand; two copies that say the opposite leave none. */ readonly rulings: readonly LogRuling[] }

export const logConflicts = (view: MatterView): readonly LogConflict[] =>
  view.decisionConflicts.flatMap((conflict): readonly LogConflict[] => {
    if (!conflict.about.startsWith('log:')) return []
    const between = new Set<FactId>(conflict.between)
    const ruled = [...standingOf(view, 'same-log'), ...standingOf(view, 'separate-logs')].filter((d) => between.has(d.id)).flatMap((d): readonly string[] => d.body.sources)
    // Two copies that say the opposite: what is in dispute is in the name of the dispute, 'log:a+b'.
    const disputed = new Set(ruled.length > 0 ? ruled : conflict.about.slice('log:'.length).split('+'))
    const sources = view.sources.flatMap((s) => (disputed.has(s.source.sha256) ? [s.source.sha256] : []))
    return sources.length < 2 ? [] : [{ about: conflict.about, sources, fileNames: sources.map((s) => nameOf(view, s)), rulings: logRulings(view).filter((r) => between.has(r.decision)) }]
  })

const nameOf = (view: MatterView, sha256: Sha256): string => view.sources.find((s) => s.source.sha256 === sha256)?.fileNames[0] ?? sha256

export const logFiles = (view: MatterView): readonly LogFile[] => {
  const logs = view.logs.filter((log) => exportedKinds.has(log.kind))
  const bySource = groupsOf(logs.flatMap((log) => log.sources.map((source) => ({ source, log }))), ({ source }) => source)
  return view.sources.flatMap(({ source: { sha256, fileName }, fileNames }): readonly LogFile[] => {
    const its = bySource.get(sha256)
    return its === undefined ? [] : [{ sha256, fileName: fileNames[0] ?? fileName, of: its.map(({ log }) => ({ kind: log.kind, ...(log.kind !== 'bill' || log.ownNumber === undefined ? {} : { ownNumber: log.ownNumber }) })) }]
  })
}

export const logRulings = (view: MatterView): readonly LogRuling[] =>
  [...standingOf(view, 'same-log'), ...standingOf(view, 'separate-logs')].map(({ id, body }) => ({ decision: id, says: body.kind, fileNames: body.sources.map((sha256) => nameOf(view, sha256)) }))

/** A bill and a phone's list are never one log, nor are the bills of two numbers. */
export const mayBeOneLog = (files: readonly LogFile[]): boolean => files.every((a, i) => files.slice(i + 1).every((b) => a.of.some((x) => b.of.some((y) => kindsFit(x.kind, y.kind) && (x.ownNumber ?? y.ownNumber) === (y.ownNumber ?? x.ownNumber)))))

const calls: ReadonlySet<LogKind> = new Set(['phone', 'table'])

const kindsFit = (a: LogKind, b: LogKind): boolean => a === b || (calls.has(a) && calls.has(b))
