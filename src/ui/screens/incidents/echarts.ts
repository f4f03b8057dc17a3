import { CustomChart } from 'echarts/charts'
import { AriaComponent, GridComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { IncidentId } from '../../../core/model/ids.ts'

// Canvas, not SVG: the SVG renderer writes style attributes, which the content policy refuses.
use([CustomChart, GridComponent, AriaComponent, CanvasRenderer])

export type Chart = { readonly show: (option: EChartsCoreOption) => void; readonly resize: () => void; readonly dispose: () => void }

export const startChart = (element: HTMLElement, onPick: (id: IncidentId) => void): Chart => {
  const chart = init(element, undefined, { renderer: 'canvas' })
  chart.on('click', (event) => {
    const { value } = event
    const id: unknown = Array.isArray(value) ? value[4] : undefined
    if (typeof id === 'string') onPick(id as IncidentId)
  })
  return { show: (option) => chart.setOption(option, { notMerge: true }), resize: () => chart.resize(), dispose: () => chart.dispose() }
}
