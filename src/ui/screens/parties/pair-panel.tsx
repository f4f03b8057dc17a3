import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PairQuestion, PairSide } from '../../../app/queries/parties.ts'
import { groupedNumber, shortDay } from '../../components/format.ts'
import { Icon } from '../../components/icon.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { useKeys } from '../../hooks/use-keys.ts'

const judgements = ['same', 'not-same', 'unsure'] as const

/** Two columns of facts, then 同一, 非同一, 存疑, each with what it changes. Focus starts on 存疑; nothing is chosen. */
export const PairPanel = ({ questions }: { readonly questions: readonly PairQuestion[] }): ReactElement | null => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [at, setAt] = useState(0)
  const question = questions[at] ?? questions[0]
  const judge = (judgement: (typeof judgements)[number]): void => {
    if (question !== undefined) decide({ kind: 'judge-identity', a: question.a.id, b: question.b.id, judgement })
  }
  useKeys({ '1': () => judge('same'), '2': () => judge('not-same'), '3': () => judge('unsure'), J: () => setAt((n) => (questions.length === 0 ? 0 : (n + 1) % questions.length)) })
  if (question === undefined) return null
  return (
    <aside className="sheet dec" aria-label={t('pair.title')}>
      <h2 className="h lead">{t('pair.title')}</h2>
      <p className="cap">{t('pair.only-you')}</p>
      <table className="cmp">
        <thead>
          <tr>
            <td />
            <th scope="col">{question.a.name}</th>
            <th scope="col">{question.b.name}</th>
          </tr>
        </thead>
        <tbody>
          <Line name="numbers" of={(s) => s.numbers.map(groupedNumber).join(' ')} question={question} />
          <Line name="claimed" of={(s) => s.claimed.join(t('list-comma'))} question={question} />
          <Line name="dates" of={(s) => (s.first === undefined || s.last === undefined ? '' : t('from-to', { from: shortDay(s.first), to: shortDay(s.last) }))} question={question} />
          <Line name="words" of={(s) => s.words.map((w) => `“${w}”`).join(' ')} question={question} />
          <Line name="calls" of={(s) => t('count.times', { n: s.incidents })} question={question} />
        </tbody>
      </table>
      <div role="radiogroup" aria-label={t('pair.title')}>
        {judgements.map((judgement, i) => (
          <button key={judgement} type="button" role="radio" aria-checked={question.answered === judgement} className="och" onClick={() => judge(judgement)}>
            <kbd>{i + 1}</kbd>
            <b>{t(`pair.${judgement}`)}</b>
            <span>
              {t(`pair.${judgement}.means`)}
              {question.answered === judgement ? (
                <span className="picked">
                  <Icon name="tick" size={14} />
                  {t('picked')}
                </span>
              ) : null}
            </span>
          </button>
        ))}
      </div>
      <p className="cap">{t('pair.recorded', { n: at + 1, of: questions.length })}</p>
    </aside>
  )
}

const Line = ({ name, of, question }: { readonly name: string; readonly of: (side: PairSide) => string; readonly question: PairQuestion }): ReactElement => {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">{t(`pair.row.${name}`)}</th>
      <td className="wrap">{of(question.a) || '—'}</td>
      <td className="wrap">{of(question.b) || '—'}</td>
    </tr>
  )
}
