import type { BuildingId } from '@/api/contract/ids'
import type { AlarmKind } from '@/api/contract/alarms'
import type { Device } from '@/api/contract/records'
import type { Surface } from '@/api/contract/session'
import { kindSpecs, onBattery } from './alarmKinds'
import { buildingGroup, nearestCameras, roundTo100m } from './alarmDress'
import { placeOf } from './devicePlaces'
import type { DeviceWorld } from './deviceWorld'
import { type DeviceRef, deviceHash, deviceTitle, heardUntil, idOf, isOnline, raises } from './devices'
import { between, mix, unit } from './hash'
import { regionAt } from './regions'
import { dayMs, minuteMs, toInstant } from './time'

/** A battery runs down over about three years and is changed before a rule could complain of it. */
function batteryOf(kind: AlarmKind, h: number, at: number): number | null {
  if (!onBattery.has(kind)) return null
  const lifeMs = between(mix(h, 0xba), 800, 1300) * dayMs
  const used = ((at + unit(mix(h, 0xbb)) * lifeMs) % lifeMs) / lifeMs
  return Math.round(100 - 65 * used)
}

/** A row of the device list with what the list does not say. */
export interface ShownDevice { row: Device, home: boolean, buildingId: BuildingId | null }

/**
 * A device as a surface may see it. On a public wall one in someone's home has no floor, no building finer than its group, a point rounded to
 * 100 m, and only cameras that everybody can see from the street.
 */
export function shownDevice(seed: number, world: DeviceWorld, device: DeviceRef, surface: Surface, at: number): ShownDevice {
  const kind = raises(seed, device)
  const place = placeOf(seed, device, kind)
  const masked = place.home && surface === 'wall'
  const point = masked ? roundTo100m(place.point) : place.point
  const h = deviceHash(seed, device)
  const online = isOnline(seed, device, at)
  const heardAt = online ? at : world.silentSince(device, at) ?? heardUntil(seed, device, at)
  const reading = world.lastReading(device, heardAt)
  const { measure } = kindSpecs[kind]
  return {
    home: place.home, buildingId: place.buildingId,
    row: {
      id: idOf(device), region: regionAt(device.community).code, group: device.group, name: deviceTitle(seed, device), point, online, raises: kind,
      lastReadingAt: toInstant(reading?.at ?? heardAt - (online ? between(mix(h, Math.floor(at / minuteMs)), 2_000, 280_000) : 0)),
      lastReading: reading === null || measure === null ? null : { measurand: measure.measurand, value: reading.value, unit: measure.unit },
      batteryPercent: world.flatBattery(device, at) ?? batteryOf(kind, h, at),
      building: masked ? buildingGroup(place) : place.building, floor: masked ? null : place.floor, node: masked ? null : place.node, depthM: masked ? null : place.depthM,
      cameras: nearestCameras(seed, device.community, point, masked).slice(0, 3).map(({ camera }) => camera.id),
    },
  }
}
