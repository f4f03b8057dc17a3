import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { LogKind } from '../../core/model/reading-run.ts'
import { oncePer } from '../../core/kernel/once-per.ts'

const kinds = oncePer((view: MatterView) => new Map<Sha256, LogKind>(view.sources.map((s) => [s.source.sha256, s.run?.log?.kind ?? (s.run?.reader === 'screen' ? 'screenshot' : 'table')])))

/** What kind of log a source is an extract of: 机 截 单 录 in the tables. */
export const kindOfSource = (view: MatterView, source: Sha256 | undefined): LogKind => (source === undefined ? 'table' : (kinds(view).get(source) ?? 'table'))
