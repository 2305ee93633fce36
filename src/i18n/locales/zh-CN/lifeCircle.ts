/** Words of the panel of the 15-minute circle (15分钟生活圈) and of what it draws on the map. */
export default {
  lifeCircle: {
    unit: '步行 {minutes} 分钟（{walk} m）内的居民 %', service: { clinic: '医疗机构', school: '幼儿园和小学', elderlyCare: '养老设施', mall: '商超', canteen: '助餐点', fitness: '健身场地', busStop: '公交站', hall: '党群服务中心' },
    worst: '{service}：不在 15 分钟内', biggest: '最大缺口', all: '八类全覆盖',
    everyone: '八类服务都在 15 分钟步行范围内', everyoneOf: '{service}：居民都在 15 分钟内', target: '目标 {n}%', bar: '{service} {share}%，目标 {target}%；点按在地图上显示',
    gaps: '{service}缺口', gapsTotal: '共 {n} 处，{people} 人', gapTitle: '{name}：{people} 人不在 15 分钟内', cluster: '第 {n} 片',
    unknown: '服务设施尚未普查', unknownNote: '普查后才能算出步行可达的居民', waiting: '正在计算各处步行路程…',
    lead: '{service}：{share}% 的居民步行 {minutes} 分钟可达，{beyond} 人到不了', leadNumbers: '各区域数字为可达居民占比', within: '{minutes} 分钟内', beyond: '未覆盖', places: '设施 {n} 处',
  },
}
