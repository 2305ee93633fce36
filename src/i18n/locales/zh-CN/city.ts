/** Words of the city on the map: buildings, marks, layers, cards, search. */
export default {
  mapMode: { label: '地上与地下', above: '地上', under: '地下', exit: '回到地上', on: '地下模式' },
  layers: {
    open: '图层', title: '图层', opacity: '{layer}的不透明度', colourBy: '楼栋着色', reset: '恢复默认',
    group: { city: '城市', pipes: '地下管线', marks: '感知与部件', events: '告警与事件' },
    name: {
      buildings: '楼栋', roads: '道路', JS: '给水', YS: '雨水', WS: '污水', RQ: '燃气', RL: '热力', DL: '电力', TX: '通信', nodes: '管点', cameras: '摄像机', devices: '物联设备',
      components: '城市部件', entrances: '出入口', coverage: '三维覆盖区', alarms: '告警', events: '网格事件', eventHeat: '事件热力', pilots: '试点达标',
    },
    kilometres: '{n} km', standardNote: '名称旁为 CJJ 61 的标准色，屏上按深色底提亮',
    communityOnly: '进入社区后显示', undergroundOnly: '地下模式中显示',
  },
  pipeStandard: { JS: '天蓝', YS: '褐', WS: '褐', RQ: '粉红', RL: '橘黄', DL: '大红', TX: '绿' },
  pipeStandardNote: '标准色 {colour}（CJJ 61）',
  buildingColour: { use: '用途', occupancy: '居住', height: '高度', age: '年代' },
  buildingLegend: {
    home: '住宅', business: '商业办公', service: '教育医疗养老', civic: '机关公共', other: '工业与其他', self: '自住', rented: '租赁', vacant: '空置',
    occupancyNote: '按楼栋占比；不足 5 套的按所在网格', unknown: '不详',
    heightBelow: '<{to} m', heightBetween: '{from}–{to} m', heightFrom: '≥{from} m', yearFrom: '{from} 年起', yearBetween: '{from}–{to}', yearBefore: '{to} 年前',
  },
  buildingUse: {
    residential: '住宅', commercial: '商业', office: '办公', school: '学校', medical: '医疗', elderlyCare: '养老', industrial: '工业', public: '公共', utility: '公用设施', farm: '农用',
  },
  thingKind: { building: '楼栋', pipe: '管段', node: '管点', camera: '摄像机', device: '物联设备', component: '城市部件', entrance: '出入口' },
  pipeKind: { JS: '给水', YS: '雨水', WS: '污水', RQ: '燃气', RL: '热力', DL: '电力', TX: '通信' },
  pipeMaterial: { ductileIron: '球墨铸铁', steel: '钢', polyethylene: 'PE', hdpe: 'HDPE', concrete: '混凝土', brick: '砖石', cable: '直埋电缆', ductBlock: '管块' },
  nodeFeature: {
    valve: '阀门', valveWell: '阀井', manhole: '检查井', hydrant: '消火栓', gully: '雨水篦', outfall: '出水口', pumpStation: '泵站', regulator: '调压箱', handhole: '手孔',
    telecomWell: '人孔', switchCabinet: '环网柜', station: '厂站', bend: '转折点', tee: '三通', cross: '四通', end: '预留口', entry: '入户',
  },
  cameraView: { gate: '出入口', street: '道路', square: '广场', lift: '电梯', roof: '屋顶', facade: '楼面', pumpRoom: '泵房', parking: '停车场' },
  attribute: {
    id: '编号', region: '社区', grid: '网格', address: '地址', use: '用途', floors: '层数', height: '高度', year: '建成', footprint: '占地', stairwells: '单元', homes: '房屋', self: '自住', rented: '租赁', vacant: '空置',
    gridShares: '所在网格', households: '户数', residents: '居民', from: '起点', to: '终点', profile: '断面', material: '材质', depth: '埋深', elevation: '高程', datum: '埋深基准', yearLaid: '埋设', owner: '权属', pressure: '压力', voltage: '电压', ducts: '孔数',
    road: '道路', length: '长度', feature: '类型', ground: '地面高程', bottom: '井底埋深', cover: '井盖', valve: '状态', online: '状态', view: '看向', heading: '朝向', mountHeight: '安装高度', channel: '通道', group: '类别', reading: '最近读数', class: '大类', type: '类型', intact: '状态', access: '门禁',
    belongs: '所属楼栋',
  },
  attributeValue: {
    grid: '第 {n} 网格', floors: '{n} 层', metres: '{n} m', squareMetres: '{n} m²', homes: '{n} 套', stairwells: '{n} 个', households: '{n} 户', residents: '{n} 人', year: '{n} 年', percent: '{n}%',
    range: '{from} → {to}', depth: '{from} → {to} m', megapascal: '{n} MPa', kilovolt: '{n} kV', ducts: '{used}/{total} 孔', degrees: '{n}°', turning: '可转动',
    outerTop: '至外顶', innerBottom: '至内底', online: '在线', offline: '离线', intact: '完好', damaged: '破损', yes: '有', no: '无', gate: '大门', door: '单元门',
    open: '开启', closed: '关闭', stuck: '锈死', round: 'Φ{n} mm', box: '{w}×{l} mm',
  },
  relation: { title: '相关', serves: '供给', servedBy: '接自', joins: '相接', inside: '楼内', near: '附近', distance: '{n} m', none: '没有相关设施', more: '其余 {n} 项' },
  thing: { close: '关闭', loading: '读取中', failed: '读取失败：{fault}', goThere: '飞到这里', missing: '没有这个对象，或本屏不能查看', alarms: '未关闭的告警' },
  search: {
    open: '搜索', title: '搜索', label: '搜索区域、地址与设施', placeholder: '社区、地址、管段编号、设备…', clear: '清空', shortcut: '按 / 或 Ctrl+K 打开', results: '搜索结果', recent: '最近选择', region: '区域',
    waiting: '正在查找…', found: '找到 {n} 项', foundMost: '列出最相近的 {n} 项，再多写几个字可缩小范围', none: '没有找到“{query}”', failed: '查找失败：{fault}', keys: '↑ ↓ 选择　Enter 前往　Esc 清空、关闭',
    hint: '可以搜：县、镇街、社区（汉字、拼音或首字母）；地址与楼栋；管段、管点编号；物联设备、摄像机、部件、出入口的名称或编号',
  },
}
