import { useId, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { parseTypedDay } from '../../app/parse-typed-time.ts'
import type { LocalDate } from '../../core/kernel/civil.ts'
import { useDesk } from '../hooks/desk-context.ts'
import { fullDay, weekdayKey } from './format.ts'

type DateFieldProps = { readonly label: string; readonly hint?: string; readonly text: string; readonly today: LocalDate; readonly onChange: (text: string) => void }

/** A day as a person writes it (2026-11-8, 11月8日, 11/8), with what it was read as said back below. */
export const DateField = ({ label, hint, text, today, onChange }: DateFieldProps): ReactElement => {
  const id = useId()
  const { t } = useTranslation()
  const { look } = useDesk()
  const day = parseTypedDay(text, today)
  return (
    <div className="field">
      <label className="name" htmlFor={id}>
        {label}
      </label>
      <input id={id} className="box" value={text} placeholder="" onChange={(e) => onChange(e.target.value)} autoComplete="off" aria-describedby={`${id}-echo`} />
      <span id={`${id}-echo`} className={text !== '' && !day.ok ? 'echo bad' : 'echo'} aria-live="polite">
        {text === '' ? (hint ?? t('date.hint')) : day.ok ? t('date.read-as', { day: fullDay(day.value, look.language === 'zh-CN'), weekday: t(weekdayKey(day.value)) }) : t('date.not-read')}
      </span>
    </div>
  )
}
