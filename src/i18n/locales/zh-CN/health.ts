/** Words of alarm health, handling times, devices, rules and the replay. */
export default {
  topicStrip: { grid: '网格概况', livelihood: '民生概况', iot: '感知概况', underground: '地下概况', indicators: '指标概况' },
  rateBand: { acceptable: '可接受', manageable: '可应对', demanding: '偏高', overDemanding: '过高', flood: '洪峰' },
  health: {
    unit: '近 24 小时', rate: '每席 10 分钟', week: '7 日均 {n}', peak: '峰值', peakAt: '{time} 起', over: '超限时段', overNote: '多于 {n} 条',
    chart: '近 24 小时每 10 分钟告警数', manageable: '可应对上限 {n} 条', floods: '告警洪峰', floodLast: '{time} {n} 条', floodNow: '进行中 {n} 条', noFlood: '未发生',
    chattering: '抖动设备', chatterNote: '≥{n} 次', stale: '长期未恢复', staleNote: '>{n} 小时', none: '24 小时内无告警', noneNote: '一有新告警会自动统计', cut: '仅含最近 {n} 条',
  },
  badActors: { unit: '近 24 小时，前 {n} 台占 {share}%', count: '{n} 次', none: '24 小时内无告警', noneNote: '一有新告警会自动统计' },
  handlingTimes: {
    unit: '近 24 小时，分钟', acknowledge: '确认', arrive: '到场', close: '结案', overdue: '超期', p90: 'P90 {n}', weekMedian: '7 日 {n}', of: '{n} / {total} 件', level: '级别', none: '24 小时内无告警', noneNote: '一有新告警会自动统计',
  },
  rules: {
    rate: '每分钟变化 {limit}', noData: '无数据 {limit}', state: '设备判定', forTime: '持续 {time}', over: '历时 {time}', hysteresis: '回差 {n} {unit}', always: '全天', days: '周{from}至周{to}', total: '共 {n} 条规则', none: '没有配置告警规则', noneNote: '规则在 config.json 中配置',
    dayNames: ['一', '二', '三', '四', '五', '六', '日'],
  },
  deviceList: {
    unit: '超限、离线与低电量在前', unitOf: '前 {n} 台内，超限、离线与低电量在前', online: '在线', offline: '离线', battery: '电量 {n}%', stateOnly: '只报状态', total: '共 {n} 台', firstOf: '前 {n} 台，共 {total} 台', floor: '{n} 层', none: '此处没有设备', noneNote: '可在上一级查看周边设备', personal: '独居关爱终端不逐台列出', personalNote: '终端在老人家中，公共大屏只显示其告警和镇街以上的数量',
    history: '近 {n} 小时', live: '实时 {time}', limit: '限值 {n} {unit}', above: '告警 ≥{n}', below: '告警 <{n}', noHistory: '没有读数曲线', lastAt: '{time} 上报',
  },
  flow: { unit: '今日，件', overdue: '超期 {n}', waiting: '未处理', median: '结案中位', p90: '结案 P90', overdueAll: '超期', none: '今日尚无事件', noneNote: '有新事件会自动更新', chart: '各环节事件数' },
  videoWall: { open: '打开告警', back: '全部画面', unit: '有未关闭告警的摄像机，{n} 路', joined: '接入 {n} 路，在线 {share}%', simulated: '模拟画面', failed: '画面读取失败', none: '当前告警没有可公开的画面', noneNote: '有新画面会自动显示', total: '共 {n} 路' },
}
