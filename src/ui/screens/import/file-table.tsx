import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { guideOf } from '../../../app/guides.ts'
import type { FileRow, FileState } from '../../../app/queries/import-report.ts'
import type { LogKind } from '../../../core/model/reading-run.ts'
import { isSecret } from '../../../core/model/secret-answers.ts'
import { Button } from '../../components/button.tsx'
import { bytesText, thousands } from '../../components/format.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { IssueText } from '../../components/issue-text.tsx'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import type { Answers } from '../../../core/model/reading-run.ts'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { Guide } from './how-to-export.tsx'
import { AnswerForm } from './answer-form.tsx'

export const iconByKind: Readonly<Record<LogKind, IconName>> = { phone: 'phone', bill: 'bill', screenshot: 'picture', recording: 'sound', messages: 'message', chat: 'message', diary: 'paper', table: 'table' }
export const iconOf = (file: FileRow): IconName => (file.state === 'needs-answer' && file.questions.some((q) => q.id === 'password') ? 'lock' : file.logKind === undefined ? 'paper' : iconByKind[file.logKind])

type Shown = 'all' | 'help' | 'read' | 'unused'
const chips: readonly (readonly [Shown, string])[] = [['all', 'import.all'], ['help', 'import.only-help'], ['read', 'import.only-read'], ['unused', 'import.only-unused']]
const needsHelp: ReadonlySet<FileState> = new Set(['needs-answer', 'not-received', 'not-recognised', 'partly-read'])

/** Files that need help float to the top; finished ones stay listed. The report can be narrowed and printed. */
export const FileTable = ({ files }: { readonly files: readonly FileRow[] }): ReactElement => {
  const { t } = useTranslation()
  const [only, setOnly] = useState<Shown>('all')
  const of: Readonly<Record<Shown, readonly FileRow[]>> = {
    all: files.filter((f) => f.state !== 'unused'),
    help: files.filter((f) => needsHelp.has(f.state)),
    read: files.filter((f) => f.state === 'read'),
    unused: files.filter((f) => f.state === 'unused'),
  }
  return (
    <>
      <div className="line filters noprint">
        {chips.map(([key, words]) =>
          key === 'unused' && of.unused.length === 0 ? null : (
            <button key={key} type="button" className="chip" aria-pressed={only === key} onClick={() => setOnly(key)}>
              {t(words, { n: of[key].length })}
            </button>
          ),
        )}
        <span className="sp" />
        <Button label={{ code: 'import.print' }} kind="quiet" onPress={() => window.print()} />
      </div>
      <div className="sheet scrolls">
        <table className="files">
          <thead>
            <tr>
              <th>{t('import.col.file')}</th>
              <th className="r">{t('import.col.read')}</th>
              <th className="r">{t('import.col.not-read')}</th>
              <th>{t('import.col.why')}</th>
              <th>{t('import.col.state')}</th>
            </tr>
          </thead>
          <tbody>
            {of[only].map((file) => (
              <FileLine key={file.key} file={file} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const tagOf: Readonly<Record<FileState, string>> = { read: 'tag ok', 'partly-read': 'tag lk', 'needs-answer': 'tag lk', 'not-recognised': 'tag lk', 'not-received': 'tag lk', reading: 'tag', kept: 'tag', unused: 'tag', withdrawn: 'tag' }

/** A password is typed once and forgotten: without it a table cannot be shown. */
const canBeShown = (file: FileRow): boolean => file.reader === 'table' && !file.questions.some((q) => isSecret(q.id))

const FileLine = ({ file }: { readonly file: FileRow }): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const isMapping = canBeShown(file)
  const guide = guideOf(file.reader)
  return (
    <>
      <tr>
        <td>
          <span className="file">
            <Icon name={iconOf(file)} />
            <span>
              <span className="nm">{baseOf(file.fileName)}</span>
            <Folder of={file.fileName} />
              <span className="cap">{describe(t, file)}</span>
            </span>
          </span>
        </td>
        <td className="num r">{file.read === undefined ? '—' : t('count.rows', { n: thousands(file.read) })}</td>
        <td className="num r">{file.read === undefined ? '—' : thousands(file.notRead)}</td>
        <td className="why wrap">
          <Why file={file} />
          {guide !== undefined && again.has(file.state) ? <Guide guide={guide} summary={t('guide.again')} /> : null}
        </td>
        <td>
          {file.state === 'needs-answer' && isMapping ? (
            <Button label={{ code: 'import.map' }} onPress={() => go({ screen: 'mapping', id: file.key })} />
          ) : file.questions.length > 0 && file.state !== 'withdrawn' ? (
            <button type="button" className="btn" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t('import.answer')}
            </button>
          ) : file.reader === 'table' ? (
            <Button label={{ code: 'import.map' }} onPress={() => go({ screen: 'mapping', id: file.key })} />
          ) : (
            <span className={tagOf[file.state]}>
              {file.state === 'read' ? <Icon name="tick" size={12} /> : null}
              {t(`import.state.${file.state}`)}
            </span>
          )}
          {again.has(file.state) && file.sha256 !== undefined ? <ReadAgain sha256={file.sha256} answers={file.answers} /> : null}
        </td>
      </tr>
      {isOpen && file.sha256 !== undefined ? (
        <tr>
          <td colSpan={5} className="wrap answering">
            <AnswerForm sha256={file.sha256} questions={file.questions} answers={file.answers} onDone={() => setOpen(false)} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Where in the dropped folder it stood; of a long way its beginning and its end. */
const Folder = ({ of }: { readonly of: string }): ReactElement | null => {
  const folder = of.slice(0, Math.max(0, of.lastIndexOf('/')))
  if (folder === '') return null
  return (
    <span className="cap" title={folder}>
      {folder.length <= 48 ? folder : `${folder.slice(0, 20)}…${folder.slice(-26)}`}
    </span>
  )
}

/** Broken off, cancelled, or read by a program that knew less: the original is in the vault, so nothing has to be brought again. */
const again: ReadonlySet<FileState> = new Set(['partly-read', 'not-recognised'])

const ReadAgain = ({ sha256, answers }: { readonly sha256: Sha256; readonly answers: Answers }): ReactElement => {
  const { client } = useDesk()
  const { run } = useAct()
  return <Button label={{ code: 'import.read-again' }} kind="text" onPress={() => run(() => client.ask('answer', { sha256, answers }))} />
}

type Translate = ReturnType<typeof useTranslation>['t']

const describe = (t: Translate, file: FileRow): string => {
  const kind = file.reader === undefined ? undefined : t(`format.${file.reader}`, { defaultValue: t(`log.${file.logKind ?? 'table'}`) })
  const size = file.byteLength === undefined ? undefined : bytesText(file.byteLength)
  const declared = file.declared === undefined ? undefined : t('import.declared', { n: thousands(file.declared) })
  return [kind, declared, size, file.otherNames.length > 0 ? t('import.same-as', { name: file.otherNames[0] ?? '' }) : undefined].filter((part) => part !== undefined).join(t('comma'))
}

const Why = ({ file }: { readonly file: FileRow }): ReactElement => {
  const { t } = useTranslation()
  const [first, ...rest] = file.issues.filter((i) => i.severity !== 'note')
  const note = file.issues.find((i) => i.severity === 'note')
  if (file.state === 'needs-answer') {
    const question = file.questions[0]
    return question === undefined ? <></> : <span className="look">{t(`question.${question.id}`, { ...question.params })}</span>
  }
  const shown = first ?? note
  if (shown === undefined) return <>{t(`import.why.${file.state}`)}</>
  return (
    <>
      <span className={shown.severity === 'refuse' && file.state !== 'kept' ? 'look' : ''}>
        <IssueText code={shown.code} params={shown.params} />
      </span>
      {shown.place?.row === undefined ? null : <> {t('place.row', { n: shown.place.row })}</>}
      {rest.length === 0 ? null : (
        <details className="noprint">
          <summary>{t('import.more-issues', { n: rest.length })}</summary>
          <ul className="issues">
            {rest.slice(0, 200).map((issue, i) => (
              <li key={`${issue.code}${String(i)}`}>
                <IssueText code={issue.code} params={issue.params} />
                {issue.place?.row === undefined ? null : <> {t('place.row', { n: issue.place.row })}</>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
