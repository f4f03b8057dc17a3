import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** Hollow before the flag, solid after it. */
export const FlagDrawing = (): ReactElement => {
  const { t } = useTranslation()
  return (
    <svg width={400} height={240} viewBox="0 0 400 240" role="img" aria-label={t('refusals.drawing')}>
      <path d="M20 134h362" stroke="var(--ink-2)" strokeWidth={1.2} />
      {[36, 62, 88, 114, 140].map((x) => (
        <rect key={x} x={x} y={116} width={16} height={12} fill="var(--surface)" stroke="var(--ink-2)" strokeWidth={1.3} />
      ))}
      {[208, 234, 260, 286, 312, 338].map((x) => (
        <rect key={x} x={x} y={116} width={17} height={13} fill="var(--refusal)" />
      ))}
      <path d="M184 8v152" stroke="var(--refusal)" strokeWidth={2} />
      <path d="M184 8h74l-14 20 14 20h-74z" fill="var(--surface)" stroke="var(--refusal)" strokeWidth={2} />
      <path d="M208 156v8h146v-8" fill="none" stroke="var(--refusal)" strokeWidth={1.5} />
      <text x={212} y={33} fontSize={15} fontWeight={600} fill="var(--refusal)">{t('act.refusal')}</text>
      <text x={98} y={160} fontSize={13} textAnchor="middle" fill="var(--ink-2)">{t('incidents.legend.before-short')}</text>
      <text x={281} y={184} fontSize={13} textAnchor="middle" fill="var(--refusal)">{t('refusals.after-apart')}</text>
    </svg>
  )
}
