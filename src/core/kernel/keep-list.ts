import { sameItems } from './list.ts'

/** Hands out the list of that name as it was before, as long as the same things stand in it: what was worked out of it stays true. */
export type KeepList = <T>(name: string, list: readonly T[]) => readonly T[]

export const listKeeper = (): KeepList => {
  const held = new Map<string, readonly unknown[]>()
  return <T>(name: string, list: readonly T[]): readonly T[] => {
    const before = held.get(name)
    if (before !== undefined && sameItems<unknown>(before, list)) return before as readonly T[]
    held.set(name, list)
    return list
  }
}
