/** Words of what the map shows of a topic: counters, heat, legend. */
export default {
  topicMap: {
    and: '、', several: '{name}等 {n} 处',
    events: '{place} 未处理事件 {n} 件', event: '{kind} · {step}', overdue: '超期 {n}', overdueOne: '超期', densest: '最密处', perKm2: '{n} 件/km²',
    offline: '离线 {n}',
    pilot: '{name} 达标 {n}/{of} 项', pilots: '{names} {n} 个试点，最低达标 {least}/{of} 项', least: '{n} 个试点中最低',
    legend: {
      quietEvents: '未处理事件', events: '未处理事件，白弧为超期', devices: '物联设备', camera: '摄像机', offline: '离线', pilots: '试点达标项数，白弧为未达标', bare: '未申报', heat: '未处理事件密度',
      heatUnit: '件/km²', show: '事件显示', counters: '聚合', heatSwitch: '热力',
    },
    list: { title: '此处 {n} 件事件', close: '关闭', more: '其余 {n} 件', due: '时限 {time}' },
  },
  deviceLetter: { fire: '火', gas: '气', access: '安', manhole: '井', waterPressure: '水', lift: '梯', care: '护', environment: '环' },
}
