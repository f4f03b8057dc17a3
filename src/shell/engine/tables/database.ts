import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { FileHead, FileRecord } from '../../../core/import/format.ts'
import type { Issue } from '../../../core/kernel/issue.ts'

export type Database = { readonly tables: NonNullable<FileHead['tables']>; readonly rows: (names: readonly string[]) => Generator<FileRecord>; readonly close: () => void }

/** Opens a copy, never an original: a read-only open of a WAL database writes beside it (formats/README §12). */
export const openDatabase = (copyPath: string): Database | Issue => {
  let db: DatabaseSync
  try {
    db = new DatabaseSync(copyPath)
    db.exec('PRAGMA trusted_schema=OFF; PRAGMA query_only=ON')
    const names = db.prepare("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all().map((row) => String(row['name']))
    const tables = names.map((name) => ({ name, columns: columnsOf(db, name) }))
    return { tables, rows: (wanted) => rowsOf(db, wanted.filter((name) => names.includes(name))), close: () => db.close() }
  } catch (error) {
    return { code: 'database-damaged', severity: 'refuse', params: { words: error instanceof Error ? error.message : '' } }
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const columnsOf = (db: DatabaseSync, table: string): readonly string[] => {
  try {
    return db.prepare(`PRAGMA table_info(${quoted(table)})`).all().map((row) => String(row['name']))
  } catch {
    return []
  }
}

function* rowsOf(db: DatabaseSync, tables: readonly string[]): Generator<FileRecord> {
  for (const table of tables) {
    try {
      const statement = statementFor(db, table)
      statement.setReadBigInts(true)
      for (const row of statement.iterate()) yield toRecord(table, row)
    } catch (error) {
      yield { kind: 'damage', issue: { code: 'database-damaged', severity: 'warn', place: { table }, params: { words: error instanceof Error ? error.message : '' } } }
    }
  }
}

/** A table without rowids is counted instead. */
const statementFor = (db: DatabaseSync, table: string): StatementSync => {
  try {
    return db.prepare(`SELECT rowid AS "rowid ", * FROM ${quoted(table)} ORDER BY rowid`)
  } catch {
    return db.prepare(`SELECT row_number() OVER () AS "rowid ", * FROM ${quoted(table)}`)
  }
}

type SqlValue = string | number | bigint | Uint8Array | null

const toRecord = (table: string, row: Readonly<Record<string, SqlValue>>): FileRecord => {
  const values: Record<string, SqlValue> = {}
  for (const [name, value] of Object.entries(row)) {
    if (name === 'rowid ') continue
    values[name] = typeof value === 'bigint' && value >= -9_007_199_254_740_991n && value <= 9_007_199_254_740_991n ? Number(value) : value
  }
  return { kind: 'database-row', table, rowid: Number(row['rowid '] ?? 0), values }
}
