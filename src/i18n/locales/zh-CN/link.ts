/** Words of filters and comparisons: fetched after the first charts. */
export default {
  filters: {
    label: '筛选', clear: '取消筛选：{name}', clearAll: '全部取消', open: '{name}：查看下级构成', only: '仅{name}', whole: '不分{facet}',
  },
  facet: { source: '来源', step: '环节', eventKind: '事件类别', severity: '等级', alarmKind: '告警类型', device: '设备', pipe: '管线', age: '管龄', material: '材质', use: '用途', mode: '租赁方式', channel: '租赁渠道', indicator: '指标' },
  comparison: {
    day: '较昨日同时', month: '较上月', year: '较上年', same: '持平', points: '（百分点）', hint: '{basis}：{before} → {now}（截至 {asOf}）',
    met: '达到考核线 {n}', below: '低于考核线 {n}', siblings: '同级 {min}–{max}，中位 {median}',
  },
}
