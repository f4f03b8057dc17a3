import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DigitColumn, ReviewItem } from '../../../app/queries/review.ts'

type CompareProps = { readonly item: ReviewItem; readonly typed: readonly string[]; readonly column: number; readonly onColumn: (column: number) => void }

/** Where a mobile number is spaced on screen: after the 3rd and the 7th digit. */
const gapsOf = (length: number): ReadonlySet<number> => (length === 11 ? new Set([3, 7]) : new Set())

/** Column for column; only what differs is highlighted, and the key to press is the digit itself. */
export const DigitCompare = ({ item, typed, column, onColumn }: CompareProps): ReactElement => {
  const { t } = useTranslation()
  const isChanged = typed.some((d, i) => d !== item.columns[i]?.first)
  return (
    <table className="cells">
      <caption className="unseen">{t('review.compare')}</caption>
      <tbody>
        <Line label={t('review.first-reader')} columns={item.columns} of={(c) => c.first} at={column} onColumn={onColumn} />
        {item.second === undefined ? null : <Line label={t('review.second-reader')} columns={item.columns} of={(c) => c.second} at={column} onColumn={onColumn} />}
        {isChanged ? <Line label={t('review.yours')} columns={item.columns} of={(_, i) => typed[i] ?? ''} at={column} onColumn={onColumn} /> : null}
      </tbody>
    </table>
  )
}

type LineProps = { readonly label: string; readonly columns: readonly DigitColumn[]; readonly of: (column: DigitColumn, index: number) => string; readonly at: number; readonly onColumn: (column: number) => void }

const Line = ({ label, columns, of, at, onColumn }: LineProps): ReactElement => {
  const gaps = gapsOf(columns.length)
  return (
    <tr>
      <th scope="row">{label}</th>
      {columns.map((c, i) => (
        <td key={`${String(i)}${of(c, i)}`} className={`cell${c.differs ? ' dif' : ''}${i === at ? ' at' : ''}${gaps.has(i) ? ' gap' : ''}`} onClick={() => onColumn(i)}>
          {of(c, i)}
        </td>
      ))}
    </tr>
  )
}
