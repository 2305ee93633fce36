import type { BuildingId } from '@/api/contract/ids'
import type { Device } from '@/api/contract/records'
import { kindSpecs } from './alarmKinds'
import { placeOf } from './devicePlaces'
import { type DeviceRef, deviceHash, idOf, isOnline, raises } from './devices'
import { between, mix } from './hash'
import { regionAt } from './regions'
import { hourMs, toInstant } from './time'

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
  }
}
