/** Words of the demonstrator's menu. */
export default {
  scenario: {
    open: '演示情景（. 键）', title: '演示情景', keys: '遥控器：黑屏键打开或启动，翻页键选择；Esc 关闭', started: '已启动：{name}',
    gasLeak: '燃气泄漏', eBikeInLift: '电动车进电梯', elderSos: '老人一键求助', burstMain: '供水爆管', stormFlood: '暴雨告警洪峰', brokenLink: '链路中断', reset: '恢复初始',
  },
  scenarioNote: {
    gasLeak: '地下管廊甲烷超限，由黄升红', eBikeInLift: '轿厢识别电动车', elderSos: '独居老人按下求助键', burstMain: '压力骤降、泵停、路面积水', stormFlood: '一分钟内一万条告警', brokenLink: '断开 25 秒后补齐缺口', reset: '清除全部情景与操作',
  },
}
