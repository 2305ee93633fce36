import { reportedKind } from './alarms'

/** Names of figures, units and sources. */
export default {
  figure: {
    'profile.area': '行政区域面积', 'profile.households': '总户数',
    'population.resident': '常住人口', 'population.registered': '户籍人口', 'population.density': '人口密度',
    'population.male': '常住男性', 'population.female': '常住女性', 'population.registeredMale': '户籍男性', 'population.registeredFemale': '户籍女性',
    'population.inflow': '流入', 'population.inflowShare': '流入占比', 'population.outflow': '外出', 'population.outflowShare': '外出占比',
    'population.age60plus': '60 岁及以上', 'population.age60plusShare': '60 岁及以上占比',
    'party.organizations': '党组织', 'party.members': '党员', 'party.memberShare': '党员占户籍人口', 'party.male': '男党员', 'party.female': '女党员',
    'party.age.le35': '35 岁及以下', 'party.age.36-45': '36–45 岁', 'party.age.46-60': '46–60 岁', 'party.age.61-70': '61–70 岁', 'party.age.ge71': '71 岁及以上',
    'housing.buildings': '楼栋', 'housing.stairwells': '单元', 'housing.homes': '房屋', 'housing.selfOccupied': '自住', 'housing.rented': '租赁', 'housing.vacant': '空置',
    'housing.selfOccupiedShare': '自住率', 'housing.rentedShare': '租赁率', 'housing.vacantShare': '空置率',
    'components.total': '部件总数', 'components.intact': '完好', 'components.intactShare': '完好率',
    'components.utilities': '公用设施', 'components.traffic': '道路交通', 'components.sanitation': '市容环境', 'components.greening': '园林绿化', 'components.other': '其他部件',
    'places.mall': '商超', 'places.clinic': '医疗机构', 'places.school': '学校', 'places.elderlyCare': '养老设施',
    'grid.grids': '网格', 'grid.workers': '网格员', 'grid.fullTime': '专职', 'grid.partTime': '兼职', 'grid.householdsPerGrid': '每格户数',
    'population.age80plus': '80 岁及以上', 'population.age80plusShare': '80 岁及以上占比',
    'elderly.alone': '独居老人', 'elderly.aloneShare': '独居占比', 'elderly.services': '养老服务', 'elderly.serviceRate': '养老服务率',
    'elderly.service.meal': '助餐', 'elderly.service.bath': '助浴', 'elderly.service.clean': '助洁', 'elderly.service.medical': '助医', 'elderly.service.walk': '助行', 'elderly.service.urgent': '助急', 'elderly.service.leisure': '助乐',
    'elderly.sosCalls': '一键求助', 'elderly.sosInTime': '15 分钟内应答', 'elderly.sosLate': '超 15 分钟', 'elderly.sosInTimeShare': '求助 15 分钟应答率',
    'government.items': '可办事项', 'government.handled': '近 30 日办件', 'government.onTime': '按时办结', 'government.late': '超时办结', 'government.onlineShare': '网办率', 'government.onTimeShare': '按时办结率',
    'government.channel.online': '网上办理', 'government.channel.selfService': '自助终端', 'government.channel.assisted': '帮办代办', 'government.channel.counter': '窗口办理',
    'property.estates': '物业小区', 'property.feeDue': '应缴户数', 'property.feePaid': '已缴户数', 'property.feeUnpaid': '未缴户数', 'property.feeShare': '物业费收缴率',
    'property.repairs': '近 30 日报修', 'property.repairsDone': '已修复', 'property.repairsOpen': '待修', 'property.repairsDoneShare': '报修办结率',
    'property.complaints': '近 30 日投诉', 'property.complaintsClosed': '投诉已办结', 'property.complaintsOpen': '投诉未办结', 'property.complaintsClosedShare': '投诉办结率',
    'participation.households': '小程序用户家庭', 'participation.householdShare': '小程序覆盖率', 'participation.visits': '小程序使用', 'participation.notices': '发布公告', 'participation.deliberations': '民主议事', 'participation.votes': '投票表决',
    'participation.matters': '议定事项', 'participation.mattersDone': '已落实', 'participation.mattersOpen': '未落实', 'participation.mattersDoneShare': '议定事项落实率',
    'special.disabled': '残疾人', 'special.destitute': '特困人员', 'special.children': '困境儿童', 'special.veterans': '优抚对象',
    'special.released': '安置帮教对象', 'special.correction': '社区矫正对象', 'special.rehabilitation': '戒毒康复人员', 'special.mental': '严重精神障碍患者',
    'events.total': '今日上报', 'events.handled': '已处理', 'events.open': '未处理', 'events.inProgress': '处理中', 'events.pending': '待派遣', 'events.overdue': '超期',
    'events.gridWorker': '网格员上报', 'events.resident': '居民上报', 'events.iot': 'IoT 预警', 'events.openRate': '未处理事件率', 'events.handledShare': '办结率', 'events.medianHours': '处置中位数',
    'events.gridWorker.handled': '网格员上报·已处理', 'events.gridWorker.inProgress': '网格员上报·处理中', 'events.gridWorker.pending': '网格员上报·待派遣',
    'events.resident.handled': '居民上报·已处理', 'events.resident.inProgress': '居民上报·处理中', 'events.resident.pending': '居民上报·待派遣',
    'events.iot.handled': 'IoT 预警·已处理', 'events.iot.inProgress': 'IoT 预警·处理中', 'events.iot.pending': 'IoT 预警·待派遣',
    'assistance.households': '低保户', 'assistance.people': '低保人员', 'assistance.classA': 'A 类', 'assistance.classB': 'B 类', 'assistance.classC': 'C 类', 'assistance.rate': '低保人员率',
    'rental.mode.whole': '整租', 'rental.mode.shared': '合租', 'rental.mode.shortTerm': '短租',
    'rental.channel.direct': '个人直租', 'rental.channel.agency': '中介机构', 'rental.channel.online': '网络平台', 'rental.channel.employer': '单位集体',
    'rental.rentSum': '月租金合计', 'rental.tenants': '租住人数', 'rental.meanRent': '平均租金', 'rental.meanTenants': '平均租住',
    'devices.total': '设备总数', 'devices.online': '在线', 'devices.offline': '离线', 'devices.onlineShare': '在线率',
    'pipes.length': '管线总长', 'pipes.density': '管网密度', 'pipes.nodes': '管点', 'pipes.old': '20 年以上', 'pipes.oldShare': '20 年以上占比',
    'pipes.length.JS': '给水管线', 'pipes.length.YS': '雨水管线', 'pipes.length.WS': '污水管线', 'pipes.length.RQ': '燃气管线', 'pipes.length.RL': '热力管线', 'pipes.length.DL': '电力管线', 'pipes.length.TX': '通信管线',
    'pipes.material.ductileIron': '球墨铸铁管', 'pipes.material.steel': '钢管', 'pipes.material.polyethylene': 'PE 管', 'pipes.material.hdpe': 'HDPE 管', 'pipes.material.concrete': '混凝土管', 'pipes.material.brick': '砖石管沟',
    'pipes.material.cable': '直埋电缆', 'pipes.material.ductBlock': '管块',
    'pipes.age.le10': '管龄 10 年及以下', 'pipes.age.11-20': '管龄 11–20 年', 'pipes.age.21-30': '管龄 21–30 年', 'pipes.age.gt30': '管龄 30 年以上',
    'pipes.depth.lt1': '埋深不足 1 m', 'pipes.depth.1-2': '埋深 1–2 m', 'pipes.depth.2-3': '埋深 2–3 m', 'pipes.depth.gt3': '埋深 3 m 以上',
    'pipes.troubles': '未整改隐患', 'pipes.troubles.high': '高等级隐患', 'pipes.troubles.medium': '中等级隐患', 'pipes.troubles.low': '低等级隐患',
    'indicators.pilots': '试点社区', 'indicators.accepted': '已通过验收', 'indicators.complete': '全部达标社区', 'indicators.results': '评定项次', 'indicators.met': '达标项次', 'indicators.notMet': '不达标项次', 'indicators.unknown': '数据不全项次', 'indicators.metShare': '指标达标率',
    'circle.all.residents': '八类服务都在 15 分钟内的居民', 'circle.allShare': '八类服务全覆盖',
    'video.channels': '视频路数', 'video.online': '视频在线', 'video.offline': '视频离线', 'video.onlineShare': '视频在线率',
    'parking.spaces': '小区车位', 'parking.shared': '共享车位', 'parking.sharedShare': '车位共享率',
    ...kindNames(),
    ...sceneNames(),
    ...circleNames(),
    ...deviceNames(),
    ...bandNames(),
  },
  deviceGroup: { fire: '消防监测', gas: '燃气探测', access: '安防监测', manhole: '智慧井盖', waterPressure: '管网水压', lift: '电梯监测', care: '独居关爱', environment: '环境监测' },
  unit: {
    tenThousand: '万', squareKilometre: 'km²', person: '人', household: '户', building: '栋', stairwell: '个', home: '套', grid: '个', event: '件', device: '台', item: '个', place: '处',
    organization: '个', percent: '%', eventPer10k: '件/万人', personPer10k: '人/万人', personPerKm2: '人/km²', yuanPerMonth: '元/月', personPerHome: '人/套', hour: '小时', householdPerGrid: '户/格',
    kilometre: 'km', kilometrePerKm2: 'km/km²', community: '个', indicator: '项', case: '件', matter: '项', occasion: '次', notice: '条', meeting: '场', estate: '个', occasionPer100: '次/百人', channel: '路',
  },
  source: {
    census2020: '第七次人口普查', policeRegister: '公安户籍', officialArea: '县域面积', partyRegister: '组织部党员库', housingRegister: '住建房产库', rentalRegister: '公安出租房库', componentCensus: '城管部件普查',
    assistanceRegister: '民政救助系统', gridCentre: '县网格中心', iotPlatform: '物联平台', alarmServer: '告警服务', regionPack: '区划数据', platform: '平台', pipeSurvey: '管线普查', pipeInspection: '管线巡检', pipeMonitor: '管网监测',
    elderlyPlatform: '智慧养老系统', governmentPlatform: '政务服务系统', propertyPlatform: '智慧物业系统', residentApp: '居民小程序', careRegister: '民政残联台账', supportRegister: '政法综治台账',
    indicatorPlatform: '社区自评申报', carrierReport: '运营商报送', videoPlatform: '视频融合平台', countyLetter2023: '平政办字〔2023〕9号', whatIf: '推演',
  },
  figureState: { exact: '准确', partial: '部分上报', unknown: '暂无数据', suppressed: '小数值不显示', notApplicable: '不适用' },
  figureHint: '{name} {text}，来源 {source}，截至 {asOf}，{state}；点按查看下级构成',
}

function kindNames() {
  return Object.fromEntries(Object.entries(reportedKind).map(([kind, name]) => [`events.kind.${kind}`, name]))
}

function sceneNames() {
  const scenes = { access: '门禁', perimeter: '周界防范', fallingObject: '高空抛物', eBikeInLift: '电动车进电梯', fire: '消防', manhole: '井盖', lift: '电梯', gas: '燃气', parking: '违停与僵尸车', waste: '垃圾分类监控' }
  return Object.fromEntries(Object.entries(scenes).flatMap(([id, name]) => [[`safety.${id}.points`, `${name}点位`], [`safety.${id}.online`, `${name}在线点位`]]))
}

function circleNames() {
  const services = { clinic: '医疗机构', school: '幼儿园和小学', elderlyCare: '养老设施', mall: '商超', canteen: '助餐点', fitness: '健身场地', busStop: '公交站', hall: '党群服务中心' }
  return Object.fromEntries(Object.entries(services).flatMap(([id, name]) => [[`circle.${id}.residents`, `15 分钟内有${name}的居民`], [`circle.${id}.beyond`, `15 分钟内无${name}的居民`], [`circle.${id}.share`, `${name} 15 分钟覆盖率`]]))
}

function deviceNames() {
  const groups = { fire: '消防监测', gas: '燃气探测', access: '安防监测', manhole: '智慧井盖', waterPressure: '管网水压', lift: '电梯监测', care: '独居关爱', environment: '环境监测' }
  return Object.fromEntries(Object.entries(groups).flatMap(([id, name]) => [[`devices.${id}.total`, `${name}设备`], [`devices.${id}.online`, `${name}在线`]]))
}

function bandNames() {
  const bands = ['0-9', '10-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70-79', '80+']
  const words = (band: string) => band === '80+' ? '80 岁及以上' : `${band.replace('-', '–')} 岁`
  return Object.fromEntries(bands.flatMap(band => [[`population.male.${band}`, `男 ${words(band)}`], [`population.female.${band}`, `女 ${words(band)}`]]))
}
