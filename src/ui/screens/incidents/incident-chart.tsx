import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartPage } from '../../../app/queries/incident-chart.ts'
import type { IncidentFilter } from '../../../app/queries/incidents.ts'
import type { IncidentId } from '../../../core/model/ids.ts'
import { useDesk } from '../../hooks/desk-context.ts'
import { useKeys } from '../../hooks/use-keys.ts'
import { useAnswer } from '../../hooks/use-page.ts'
import { tokensOf } from '../../theme/tokens.ts'
import { about, fullSpan, left, moved, right, zoomed, type Span } from './chart-frame.ts'
import { chartOption } from './chart-option.ts'
import { startChart, type Chart, type Pressed } from './echarts.ts'

type ChartProps = { readonly filter: IncidentFilter; readonly selected: IncidentId | undefined; readonly onPick: (id: IncidentId) => void }

/** Calls per day above, hours below, one x axis; flags of refusal, quote, complaint, today and expiry stand through both. */
export const IncidentChart = ({ filter, selected, onPick }: ChartProps): ReactElement => {
  const { t } = useTranslation()
  const [span, setSpan] = useState<Span>()
  const held = useAnswer('chart', { filter, ...(span === undefined ? {} : { span }) })
  const page = held?.answer
  const day = useSelectedDay(selected)
  // The picture is drawn once for a zoom: when its page has come, over the days that were asked for.
  const inSight = useMemo(() => (held === undefined ? undefined : (held.ask.span ?? fullSpan(held.answer))), [held])
  const press = (at: Pressed): void => {
    if (page === undefined) return
    const bin = page.bins.find((b) => b.from <= at.day && at.day < b.from + b.days)
    const unit = unitAt(page, at)
    if (unit !== undefined) onPick(unit)
    else if (bin !== undefined && bin.days > 1) setSpan(about(page, bin.from, bin.days))
  }
  const box = useChart(page, inSight, press)
  const change = (make: (page: ChartPage, now: Span) => Span) => (): void => {
    if (page !== undefined && inSight !== undefined) setSpan((now) => make(page, now ?? inSight))
  }
  const closer = change((p, now) => zoomed(p, now, 0.5, day))
  const farther = change((p, now) => zoomed(p, now, 2, day))
  const earlier = change((p, now) => moved(p, now, -1))
  const later = change((p, now) => moved(p, now, 1))
  useKeys({ '+': closer, '=': closer, '-': farther, '0': () => setSpan(undefined), ArrowLeft: earlier, ArrowRight: later })
  return (
    <div className="chartbox">
      {day === undefined || inSight === undefined || day < inSight[0] || day >= inSight[1] ? null : <DayBand day={day} span={inSight} />}
      <div className="chart" ref={box} role="img" aria-label={page === undefined ? '' : t('chart.described', { n: page.shown, days: page.days, most: page.mostPerDay })} />
      <div className="zoom noprint">
        {([['closer', closer, '＋'], ['farther', farther, '－'], ['earlier', earlier, '‹'], ['later', later, '›']] as const).map(([name, act, sign]) => (
          <button key={name} type="button" className="btn quiet" onClick={act} aria-label={t(`chart.${name}`)}>
            {sign}
          </button>
        ))}
      </div>
    </div>
  )
}

/** The selected incident's day: a band behind the picture, so that moving it draws nothing anew. */
const DayBand = ({ day, span }: { readonly day: number; readonly span: Span }): ReactElement => {
  const share = (n: number): string => `calc(${String(left)}px + (100% - ${String(left + right)}px) * ${String((n - span[0]) / (span[1] - span[0]))})`
  return <div className="dayband" style={{ left: share(day), width: `max(9px, calc((100% - ${String(left + right)}px) / ${String(span[1] - span[0])}))` }} />
}

const useSelectedDay = (selected: IncidentId | undefined): number | undefined => {
  const { client } = useDesk()
  const [held, setHeld] = useState<{ readonly id: IncidentId; readonly day: number | null }>()
  useEffect(() => {
    let isCurrent = true
    if (selected !== undefined) client.ask('dayOnAxis', { id: selected }).then((day) => isCurrent && setHeld({ id: selected, day }), reportError)
    return () => void (isCurrent = false)
  }, [client, selected])
  return selected === undefined || held?.id !== selected ? undefined : (held.day ?? undefined)
}

/** The picture itself: drawn anew when its page, its days or its colours change. */
const useChart = (page: ChartPage | undefined, span: Span | undefined, onPress: (at: Pressed) => void): React.RefObject<HTMLDivElement | null> => {
  const { t } = useTranslation()
  const { look } = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<Chart>(undefined)
  const press = useRef(onPress)
  const tokens = useMemo(() => tokensOf(look.theme, look.size), [look.theme, look.size])
  useEffect(() => {
    press.current = onPress
  })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const made = startChart(element, (at) => press.current(at))
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(element)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    if (page !== undefined && span !== undefined) chart.current?.show(chartOption(page, span, tokens, t))
  }, [page, span, tokens, t])
  return box
}

const unitAt = (page: ChartPage, at: Pressed): IncidentId | undefined => {
  const its = page.units.filter((u) => u.day === at.day)
  return (at.picture === 'days' ? its.find((u) => u.nth === Math.floor(at.value)) : its.find((u) => u.hour === Math.floor(at.value)))?.id
}
