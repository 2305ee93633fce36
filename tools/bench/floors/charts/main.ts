// The least page that can do what the wall's charts need: the same libraries and series types, one chart, nothing else.
import axios from 'axios'
import { BarChart, LineChart, PieChart, SankeyChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { createPinia, defineStore } from 'pinia'
import { createApp, defineComponent, h, onMounted, ref, shallowRef } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import { createRouter, createWebHistory } from 'vue-router'
import * as z from 'zod/mini'

use([BarChart, LineChart, PieChart, SankeyChart, ScatterChart, GridComponent, TooltipComponent, CanvasRenderer])

const shape = z.object({ values: z.array(z.int().check(z.gte(0))) })
const useFigures = defineStore('figures', () => ({ figures: ref(shape.parse({ values: [3, 1, 2] })), client: axios.create({ baseURL: '/api' }) }))

const App = defineComponent(() => {
  const { t } = useI18n()
  const { figures } = useFigures()
  const option = { xAxis: { type: 'category', name: t('title') }, yAxis: { type: 'value' }, series: [{ type: 'bar', data: figures.values }] }
  const box = shallowRef<HTMLElement | null>(null)
  onMounted(() => {
    if (box.value === null) return
    const chart = init(box.value)
    chart.on('finished', markFirstChart)
    chart.setOption(option)
  })
  return () => h('div', { id: 'chart', ref: box })
})

function markFirstChart(): void {
  if (performance.getEntriesByName('first-chart').length === 0) performance.mark('first-chart')
}

const style = new CSSStyleSheet()
style.replaceSync('#chart { width: 600px; height: 400px }')
document.adoptedStyleSheets = [style]

createApp(App)
  .use(createPinia())
  .use(createI18n({ legacy: false, locale: 'en', messages: { en: { title: 'Figures' } } }))
  .use(createRouter({ history: createWebHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] }))
  .mount('#app')
