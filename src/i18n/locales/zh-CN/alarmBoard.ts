/** Words of the list of alarms: rows, repeats, floods, the shelf. */
export default {
  alarms: {
    open: '未关闭 {n} 条', none: '当前无告警', quiet: '一有新告警会立即弹出', last: '上一条', closedAt: '{time} 关闭', noneRecently: '近 {n} 天没有告警', repeats: '×{n}', hidden: '其余 {n} 条未列出', window: '上 {before} 条 · 下 {after} 条',
    left: '另约 {n} 条已移出列表', only: '仅看{severity}', clear: '清除', noneOf: '没有{severity}告警', filter: '只看{severity}告警，{n} 条', back: '返回', dismiss: '收起',
    flood: '告警洪峰', held: '暂收 {n} 条', arrived: '{time} 起新增 {n} 条', count: '{n} 条', newest: '最新 {time}', waiting: '待确认 {n}', seen: '均已确认', list: '告警列表，上下键选择，回车打开',
    chattering: '抖动', chatteringNote: '反复触发与恢复，不再提醒', overdue: '超期', shelved: '已搁置 {n} 条', shelfEnds: '最早 {time} 到期', until: '至 {time}',
    asked: { loading: '列表中没有这条告警，正在读取', missing: '没有这条告警', failed: '这条告警读取失败' },
  },
}
