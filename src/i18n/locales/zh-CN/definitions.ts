import { reportedKind } from './alarms'

/** What each figure counts, in a sentence. */
export default {
  definition: {
    'profile.area': '行政区域的面积，由县域法定面积 714.95 km² 按示意图斑分摊。', 'profile.households': '常住家庭户和集体户的户数。',
    'population.resident': '普查时居住在本地、户口也在本地或离开户口登记地半年以上的人，以及户口在本地、外出不满半年的人。', 'population.registered': '户口登记在本地的人，不论现居何处；与常住人口是两个总数，有重叠，不能相加。',
    'population.density': '每平方公里的常住人口。', 'population.male': '常住人口中的男性。', 'population.female': '常住人口中的女性。',
    'population.registeredMale': '户籍人口中的男性。', 'population.registeredFemale': '户籍人口中的女性。',
    'population.inflow': '户口在外地而居住在本地的人，是常住人口的一部分。', 'population.inflowShare': '流入人口占常住人口的比重。',
    'population.outflow': '户口在本地而居住在外地的人，是户籍人口的一部分。', 'population.outflowShare': '外出人口占户籍人口的比重。',
    'population.age60plus': '常住人口中满 60 周岁的人。', 'population.age60plusShare': '满 60 周岁的人占常住人口的比重。', 'population.age80plus': '常住人口中满 80 周岁的人。', 'population.age80plusShare': '满 80 周岁的人占常住人口的比重。',
    'party.organizations': '党委、总支和支部的个数。', 'party.members': '组织关系在本地的中共党员。', 'party.memberShare': '党员占户籍人口的比重。', 'party.male': '党员中的男性。', 'party.female': '党员中的女性。',
    'housing.buildings': '登记在册的建筑物，农村一院计一栋。', 'housing.stairwells': '住宅楼的单元，农村一院计一个。', 'housing.homes': '可供一户居住的成套房屋。',
    'housing.selfOccupied': '产权人或其家人居住的房屋。', 'housing.rented': '有租赁登记的房屋。', 'housing.vacant': '登记为无人居住的房屋。',
    'housing.selfOccupiedShare': '自住房屋占全部房屋的比重。', 'housing.rentedShare': '租赁房屋占全部房屋的比重。', 'housing.vacantShare': '空置房屋占全部房屋的比重。',
    'components.total': '按 GB/T 30428.2 普查的城市管理部件。', 'components.intact': '最近一次普查或巡查时功能完好的部件。', 'components.intactShare': '完好部件占全部部件的比重。',
    'components.utilities': '水、电、气、热、通信等公用设施类部件。', 'components.traffic': '道路交通类部件。', 'components.sanitation': '市容环境类部件。', 'components.greening': '园林绿化类部件。', 'components.other': '以上四类之外的部件。',
    'places.mall': '营业中的超市、商场和便利店。', 'places.clinic': '医院、卫生院、卫生室和诊所。', 'places.school': '幼儿园、小学和中学。', 'places.elderlyCare': '养老机构、日间照料中心和幸福院。',
    'grid.grids': '划定的基础网格。', 'grid.workers': '在岗的网格员。', 'grid.fullTime': '专门从事网格工作的网格员。', 'grid.partTime': '兼任网格工作的网格员。', 'grid.householdsPerGrid': '每个网格平均的户数。',
    'events.total': '今日零时起上报的网格事件，三种来源之和。', 'events.handled': '今日上报、已经结案的事件。', 'events.open': '今日上报、尚未结案的事件。', 'events.inProgress': '已派遣、处置中或核查中的事件。', 'events.pending': '已上报或已受理、还没有派遣的事件。',
    'events.overdue': '超过该类事件规定时限仍未结案的事件。', 'events.gridWorker': '由网格员上报的事件。', 'events.resident': '由居民上报的事件。', 'events.iot': '由物联告警派遣而成的事件。',
    'events.openRate': '每万常住人口的未处理事件。', 'events.handledShare': '已处理事件占今日上报的比重。', 'events.medianHours': '今日结案的事件从上报到结案用时的中位数；各区域分别计算，不相加。',
    ...outcomesOf('events.gridWorker', '网格员上报'), ...outcomesOf('events.resident', '居民上报'), ...outcomesOf('events.iot', '物联告警派遣'),
    'assistance.households': '在册的最低生活保障家庭。', 'assistance.people': '在册的最低生活保障人员。', 'assistance.classA': '民政登记为 A 类的低保人员。', 'assistance.classB': '民政登记为 B 类的低保人员。', 'assistance.classC': '民政登记为 C 类的低保人员。', 'assistance.rate': '每万户籍人口的低保人员。',
    'rental.mode.whole': '整套出租给一户的房屋。', 'rental.mode.shared': '分间出租给多户的房屋。', 'rental.mode.shortTerm': '登记为短租的房屋。',
    'rental.channel.direct': '房东与承租人直接签约的房屋。', 'rental.channel.agency': '经中介机构出租的房屋。', 'rental.channel.online': '经网络平台出租的房屋。', 'rental.channel.employer': '由单位为员工承租的房屋。',
    'rental.rentSum': '租赁房屋登记月租金之和；不足五套的区域不公布。', 'rental.tenants': '登记的租住人。', 'rental.meanRent': '每套租赁房屋的平均月租金；不足五套的区域不公布。', 'rental.meanTenants': '每套租赁房屋平均的租住人数。',
    'devices.total': '接入平台的物联设备，不含独居关爱终端（一机一人，另计，只到镇街）。', 'devices.online': '在约定的上报间隔内有数据的设备。', 'devices.offline': '超过约定间隔没有数据的设备。', 'devices.onlineShare': '在线设备占全部设备的比重。',
    'video.channels': '接入视频平台的摄像机。', 'video.online': '此刻在线的摄像机。', 'video.offline': '此刻离线的摄像机。', 'video.onlineShare': '在线摄像机占全部摄像机的比重。',
    'parking.spaces': '物业小区登记的车位；村庄没有，计 0。', 'parking.shared': '空闲时段向他人开放的车位。', 'parking.sharedShare': '共享车位占小区车位的比重；成长型、标杆型要求不低于 5%。',
    'pipes.length': '七类地下管线的长度，各社区计到 10 m。', 'pipes.density': '每平方公里的管线长度。', 'pipes.nodes': '管线普查中的管点：阀门、检查井、转折点等。', 'pipes.old': '普查时管龄超过 20 年的管线。', 'pipes.oldShare': '管龄超过 20 年的管线占总长的比重。',
    'pipes.troubles': '巡检发现、尚未整改的隐患。', 'pipes.troubles.high': '巡检定为高等级、尚未整改的隐患。', 'pipes.troubles.medium': '巡检定为中等级、尚未整改的隐患。', 'pipes.troubles.low': '巡检定为低等级、尚未整改的隐患。',
    'indicators.pilots': '列入智慧社区试点的社区；其余未申报。', 'indicators.accepted': '通过基础型验收的试点社区。', 'indicators.complete': '按目前填报数据 22 项指标全部达标的试点社区。',
    'indicators.results': '试点社区的评定项次，每个社区 22 项。', 'indicators.met': '达标的项次，含按条件达标。', 'indicators.notMet': '不达标的项次。', 'indicators.unknown': '数据不全、无法判定的项次。', 'indicators.metShare': '达标项次占评定项次的比重。',
    'circle.all.residents': '八类服务都能在步行 15 分钟内到达的常住人口。', 'circle.allShare': '八类服务都能在步行 15 分钟内到达的常住人口占比。', ...circle(),
    ...kinds(), ...scenes(), ...bands(), ...partyBands(), ...devices(), ...pipes(), ...livelihood(),
  },
}

function outcomesOf(id: string, source: string) {
  return { [`${id}.handled`]: `${source}、已经结案的事件。`, [`${id}.inProgress`]: `${source}、处置中的事件。`, [`${id}.pending`]: `${source}、待派遣的事件。` }
}

function kinds(): Record<string, string> {
  const { other, ...named } = reportedKind
  return { ...Object.fromEntries(Object.entries(named).map(([kind, name]) => [`events.kind.${kind}`, `今日网格员和居民上报的“${name}”事件。`])), 'events.kind.other': `今日网格员和居民上报、不属以上各类的${other}。` }
}

function scenes(): Record<string, string> {
  const points = { access: '带门禁的单元门和小区大门', perimeter: '周界报警探测器', fallingObject: '高空抛物相机和看向楼面的摄像机', eBikeInLift: '识别电动车的电梯相机和轿厢摄像机', fire: '烟感、电气火灾和防火门监测设备', manhole: '智慧井盖', lift: '电梯运行监测终端', gas: '可燃气体探测器', parking: '消防通道相机和停车场摄像机', waste: '看向分类投放点的摄像机' }
  return Object.fromEntries(Object.entries(points).flatMap(([id, what]): [string, string][] => [[`safety.${id}.points`, `接入平台的点位：${what}。`], [`safety.${id}.online`, `在线的点位：${what}。`]]))
}

function bands(): Record<string, string> {
  const all = ['0-9', '10-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70-79', '80+']
  const words = (band: string) => band === '80+' ? '满 80 周岁' : `${band.replace('-', '–')} 周岁`
  return Object.fromEntries(all.flatMap((band): [string, string][] => [[`population.male.${band}`, `常住人口中${words(band)}的男性。`], [`population.female.${band}`, `常住人口中${words(band)}的女性。`]]))
}

function partyBands(): Record<string, string> {
  const all = { 'le35': '35 周岁及以下', '36-45': '36–45 周岁', '46-60': '46–60 周岁', '61-70': '61–70 周岁', 'ge71': '71 周岁及以上' }
  return Object.fromEntries(Object.entries(all).map(([band, words]): [string, string] => [`party.age.${band}`, `党员中${words}的人。`]))
}

function devices(): Record<string, string> {
  const groups = { fire: '消防监测', gas: '燃气探测', access: '安防监测', manhole: '智慧井盖', waterPressure: '管网水压', lift: '电梯监测', care: '独居关爱', environment: '环境监测' }
  return Object.fromEntries(Object.entries(groups).flatMap(([id, name]): [string, string][] => [[`devices.${id}.total`, `接入平台的${name}设备。`], [`devices.${id}.online`, `在约定的上报间隔内有数据的${name}设备。`]]))
}

function pipes(): Record<string, string> {
  const kinds = { JS: '给水', YS: '雨水', WS: '污水', RQ: '燃气', RL: '热力', DL: '电力', TX: '通信' }
  const materials = { ductileIron: '球墨铸铁管', steel: '钢管', polyethylene: 'PE 管', hdpe: 'HDPE 管', concrete: '混凝土管', brick: '砖石管沟', cable: '直埋电缆', ductBlock: '管块' }
  const ages = { 'le10': '不超过 10 年', '11-20': '11–20 年', '21-30': '21–30 年', 'gt30': '超过 30 年' }
  const depths = { 'lt1': '不足 1 m', '1-2': '1–2 m', '2-3': '2–3 m', 'gt3': '超过 3 m' }
  return Object.fromEntries([
    ...Object.entries(kinds).map(([id, name]): [string, string] => [`pipes.length.${id}`, `${name}管线的长度。`]),
    ...Object.entries(materials).map(([id, name]): [string, string] => [`pipes.material.${id}`, `${name}的长度。`]),
    ...Object.entries(ages).map(([id, words]): [string, string] => [`pipes.age.${id}`, `普查时管龄${words}的管线长度。`]),
    ...Object.entries(depths).map(([id, words]): [string, string] => [`pipes.depth.${id}`, `管段中点处管轴埋深${words}的管线长度。`]),
  ])
}

function livelihood(): Record<string, string> {
  const services = { meal: '助餐', bath: '助浴', clean: '助洁', medical: '助医', walk: '助行', urgent: '助急', leisure: '助乐' }
  const channels = { online: '网上', selfService: '自助终端', assisted: '帮办代办', counter: '窗口' }
  const kinds = { disabled: '残疾人', destitute: '特困人员', children: '困境儿童', veterans: '优抚对象', released: '安置帮教对象', correction: '社区矫正对象', rehabilitation: '戒毒康复人员', mental: '在册的严重精神障碍患者' }
  return {
    'elderly.alone': '独自居住的 60 周岁及以上常住老年人。', 'elderly.aloneShare': '独居老人占 60 周岁及以上人口的比重。', 'elderly.services': '登记截止前一个月提供的养老服务人次，七助之和。', 'elderly.serviceRate': '每百名 60 周岁及以上老人的养老服务人次。',
    'elderly.sosCalls': '近 30 天的一键求助。', 'elderly.sosInTime': '15 分钟内应答的一键求助。', 'elderly.sosLate': '超过 15 分钟应答的一键求助。', 'elderly.sosInTimeShare': '15 分钟内应答的占全部一键求助的比重。',
    'government.items': '可以办理的不同事项；两个社区的同一事项只计一次，不相加。', 'government.handled': '近 30 天办结的政务服务件。', 'government.onTime': '在承诺时限内办结的件。', 'government.late': '超过承诺时限办结的件。', 'government.onlineShare': '网上办理的件占办结件的比重。', 'government.onTimeShare': '按时办结的件占办结件的比重。',
    'property.estates': '有物业服务的小区；村庄没有，不适用。', 'property.feeDue': '本年应缴物业费的户。', 'property.feePaid': '本年已缴物业费的户。', 'property.feeUnpaid': '本年未缴物业费的户。', 'property.feeShare': '已缴物业费的户占应缴户的比重。',
    'property.repairs': '近 30 天的报修。', 'property.repairsDone': '已完成的报修。', 'property.repairsOpen': '未完成的报修。', 'property.repairsDoneShare': '已完成的占全部报修的比重。',
    'property.complaints': '近 30 天的物业投诉。', 'property.complaintsClosed': '已办结的投诉。', 'property.complaintsOpen': '未办结的投诉。', 'property.complaintsClosedShare': '已办结的占全部投诉的比重。',
    'participation.households': '有人注册居民小程序的户。', 'participation.householdShare': '注册小程序的户占总户数的比重。', 'participation.visits': '近 30 天居民小程序的使用人次。', 'participation.notices': '近 30 天发布的通知。', 'participation.deliberations': '近 30 天的民主议事会。', 'participation.votes': '近 30 天的投票人次。',
    'participation.matters': '本年议定的事项。', 'participation.mattersDone': '已落实的议定事项。', 'participation.mattersOpen': '未落实的议定事项。', 'participation.mattersDoneShare': '已落实的占议定事项的比重。',
    ...Object.fromEntries([
      ...Object.entries(services).map(([id, name]): [string, string] => [`elderly.service.${id}`, `登记截止前一个月的${name}服务人次。`]),
      ...Object.entries(channels).map(([id, name]): [string, string] => [`government.channel.${id}`, `近 30 天经${name}办结的件。`]),
      ...Object.entries(kinds).map(([id, name]): [string, string] => [`special.${id}`, `${name}的人数；只到镇街，不足 5 人不显示；一人可属多类，不相加。`]),
    ]),
  }
}

/** Services of the 15-minute circle; the way is walked along streets, 990 m in 15 minutes. */
function circle(): Record<string, string> {
  const services = { clinic: '医疗机构', school: '幼儿园或小学', elderlyCare: '养老设施', mall: '商超', canteen: '助餐点', fitness: '健身场地', busStop: '公交站', hall: '党群服务中心' }
  return Object.fromEntries(Object.entries(services).flatMap(([id, name]) => [
    [`circle.${id}.residents`, `沿道路步行 15 分钟（990 m）内能到${name}的常住人口，按相邻住户合计。`], [`circle.${id}.beyond`, `沿道路步行 15 分钟（990 m）到不了${name}的常住人口，按相邻住户合计。`],
    [`circle.${id}.share`, `沿道路步行 15 分钟内能到${name}的常住人口占比。`],
  ]))
}
