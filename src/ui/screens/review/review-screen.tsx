import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReviewEntry, type ReviewItem, type ReviewPage } from '../../../app/queries/review.ts'
import { forward } from '../../components/button.tsx'
import { Frame, type KeyHint } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useKeys } from '../../hooks/use-keys.ts'
import { usePage } from '../../hooks/use-page.ts'
import { ElderReview } from './elder-review.tsx'
import { ReviewDesk } from './review-desk.tsx'
import { keyOf, useRuling, type ItemProps, type Ruling } from './use-ruling.ts'
import './review.css'

const keys: readonly KeyHint[] = [
  { keys: ['0', '9'], what: 'review.keys.digits', isRange: true },
  { keys: ['Enter'], what: 'review.keys.next' },
  { keys: ['←', '→'], what: 'review.keys.column' },
  { keys: ['↑', '↓'], what: 'review.keys.item' },
  { keys: ['Ctrl', 'Z'], what: 'undo' },
  { keys: ['?'], what: 'review.keys.all' },
]

/** 3 核对: each doubtful reading beside its picture. One key accepts; nothing is chosen for the owner. */
export const ReviewScreen = (): ReactElement => {
  const page = usePage('review', null)
  const { go } = useDesk()
  if (page === undefined) return <Frame>{null}</Frame>
  if (page.open === 0) return <AllReviewed page={page} onNext={() => go({ screen: 'scope' })} />
  return <ReviewQueue page={page} />
}

const AllReviewed = ({ page, onNext }: { readonly page: ReviewPage; readonly onNext: () => void }): ReactElement => (
  <Frame remark={{ code: 'review.remark-done' }} primary={forward('review.to-scope', onNext)}>
    <div className="emp">
      <h1>
        <Rich code={page.done === 0 ? 'review.nothing' : 'review.all-done'} params={{ n: page.done }} />
      </h1>
    </div>
  </Frame>
)


const ReviewQueue = ({ page }: { readonly page: ReviewPage }): ReactElement => {
  const { route, look } = useDesk()
  const open = page.queue.filter((e) => !e.isDone)
  const [at, setAt] = useState<string>()
  const wanted = at ?? route.id
  const entry = page.queue.find((e) => keyOf(e) === wanted && (at !== undefined || !e.isDone)) ?? open[0]
  return entry === undefined ? <Frame keys={keys}>{null}</Frame> : <OneEntry page={page} entry={entry} isElder={look.size === 'elder'} select={(e) => setAt(keyOf(e))} />
}

type EntryProps = { readonly page: ReviewPage; readonly entry: ReviewEntry; readonly isElder: boolean; readonly select: (entry: ReviewEntry) => void }

const OneEntry = ({ page, entry, isElder, select }: EntryProps): ReactElement => {
  const item = usePage('reviewItem', { observation: entry.observation, field: entry.field })
  if (item === undefined || item === null) return <Frame keys={keys}>{null}</Frame>
  const props = { page, item, select }
  return isElder ? <ElderReview {...props} /> : <ItemDesk {...props} />
}

const ItemDesk = (props: ItemProps): ReactElement => {
  const { page, item, select } = props
  const ruling = useRuling(props)
  const [big, setBigOf] = useState<string>()
  const isBig = big === keyOf(item.entry)
  const setBig = (on: boolean): void => setBigOf(on ? keyOf(item.entry) : undefined)
  const { t } = useTranslation()
  const step = (by: number): void => {
    const entry = page.queue[item.number - 1 + by]
    if (entry !== undefined) select(entry)
  }
  const digits = Object.fromEntries(Array.from('0123456789*').map((d) => [d, item.entry.group === 'other' && item.columns.length === 0 ? answerAt(item, ruling, d) : () => ruling.retype(d)]))
  useKeys(
    {
      ...digits,
      Enter: ruling.confirm,
      U: () => ruling.choose(null),
      ArrowLeft: () => ruling.setColumn(ruling.column - 1),
      ArrowRight: () => ruling.setColumn(ruling.column + 1),
      ArrowUp: () => step(-1),
      ArrowDown: () => step(1),
      A: ruling.offer.length > 0 ? ruling.applyToAlike : undefined,
      Space: item.picture === undefined ? undefined : () => setBig(!isBig),
      Escape: isBig ? () => setBig(false) : undefined,
    },
    true,
  )
  return (
    <Frame keys={keys} primary={forward('review.next-item', ruling.confirm, {}, ruling.chosen === undefined ? { code: t('review.choose-first') } : undefined)}>
      <ReviewDesk {...props} ruling={ruling} isBig={isBig} setBig={setBig} />
    </Frame>
  )
}

const answerAt = (item: ReviewItem, ruling: Ruling, key: string): (() => void) | undefined => {
  const answer = item.answers.find((a) => a.key === key)
  return answer === undefined ? undefined : () => ruling.choose(answer.value)
}
