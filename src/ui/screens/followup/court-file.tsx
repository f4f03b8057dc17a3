import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { opinionOf } from '../../../app/event-forms.ts'
import type { CourtPage, OpposingLine } from '../../../app/queries/followup.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { fullDay } from '../../components/format.ts'
import { TextField } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useDecide } from '../../hooks/use-act.ts'

/** After filing: 案号, court, judge, 举证期限, hearings, and the other side's evidence with 质证意见. */
export const CourtFileSection = ({ court }: { readonly court: CourtPage }): ReactElement | null => {
  const { t } = useTranslation()
  const { look } = useDesk()
  const [open, setOpen] = useState<OpposingLine>()
  if (!court.isFiled) return null
  const isChinese = look.language === 'zh-CN'
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['filing.caseNumber', court.caseNumber],
    ['filing.courtName', court.court],
    ['filing.judge', court.judge],
    ['event.evidence.limit', court.evidenceLimit === undefined ? undefined : fullDay(court.evidenceLimit, isChinese)],
    ['event.hearing.setFor', court.hearings.length === 0 ? undefined : court.hearings.map((day) => fullDay(day, isChinese)).join(t('list-semicolon'))],
  ]
  return (
    <section className="sheet court" aria-label={t('court.title')}>
      <h2 className="h">{t('court.title')}</h2>
      <dl>
        {rows.map(([code, text]) => (
          <div key={code}>
            <dt>{t(code)}</dt>
            <dd>{text ?? t('court.not-yet')}</dd>
          </div>
        ))}
      </dl>
      {court.opposing.length === 0 ? null : <h3 className="h">{t('court.opposing')}</h3>}
      <ul>
        {court.opposing.map((line) => (
          <li key={line.decision}>
            <span>
              {fullDay(line.on, isChinese)} {line.words ?? ''}
            </span>
            <span className="cap block">{line.opinion ?? t('court.no-opinion')}</span>
            <Button label={{ code: 'court.write-opinion' }} onPress={() => setOpen(line)} />
          </li>
        ))}
      </ul>
      {open === undefined ? null : <OpinionDialog line={open} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

/** 质证意见: what the owner says of a paper of the other side. The record before it is taken back, never overwritten. */
const OpinionDialog = ({ line, onClose }: { readonly line: OpposingLine; readonly onClose: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const [opinion, setOpinion] = useState(line.opinion ?? '')
  return (
    <Dialog title={t('event.field.opinion')} onClose={onClose}>
      <p className="two">{line.words ?? ''}</p>
      <TextField label={t('event.field.opinion')} hint={t('event.hint.opinion')} rows={5} text={opinion} onChange={setOpinion} />
      <div className="acts">
        <Button
          label={{ code: 'act.save' }}
          kind="primary"
          onPress={() => {
            decide(...opinionOf(line.decision, line.event, opinion))
            onClose()
          }}
          {...(opinion.trim() === '' ? { blockedBy: { code: 'court.opinion-first' } } : {})}
        />
        <Button label={{ code: 'cancel' }} onPress={onClose} />
      </div>
    </Dialog>
  )
}
