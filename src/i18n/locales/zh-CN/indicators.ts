/** Words of the 22 indicators: names, inputs, results, gaps, desk, stages and hubs. */
export default {
  dimension: { infrastructure: '基础设施', services: '社区服务', safety: '社区安全', governance: '社区治理', safeguards: '保障措施', innovation: '创新应用和做法' },
  indicator: {
    1: '有线宽带网络', 2: '移动通信网络', 3: '广播电视', 4: '视频监控设施', 5: '智能充电设施', 6: '智慧社区综合信息平台', 7: '政务服务', 8: '养老服务', 9: '便民生活服务', 10: '物业（公共事业）服务', 11: '社区警务',
    12: '出入管理', 13: '周界防范', 14: '高空抛物监测', 15: '消防隐患管理', 16: '火灾自动报警', 17: '治理方式创新', 18: '居民参与共治', 19: '疫情防控', 20: '宣传普及', 21: '信息安全', 22: '创新应用场景',
  },
  indicatorShort: {
    1: '宽带', 2: '5G', 3: '广播电视', 4: '视频监控', 5: '智能充电', 6: '综合平台', 7: '政务服务', 8: '养老服务', 9: '便民设施', 10: '线上缴费', 11: '社区警务',
    12: '出入管理', 13: '周界防范', 14: '高空抛物', 15: '消防隐患', 16: '火灾报警', 17: '治理方式', 18: '居民共治', 19: '疫情防控', 20: '宣传普及', 21: '信息安全', 22: '创新场景',
  },
  indicatorInput: {
    gigabitHomes: '千兆接入家庭', fiveGArea: '5G 覆盖面积', televisionHomes: '有线电视或 IPTV 家庭', keyPlacesCovered: '关键位置覆盖', camerasNetworked: '摄像机联网', camerasIntact: '摄像机完好', videoPublished: '公共视频出图',
    cameraMetadata: '编码位置合规', safeCharging: '小区安全充电', dataGathered: '信息集中汇聚', propertyLinked: '物业平台互联', scenes: '应用场景', oneStopService: '一站式政务服务', aged60: '60 岁及以上常住人口', elderlyServices: '养老服务种类',
    smartFacilities: '智能便民设施', feesOnline: '线上缴费种类', policeWarnings: '防范预警发布', policeBulletins: '警情发布', residentReports: '居民自主上报', policeSharing: '社情共享', accessControl: '封闭小区门禁', perimeterDetection: '封闭小区周界监测',
    fallingObjects: '19 层及以上住宅监控', eBikeInLift: '小区电动车进梯识别', fireAlarms: '住宅公共区域报警', platformInUse: '平台辅助治理', partyRecords: '党员信息入库', onlineElections: '网上选民登记', onlineDeliberation: '线上议事协商',
    openAffairs: '三务公开', epidemicRecords: '防控信息管理', epidemicNotices: '防控政策发布', publicityEvents: '近一年宣传活动', encryption: '加密保护', deIdentification: '去标识化', gradedAuthorisation: '分级授权', tamperProofRecords: '操作记录防篡改',
    innovativeScenes: '创新应用场景',
  },
  indicatorUnit: {
    household: '户', hectare: '公顷', keyPlace: '处', camera: '路', videoResource: '路', estate: '个小区', closedEstate: '个小区', tallBuilding: '栋', building: '栋', resident: '人', feeKind: '种', scene: '个场景', service: '种', facility: '类', event: '次',
  },
  outcome: { met: '达标', metByCondition: '按条件达标', notMet: '不达标', unknown: '数据不全', notApplicable: '未申报' },
  indicatorValue: { yes: '已实现', no: '未实现', none: '无此类对象', all: '全部', mustBe: '须实现', whenAbove: '超过 {n}% 时要求', of: '{part}/{whole} {unit}', ofBare: '{part}/{whole}', counted: '{n} {unit}' },
  gap: { units: '差 {n} {unit}', points: '差 {n} 个百分点', notDone: '待实现', noData: '待核实', over: '至少 {n}' },
  indicators: {
    byCondition: '按条件', undeclared: '未申报', undeclaredNote: '此处没有智慧社区试点，不参加评定', deskUndeclared: '未申报，可按要求推演', undeclaredBelow: '下级没有智慧社区试点，不参加评定',
    tilesUnit: { county: '达标社区数，共 {n} 个试点', town: '达标社区数，共 {n} 个试点', community: '{met} 项达标' }, tile: '{no} {name}：{outcome}', tileOf: '{no} {name}：{n} 个试点中 {met} 个达标，{notMet} 个不达标，{unknown} 个数据不全',
    failing: '{n} 不达标', open: '{n} 不全', only: '只看', clear: '清除筛选', gapsUnit: '不达标要求 {n} 条', gapsUnknown: '待核实 {n} 条', gapsTotal: '共 {n} 条', noGaps: '没有差距', noGapsNote: '全部指标达标',
    noGapsHere: '该指标没有差距', current: '现状', required: '要求', rankingUnit: '22 项中达标项数，待提升在前', rankingBar: '{name}：达标 {met}，不达标 {notMet}，数据不全 {unknown}',
    stagesUnit: '引自文件', basic: '基础型', growth: '成长型', benchmark: '标杆型', accepted: '{year} 年通过验收', acceptedOf: '{n} / {of} 个试点通过验收', joined: '{year} 年列入试点，尚未验收', aims: '{name}', published: '{source}点名的要求', unpublished: '其余要求未公布', noAim: '文件未提及',
    hubData: '数据中枢', hubVision: '视觉中枢', hubAsOf: '截至 {asOf}', previous: '上一项指标', next: '下一项指标', inputs: '全部指标数据', requirements: '全部指标要求', evidence: '佐证', source: '来源', asOf: '截至', trial: '推演', trialOf: '推演：{name}', noEvidence: '无', print: '打印验收表', reset: '恢复实际值',
    trialResult: '推演结果，不是实际值', trialTally: '达标 {from} → {to} 项', trialSame: '达标 {n} 项，不变', standard: '标准', set: '{name} 设为', unknownValue: '未知', condition: '适用条件',
  },
  higherRequirement: {
    bookCorner: '社区共享图书角 ≥1', sportsGround: '每小区体育场地 ≥1', smartTerminal: '每小区智能终端 ≥1', sharedFacility: '每小区共享设施 ≥1', wasteSorting: '垃圾分类监控全覆盖', sharedParking: '车位共享率 ≥5%', parkedWrong: '违停与僵尸车管理', equipmentWatch: '设施设备动态监测',
  },
  hubCount: { dataResources: '数据资源', mapLayers: '地理图层', dataRecords: '数据', videoChannels: '融合视频', algorithms: '部署算法', videoScenes: '应用场景集群' },
  hubUnit: { dataResources: '项', mapLayers: '项', dataRecords: '条', videoChannels: '路', algorithms: '类', videoScenes: '个' },
  hubBound: { exact: '{n}', over: '{n} 余', nearly: '近 {n}' },
  printTable: {
    title: '山东省智慧社区建设指标（基础型）验收表', community: '社区', region: '所属', asOf: '数据截至', printed: '制表时间', dimension: '一级指标', no: '序号', indicator: '二级指标', definition: '指标释义', standard: '标准要求', state: '本社区完成情况',
    print: '打印', back: '返回大屏', summary: '22 项中达标 {met} 项（其中按条件达标 {condition} 项），不达标 {notMet} 项，数据不全 {unknown} 项。', sourceLine: '来源 {source}，截至 {asOf}', sourceOnly: '来源 {source}', evidence: '佐证：{text}', demo: '演示数据',
    undeclared: '{name}未申报智慧社区试点，没有验收表。', failed: '验收表读取失败：{fault}', unknownCommunity: '没有这个社区：{code}', signs: '社区负责人　　　　　　　　验收组　　　　　　　　日期', loading: '正在读取验收数据',
  },
}
