/** Words of the underground: pipes, nodes, trouble, readings. */
export default {
  underground: {
    noPipes: '此处没有管线', noPipesNote: '管线普查中没有登记地下管线',
    systems: { unit: '点名称只看该类', chart: '各类管线长度', choose: '只看{kind}管线' },
    age: { chart: '管线年代构成', materials: '管线材质', rest: '其余 {n} 种', band: { 'le10': '≤10 年', '11-20': '11–20 年', '21-30': '21–30 年', 'gt30': '>30 年' } },
    depth: { unit: '按管段中点轴线', chart: '各埋深管线长度', ground: '地面', band: { 'lt1': '0–1 m', '1-2': '1–2 m', '2-3': '2–3 m', 'gt3': '>3 m' } },
    troubles: {
      open: '未整改 {n} 处', overdue: '超期', overdueDays: '超期 {n} 天', daysLeft: '剩 {n} 天', dueSoon: '不足 1 天', hidden: '其余 {n} 处未列出',
      none: '没有未整改的隐患', noneNote: '巡检有新发现会自动列出',
    },
    analysis: {
      unit: '按管线普查推算', worst: '爆管最大影响', clearance: '净距不足', closest: '最近 {n} m', bursts: '爆管影响', clearances: '净距', section: '断面', households: '约 {n} 户', few: '不足 10 户', close: '关 {n} 阀', stuck: '锈死 {n} 阀', keyUsers: '重点用户 {n}',
      pair: '{a}与{b}', least: '应不小于 {n} m', zones: '{n} 个关阀分区，列出影响最大的 {shown} 个', pairs: '共 {n} 处', none: '没有可分析的管网', noneNote: '可在上一级查看周边管网的分析结果',
    },
    readings: { what: '{kind}{measurand}', points: '监测点 {n} 个', silentSince: '{time} 起离线', hidden: '其余 {n} 个未列出', none: '此处没有监测点', noneNote: '可在上一级查看周边监测点' },
  },
  troubleLevel: { high: '高', medium: '中', low: '低' },
  pipeTrouble: { corrosion: '腐蚀', leak: '渗漏', overAge: '超龄服役', occupied: '占压', clearance: '净距不足', settlement: '沉降', blockage: '淤堵', misconnection: '混接错接' },
  pipeMeasurand: { pressure: '压力', flow: '流量', level: '液位', temperature: '温度', methane: '甲烷', load: '负载率' },
  pipeReadingUnit: { megapascal: 'MPa', cubicMetrePerHour: 'm³/h', metre: 'm', celsius: '°C', percentLel: '%LEL', percent: '%' },
  readingState: { high: '偏高', low: '偏低', offline: '离线', normal: '正常' },
}
