import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** Five rising bars filled to the level of the proof, then its word: never bars alone. */
export const Strength = ({ level, word }: { readonly level: number; readonly word?: string }): ReactElement => {
  const { t } = useTranslation()
  const filled = Math.max(0, Math.min(5, Math.round(level)))
  return (
    <span className="strength" title={t('strength.title', { n: filled })}>
      <svg width={30} height={12} viewBox="0 0 30 12" aria-hidden="true">
        {[0, 1, 2, 3, 4].map((i) => (
          <rect key={i} x={i * 6 + 0.5} y={8.5 - i * 2} width={4} height={3 + i * 2} fill={i < filled ? 'currentColor' : 'none'} stroke={i < filled ? 'currentColor' : 'var(--edge)'} />
        ))}
      </svg>
      <span className="word">{word ?? t(`strength.${String(filled)}`)}</span>
    </span>
  )
}
