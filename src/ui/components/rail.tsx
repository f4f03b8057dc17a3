import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../app/queries/rail.ts'
import { useDesk, type ScreenId } from '../hooks/desk-context.ts'
import { Icon, type IconName } from './icon.tsx'
import { Rich } from './rich.tsx'
import { StepMark } from './step-mark.tsx'
import { stepOf } from './steps.ts'

/** Mark, name, and state in words: never colour alone. */
export const Rail = ({ steps }: { readonly steps: readonly Step[] }): ReactElement => {
  const { t } = useTranslation()
  const { go, route } = useDesk()
  const here = stepOf(route.screen)
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <ol>
        {steps.map((step, i) => (
          <li key={step.id} className={`${step.state}${here === step.id ? ' on' : ''}`}>
            <button type="button" onClick={() => go({ screen: step.id })} {...(here === step.id ? { 'aria-current': 'step' as const } : {})}>
              <StepMark state={step.state} number={i + 1} />
              <span className="nm">{t(`step.${step.id}`)}</span>
              <span className="st">{step.status === undefined ? null : <Rich code={step.status.code} {...(step.status.params === undefined ? {} : { params: step.status.params })} />}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className="tail">
        <TailLink icon="folder" screen="custody" />
        <TailLink icon="gear" screen="settings" />
      </div>
    </nav>
  )
}

const TailLink = ({ icon, screen }: { readonly icon: IconName; readonly screen: ScreenId }): ReactElement => {
  const { t } = useTranslation()
  const { go, route } = useDesk()
  return (
    <button type="button" className={route.screen === screen ? 'on' : ''} onClick={() => go({ screen })}>
      <Icon name={icon} size={14} />
      <span>{t(`rail.${screen}`)}</span>
    </button>
  )
}
