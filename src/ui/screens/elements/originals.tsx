import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { groupedNumber, whenText } from '../../components/format.ts'
import { usePage } from '../../hooks/use-page.ts'
import { BoardTable } from './board-table.tsx'

const inPage = 50

/** 原件核对表: which phone to bring, what to open on it, row by row; the court compares what is printed with it. */
export const Originals = (): ReactElement | null => {
  const { t } = useTranslation()
  const [offset, setOffset] = useState(0)
  const page = usePage('originals', { offset, limit: inPage })
  if (page === undefined) return null
  const deviceOf = (device: string | undefined): string => (device === undefined || device === '' ? t('originals.device-unknown') : device)
  return (
    <>
      <p className="cap">{t('originals.what')}</p>
      {page.total === 0 ? <p>{t('originals.none')}</p> : <p>{t('originals.bring', { list: page.devices.map((d) => t('originals.device-rows', { device: deviceOf(d.device), n: d.rows })).join(t('list-comma')) })}</p>}
      <BoardTable
        columns={['device', 'open', 'at', 'caller', 'place']}
        rows={page.rows.map((row) => ({
          key: row.observation,
          cells: [
            deviceOf(row.device),
            t(`original.open.${row.open}`),
            row.at === undefined ? '—' : whenText(row.at),
            <span key="number" className="ph num">
              {row.number === undefined ? '—' : groupedNumber(row.number)}
            </span>,
            [row.fileName, row.row === undefined ? '' : t('place.row', { n: row.row }), row.page === undefined ? '' : t('place.page', { n: row.page }), row.durationSeconds === undefined ? '' : t('originals.seconds', { n: row.durationSeconds })].filter((p) => p !== '').join(' '),
          ],
        }))}
      />
      <div className="line noprint">
        <span className="cap">{t('originals.page', { from: Math.min(page.total, offset + 1), to: Math.min(page.total, offset + inPage), n: page.total })}</span>
        <Button label={{ code: 'originals.earlier' }} onPress={() => setOffset(Math.max(0, offset - inPage))} {...(offset === 0 ? { blockedBy: { code: 'originals.first' } } : {})} />
        <Button label={{ code: 'originals.later' }} onPress={() => setOffset(offset + inPage)} {...(offset + inPage >= page.total ? { blockedBy: { code: 'originals.last' } } : {})} />
      </div>
    </>
  )
}
