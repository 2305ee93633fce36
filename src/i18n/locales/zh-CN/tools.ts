/** Words of the map's tools: excavation, section, measure. */
export default {
  tools: {
    label: '地图工具', close: '退出工具（Esc）', finish: '完成', takeBack: '撤销一点', restart: '重画',
    name: { distance: '测距', area: '测面积', height: '测高差', section: '断面', pit: '开挖' },
    hint: {
      distance: '在地图上逐点点击，双击或回车完成', area: '点击围出范围，双击或回车完成', height: '先点起点，再点终点；可点在楼面或屋顶',
      section: '点击断面线的起点和终点，双击或回车完成', pit: '点击围出开挖范围，双击或回车完成',
    },
    refusal: { tooFewPoints: '点数不够', selfCrossing: '边线相互交叉，请重画', tooLarge: '范围超过 {n} m 见方，请缩小', tooLong: '断面线超过 {n} km，请缩短' },
    waiting: '正在读取管线资料', failed: '管线资料读取失败：{fault}', noGround: '地形尚未就绪',
    distance: { surface: '沿地面', horizontal: '水平', straight: '直线' },
    area: { horizontal: '水平面积', surface: '地表面积', edge: '周长' },
    height: { rise: '高差', horizontal: '水平距离', straight: '斜距', slope: '坡度' },
    pit: {
      depth: '开挖深度', area: '面积', volume: '土方', rim: '周长', pipes: '会碰到的管线', nodes: '井与管点', none: '此范围和深度内没有管线', order: '按碰到的先后',
      contact: '{n} m 处碰到', length: '{n} m', surveyed: '管线位置以物探资料为准，开挖前须现场核实',
    },
    section: {
      title: '断面图', length: '全长', crossings: '管线', factor: '竖向放大 {n} 倍', trueScale: '纵横同比例', none: '断面线没有穿过管线',
      along: '与断面线近于平行', detail: '距起点 {at} · 覆土 {cover} · 管中高程 {elevation} · 交角 {angle}°', point: '{name}，距起点 {at}，覆土 {cover}', chart: '断面图：地面与 {n} 处管线',
    },
  },
}
