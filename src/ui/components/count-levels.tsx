import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LevelCount } from '../../app/queries/levels.ts'
import { Strength } from './strength.tsx'

/** A count never stands without its proof: so many at each level, strongest first. */
export const CountLevels = ({ levels }: { readonly levels: readonly LevelCount[] }): ReactElement | null => {
  const { t } = useTranslation()
  if (levels.length === 0) return null
  return (
    <span className="levels">
      {levels.map(({ level, n }) => (
        <span key={level} className="line">
          <Strength level={level} word={t('count.level', { n: level })} />
          <span className="num">{t('count.times', { n })}</span>
        </span>
      ))}
    </span>
  )
}
