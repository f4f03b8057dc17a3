import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { venueSettings, type PathPage, type VenueQuestion } from '../../../app/queries/case-pages.ts'
import type { PartyId } from '../../../core/model/ids.ts'
import type { PathStep } from '../../../core/model/path.ts'
import { Icon } from '../../components/icon.tsx'
import { Pick } from '../../components/text-field.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'

/** 先后: the suggested order of doors towards one respondent, and where a suit may be brought. Advice, not law. */
export const Path = (): ReactElement | null => {
  const { t } = useTranslation()
  const [respondent, setRespondent] = useState<PartyId>()
  const page = usePage('path', respondent === undefined ? {} : { respondent })
  if (page === undefined) return null
  return (
    <>
      <p className="cap">{t('path.advice')}</p>
      {page.respondents.length < 2 ? null : <Pick label={t('packet.respondent')} value={page.respondent ?? ''} choices={page.respondents.map((r) => ({ value: r.id, words: r.name }))} onChange={(id: PartyId | '') => id !== '' && setRespondent(id)} />}
      <ol className="sheet path">
        {page.steps.filter((s) => s.state !== 'not-for-this').map((step) => (
          <Step key={step.id} step={step} laws={page.laws} />
        ))}
      </ol>
      {page.venue === undefined ? null : <VenueSheet page={page} venue={page.venue} />}
    </>
  )
}

const named = (laws: PathPage['laws'], ids: readonly string[]): string => ids.map((id) => laws[id] ?? '').filter((name) => name !== '').join(' ')

const Step = ({ step, laws }: { readonly step: PathStep; readonly laws: PathPage['laws'] }): ReactElement => {
  const { t } = useTranslation()
  return (
    <li className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
      <span className={step.state === 'done' ? 'tag ok' : step.state === 'now' ? 'tag lk' : 'tag'}>
        {step.state === 'done' ? <Icon name="tick" size={12} /> : null}
        {t(`path.state.${step.state}`)}
      </span>
      <div>
        <b>{step.title}</b>
        <div className="cap">{[t(`path.reason.${step.reason}`), ...step.warnings.map((w) => t(`path.warning.${w}`))].join(t('list-semicolon'))}</div>
      </div>
      <span className="cap">{named(laws, step.basis)}</span>
    </li>
  )
}

const VenueSheet = ({ page, venue }: { readonly page: PathPage; readonly venue: NonNullable<PathPage['venue']> }): ReactElement => {
  const { t } = useTranslation()
  return (
    <section className="sheet venue">
      <h2 className="h lead">{t('venue.title')}</h2>
      <p className="cap">{t('venue.ask-desk')}</p>
      {page.questions.map((question) => (
        <Question key={question.ask} question={question} />
      ))}
      <ul>
        {venue.options.map((option) => (
          <li key={option.code}>
            <b>{t(`venue.${option.code}`)}</b>
            {t('comma')}
            {option.place ?? t('venue.place-unknown')} <span className="cap">{named(page.laws, option.basis)}</span>
            {option.isArguable ? <span className="tag">{t('venue.arguable')}</span> : null}
          </li>
        ))}
      </ul>
      {venue.fee === undefined ? null : <p className="cap">{t('venue.fee', { from: venue.fee.fromYuan, to: venue.fee.toYuan, upTo: venue.fee.noExtraUpToYuan, basis: named(page.laws, venue.fee.basis) })}</p>}
    </section>
  )
}

const Question = ({ question }: { readonly question: VenueQuestion }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  return (
    <div className="line">
      <span>{t(`venue.ask.${question.ask}`)}</span>
      <span className="twin-choice" role="group" aria-label={t(`venue.ask.${question.ask}`)}>
        {([true, false] as const).map((answer) => (
          <button key={String(answer)} type="button" aria-pressed={question.answer === answer} onClick={() => decide({ kind: 'set-setting', name: venueSettings[question.ask], value: String(answer) })}>
            {t(answer ? 'yes' : 'no')}
          </button>
        ))}
      </span>
    </div>
  )
}
