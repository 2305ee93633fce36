/** Words of the scenes of community safety, of the kinds of events and of the course of the alarms. */
export default {
  eventKinds: { unit: '今日，件', chart: '今日事件类别' },
  alarmTrend: { unit: '近 24 小时，条', total: '{n} 条', chart: '近 24 小时告警数', top: '最多的 {n} 项', by: '排名方式', kind: '类型', region: '区域' },
  safetyScenes: {
    unit: '点位在线率与近 24 小时告警', chart: '社区安全各场景', scene: '场景', online: '在线率', shared: '车位共享率', points: '点位', alarms: '告警', total: '共 {n} 个场景',
    name: {
      access: '门禁', perimeter: '周界防范', fallingObject: '高空抛物', eBikeInLift: '电动车进电梯', fire: '消防', manhole: '井盖', lift: '电梯', gas: '燃气', parking: '违停与僵尸车', waste: '垃圾分类监控', sharedParking: '车位共享',
    },
  },
}
