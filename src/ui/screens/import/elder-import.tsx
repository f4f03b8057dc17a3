import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPage } from '../../../app/queries/import-report.ts'
import { Button, type ButtonSpec, type Words } from '../../components/button.tsx'
import { thousands } from '../../components/format.ts'
import { Frame } from '../../components/frame.tsx'
import { Icon } from '../../components/icon.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { iconOf } from './file-table.tsx'
import { Bar, useProgress, type TakeFiles } from './import-progress.tsx'

type ElderImportProps = { readonly page: ImportPage; readonly take: TakeFiles; readonly remark: Words; readonly next: ButtonSpec; readonly onHelp: () => void; readonly howTo: ReactNode }

/** 长辈版: the same page, fewer words, large. */
export const ElderImport = ({ page, take, remark, next, onHelp, howTo }: ElderImportProps): ReactElement => {
  const { t } = useTranslation()
  const { client } = useDesk()
  const { run } = useAct()
  const progress = useProgress(page)
  return (
    <Frame remark={remark} primary={next} spoken={`${t('elder.import')}${t('elder.import-how')}`}>
      <div {...take.dropProps}>
        <h1 className="eq">{t('elder.import')}</h1>
        <p className="es">{t('elder.import-how')}</p>
        <ul className="fl">
          {page.running === undefined ? null : (
            <li>
              <Icon name="into" size={28} />
              <div>
                <b>{t(`import.stage.${progress.file?.stage ?? 'receiving'}`)}</b>
                <div className="s">{t('import.nth', { n: Math.min(progress.done + 1, progress.total), of: progress.total, name: '' })}</div>
                <Bar percent={Math.round(progress.share * 100)} label={t('import.progress')} />
              </div>
              <Button label={{ code: 'import.stop' }} icon="pause" isBig onPress={() => run(() => client.ask('cancelImport', null))} />
            </li>
          )}
          {page.files.slice(0, 6).map((file) => (
            <li key={file.key}>
              <Icon name={iconOf(file)} size={28} />
              <div>
                <b>{file.fileName}</b>
                <div className="s">{file.read === undefined ? t(`import.why.${file.state}`) : t('elder.read-rows', { n: thousands(file.read) })}</div>
              </div>
              <span className={file.state === 'read' ? 'ok2' : 'two'}>
                {file.state === 'read' ? <Icon name="tick" size={22} /> : null}
                {t(`import.state.${file.state}`)}
              </span>
            </li>
          ))}
        </ul>
        <div className="line elder-acts">
          <Button label={{ code: 'elder.find-files' }} icon="folder" isBig onPress={take.chooseFiles} />
          <Button label={{ code: 'elder.teach-me' }} icon="question" isBig onPress={onHelp} />
        </div>
      </div>
      {howTo}
    </Frame>
  )
}
