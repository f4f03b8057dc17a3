import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPage } from '../../../app/queries/import-report.ts'
import { Button, forward } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Icon } from '../../components/icon.tsx'
import { Rich, Sentence, type Said } from '../../components/rich.tsx'
import { RowsButton } from '../../components/rows-button.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { EmptyImport } from './empty-import.tsx'
import { ElderImport } from './elder-import.tsx'
import { FileTable } from './file-table.tsx'
import { usePastedPictures } from './use-pasted-pictures.ts'
import { PasteChat } from './paste-chat.tsx'
import { LogList } from './log-list.tsx'
import { HowToExport } from './how-to-export.tsx'
import { Bar, useProgress, type TakeFiles } from './import-progress.tsx'
import './import.css'

/** 2 导入: drop anything; per file what was read, what was not and why, and what can be done. */
export const ImportScreen = (): ReactElement => {
  const { go, look } = useDesk()
  const page = usePage('import', null)
  const take = useTakeFiles()
  const [isHelping, setHelping] = useState(false)
  const [isPasting, setPasting] = useState(false)
  if (page === undefined) return <Frame>{null}</Frame>
  const isEmpty = page.all === 0 && page.running === undefined
  const next = page.doubtful > 0 ? forward('import.next-review', () => go({ screen: 'review' }), { n: page.doubtful }) : forward('import.next', () => go({ screen: 'scope' }), {}, isEmpty ? { code: 'import.file-first' } : undefined)
  const remark = isEmpty ? { code: 'import.remark-empty' } : page.helpCount > 0 ? { code: 'import.remark-help', params: { n: page.helpCount } } : { code: 'import.remark' }
  const howTo = isHelping ? <HowToExport onClose={() => setHelping(false)} /> : null
  if (look.size === 'elder') return <ElderImport page={page} take={take} remark={remark} next={next} onHelp={() => setHelping(true)} howTo={howTo} />
  return (
    <Frame remark={remark} primary={next}>
      <div {...take.dropProps}>
        {isEmpty ? (
          <EmptyImport onChoose={take.chooseFiles} onFolder={take.chooseFolder} onHelp={() => setHelping(true)} onPaste={() => setPasting(true)} />
        ) : (
          <>
            <h1 className="state">
              <Sentence parts={sentenceOf(page)} />
            </h1>
            <DropZone take={take} onHelp={() => setHelping(true)} onPaste={() => setPasting(true)} />
            {page.running === undefined ? null : <RunningSheet page={page} />}
            <FileTable files={page.files} />
            <LogList page={page} />
          </>
        )}
      </div>
      {howTo}
      {isPasting ? <PasteChat onClose={() => setPasting(false)} /> : null}
    </Frame>
  )
}

const sentenceOf = (page: ImportPage): readonly Said[] => [
  { code: 'import.received', params: { n: page.all } },
  { code: 'import.counts-read', params: { n: page.readCount } },
  ...(page.running === undefined ? [] : [{ code: 'import.counts-running', params: { n: Math.max(0, page.running.total - page.running.done) } }]),
  ...(page.helpCount === 0 ? [] : [{ code: 'import.counts-help', params: { n: page.helpCount } }]),
  ...(page.unusedCount === 0 ? [] : [{ code: 'import.counts-unused', params: { n: page.unusedCount } }]),
  { code: 'sentence.stop' },
]


/** Files come from a dialog or are dropped; the window learns only the paths a person chose. */
const useTakeFiles = (): TakeFiles => {
  const { client, bridge } = useDesk()
  const { run } = useAct()
  const [isOver, setOver] = useState(false)
  const send = async (paths: readonly string[]): Promise<void> => {
    if (paths.length > 0) await client.ask('importFiles', { paths })
  }
  usePastedPictures(send)
  return {
    chooseFiles: () => run(async () => send(await bridge.chooseFiles({ purpose: 'evidence' }))),
    chooseFolder: () =>
      run(async () => {
        const folder = await bridge.chooseFolder({ purpose: 'evidence' })
        await send(folder === null ? [] : [folder])
      }),
    dropProps: {
      className: isOver ? 'takes over' : 'takes',
      onDragOver: (event) => {
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        event.preventDefault()
        setOver(false)
        const files = [...event.dataTransfer.files]
        run(async () => send(await bridge.pathsOfDropped(files)))
      },
    },
  }
}

const DropZone = ({ take, onHelp, onPaste }: { readonly take: TakeFiles; readonly onHelp: () => void; readonly onPaste: () => void }): ReactElement => (
  <div className="dropz">
    <span className="act">
      <Icon name="into" size={24} />
    </span>
    <div className="sp">
      <Rich code="import.drop" />
      <div className="cap">
        <Rich code="import.drop-what" />
      </div>
    </div>
    <Button label={{ code: 'import.choose' }} onPress={take.chooseFiles} />
    <Button label={{ code: 'import.choose-folder' }} onPress={take.chooseFolder} />
    <Button label={{ code: 'import.paste' }} kind="text" onPress={onPaste} />
    <Button label={{ code: 'import.how' }} kind="text" onPress={onHelp} />
    <RowsButton />
  </div>
)

const RunningSheet = ({ page }: { readonly page: ImportPage }): ReactElement => {
  const { t } = useTranslation()
  const { client } = useDesk()
  const { run } = useAct()
  const progress = useProgress(page)
  const [isStopping, setStopping] = useState(false)
  const stop = (): void => {
    setStopping(true)
    run(() => client.ask('cancelImport', null))
  }
  const name = progress.file?.path.split(/[\\/]/).at(-1) ?? ''
  const left = page.running?.secondsLeft
  const percent = Math.round(progress.share * 100)
  return (
    <section className="sheet run">
      <div className="line">
        <b>{t(`import.stage.${progress.file?.stage ?? 'receiving'}`)}</b>
        <span className="two">{t('import.nth', { n: Math.min(progress.done + 1, progress.total), of: progress.total, name })}</span>
        <span className="sp" />
        {left === undefined ? null : <span className="num">{t('import.seconds-left', { n: left })}</span>}
        <Button label={{ code: 'import.stop' }} icon="pause" onPress={stop} {...(isStopping ? { blockedBy: { code: 'import.stopping' } } : {})} />
      </div>
      <Bar percent={percent} label={t('import.progress')} />
      <span className="unseen" aria-live="polite">
        {t('import.percent', { n: Math.floor(percent / 10) * 10 })}
      </span>
    </section>
  )
}
