/** The parts of ECharts the wall uses; nothing else is bundled. */
import { BarChart, LineChart, PieChart, SankeyChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type ComposeOption, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { BarSeriesOption, LineSeriesOption, PieSeriesOption, SankeySeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GridComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components'

use([BarChart, LineChart, PieChart, SankeyChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

export { default as VChart } from 'vue-echarts'
export type { TooltipComponentOption }
export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | PieSeriesOption | SankeySeriesOption | ScatterSeriesOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption
>
