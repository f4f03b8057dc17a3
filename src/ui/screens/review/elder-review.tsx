import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { forward } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Icon } from '../../components/icon.tsx'
import { Rich } from '../../components/rich.tsx'
import { useKeys } from '../../hooks/use-keys.ts'
import { PieceOf } from './picture.tsx'
import { Question } from './review-desk.tsx'
import { useRuling, type ItemProps } from './use-ruling.ts'

/** 长辈版: one digit a page, as large as the page allows. */
export const ElderReview = (props: ItemProps): ReactElement => {
  const { page, item } = props
  const { t } = useTranslation()
  const ruling = useRuling(props)
  const keyed = Object.fromEntries(item.answers.map((a) => [a.key.toUpperCase(), () => ruling.choose(a.value)]))
  useKeys({ ...keyed, U: () => ruling.choose(null), Enter: ruling.confirm })
  const one = item.columns.filter((c) => c.differs).length === 1
  return (
    <Frame remark={{ code: 'elder.saved' }} primary={forward('review.next-item', ruling.confirm, {}, ruling.chosen === undefined ? { code: 'elder.choose-first' } : undefined)}>
      <h1 className="eq">
        <Question item={item} />
      </h1>
      <p className="es">{t('elder.review-left', { n: item.number, left: page.open })}</p>
      {item.picture === undefined ? <div className="crop plain"><span className="rawtext mono">{item.raw}</span></div> : <div className="crop tall"><PieceOf sha256={item.picture.sha256} box={item.picture.box} width={1160} height={190} label={t('review.crop')} /></div>}
      <div className="ch three" role="radiogroup" aria-label={t('review.answers')}>
        {item.answers.map((answer) => (
          <button type="button" role="radio" key={answer.key} aria-checked={ruling.chosen === answer.value} className="c1" onClick={() => ruling.choose(answer.value)}>
            <b className={one ? 'digit' : ''}>{one ? answer.key : answer.value}</b>
            <span>
              <Rich code={answer.joins > 0 ? 'review.joins' : item.entry.field === 'otherNumber' ? 'review.joins-none' : 'review.as-read'} params={{ n: answer.joins }} />
            </span>
            {ruling.chosen === answer.value ? <Picked /> : null}
          </button>
        ))}
        <button type="button" role="radio" aria-checked={ruling.chosen === null} className="c1" onClick={() => ruling.choose(null)}>
          <b>{t('review.unreadable')}</b>
          <span>{t('elder.unreadable')}</span>
          {ruling.chosen === null ? <Picked /> : null}
        </button>
      </div>
    </Frame>
  )
}

const Picked = (): ReactElement => {
  const { t } = useTranslation()
  return (
    <em className="picked">
      <Icon name="tick" size={20} />
      {t('picked')}
    </em>
  )
}
