import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { RowsPlan } from '../../src/core/model/packet.ts'
import type { PrintJobAnswer } from '../../src/ipc/jobs.ts'
import { cropsOf } from '../../src/shell/engine/pictures/picture-crops.ts'
import { rowsToXlsx } from '../../src/shell/engine/workbook/rows-to-xlsx.ts'
import type { Emit } from './job-loop.ts'
import { originalPath } from './originals.ts'

/** The rows of pictures as a workbook, each beside the piece it was read from. */
export const printRows = async (plan: RowsPlan, stage: string, emit: Pick<Emit, 'progress' | 'context'>): Promise<PrintJobAnswer> => {
  const name = `${plan.folderName}.xlsx`
  const cut = cropsOf((source) => readFile(originalPath(emit.context, source)))
  let done = 0
  const bytes = await rowsToXlsx(plan.table, (source, box) => {
    emit.progress((done += 1), plan.table.rows.length)
    return cut(source, box)
  }, plan.packetAt)
  await writeFile(path.join(stage, name), bytes)
  return { files: [{ name }], issues: [] }
}
