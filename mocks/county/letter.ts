import type { HubCount, StageAim } from '@/api/contract/indicators'
import { regionList } from './regions'
import { localInstant, toInstant } from './time'

/**
 * What the county's letter of 2023-09-26 (平政办字〔2023〕9号) says of its hubs and of the stages it aims at. Cited, never moved by
 * seed or time.
 */
const source = 'countyLetter2023'
const asOf = toInstant(localInstant(2023, 9, 26))

const count = (id: HubCount['id'], value: number, bound: HubCount['bound']): HubCount => ({ id, value, bound, asOf, source })

/** 数据资源500余项，地理图层300余项，共计9000余万条; 7000余路视频，部署算法近60类, 近10个部门视频应用场景集群. */
export const hubs: readonly HubCount[] = [
  count('dataResources', 500, 'over'), count('mapLayers', 300, 'over'), count('dataRecords', 90_000_000, 'over'),
  count('videoChannels', 7_000, 'over'), count('algorithms', 60, 'nearly'), count('videoScenes', 10, 'nearly'),
]

const pilotNamed = (name: string): StageAim['region'] => regionList.find(region => region.pilot !== null && region.name === name)?.code ?? null
const aim = (stage: StageAim['stage'], name: string | null, quote: string): StageAim => ({ stage, region: name === null ? null : pilotNamed(name), quote, asOf, source })

/** The letter calls 锦川 a benchmark in one place and speaks of one growing community of eleven in another: both as they stand. */
export const aims: readonly StageAim[] = [
  aim('growth', '锦川社区', '重点打造锦川社区、锦源社区，争取完成1个成长型智慧社区建设'),
  aim('growth', '锦源社区', '重点打造锦川社区、锦源社区，争取完成1个成长型智慧社区建设'),
  aim('growth', null, '目前，我县试点的11个社区中，10个打造基础型，只有1个基础条件较好，争创成长型社区'),
  aim('benchmark', '锦川社区', '其中锦川社区为我县下一步重点打造的标杆型智慧社区'),
]
