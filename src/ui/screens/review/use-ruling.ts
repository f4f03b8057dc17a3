import { useMemo, useState } from 'react'
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

/** The hand over one reading: what is chosen here vanishes with the screen; what is confirmed is laid down. */
export const useRuling = ({ page, item, select }: ItemProps): Ruling => {
  const { client } = useDesk()
  const { run } = useAct()
  const start = useMemo(() => (item.columns.length > 0 ? item.columns.map((c) => c.first) : Array.from(item.raw)), [item])
  const [chosen, choose] = useState<string | null | undefined>(item.second === undefined && item.entry.what !== 'masked' ? item.raw : undefined)
  const [typed, setTyped] = useState<readonly string[]>(start)
  const firstDiffers = Math.max(0, item.columns.findIndex((c) => c.differs))
  const [column, setColumn] = useState(firstDiffers)
  const next = (): void => {
    const after = page.queue.slice(item.number).find((e) => !e.isDone) ?? page.queue.find((e) => !e.isDone && keyOf(e) !== keyOf(item.entry))
    if (after !== undefined) select(after)
  }
  const lay = (items: readonly { readonly entry: ReviewEntry; readonly raw: string }[], text: string | null): void =>
    run(async () => {
      await client.ask('decide', { bodies: items.map((i) => rulingOn(i, text)) })
      next()
    })
  return {
    chosen,
    choose,
    typed,
    column,
    setColumn: (to) => setColumn(Math.max(0, Math.min(typed.length - 1, to))),
    retype: (digit) => {
      const answer = item.answers.find((a) => a.key === digit && a.differsAt === column)
      const changed = typed.map((d, i) => (i === column ? digit : d))
      setTyped(changed)
      choose(answer?.value ?? changed.join(''))
    },
    type: (text) => {
      setTyped(Array.from(text))
      choose(text)
    },
    confirm: () => {
      if (chosen !== undefined) lay([item], chosen)
    },
    offer: chosen === undefined ? [] : item.alike,
    applyToAlike: () => {
      if (chosen !== undefined) lay([item, ...item.alike.map((observation) => ({ entry: { ...item.entry, observation }, raw: item.raw }))], chosen)
    },
  }
}
