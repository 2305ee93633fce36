import { type EChartsCoreOption, type EChartsType, init } from 'echarts/core'
import { type PropType, defineComponent, h, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'

const isEvent = (event: unknown) => event !== undefined

/**
 * One chart in a box: made when the box has a size, drawn anew with every option (nothing of the one before is merged in), fitted when the
 * box changes, disposed with the component. Says when a mark is clicked, when the pointer comes over one and leaves it, when a drawing is
 * finished, and when it stands in a box without a size.
 */
export const ChartCanvas = defineComponent({
  name: 'ChartCanvas',
  props: { option: { type: Object as PropType<EChartsCoreOption>, required: true } },
  emits: { click: isEvent, mouseover: isEvent, mouseout: isEvent, finished: () => true, noRoom: () => true },
  setup(props, { emit, expose }) {
    const host = shallowRef<HTMLElement | null>(null)
    // In closures, never in reactive state: a proxied chart breaks.
    let chart: EChartsType | null = null
    let observer: ResizeObserver | null = null

    function draw() { chart?.setOption(props.option, { notMerge: true }) }

    function fit() {
      const box = host.value
      if (box === null || box.clientWidth === 0 || box.clientHeight === 0) return
      if (chart === null) {
        chart = init(box, null, { renderer: 'canvas' })
        chart.on('click', (event) => { emit('click', event) })
        chart.on('mouseover', (event) => { emit('mouseover', event) })
        chart.on('mouseout', (event) => { emit('mouseout', event) })
        chart.on('finished', () => { emit('finished') })
        draw()
      }
      else if (chart.getWidth() !== box.clientWidth || chart.getHeight() !== box.clientHeight) chart.resize()
    }

    watch(() => props.option, draw)
    onMounted(() => {
      fit()
      // Nobody is to wait for the drawing of a chart that has no place yet.
      if (chart === null) emit('noRoom')
      observer = new ResizeObserver(fit)
      if (host.value) observer.observe(host.value)
    })
    onBeforeUnmount(() => {
      observer?.disconnect()
      chart?.dispose()
      chart = null
    })
    // What measures or looks at drawings from outside finds the chart that is there now; null without a size.
    expose({ get chart() { return chart } })
    return () => h('div', { ref: host })
  },
})
