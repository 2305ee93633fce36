import type { AlarmKind, Severity } from '@/api/contract/alarms'
import type { DeviceGroup } from '@/api/contract/figureCatalogue'

/** Units as the contract names them. */
type Unit = 'percentLel' | 'milliampere' | 'celsius' | 'second' | 'minute' | 'megapascal' | 'degree' | 'milligramPerCubicMetre' | 'centimetre' | 'hour' | 'microgramPerCubicMetre' | 'decibel' | 'percent' | 'point'

/** What a device of that kind measures, and what it reads when something happens. Limits are not its business: they are the rules'. */
export interface Measure {
  measurand: string
  unit: Unit
  normal: readonly [number, number]
  /** Range of the peak of an incident. Of a timer: how long it runs at least, in its unit. */
  peak: readonly [number, number]
  /** Range of the peak of a severe one; null where there is none. */
  severe: readonly [number, number] | null
  stepSeconds: number
  decimals: number
  /** Readings that a rise takes. */
  rise: readonly [number, number]
  /** The reading is a running time: milliseconds of its unit. Null for anything else. */
  timerMs: number | null
}

/** Where a device of that kind stands: it decides which parts of the place are given. */
export type Setting = 'home' | 'stairwell' | 'lift' | 'facade' | 'yard' | 'street' | 'well' | 'pumpRoom' | 'gallery'

export interface KindSpec {
  group: DeviceGroup
  setting: Setting
  /** Of the settings above the share that is inside a home instead. */
  homeShare: number
  /** How often it is raised, by severity, in alarms a thousand; the whole table sums to about 1,000. */
  weights: Partial<Record<Severity, number>>
  device: string
  measure: Measure | null
  /** File below `/footage/`; null where no camera can see it. */
  footage: string | null
  /** Who comes, besides the grid worker. */
  crew: readonly [string, string]
  spots: readonly string[]
  /** Allowed time of the grid event, hours. */
  allowedHours: number
  /** Raised again while it stands. */
  repeats: boolean
}

type Extras = Partial<Pick<Measure, 'severe' | 'rise' | 'timerMs'>>
function measure(measurand: string, unit: Unit, normal: readonly [number, number], peak: readonly [number, number], stepSeconds: number, decimals: number, extras: Extras = {}): Measure {
  return { measurand, unit, normal, peak, severe: null, stepSeconds, decimals, rise: [5, 11], timerMs: null, ...extras }
}

/** The demo's table of alarm kinds. */
export const kindSpecs: Readonly<Record<AlarmKind, KindSpec>> = {
  fireAlarm: { group: 'fire', setting: 'stairwell', homeShare: 0.35, weights: { important: 16, urgent: 3 }, device: '感烟火灾探测器', measure: measure('firePoints', 'point', [0, 0], [1, 1], 20, 0, { severe: [2, 2] }), footage: 'fireAlarm', crew: ['微型消防站', '社区民警'], spots: ['楼道', '电井', '前室'], allowedHours: 2, repeats: false },
  gasLeak: { group: 'gas', setting: 'gallery', homeShare: 0.7, weights: { general: 40, urgent: 4 }, device: '可燃气体探测器', measure: measure('methane', 'percentLel', [0.2, 1.4], [5.4, 11.5], 10, 1, { severe: [21.2, 32] }), footage: 'gasLeak', crew: ['燃气抢修', '物业安保'], spots: ['地下管廊', '燃气调压箱', '表井'], allowedHours: 2, repeats: true },
  electricalFire: { group: 'fire', setting: 'stairwell', homeShare: 0, weights: { important: 18 }, device: '剩余电流监测', measure: measure('residualCurrent', 'milliampere', [40, 130], [309, 480], 30, 0), footage: 'generic', crew: ['物业电工', '供电抢修'], spots: ['配电箱', '电表间', '电缆井'], allowedHours: 4, repeats: false },
  fireLaneBlocked: { group: 'access', setting: 'yard', homeShare: 0, weights: { general: 160 }, device: '消防通道相机', measure: measure('stayTime', 'second', [0, 20], [70, 70], 10, 0, { timerMs: 1_000 }), footage: 'fireLaneBlocked', crew: ['物业安保', '交警'], spots: ['消防通道', '登高操作场地', '单元门前'], allowedHours: 2, repeats: true },
  waterPressure: { group: 'waterPressure', setting: 'well', homeShare: 0, weights: { important: 22 }, device: '管网压力计', measure: measure('pressure', 'megapascal', [0.26, 0.34], [0.077, 0.132], 30, 2), footage: 'waterPressure', crew: ['供水抢修', '物业水工'], spots: ['消火栓', '阀门井', '加压泵出口'], allowedHours: 4, repeats: false },
  fireDoorOpen: { group: 'fire', setting: 'stairwell', homeShare: 0, weights: { notice: 115 }, device: '防火门监控器', measure: measure('openTime', 'minute', [0, 1], [6, 6], 30, 0, { timerMs: 60_000 }), footage: 'fireDoorOpen', crew: ['物业安保', '微型消防站'], spots: ['楼梯间', '前室', '疏散通道'], allowedHours: 24, repeats: true },
  eBikeInLift: { group: 'lift', setting: 'lift', homeShare: 0, weights: { important: 46 }, device: '电梯相机', measure: null, footage: 'eBikeInLift', crew: ['物业安保', '微型消防站'], spots: ['电梯轿厢'], allowedHours: 2, repeats: false },
  liftEntrapment: { group: 'lift', setting: 'lift', homeShare: 0, weights: { urgent: 4 }, device: '电梯监测终端', measure: null, footage: 'liftEntrapment', crew: ['电梯维保', '物业安保'], spots: ['电梯轿厢'], allowedHours: 1, repeats: false },
  liftFault: { group: 'lift', setting: 'lift', homeShare: 0, weights: { general: 35 }, device: '电梯监测终端', measure: null, footage: 'liftEntrapment', crew: ['电梯维保', '物业安保'], spots: ['电梯层门', '电梯机房'], allowedHours: 8, repeats: true },
  fallingObject: { group: 'access', setting: 'facade', homeShare: 0, weights: { important: 11 }, device: '高空抛物相机', measure: null, footage: 'fallingObject', crew: ['物业安保', '社区民警'], spots: ['楼栋外立面'], allowedHours: 8, repeats: false },
  perimeterIntrusion: { group: 'access', setting: 'yard', homeShare: 0, weights: { general: 100 }, device: '周界报警探测器', measure: null, footage: 'perimeterIntrusion', crew: ['物业安保', '社区民警'], spots: ['东围墙', '西围墙', '南围墙', '北围墙'], allowedHours: 2, repeats: true },
  manholeCover: { group: 'manhole', setting: 'well', homeShare: 0, weights: { important: 25 }, device: '智能井盖', measure: measure('tilt', 'degree', [0, 2], [16.5, 51], 60, 0), footage: 'manholeCover', crew: ['市政养护', '物业安保'], spots: ['雨水井', '污水井', '通信井', '阀门井'], allowedHours: 4, repeats: false },
  septicGas: { group: 'environment', setting: 'well', homeShare: 0, weights: { urgent: 3 }, device: '化粪池气体监测', measure: measure('hydrogenSulfide', 'milligramPerCubicMetre', [1, 4], [10.5, 19], 60, 1), footage: 'generic', crew: ['市政养护', '物业安保'], spots: ['化粪池'], allowedHours: 2, repeats: false },
  waterlogging: { group: 'environment', setting: 'street', homeShare: 0, weights: { general: 4 }, device: '积水监测站', measure: measure('waterDepth', 'centimetre', [0, 3], [16, 23], 60, 0, { severe: [28, 40], rise: [22, 30] }), footage: 'waterlogging', crew: ['市政排水', '交警'], spots: ['下穿路段', '低洼路口', '地下车库入口'], allowedHours: 4, repeats: false },
  sosButton: { group: 'care', setting: 'home', homeShare: 1, weights: { urgent: 14 }, device: '一键求助终端', measure: null, footage: 'sosButton', crew: ['楼栋长', '社区医生'], spots: ['居室'], allowedHours: 1, repeats: false },
  elderInactive: { group: 'care', setting: 'home', homeShare: 1, weights: { important: 16 }, device: '居家活动监测', measure: measure('inactiveTime', 'hour', [1, 6], [12.5, 12.5], 1800, 1, { timerMs: 3_600_000 }), footage: null, crew: ['楼栋长', '社区医生'], spots: ['居室'], allowedHours: 2, repeats: false },
  transformerTemperature: { group: 'environment', setting: 'pumpRoom', homeShare: 0, weights: { general: 25 }, device: '变压器温度监测', measure: measure('transformerTemperature', 'celsius', [52, 74], [96, 108], 60, 0), footage: 'transformerTemperature', crew: ['供电抢修', '物业电工'], spots: ['配电室'], allowedHours: 8, repeats: false },
  pumpTrip: { group: 'waterPressure', setting: 'pumpRoom', homeShare: 0, weights: { general: 35 }, device: '二次供水监测', measure: null, footage: 'pumpTrip', crew: ['供水抢修', '物业水工'], spots: ['加压泵房'], allowedHours: 4, repeats: false },
  airQuality: { group: 'environment', setting: 'street', homeShare: 0, weights: { notice: 16 }, device: '空气监测微站', measure: measure('pm25', 'microgramPerCubicMetre', [28, 60], [77, 127], 300, 0), footage: null, crew: ['环卫所', '物业安保'], spots: ['监测微站'], allowedHours: 24, repeats: true },
  noise: { group: 'environment', setting: 'street', homeShare: 0, weights: { notice: 20 }, device: '噪声监测微站', measure: measure('noise', 'decibel', [46, 60], [71.4, 82.6], 60, 0), footage: null, crew: ['综合执法', '社区民警'], spots: ['监测微站'], allowedHours: 24, repeats: true },
  deviceFault: { group: 'fire', setting: 'stairwell', homeShare: 0, weights: { notice: 60 }, device: '感知设备', measure: null, footage: null, crew: ['设备运维', '物业电工'], spots: ['设备安装处'], allowedHours: 48, repeats: true },
  deviceOffline: { group: 'fire', setting: 'stairwell', homeShare: 0, weights: { notice: 45 }, device: '感知设备', measure: null, footage: null, crew: ['设备运维', '物业电工'], spots: ['设备安装处'], allowedHours: 48, repeats: false },
  batteryLow: { group: 'manhole', setting: 'street', homeShare: 0, weights: { notice: 84 }, device: '感知设备', measure: measure('battery', 'percent', [34, 60], [11, 19.6], 600, 0), footage: null, crew: ['设备运维', '物业电工'], spots: ['设备安装处'], allowedHours: 72, repeats: false },
}

/** What the devices of each group raise, as shares; fault, offline and battery come on top for any of them. */
export const raisedByGroup: Readonly<Record<DeviceGroup, readonly (readonly [AlarmKind, number])[]>> = {
  fire: [['fireAlarm', 0.74], ['electricalFire', 0.12], ['fireDoorOpen', 0.14]],
  gas: [['gasLeak', 1]],
  access: [['perimeterIntrusion', 0.4], ['fireLaneBlocked', 0.4], ['fallingObject', 0.2]],
  manhole: [['manholeCover', 1]],
  waterPressure: [['waterPressure', 0.75], ['pumpTrip', 0.25]],
  lift: [['liftFault', 0.4], ['eBikeInLift', 0.4], ['liftEntrapment', 0.2]],
  care: [['sosButton', 0.6], ['elderInactive', 0.4]],
  environment: [['airQuality', 0.25], ['noise', 0.2], ['waterlogging', 0.2], ['septicGas', 0.15], ['transformerTemperature', 0.2]],
}

/** Kinds of alarm whose devices hang on a battery. */
export const onBattery: ReadonlySet<AlarmKind> = new Set(['fireAlarm', 'gasLeak', 'waterPressure', 'manholeCover', 'sosButton', 'septicGas'])

/** Kinds that any device can raise. */
export const deviceKinds: ReadonlySet<AlarmKind> = new Set(['deviceFault', 'deviceOffline', 'batteryLow'])
