import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewEntry, ReviewGroup, ReviewItem, ReviewPage } from '../../../app/queries/review.ts'
import { groupedNumber, whenText } from '../../components/format.ts'
import { Icon } from '../../components/icon.tsx'
import { Rich } from '../../components/rich.tsx'
import { TextField } from '../../components/text-field.tsx'
import { Button } from '../../components/button.tsx'
import { Bar } from '../import/import-progress.tsx'
import { DigitCompare } from './digit-compare.tsx'
import { Crop, FullPicture } from './picture.tsx'
import type { ItemProps, Ruling } from './use-ruling.ts'

type DeskProps = ItemProps & { readonly ruling: Ruling; readonly isBig: boolean; readonly setBig: (isBig: boolean) => void }

export const ReviewDesk = ({ page, item, select, ruling, isBig, setBig }: DeskProps): ReactElement => (
  <div className="rev">
    <Queue page={page} at={item.number} select={select} />
    <section>
      <h1 className="state">
        <Question item={item} />
      </h1>
      <Crop item={item} />
      {item.columns.length > 0 ? <DigitCompare item={item} typed={ruling.typed} column={ruling.column} onColumn={ruling.setColumn} /> : null}
      <Answers item={item} ruling={ruling} />
      <Neighbours item={item} />
      <Alike ruling={ruling} />
    </section>
    {item.picture === undefined ? <aside /> : <FullPicture item={item} isBig={isBig} setBig={setBig} />}
  </div>
)

export const Question = ({ item }: { readonly item: ReviewItem }): ReactElement => {
  const { what } = item.entry
  const at = item.columns.findIndex((c) => c.differs)
  const column = item.columns[at]
  if (column !== undefined && item.columns.filter((c) => c.differs).length === 1) return <Rich code={`review.ask.${what}-one`} params={{ n: at + 1, a: column.first, b: column.second }} />
  return <Rich code={`review.ask.${what}`} params={{ raw: item.raw, second: item.second ?? '' }} />
}

const order: readonly ReviewGroup[] = ['number', 'time', 'other']

const Queue = ({ page, at, select }: { readonly page: ReviewPage; readonly at: number; readonly select: (e: ReviewEntry) => void }): ReactElement => {
  const { t } = useTranslation()
  const entries = page.queue.map((entry, i) => ({ entry, number: i + 1 }))
  // A queue of thousands is shown around where one stands.
  const near = entries.filter(({ number }) => Math.abs(number - at) < 40)
  return (
    <aside className="q" aria-label={t('review.queue')}>
      <p className="h">{t('review.to-look', { n: page.open })}</p>
      <Bar percent={Math.round((page.done / Math.max(1, page.queue.length)) * 100)} label={t('review.progress')} />
      <p className="cap">{t('review.done', { n: page.done })}</p>
      {order.map((group) => {
        const its = near.filter((e) => e.entry.group === group)
        return its.length === 0 ? null : (
          <div key={group}>
            <h2>{t(`review.group.${group}`)}</h2>
            <ol>
              {its.map(({ entry, number }) => (
                <li key={number}>
                  <button type="button" className={number === at ? 'on' : entry.isDone ? 'dn' : ''} aria-current={number === at} onClick={() => select(entry)}>
                    <span className="num">{number}</span>
                    <span className="sp">{t(`review.short.${entry.what}`)}</span>
                    {entry.isDone ? <Icon name="tick" size={14} /> : null}
                    {entry.isDone ? <span className="unseen">{t('review.is-done')}</span> : null}
                  </button>
                </li>
              ))}
            </ol>
          </div>
        )
      })}
    </aside>
  )
}

const shown = (item: ReviewItem, value: string): string => (item.entry.group === 'number' ? groupedNumber(value.replaceAll(/[\s-]/g, '')) : value)

const Answers = ({ item, ruling }: { readonly item: ReviewItem; readonly ruling: Ruling }): ReactElement => {
  const { t } = useTranslation()
  const isRetyped = typeof ruling.chosen === 'string' && !item.answers.some((a) => a.value === ruling.chosen)
  return (
    <>
      <div className="ans" role="radiogroup" aria-label={t('review.answers')}>
        {item.answers.map((answer) => (
          <Choice key={answer.key + String(answer.value)} name={answer.key} value={shown(item, answer.value ?? '')} isOn={ruling.chosen === answer.value} onPick={() => ruling.choose(answer.value)}>
            <Rich code={answer.joins > 0 ? 'review.joins' : item.entry.field === 'otherNumber' ? 'review.joins-none' : 'review.as-read'} params={{ n: answer.joins }} />
          </Choice>
        ))}
        {isRetyped ? (
          <Choice name="↵" value={shown(item, ruling.chosen)} isOn onPick={() => undefined}>
            <Rich code="review.retyped" />
          </Choice>
        ) : null}
        <Choice name="U" value={t('review.unreadable')} isOn={ruling.chosen === null} onPick={() => ruling.choose(null)}>
          <Rich code="review.unreadable-means" />
        </Choice>
      </div>
      <div className="retype">
        <TextField label={t('review.type-it')} text={typeof ruling.chosen === 'string' ? ruling.chosen : ''} onChange={ruling.type} />
      </div>
    </>
  )
}

type ChoiceProps = { readonly name: string; readonly value: string; readonly isOn: boolean; readonly onPick: () => void; readonly children: ReactElement }

const Choice = ({ name, value, isOn, onPick, children }: ChoiceProps): ReactElement => {
  const { t } = useTranslation()
  return (
    <button type="button" role="radio" aria-checked={isOn} className="a" onClick={onPick}>
      <kbd>{name}</kbd>
      <span className="v ph">{value}</span>
      <span className="c">{children}</span>
      {isOn ? (
        <span className="tk picked">
          <Icon name="tick" size={14} />
          {t('picked')}
        </span>
      ) : null}
    </button>
  )
}

const Neighbours = ({ item }: { readonly item: ReviewItem }): ReactElement | null => {
  const { t } = useTranslation()
  if (item.neighbours.length === 0) return null
  return (
    <table className="near">
      <caption className="unseen">{t('review.neighbours')}</caption>
      <thead>
        <tr>
          <th colSpan={4}>{t('review.neighbours')}</th>
        </tr>
      </thead>
      <tbody>
        {item.neighbours.map((n) => (
          <tr key={n.observation}>
            <td className="num">{n.when === undefined ? '—' : whenText(n.when)}</td>
            <td className="ph">{groupedNumber(n.number)}</td>
            <td>
              {n.direction === undefined ? '' : t(`direction.${n.direction}`)}
              {n.seconds === undefined ? '' : t(n.isRing ? 'seconds.ring-after' : 'seconds.after', { n: n.seconds })}
            </td>
            <td className="dim">
              {n.fileName} {n.row === undefined ? '' : t('place.row', { n: n.row })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Alike = ({ ruling }: { readonly ruling: Ruling }): ReactElement | null =>
  ruling.offer.length === 0 ? null : (
    <div className="line alike">
      <Rich code="review.alike" params={{ n: ruling.offer.length }} />
      <Button label={{ code: 'review.alike-do', params: { n: ruling.offer.length } }} onPress={ruling.applyToAlike} />
    </div>
  )
