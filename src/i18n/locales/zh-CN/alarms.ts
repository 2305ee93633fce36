const alarmKind = {
  fireAlarm: '火灾自动报警', gasLeak: '燃气泄漏', electricalFire: '电气火灾隐患', fireLaneBlocked: '消防通道占用', waterPressure: '管网水压异常', fireDoorOpen: '常闭防火门打开',
  eBikeInLift: '电动车进电梯', liftEntrapment: '电梯困人', liftFault: '电梯故障', fallingObject: '高空抛物', perimeterIntrusion: '周界入侵', manholeCover: '井盖异常',
  septicGas: '化粪池气体超限', waterlogging: '内涝积水', sosButton: '一键求助', elderInactive: '独居老人长时无活动', transformerTemperature: '变压器温度过高', pumpTrip: '水泵跳闸',
  airQuality: '空气质量超标', noise: '噪声超标', deviceFault: '设备故障', deviceOffline: '设备离线', batteryLow: '电量低',
}
/** Kinds of events that people report. */
export const reportedKind = {
  wasteDumping: '垃圾乱倒', streetOccupation: '占道经营', illegalParking: '违规停车', roadDamage: '道路破损', facilityDamage: '设施损坏', greening: '绿化管护', streetLight: '路灯不亮', neighbourDispute: '邻里纠纷',
  noiseDispute: '噪声扰民', petNuisance: '犬只扰民', waterSupply: '供水问题', drainage: '排水不畅', heating: '供暖问题', fireHazard: '消防隐患', rentalCheck: '出租房走访', elderVisit: '老人走访',
  illegalBuilding: '违法搭建', strawBurning: '秸秆焚烧', publicity: '政策咨询', other: '其他事件',
}

/** Words of alarms: severity, kinds, readings, handling. */
export default {
  severity: { urgent: '紧急', important: '重要', general: '一般', notice: '提示' },
  severityColour: { urgent: '红色', important: '橙色', general: '黄色', notice: '蓝色' },
  severityGlyph: { urgent: '急', important: '重', general: '般', notice: '示' },
  alarmKind,
  alarmStatus: { waiting: '待确认', acknowledged: '已确认', dispatched: '已派遣', handling: '处置中', verifying: '核查中', shelved: '已搁置', closed: '已关闭' },
  eventStep: { reported: '上报', accepted: '受理', dispatched: '派遣', handling: '处置', verifying: '核查', closed: '结案' },
  /** An event that an alarm became has the alarm's kind. */
  eventKind: { ...alarmKind, ...reportedKind },
  measurand: {
    battery: '电量', firePoints: '报警点数', hydrogenSulfide: '硫化氢浓度', inactiveTime: '无活动时长', methane: '甲烷浓度', noise: '噪声', offlineTime: '离线时长', openTime: '敞开时长', pm25: 'PM2.5', pressure: '水压',
    residualCurrent: '剩余电流', stayTime: '停留时长', tilt: '倾角', transformerTemperature: '变压器温度', waterDepth: '积水深度',
  },
  readingUnit: {
    percentLel: '%LEL', milliampere: 'mA', celsius: '°C', second: '秒', minute: '分钟', megapascal: 'MPa', degree: '°', milligramPerCubicMetre: 'mg/m³', centimetre: 'cm', hour: '小时',
    microgramPerCubicMetre: 'µg/m³', decibel: 'dB', percent: '%', point: '点', event: '次',
  },
  popup: {
    source: 'IoT 预警', lasted: '已持续', time: '时间', place: '地点', device: '设备', calibrated: '上次校准 {date}', rule: '规则', limit: '阈值 {value} {unit}',
    above: '不低于', below: '低于', people: '可派人员', cameras: '最近摄像机',
    close: '收起', goThere: '查看所在社区', next: '下一条', acknowledgedBy: '{role} {name} {time} 确认', areaOnly: '公共大屏只显示到楼组',
    floor: '{n} 层', depth: '埋深 {n} m', refused: {
      versionConflict: '告警刚有变化，已更新为最新状态', notAllowedInState: '当前状态不允许此操作', notFound: '告警不存在', notPermitted: '没有权限', notYet: '还没到这一步',
    }, steps: '处置流程', trend: '读数与阈值', due: '限 {time} 前',
  },
}
