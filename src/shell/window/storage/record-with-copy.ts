import type { Ports, RecordPort } from '../../../app/ports.ts'
import type { Issue } from '../../../core/kernel/issue.ts'
import type { StoredFact } from '../../../core/model/facts.ts'
import type { WorkingCopy } from './working-copy.ts'

/** What stands in the record, and what was found wrong with it on opening. */
export type RecordHealth = () => Promise<{ readonly head: string; readonly issues: readonly Issue[] }>

/**
 * The same ports, with the working copy between: readAll answers from it when it was built from the very head of the record, and else from
 * the record, building it again on the way. Nothing waits for the copy, and nothing that goes wrong with it is more than slow.
 */
export const withWorkingCopy = (ports: Ports, copy: WorkingCopy, health: RecordHealth): Ports => {
  const keeper = copyKeeper(ports.record, copy, health)
  ports.record.onLaidDown(keeper.extend)
  return {
    ...ports,
    matters: {
      ...ports.matters,
      open: async (id) => {
        const summary = await ports.matters.open(id)
        keeper.open(summary.id)
        return summary
      },
      close: async () => {
        await keeper.close()
        await ports.matters.close()
      },
      destroy: async (id, reason) => {
        await ports.matters.destroy(id, reason)
        keeper.forget(id)
      },
    },
    record: {
      ...ports.record,
      readAll: keeper.readAll,
      append: async (bodies) => {
        const laid = await ports.record.append(bodies)
        keeper.extend(laid.facts, laid.head)
        return laid
      },
    },
    read: {
      ...ports.read,
      read: (ask, on) =>
        ports.read.read(ask, {
          ...on,
          batch: (observations, facts, head) => {
            keeper.extend(facts, head)
            on.batch(observations, facts, head)
          },
        }),
    },
  }
}

type Keeper = {
  readonly open: (matter: string) => void
  readonly close: () => Promise<void>
  readonly forget: (matter: string) => void
  readonly extend: (facts: readonly StoredFact[], head?: string) => void
  readonly readAll: RecordPort['readAll']
}

const copyKeeper = (record: RecordPort, copy: WorkingCopy, health: RecordHealth): Keeper => {
  let matter: string | undefined
  /** The head the copy was built from; null: it is being left alone until the next opening. */
  let builtFrom: string | null = null
  let working: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): void => {
    working = working.then(work).catch(() => {
      builtFrom = null
    })
  }
  const rebuild = async (open: string, onBatch: (facts: readonly StoredFact[]) => void): ReturnType<RecordPort['readAll']> => {
    builtFrom = null
    inTurn(() => copy.begin(open))
    const read = await record.readAll((facts) => {
      inTurn(() => copy.add(open, facts))
      onBatch(facts)
    })
    inTurn(async () => {
      await copy.add(open, [], read.head)
      builtFrom = read.head
    })
    return read
  }
  return {
    open: (id) => {
      matter = id
      builtFrom = null
    },
    close: async () => {
      await working
      matter = undefined
    },
    forget: (id) => {
      if (matter === id) matter = undefined
      inTurn(() => copy.forget(id))
    },
    extend: (facts, head) => {
      const open = matter
      if (open === undefined || facts.length === 0) return
      inTurn(async () => {
        // A fact names the one before it: the copy only ever takes what follows on what it has.
        const follows = head !== undefined && builtFrom !== null && facts[0]?.prev === builtFrom && !facts.some(isMerge)
        builtFrom = null
        if (!follows) return copy.forget(open)
        await copy.add(open, facts, head)
        builtFrom = head
      })
    },
    readAll: async (onBatch) => {
      const open = matter
      if (open === undefined) return record.readAll(onBatch)
      const { head, issues } = await health()
      await working
      // A damaged record is shown as it is, never as the copy remembers it.
      const isWhole = !issues.some(({ severity }) => severity === 'refuse')
      if (!isWhole || !(await loadOrNot(copy, open, head, onBatch))) return rebuild(open, onBatch)
      builtFrom = head
      return { head, issues }
    },
  }
}

const isMerge = ({ body }: StoredFact): boolean => body.kind === 'custody' && (body.entry.action === 'merged' || body.entry.action === 'restored')

const loadOrNot = async (copy: WorkingCopy, matter: string, head: string, onBatch: (facts: readonly StoredFact[]) => void): Promise<boolean> => {
  try {
    return await copy.load(matter, head, onBatch)
  } catch {
    return false
  }
}
