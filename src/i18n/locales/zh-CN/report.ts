/** Words of the menu and of the reports: picture, brief, tables. */
export default {
  menu: { open: '菜单', name: '大屏菜单', language: '语言' },
  /** Each in its own words, whatever the wall speaks. */
  languageName: { 'zh-CN': '中文', 'en': 'English' },
  report: {
    title: '报告', key: 'P', picture: '画面', pictureNote: '当前画面存为 PNG 图片', brief: '一页简报', briefNote: '打印或存为 PDF，A4 一页',
    figures: '指标表', figuresNote: '本画面的指标与下级区域，CSV', alarms: '告警表', alarmsNote: '未关闭告警，CSV', events: '事件表', eventsNote: '未结案事件，CSV',
    working: '正在生成{name}…', saved: '已保存 {name}', newest: '（只含最近 {n} 条）', failed: '{name}没有生成：{reason}', blocked: '浏览器没有打开新页，请点此处', notYet: '数据还没有读到',
    caption: '{title}　{place}　{topic}　{time}', sources: '来源：{names}', noSurvey: '不含地下管线测绘数据', replay: '回放 {time}',
  },
  reportColumn: {
    region: '区域', code: '区划代码', figure: '指标', id: '标识', value: '数值', unit: '单位', state: '状态', asOf: '截至', source: '来源',
    alarm: '告警编号', severity: '级别', kind: '类型', raisedAt: '发生时间', status: '处置状态', place: '地点', acknowledgedAt: '确认时间', event: '事件编号', dueAt: '时限', spot: '详细位置', device: '设备',
    longitude: '经度', latitude: '纬度', reading: '读数', limit: '阈值', readingUnit: '读数单位', eventSource: '事件来源', step: '当前环节', reportedAt: '上报时间',
  },
  listSeparator: '、',
  brief: {
    title: '简报', heading: '{place}情况简报', print: '打印', back: '返回大屏', loading: '正在读取简报数据', unknownRegion: '没有这个区域：{code}', made: '成文时间', of: '回放时刻 {time}',
    figures: '主要指标', map: '{figure}分布图', worst: '需关注的区域', noneBelow: '没有下级区域。', alarms: '未关闭的红色与橙色告警（{n} 条）', noAlarms: '没有未关闭的红色或橙色告警。', more: '另有 {n} 条，见大屏。',
    sources: '数据来源：{names}。', maker: '制表人', approver: '审核人', date: '日期', target: '目标 {n}', whole: '{place} {value}',
    rangeOf: { county: '下辖镇街区间', town: '下辖社区区间', community: '同镇社区区间' },
    leadEvents: '未处理网格事件 {open} 件，其中超期 {overdue} 件', leadAlarms: '未关闭红色告警 {red} 条、橙色 {orange} 条', leadRegion: '{figure}最需关注：{place}（{value}）', leadJoin: '；', leadEnd: '。',
  },
  briefSubject: { profile: '概况', population: '人口', housing: '房屋', grid: '网格', events: '网格事件', devices: '物联设备', assistance: '低保救助', undergroundTroubles: '地下管网', indicators: '智慧社区' },
  briefColumn: { subject: '方面', figure: '指标', value: '数值', change: '较上期', asOf: '截至与来源', severity: '级别', kind: '类型', place: '地点', since: '发生时间', status: '处置状态' },
}
