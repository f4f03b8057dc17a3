import path from 'node:path'
import { replaceFile } from '../durable.ts'
import { headerLine, recordFileName, type RecordHeader } from './line.ts'

/** A new record: its header and nothing else. */
export const createRecord = (folder: string, header: RecordHeader): Promise<void> => replaceFile(path.join(folder, recordFileName), `${headerLine(header)}\n`)
