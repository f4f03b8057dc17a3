import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogLine } from '../../../app/queries/log-lines.ts'
import { thousands } from '../../components/format.ts'
import { Icon } from '../../components/icon.tsx'
import { iconByKind } from './file-table.tsx'

/** 记录本: which files are extracts of one log, why, and that what they share is counted once. */
export const LogList = ({ logs, sameRecords }: { readonly logs: readonly LogLine[]; readonly sameRecords: number }): ReactElement | null => {
  const { t } = useTranslation()
  if (logs.length === 0 && sameRecords === 0) return null
  return (
    <section className="logs" aria-label={t('logs.title')}>
      <h2 className="h">{t('logs.title')}</h2>
      <p className="cap">{sameRecords === 0 ? t('logs.why') : t('logs.same', { n: thousands(sameRecords) })}</p>
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
      </ul>
    </section>
  )
}
