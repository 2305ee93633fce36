import type { BuildingId } from '@/api/contract/ids'
import type { AlarmKind } from '@/api/contract/alarms'
import type { Device } from '@/api/contract/records'
import { kindSpecs } from './alarmKinds'
import { nearestCameras } from './alarmDress'
import { placeOf } from './devicePlaces'
import { type DeviceRef, deviceHash, idOf, isOnline, raises } from './devices'
import { between, mix, unit } from './hash'
import { regionAt } from './regions'
import { dayMs, hourMs, toInstant } from './time'

/** Kinds of alarm whose devices hang on a battery. */
const onBattery: ReadonlySet<AlarmKind> = new Set(['fireAlarm', 'gasLeak', 'waterPressure', 'manholeCover', 'sosButton', 'septicGas'])

/** What a calm device reads; its own level with a slow swing. Null for kinds that only report states. */
export function readingNow(kind: AlarmKind, h: number, at: number): Device['lastReading'] {
  const { measure } = kindSpecs[kind]
  if (measure === null) return null
  const [low, high] = measure.normal
  const level = 0.25 + 0.5 * unit(mix(h, 0x1e))
  const swing = 0.2 * Math.sin(at / hourMs * Math.PI / 6 + 6 * unit(mix(h, 0x5e))) + 0.1 * (unit(mix(h, Math.floor(at / 60_000))) - 0.5)
  const value = low + (high - low) * Math.min(1, Math.max(0, level + swing))
  return { measurand: measure.measurand, value: Math.round(value * 10 ** measure.decimals) / 10 ** measure.decimals, unit: measure.unit }
}

/** A battery runs down over about three years and is then changed. */
function batteryOf(kind: AlarmKind, h: number, at: number): number | null {
  if (!onBattery.has(kind)) return null
  const lifeMs = between(mix(h, 0xba), 800, 1300) * dayMs
  const used = ((at + unit(mix(h, 0xbb)) * lifeMs) % lifeMs) / lifeMs
  return Math.round(100 - 85 * used)
}

/** A row of the device list. */
export function deviceRow(seed: number, device: DeviceRef, at: number): Device & { home: boolean, buildingId: BuildingId | null } {
  const kind = raises(seed, device)
  const place = placeOf(seed, device, kind)
  const online = isOnline(seed, device, at)
  const h = deviceHash(seed, device)
  const age = online ? between(mix(h, Math.floor(at / 60_000)), 2_000, 280_000) : between(mix(h, 0xa9e), 1, 9) * hourMs
  return {
    id: idOf(device), region: regionAt(device.community).code, group: device.group, name: `${kindSpecs[kind].device} ${device.n} 号`, point: place.point,
    online, lastReadingAt: toInstant(at - age), raises: kind, home: place.home, buildingId: place.buildingId,
    lastReading: readingNow(kind, h, at - age), batteryPercent: batteryOf(kind, h, at),
    building: place.building, floor: place.floor, node: place.node, depthM: place.depthM,
    cameras: nearestCameras(seed, device.community, place.point, place.home).slice(0, 3).map(({ camera }) => camera.id),
  }
}
