import { CustomChart } from 'echarts/charts'
import { AriaComponent, GridComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

// Canvas, not SVG: the SVG renderer writes style attributes, which the content policy refuses.
use([CustomChart, GridComponent, AriaComponent, CanvasRenderer])

/** Where a person pressed: the upper picture's day and how high, or the lower one's day and hour. */
export type Pressed = { readonly picture: 'days' | 'hours'; readonly day: number; readonly value: number }
export type Chart = { readonly show: (option: EChartsCoreOption) => void; readonly resize: () => void; readonly dispose: () => void }

export const startChart = (element: HTMLElement, onPress: (at: Pressed) => void): Chart => {
  const chart = init(element, undefined, { renderer: 'canvas' })
  chart.getZr().on('click', ({ offsetX, offsetY }) => {
    for (const [gridIndex, picture] of [[0, 'days'], [1, 'hours']] as const) {
      if (!chart.containPixel({ gridIndex }, [offsetX, offsetY])) continue
      const [day = 0, value = 0] = chart.convertFromPixel({ gridIndex }, [offsetX, offsetY])
      onPress({ picture, day: Math.floor(day), value })
      return
    }
  })
  return { show: (option) => chart.setOption(option, { notMerge: true }), resize: () => chart.resize(), dispose: () => chart.dispose() }
}
