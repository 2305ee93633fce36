/** Words of the map. */
export default {
  map: {
    label: '县域三维地图', north: '北', recentre: '回到正北与当前区域', scale: '比例尺', scaleKm: '{n} km', scaleM: '{n} m', retry: '重试',
    status: {
      loading: '三维地图加载中', ready: '三维地图', lost: '三维画面中断，正在恢复', rebuilding: '正在恢复三维地图',
      flat: '三维画面多次中断，已改用平面地图', unavailable: '此设备不支持三维，已改用平面地图',
    },
    geographyFailed: '地理底图读取失败，{seconds} 秒后重试',
    layerFailed: '图层“{layer}”未能显示',
    coverage: '三维建模区 {name} {n} km²（示意）', groundLevel: '地面',
    layer: {
      depthRuler: '深度尺', drawing: '绘制', pit: '开挖', section: '断面', pointedPipe: '管线提示', chosen: '所选对象', buildings: '楼栋', roads: '道路', pipes: '管线', nodes: '管点', cameras: '摄像机', devices: '物联设备', components: '城市部件', entrances: '出入口', coverage: '三维覆盖区',
      neighbours: '周边县界', rivers: '水系', plates: '区划', boundaries: '边界', flatGround: '平面区划', alarms: '告警', focus: '告警定位', labels: '名称', events: '网格事件', eventHeat: '事件热力', pilots: '试点达标',
    },
  },
}
