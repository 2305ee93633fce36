/** The parts of ECharts that the first view uses; what only later views need is beside it, and nothing else is bundled. */
import { BarChart, LineChart, PieChart, SankeyChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type ComposeOption, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { BarSeriesOption, LineSeriesOption, PieSeriesOption, SankeySeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GridComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components'

use([BarChart, LineChart, PieChart, SankeyChart, ScatterChart, GridComponent, TooltipComponent, CanvasRenderer])

export { ChartCanvas } from './chartCanvas'
export type { TooltipComponentOption }
export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | PieSeriesOption | SankeySeriesOption | ScatterSeriesOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption
>
