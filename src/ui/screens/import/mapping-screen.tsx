import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import { columnsQuestion, type Answers } from '../../../core/model/reading-run.ts'
import type { PreviewCell, PreviewColumn, TablePreview } from '../../../core/model/table-preview.ts'
import { forward } from '../../components/button.tsx'
import { Frame, type KeyHint } from '../../components/frame.tsx'
import { IssueText } from '../../components/issue-text.tsx'
import { Rich } from '../../components/rich.tsx'
import { Pick } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { useKeys } from '../../hooks/use-keys.ts'
import { usePage } from '../../hooks/use-page.ts'
import { QuestionField } from './answer-form.tsx'
import './mapping.css'

const keys: readonly KeyHint[] = [
  { keys: ['Tab'], what: 'mapping.keys.next' },
  { keys: ['Space'], what: 'mapping.keys.change' },
  { keys: ['Esc'], what: 'mapping.keys.later' },
]

/** 对应列: what each column is taken for and why; only what cannot be known is asked. The table itself is never changed. */
export const MappingScreen = (): ReactElement => {
  const { route, go } = useDesk()
  const files = usePage('import', null)
  const file = files?.files.find((f) => f.key === route.id)
  const [answers, setAnswers] = useState<Answers>()
  useKeys({ Escape: () => go({ screen: 'import' }) })
  if (file?.sha256 === undefined) return <Frame keys={keys}>{null}</Frame>
  return <Mapping sha256={file.sha256} fileName={file.fileName} answers={answers ?? file.answers} setAnswers={setAnswers} />
}

type MappingProps = { readonly sha256: Sha256; readonly fileName: string; readonly answers: Answers; readonly setAnswers: (answers: Answers) => void }

const Mapping = ({ sha256, fileName, answers, setAnswers }: MappingProps): ReactElement => {
  const { t } = useTranslation()
  const { client, go } = useDesk()
  const { run } = useAct()
  const preview = usePage('mapping', { sha256, answers })
  if (preview === undefined) return <Frame keys={keys}>{null}</Frame>
  // What the columns are is answered by reading the table as it is shown.
  const asked = (preview?.questions ?? []).filter((q) => q.id !== columnsQuestion)
  const open = asked.filter((q) => (answers[q.id] ?? '').trim() === '')
  const read = (): void =>
    run(async () => {
      // What is on the screen may still be the table as it was before the last choice.
      const now = await client.ask('mapping', { sha256, answers })
      if (now?.questions.some((q) => q.id !== columnsQuestion && (answers[q.id] ?? '').trim() === '') === true) return
      await client.ask('answer', { sha256, answers: now === null ? answers : { ...answers, columns: confirmed(now.columns) } })
      go({ screen: 'import' })
    })
  return (
    <Frame keys={keys} remark={{ code: 'mapping.remark', params: { n: preview?.rowsLookedAt ?? 0 } }} primary={forward('mapping.read', read, {}, open.length > 0 ? { code: 'mapping.answer-first', params: { n: open.length } } : undefined)}>
      <h1 className="state">
        <Rich code={open.length > 0 ? 'mapping.head-open' : 'mapping.head'} params={{ file: fileName, n: open.length }} />
      </h1>
      <p className="cap">{t('mapping.raw-over')}</p>
      {preview === null ? <p className="two">{t('mapping.no-table')}</p> : <Table preview={preview} answers={answers} setAnswers={setAnswers} />}
      {asked.length === 0 ? null : (
        <div className="asks">
          {asked.map((question) => (
            <div key={question.id} className="sheet">
              <QuestionField question={question} value={answers[question.id] ?? ''} onChange={(value) => setAnswers({ ...answers, [question.id]: value })} />
              {(answers[question.id] ?? '') === '' ? <span className="tag lk">{t('mapping.unanswered')}</span> : <span className="tag ok">{t('mapping.answered')}</span>}
            </div>
          ))}
        </div>
      )}
    </Frame>
  )
}

type TableProps = { readonly preview: TablePreview; readonly answers: Answers; readonly setAnswers: (answers: Answers) => void }

/** Read as shown: every column is confirmed, and remembered for tables with the same headings. A heading that stands twice names no column. */
const confirmed = (columns: readonly PreviewColumn[]): string =>
  JSON.stringify(Object.fromEntries(columns.filter((c) => c.heading.trim() !== '' && columns.every((other) => other === c || other.heading !== c.heading)).map((c) => [c.heading, c.meaning])))

/** Told columns travel as JSON of heading → meaning, the way the table reader takes them. */
const withColumn = (answers: Answers, columns: readonly PreviewColumn[], heading: string, meaning: string): Answers => {
  const told = columns.flatMap((c) => (c.heading === heading ? [[heading, meaning]] : c.why === 'told' || c.why === 'remembered' ? [[c.heading, c.meaning]] : []))
  return { ...answers, columns: JSON.stringify(Object.fromEntries(told)) }
}

const Table = ({ preview, answers, setAnswers }: TableProps): ReactElement => {
  const { t } = useTranslation()
  return (
    <div className="sheet scrolls">
      <table className="mp">
        <thead>
          <tr>
            <th className="r">{t('mapping.row')}</th>
            {preview.columns.map((column) => (
              <th key={column.index}>
                <div className="o">{t('mapping.column', { letter: letterOf(column.index), heading: column.heading })}</div>
                <Pick
                  label={t('mapping.means', { heading: column.heading })}
                  isLabelHidden
                  className={column.why === 'none' ? 'box keep' : column.why === 'values' ? 'box guess' : 'box'}
                  value={column.meaning}
                  choices={preview.meanings.map((m) => ({ value: m, words: t(`column.${m}`) }))}
                  onChange={(meaning) => setAnswers(withColumn(answers, preview.columns, column.heading, meaning))}
                />
                <div className="o">{t(`mapping.why.${column.why}`)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row, n) => (
            <tr key={`${String(n)} ${String(row.row)}`}>
              <td className="dim num r">{row.page === undefined ? row.row : t('mapping.row-on-page', { page: row.page, row: row.row })}</td>
              {row.cells.map((cell, i) => (
                <td key={`${String(i)}${cell.raw}`} className={preview.columns[i]?.why === 'values' ? 'q' : ''}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const letterOf = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`)

/** Raw over value, in the reader's words. */
const Cell = ({ cell }: { readonly cell: PreviewCell }): ReactElement => {
  const { t } = useTranslation()
  const read = cell.words === undefined ? cell.value : t(cell.words.code, cell.words.params)
  return (
    <>
      <div className="raw">{cell.raw === '' ? t('mapping.empty') : cell.raw}</div>
      <div className={read === undefined ? 'val dim' : 'val num'}>{cell.problem === undefined ? (read ?? t('mapping.kept')) : <span className="look"><IssueText code={cell.problem} params={{ raw: cell.raw }} /></span>}</div>
    </>
  )
}
