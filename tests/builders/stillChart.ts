import { defineComponent, h } from 'vue'

/** Stands in for the chart: takes the option, draws nothing, lets a test say that it was clicked or is finished. */
export const ChartCanvas = defineComponent({
  name: 'StillChart',
  props: { option: { type: Object, required: true } },
  emits: ['click', 'mouseover', 'mouseout', 'finished', 'noRoom'],
  setup: () => () => h('div', { 'data-chart': '' }),
})
