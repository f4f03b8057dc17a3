import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPage } from '../../../app/queries/import-report.ts'
import type { LogRuling } from '../../../app/queries/log-files.ts'
import { Button } from '../../components/button.tsx'
import { thousands } from '../../components/format.ts'
import { Icon } from '../../components/icon.tsx'
import { useDecide } from '../../hooks/use-act.ts'
import { LogConflictPart } from './log-conflict-part.tsx'
import { iconByKind } from './file-table.tsx'
import { OneLogDialog } from './one-log-dialog.tsx'

/** 记录本: which files are extracts of one log, why, and that what they share is counted once. */
export const LogList = ({ page: { logs, logFiles, logRulings, logConflicts, sameRecords } }: { readonly page: ImportPage }): ReactElement | null => {
  const { t } = useTranslation()
  const [isSaying, setSaying] = useState(false)
  if (logs.length === 0 && sameRecords === 0 && logFiles.length < 2 && logConflicts.length === 0) return null
  return (
    <section className="logs" aria-label={t('logs.title')}>
      <h2 className="h">{t('logs.title')}</h2>
      <p className="cap">{sameRecords > 0 ? t('logs.same', { n: thousands(sameRecords) }) : t(logs.some((log) => log.files.length > 1) ? 'logs.why' : 'logs.none')}</p>
      {logConflicts.map((conflict) => (
        <LogConflictPart key={conflict.about} conflict={conflict} />
      ))}
      <ul className="fl">
        {logs.map((log) => (
          <li key={log.id}>
            <Icon name={iconByKind[log.kind]} />
            <div>
              <b>{[t(`log.${log.kind}`), ...log.whose].join(t('comma'))}</b>
              <div>
                {log.files.map((file) => (
                  <div key={file.fileName} className="cap">
                    {file.from === undefined || file.to === undefined ? file.fileName : t('logs.file', { name: file.fileName, from: file.from, to: file.to })}
                  </div>
                ))}
              </div>
              {log.files.length < 2 ? null : <div className="two">{log.rules.map((rule) => t(`logs.rule.${rule}`, { n: thousands(log.shared) })).join(t('comma'))}</div>}
              {log.looksTrimmed ? <div className="look">{t('logs.trimmed', { n: thousands(log.records) })}</div> : null}
            </div>
          </li>
        ))}
        {logRulings.map((ruling) => (
          <RulingLine key={ruling.decision} ruling={ruling} />
        ))}
      </ul>
      {logFiles.length < 2 ? null : <Button label={{ code: 'logs.say' }} kind="text" onPress={() => setSaying(true)} />}
      {isSaying ? <OneLogDialog files={logFiles} onClose={() => setSaying(false)} /> : null}
    </section>
  )
}

/** What the owner said stands here until taken back. */
const RulingLine = ({ ruling }: { readonly ruling: LogRuling }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  return (
    <li>
      <div>{t(`logs.ruled.${ruling.says}`, { names: ruling.fileNames.join(t('list-comma')) })}</div>
      <Button label={{ code: 'logs.take-back' }} kind="quiet" onPress={() => decide({ kind: 'undo', decision: ruling.decision })} />
    </li>
  )
}
