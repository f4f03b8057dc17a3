import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { stepIds } from '../../app/queries/rail.ts'
import { useDesk } from '../hooks/desk-context.ts'
import { speak, canSpeak } from '../hooks/speak.ts'
import { BrandMark } from './brand.tsx'
import { Icon } from './icon.tsx'
import { stepOf } from './steps.ts'

/** 第 2 步，共 10 步; dots; and 读给我听, which reads the page's own words with the system's voice, where there is one. */
export const ElderTitle = ({ spoken }: { readonly spoken: string }): ReactElement => {
  const { t } = useTranslation()
  const { go, route, look } = useDesk()
  const step = stepOf(route.screen)
  const at = step === undefined ? -1 : stepIds.indexOf(step)
  const text = spoken === '' ? (document.querySelector('#page')?.textContent ?? '') : spoken
  return (
    <header className="title">
      <button type="button" className="brand" onClick={() => go({ screen: 'home' })}>
        <BrandMark size={32} />
        <span>{t('brand')}</span>
      </button>
      {step === undefined ? null : (
        <>
          <span className="where">{t('elder.where', { n: at + 1, of: stepIds.length, step: t(`step.${step}`) })}</span>
          <ol className="dots" aria-hidden="true">
            {stepIds.map((id, i) => (
              <li key={id} className={i < at ? 'd' : i === at ? 'n' : ''} />
            ))}
          </ol>
        </>
      )}
      <span className="sp" />
      <button type="button" className="btn" onClick={() => go({ screen: 'settings' })} aria-label={t('rail.settings')}>
        <Icon name="gear" size={22} />
      </button>
      <button type="button" className="btn read" onClick={() => speak(text, look.language)} aria-disabled={!canSpeak()} title={canSpeak() ? '' : t('elder.no-voice')}>
        <Icon name="sound" size={22} />
        {t('elder.read')}
      </button>
    </header>
  )
}
