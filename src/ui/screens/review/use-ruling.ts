import { useLayoutEffect, useRef, useState } from 'react'
import { rulingOn, type ReviewEntry, type ReviewItem, type ReviewPage } from '../../../app/queries/review.ts'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'

export const keyOf = (e: ReviewEntry): string => `${e.observation}:${e.field}`

export type ItemProps = { readonly page: ReviewPage; readonly item: ReviewItem; readonly select: (entry: ReviewEntry) => void }

export type Ruling = {
  /** The chosen text; null: cannot be made out; undefined: nothing chosen yet. */
  readonly chosen: string | null | undefined
  readonly choose: (value: string | null) => void
  readonly typed: readonly string[]
  readonly column: number
  readonly setColumn: (column: number) => void
  readonly retype: (digit: string) => void
  readonly type: (text: string) => void
  readonly confirm: () => void
  readonly offer: ReviewItem['alike']
  readonly applyToAlike: () => void
}

/** What is chosen or typed over one reading and not yet laid down. */
type Hand = Pick<Ruling, 'chosen' | 'typed' | 'column'>

const emptyHand = (item: ReviewItem): Hand => ({
  chosen: item.second === undefined && item.entry.what !== 'masked' ? item.raw : undefined,
  typed: item.columns.length > 0 ? item.columns.map((c) => c.first) : Array.from(item.raw),
  column: Math.max(0, item.columns.findIndex((c) => c.differs)),
})

/** The hand belongs to the item on the screen: another item finds it empty, also when it comes later than it was asked for. */
const useHand = (item: ReviewItem): { readonly hand: Hand; readonly move: (to: Partial<Hand>) => void; readonly drop: () => void } => {
  const of = keyOf(item.entry)
  const [held, setHeld] = useState<{ readonly of: string; readonly hand: Hand }>()
  const hand = held?.of === of ? held.hand : emptyHand(item)
  return { hand, move: (to) => setHeld({ of, hand: { ...hand, ...to } }), drop: () => setHeld(undefined) }
}

/** Lays rulings down once: a second press before the next item has come would rule the same place twice, and undo would take back only one of them. */
const useLaying = ({ page, item, select }: ItemProps, drop: () => void): ((items: readonly Ruled[], text: string | null) => void) => {
  const { client } = useDesk()
  const { run } = useAct()
  const of = keyOf(item.entry)
  const isLaying = useRef(false)
  useLayoutEffect(() => {
    isLaying.current = false
  }, [of])
  const next = (ruled: readonly Ruled[]): boolean => {
    // The queue held here is the one before the ruling.
    const done = new Set(ruled.map((r) => keyOf(r.entry)))
    const isOpen = (e: ReviewEntry): boolean => !e.isDone && !done.has(keyOf(e))
    const after = page.queue.slice(item.number).find(isOpen) ?? page.queue.find(isOpen)
    if (after !== undefined) select(after)
    return after !== undefined
  }
  const lay = async (items: readonly Ruled[], text: string | null): Promise<void> => {
    isLaying.current = true
    try {
      await client.ask('decide', { bodies: items.map((i) => rulingOn(i, text)) })
      drop()
      isLaying.current = next(items)
    } catch (error) {
      isLaying.current = false
      throw error
    }
  }
  return (items, text) => {
    if (!isLaying.current) run(() => lay(items, text))
  }
}
type Ruled = { readonly entry: ReviewEntry; readonly raw: string }

/** What is chosen here vanishes with the screen; what is confirmed is laid down. */
export const useRuling = (props: ItemProps): Ruling => {
  const { item } = props
  const { hand, move, drop } = useHand(item)
  const lay = useLaying(props, drop)
  const { chosen, typed, column } = hand
  return {
    chosen,
    typed,
    column,
    choose: (value) => move({ chosen: value }),
    setColumn: (to) => move({ column: Math.max(0, Math.min(typed.length - 1, to)) }),
    retype: (digit) => {
      const answer = item.answers.find((a) => a.key === digit && a.differsAt === column)
      const changed = typed.map((d, i) => (i === column ? digit : d))
      move({ typed: changed, chosen: answer?.value ?? changed.join('') })
    },
    type: (text) => move({ typed: Array.from(text), chosen: text }),
    confirm: () => {
      if (chosen !== undefined) lay([item], chosen)
    },
    offer: chosen === undefined ? [] : item.alike,
    applyToAlike: () => {
      if (chosen !== undefined) lay([item, ...item.alike.map((observation) => ({ entry: { ...item.entry, observation }, raw: item.raw }))], chosen)
    },
  }
}
