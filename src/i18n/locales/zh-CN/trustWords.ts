/** Words of what can be said of a number: trust line, formula, notes of a panel, data quality. */
export default {
  trustLine: {
    unit: '单位', asOf: '截至', source: '来源', period: '更新周期', completeness: '完整性', formula: '算法', timed: '{at}（{timeliness}）',
    exact: '完整', partial: '部分上报，数值是下限', coverage: '{of} 个社区中 {reported} 个已上报，数值是下限', unknown: '没有数据，不按 0 计', below5: '不足 5 人，不显示具体数', withheld: '为使别处的小数值无法推算而不显示', notApplicable: '此处不适用',
  },
  every: { Y: '每 {n} 年', M: '每 {n} 个月', W: '每 {n} 周', D: '每 {n} 天', TH: '每 {n} 小时', TM: '每 {n} 分钟', TS: '每 {n} 秒', one: { Y: '每年', M: '每月', W: '每周', D: '每天', TH: '每小时', TM: '每分钟', TS: '每秒' } },
  formula: { divided: '÷', times: '× {n}', open: '查看{figure}', back: '返回{figure}', deeper: '查看{region}的构成', up: '返回{region}' },
  notes: { title: '数据说明：{panel}', close: '关闭', none: '这一栏没有可拆分的统计数。', open: '查看{figure}的口径与构成', table: '这一栏的数', contradictions: '与其他数矛盾', list: '查看数据质量' },
  panelNote: {
    alarmHealth: '由告警记录在屏上计算：每岗位每 10 分钟的新告警按 EEMUA 191 分级，洪峰、抖动、长期未恢复按配置的门限。', badActors: '由近 24 小时的告警记录在屏上计算：同一设备的告警次数，从多到少。', handlingTimes: '由告警记录的各步时刻在屏上计算：到确认、到场、结案的中位数与 P90，与近一周相比。',
    eventFlow: '由今日网格事件各步的时刻在屏上计算；超期按每类事件的规定时限。', dayTrend: '由事件上报时刻按小时统计；“常态”是数据源给出的同一时刻常值。', alarms: '由告警流逐条得到；计数只计未关闭且未搁置的告警。', alarmRules: '来自配置文件，不是统计数。', deviceList: '逐台设备的最近读数；在线按约定的上报间隔。', alarmTrend: '逐时数来自告警服务，“常态”是同一时刻的常值；排名由近 24 小时的告警记录在屏上计数。', safetyScenes: '点位与在线数来自物联平台和视频平台，同一点位可服务多个场景，不相加；告警为近 24 小时记录在屏上的计数，“—”表示该场景不自动告警。',
    videoWall: '画面右下角是截取时刻；演示画面标有“模拟画面”。', undergroundReadings: '监测点的最近读数与其上下限；离线的点没有数。', undergroundAnalysis: '由数据源按管线普查推算：每个关阀分区取最长干管爆管，影响含只经该区供水的下游；户数取整到十位，以免推算出个别住户；净距按燃气规范与排水管的水平净距核对。', undergroundTroubles: '逐条列出未整改的隐患；总数与等级数来自巡检登记。', indicatorTiles: '由各试点填报的数据在屏上按 22 项指标的算法判定。', indicatorGaps: '由各试点填报的数据算出差多少达标；数据不全的单列为待核实。', indicatorRanking: '按达标项数排列试点社区；未申报的不参加。',
    indicatorDesk: '每项列出填报值、证据与日期；推演的值不保存。', indicatorStages: '成长型与标杆型只列已公布的要求。', indicatorHubs: '引自县政府文件的时点数。', ranking: '下级区域按地图着色的指标排列，点按一行进入。',
  },
  quality: {
    title: '数据质量', open: '数据质量', close: '关闭', scope: '检查屏上正在显示的数', contradictions: '相互矛盾', noContradiction: '各项合计都对得上（含不显示的小数值时不作核对）', sources: '数据来源', stream: '告警流', clocks: '时钟',
    parts: '各部分之和', children: '下级之和', twice: '另一处给出', less: '不应小于', onTime: '按期', late: '晚于自身周期', stale: '晚于三个周期', partial: '部分上报 {n} 项', unknown: '没有数据 {n} 项', dropped: '丢弃无法使用的消息 {n} 条', noneDropped: '没有丢弃消息', clockFine: '时钟一致', differs: '相差 {n}', source: '来源', asOf: '截至', state: '状态', things: '{n} 项需留意',
  },
}
