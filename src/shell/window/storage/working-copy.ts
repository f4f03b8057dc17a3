import Dexie, { type Table } from 'dexie'
import type { StoredFact } from '../../../core/model/facts.ts'

/*
 * The working copy of the open matter's facts. It may be missing, behind, or deleted by Chromium without a word (one bad byte is enough:
 * the first open hangs, the next finds nothing), so it says from which head of the record it was built, and is never the only place of
 * anything. No index holds a number or a name.
 */
type Row = { readonly matter: string; readonly n: number; readonly facts: readonly StoredFact[] }
type Built = { readonly matter: string; readonly head: string; readonly rows: number }

export type WorkingCopy = {
  /** Hands out the facts if the copy was built from exactly this head, all of it; else hands out nothing and answers false. */
  readonly load: (matter: string, head: string, onBatch: (facts: readonly StoredFact[]) => void) => Promise<boolean>
  readonly begin: (matter: string) => Promise<void>
  /** Facts that follow those the copy holds; `head` absent: more are coming. */
  readonly add: (matter: string, facts: readonly StoredFact[], head?: string) => Promise<void>
  readonly forget: (matter: string) => Promise<void>
}

/** How long a database may take to open before the record is read instead. */
const patienceMs = 8_000

export const openWorkingCopy = (name = 'ringproof', patience = patienceMs): WorkingCopy => {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' })
  database.version(1).stores({ facts: '[matter+n]', built: 'matter' })
  const facts: Table<Row, [string, number]> = database.table('facts')
  const built: Table<Built, string> = database.table('built')
  let ready: Promise<boolean> | undefined
  const isReady = (): Promise<boolean> => (ready ??= inTime(database.open().then(() => true), patience))

  const forget = async (matter: string): Promise<void> => {
    await database.transaction('rw', facts, built, async () => {
      await built.delete(matter)
      await facts.where('[matter+n]').between([matter, Dexie.minKey], [matter, Dexie.maxKey]).delete()
    })
  }
  return {
    load: async (matter, head, onBatch) => {
      if (!(await isReady())) return false
      const known = await built.get(matter)
      if (known?.head !== head) return false
      const rows = await facts.where('[matter+n]').between([matter, Dexie.minKey], [matter, Dexie.maxKey]).toArray()
      // Rows that are not all there are as good as none.
      if (rows.length !== known.rows || rows.some(({ n }, at) => n !== at)) return false
      for (const row of rows) onBatch(row.facts)
      return true
    },
    begin: async (matter) => {
      if (await isReady()) await forget(matter)
    },
    add: async (matter, more, head) => {
      if (!(await isReady())) return
      await database.transaction('rw', facts, built, async () => {
        const known = (await built.get(matter)) ?? { matter, head: '', rows: 0 }
        const rows = more.length === 0 ? known.rows : known.rows + 1
        if (more.length > 0) await facts.put({ matter, n: known.rows, facts: more })
        await built.put({ matter, head: head ?? '', rows })
      })
    },
    forget: async (matter) => {
      if (await isReady()) await forget(matter)
    },
  }
}

/** false: it failed, or took too long. A database that opens later than that is not used in this session. */
const inTime = (opening: Promise<boolean>, ms: number): Promise<boolean> =>
  Promise.race([opening.catch(() => false), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms))])
