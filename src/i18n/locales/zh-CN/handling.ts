/** Words of handling an alarm: what to do next, buttons, forms, timeline, sound. */
export default {
  handling: {
    next: '下一步', site: '现场', history: '处置经过', suggest: '建议', sent: '已派', rule: '规则',
    ruleOver: '{name}{side} {limit}', ruleLasting: '，持续 {duration}', ruleRate: '{name}每分钟变化达 {limit}', ruleNoData: '{duration}无数据', ruleState: '设备报出即告警',
    side: { above: '≥', below: '<' },
    seconds: '{n} 秒', minutes: '{n} 分钟', hours: '{n} 小时',
    state: {
      dispatched: '等 {who} 到场；到场后按“处置到场”。', handling: '{who} 正在现场处置；做完后按“核查”。', verifying: '核对现场和读数，确认无误后结案。', returned: '读数已恢复正常：核实现场后结案。',
      shelved: '已搁置到 {until}：{reason}（{by}）', handled: '已结案（{by}，{time}）', falseAlarm: '按误报关闭（{by}，{time}）', withdrawn: '由来源撤销（{by}，{time}）', centre: '指挥中心所派人员',
    },
    left: '剩余 {time}', overdue: '超期 {time}', due: '时限 {time}',
    action: { acknowledge: '确认', dispatch: '派遣', handle: '处置到场', verify: '核查', close: '结案', shelve: '搁置', unshelve: '取消搁置', falseAlarm: '误报' },
    dispatchTo: '派遣 {who}', dispatchCentre: '派遣（由中心指定）', other: '换人', toCentre: '由指挥中心指定',
    bar: {
      closed: '已关闭', acknowledged: '已确认', dispatched: '已派遣', arrived: '已到场', verifying: '核查中', notShelved: '未搁置', needsDispatch: '先派遣', needsArrival: '到场后', needsVerification: '核查后可结案',
      needsAcknowledgement: '确认后可结案', needsReturn: '恢复正常或核查后可结案',
    },
    busy: '正在发送…', lookOnly: '本屏只供查看：没有登记操作员', failed: '{action}没有成功：{reason}',
    form: {
      dispatch: '派遣给谁', shelve: '搁置：原因和到期时间', falseAlarm: '误报：原因', reason: '原因', reasonHint: '至少 2 个字', end: '到期', send: { shelve: '搁置', falseAlarm: '按误报关闭' }, cancel: '取消', tooLong: '超过最长 {n} 小时', until: '到 {time}',
    },
    shelfReason: { repair: '检修施工', known: '已知故障待修', drill: '演练测试', attended: '现场已有人' },
    falseReason: { device: '设备误报', cooking: '油烟蒸汽', touched: '人员误触', drill: '演练测试' },
    timeline: { loading: '正在读取…', failed: '处置经过读取失败：{reason}', retry: '重试', earlier: '更早 {n} 条', later: '较新 {n} 条', after: '+{time}', by: '{role} {name}', system: '系统' },
    waiting: '{n} 条告警等待', waitingOpen: '打开', unread: '{kind}：{action}没有成功（{reason}）', unreadOpen: '查看',
    now: '待办', stands: '状态', took: '历时', beyond: { above: '高出阈值 {n}', below: '低于阈值 {n}' },
    returned: '已恢复正常 · 发生至今', key: '按键 {key}',
  },
  timelineStep: {
    raised: '发生', repeated: '再次触发', escalated: '升级为紧急', returned: '恢复正常', acknowledged: '确认', shelved: '搁置', unshelved: '搁置结束', dispatched: '派遣', handling: '到场处置', verifying: '核查', closed: '结案',
    falseAlarm: '按误报关闭', withdrawn: '来源撤销',
  },
  nextStep: {
    fireAlarm: '调看现场画面，同时派微型消防站到场；见烟见火立即拨 119 并组织疏散。', gasLeak: '禁止明火和开关电器，关阀通风，派燃气抢修到场检测，必要时疏散本单元。', electricalFire: '派电工断开该回路检查漏电和接头；发热冒烟立即断电并报 119。',
    fireLaneBlocked: '通知车主或物业移走占道物；不听劝阻的转交警处理。', waterPressure: '派供水抢修查漏和阀门，核对相邻测点，通知受影响用户。', fireDoorOpen: '通知物业到场关闭防火门，查清为何敞开。',
    eBikeInLift: '电梯喊话劝离，派物业到场；确认车辆未进楼充电。', liftEntrapment: '对讲安抚被困人员，派电梯维保 30 分钟内到场；身体不适立即拨 120。', liftFault: '停用该电梯并张贴告示，派维保检修。',
    fallingObject: '回看抛物录像定位楼层，派物业清场查看有无伤人，报社区民警。', perimeterIntrusion: '调看周界画面，派安保到场查看；确有翻越报社区民警。', manholeCover: '派人到场围挡警示，核实井盖移位或水位，复位后核查。',
    septicGas: '疏散周边，严禁明火和下井，派市政养护通风检测。', waterlogging: '封闭积水路段，派排水人员抽排，绕行信息通知交警。', sosButton: '立即回拨；无人应答或身体不适即拨 120，并派楼栋长上门。',
    elderInactive: '先电话联系老人和家属；联系不上派楼栋长上门查看。', transformerTemperature: '派供电人员测温减载，检查散热；继续上升则停运。', pumpTrip: '派供水人员到泵房复位或切备用泵，确认楼栋供水。',
    airQuality: '核对相邻微站，通知环卫洒水降尘，关注变化。', noise: '派综合执法到场核实声源并劝止。', deviceFault: '派设备运维检修；修复前该点位靠人工巡查。', deviceOffline: '检查供电和网络，派设备运维恢复；离线期间靠人工巡查。', batteryLow: '安排更换电池，避免离线。',
  },
  sound: { off: '声音已关', on: '声音已开', blocked: '已被浏览器拦截，点此开启', spoken: '{severity}告警，{kind}，{place}' },
}
