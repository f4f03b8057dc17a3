import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { forward } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Icon } from '../../components/icon.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useKeys } from '../../hooks/use-keys.ts'

const answers = ['phone', 'message', 'never', 'forgotten'] as const
type Answer = (typeof answers)[number]

/** 长辈版: one question, four full-size answers; 记不清了 is an answer like the others. */
export const ElderRefusal = ({ onRefused, dialog }: { readonly onRefused: () => void; readonly dialog: ReactNode }): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const [answer, setAnswer] = useState<Answer>()
  const next = (): void => {
    if (answer === 'phone' || answer === 'message') onRefused()
    else if (answer !== undefined) go({ screen: 'elements' })
  }
  useKeys({ '1': () => setAnswer('phone'), '2': () => setAnswer('message'), '3': () => setAnswer('never'), '4': () => setAnswer('forgotten'), Enter: next }, dialog === null)
  return (
    <Frame remark={{ code: 'elder.answer-keys' }} primary={forward('elder.next', next, {}, answer === undefined ? { code: 'elder.choose-first' } : undefined)} spoken={`${t('elder.refused')}${answers.map((a) => t(`elder.refused.${a}`)).join('')}`}>
      <h1 className="eq">{t('elder.refused')}</h1>
      <p className="es">{t('elder.refused-why')}</p>
      <div className="ch" role="radiogroup" aria-label={t('elder.refused')}>
        {answers.map((a, i) => (
          <button key={a} type="button" role="radio" aria-checked={answer === a} className="c1" onClick={() => setAnswer(a)}>
            <span className="k">{i + 1}</span>
            <div>
              <b>{t(`elder.refused.${a}`)}</b>
              <br />
              <span>{t(`elder.refused.${a}.then`)}</span>
            </div>
            {answer === a ? (
              <em className="picked">
                <Icon name="tick" size={20} />
                {t('picked')}
              </em>
            ) : null}
          </button>
        ))}
      </div>
      {dialog}
    </Frame>
  )
}
