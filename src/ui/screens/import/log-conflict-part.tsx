import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogConflict } from '../../../app/queries/log-files.ts'
import { isNonEmpty } from '../../../core/kernel/list.ts'
import { Button } from '../../components/button.tsx'
import { useDecide } from '../../hooks/use-act.ts'

/** What was said of these files cannot all be true, and none of it rules: the owner says it anew, or takes one saying back. */
export const LogConflictPart = ({ conflict: { sources, fileNames, rulings } }: { readonly conflict: LogConflict }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const say = (kind: 'same-log' | 'separate-logs'): void => {
    if (isNonEmpty(sources)) decide({ kind, sources })
  }
  const isOf = sources.length > 2 ? 'all' : 'two'
  return (
    <div className="look" role="alert">
      <b>{t('logs.conflict', { names: fileNames.join(t('list-comma')) })}</b>
      <p className="two">{t(rulings.length === 0 ? 'logs.conflict.copies' : 'logs.conflict.ring')}</p>
      {rulings.map((ruling) => (
        <div key={ruling.decision} className="line">
          <span className="sp">{t(`logs.ruled.${ruling.says}`, { names: ruling.fileNames.join(t('list-comma')) })}</span>
          <Button label={{ code: 'logs.take-back' }} kind="quiet" onPress={() => decide({ kind: 'undo', decision: ruling.decision })} />
        </div>
      ))}
      <div className="line">
        <Button label={{ code: `logs.conflict.same.${isOf}` }} onPress={() => say('same-log')} />
        <Button label={{ code: `logs.conflict.separate.${isOf}` }} onPress={() => say('separate-logs')} />
      </div>
    </div>
  )
}
