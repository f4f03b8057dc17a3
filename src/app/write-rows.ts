import { beijingDateOf, type EpochMs } from '../core/kernel/instant.ts'
import { compareText } from '../core/kernel/list.ts'
import type { MatterView } from '../core/model/matter-view.ts'
import type { Observation } from '../core/model/observation.ts'
import type { RowsPlan } from '../core/model/packet.ts'
import { rowsTableOf } from '../core/read-screen/rows-table.ts'

/** Everything that was read from pictures, picture by picture and from top to bottom: the owner checks with it, and is told that other people's calls are in it. */
export const rowsPlanOf = (view: MatterView, at: EpochMs): RowsPlan => {
  const names = new Map(view.sources.map((s) => [s.source.sha256, s.fileNames[0] ?? s.source.fileName]))
  const rows = [...view.observations.values()].filter((o) => o.place.box !== undefined).sort((a, b) => compareText(names.get(a.source) ?? '', names.get(b.source) ?? '') || compareText(a.source, b.source) || topOf(a) - topOf(b))
  return { kind: 'rows', folderName: `截图读出的记录 ${beijingDateOf(at)}`, packetAt: at, table: rowsTableOf(rows, (source) => names.get(source) ?? source) }
}

const topOf = ({ place }: Observation): number => (place.page ?? 0) * 1_000_000 + (place.box?.[1] ?? 0)
