import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentId } from '../../../core/model/ids.ts'
import { useDesk } from '../../hooks/desk-context.ts'
import { useKeys } from '../../hooks/use-keys.ts'
import { usePage } from '../../hooks/use-page.ts'
import { tokensOf } from '../../theme/tokens.ts'
import { chartOption, fullSpan, zoomed, type Span } from './chart-option.ts'
import { startChart, type Chart } from './echarts.ts'

type ChartProps = { readonly selected: IncidentId | undefined; readonly onPick: (id: IncidentId) => void }

/** Calls per day above, hours below, one x axis; flags of refusal, quote, complaint, today and expiry stand through both. */
export const IncidentChart = ({ selected, onPick }: ChartProps): ReactElement => {
  const { t } = useTranslation()
  const { look } = useDesk()
  const page = usePage('chart', null)
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<Chart>(undefined)
  const pick = useRef(onPick)
  const [span, setSpan] = useState<Span>()
  const tokens = useMemo(() => tokensOf(look.theme, look.size), [look.theme, look.size])
  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const made = startChart(element, (id) => pick.current(id))
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(element)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    if (page !== undefined) chart.current?.show(chartOption(page, span ?? fullSpan(page), tokens, selected, t))
  }, [page, span, tokens, selected, t])
  const zoom = (factor: number): void => {
    if (page !== undefined) setSpan((now) => zoomed(page, now ?? fullSpan(page), factor, selected))
  }
  useKeys({ '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), '0': () => setSpan(undefined) })
  const described = page === undefined ? '' : t('chart.described', { n: page.units.length, days: page.days, most: page.mostPerDay })
  return (
    <div className="chartbox">
      <div className="chart" ref={box} role="img" aria-label={described} />
      <div className="zoom noprint">
        <button type="button" className="btn quiet" onClick={() => zoom(0.5)} aria-label={t('chart.closer')}>
          {'＋'}
        </button>
        <button type="button" className="btn quiet" onClick={() => zoom(2)} aria-label={t('chart.farther')}>
          {'－'}
        </button>
      </div>
    </div>
  )
}
