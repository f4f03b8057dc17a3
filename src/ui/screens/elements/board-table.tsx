import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Row = { readonly key: string; readonly cells: readonly ReactNode[] }

/** A table of the assessment: `elements.col.<column>` heads each column. */
export const BoardTable = ({ columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly Row[] }): ReactElement => {
  const { t } = useTranslation()
  return (
    <div className="sheet scrolls" tabIndex={0} role="region" aria-label={t(`elements.col.${columns[0] ?? ''}`)}>
      <table className="elt">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`elements.col.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, k) => (
                <td key={columns[k]} className={k === columns.length - 1 ? 'two' : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
