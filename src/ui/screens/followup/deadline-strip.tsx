import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeadlineLine } from '../../../app/queries/followup.ts'
import { addDays, civilOf, daysOf, weekdayOf, type LocalDate } from '../../../core/kernel/civil.ts'

const width = 664
const daysShown = 32

/** A month of days: the ring is the day of receipt, not counted; the diamond is the last day; grey is the weekend. */
export const DeadlineStrip = ({ deadlines, today }: { readonly deadlines: readonly DeadlineLine[]; readonly today: LocalDate }): ReactElement => {
  const { t } = useTranslation()
  const from = addDays(today, -14)
  const cell = width / daysShown
  const x = (day: LocalDate): number => (daysOf(day) - daysOf(from) + 0.5) * cell
  const shown = deadlines.filter((d) => x(d.last) > 0 && x(d.last) < width).slice(0, 5)
  const base = 18 + shown.length * 12
  const days = Array.from({ length: daysShown }, (_, i) => addDays(from, i))
  return (
    <svg className="cal" viewBox={`0 0 ${String(width)} ${String(base + 34)}`} width="100%" role="img" aria-label={t('followup.strip', { n: shown.length })}>
      {days.map((day) => (weekdayOf(day) > 5 ? <rect key={day} x={x(day) - cell / 2} y={base} width={cell} height={26} fill="var(--sunk)" /> : null))}
      <path d={`M0 ${String(base)}h${String(width)}`} stroke="var(--edge)" />
      {shown.map((d, i) => (
        <g key={d.id} stroke={d.daysLeft <= 7 ? 'var(--expiry)' : 'var(--ink-2)'} fill={d.daysLeft <= 7 ? 'var(--expiry)' : 'var(--ink-2)'}>
          {d.start === undefined ? null : <path d={`M${String(Math.max(4, x(d.start)))} ${String(14 + i * 12)}H${String(x(d.last))}`} strokeWidth={3} />}
          {d.start === undefined || x(d.start) < 0 ? null : <circle cx={x(d.start)} cy={14 + i * 12} r={4} fill="var(--canvas)" strokeWidth={2} />}
          <path d={`M${String(x(d.last))} ${String(8 + i * 12)}l6 6-6 6-6-6z`} stroke="none" />
        </g>
      ))}
      {days.map((day) => (
        <text key={day} x={x(day)} y={base + 17} fontSize={11} textAnchor="middle" fill={day === today ? 'var(--ink)' : 'var(--ink-3)'} fontWeight={day === today ? 700 : 400}>
          {civilOf(day).day}
        </text>
      ))}
      <rect x={x(today) - cell / 2} y={base + 1} width={cell} height={25} fill="none" stroke="var(--action)" strokeWidth={2} />
    </svg>
  )
}
