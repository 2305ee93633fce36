import type { AlarmKind } from '@/api/contract/alarms'
import type { LonLat } from '@/api/contract/common'
import { type DeviceGroup, deviceGroups } from '@/api/contract/figureCatalogue'
import type { Device } from '@/api/contract/records'
import { deviceId } from '@/api/contract/ids'
import { type Setting, kindSpecs, raisedByGroup } from './alarmKinds'
import { between, hash, mix, pick, pickWeighted, unit, wholeBetween } from './hash'
import { pointIn, shift } from './plates'
import { regionAt } from './regions'
import { type Register, columnOf, ordinalOf } from './registers/table'
import { settlements } from './settlement'
import { hourMs, hourOfDay, toInstant } from './time'

/** One device of the county: number `n` of its group in a community. Everything else follows from it. */
export interface DeviceRef { community: number, group: DeviceGroup, n: number }

/** Where a device stands. `home`: inside someone's home. */
export interface DevicePlace { point: LonLat, home: boolean, building: string | null, buildingNumber: number | null, unit: string | null, floor: number | null, node: string | null, depthM: number | null, spot: string }

/** Share of a group that is offline at any moment; the water pressure loggers are the weak group. */
const offlineShare: Readonly<Record<DeviceGroup, number>> = { fire: 0.019, gas: 0.026, access: 0.022, manhole: 0.044, waterPressure: 0.081, lift: 0.013, care: 0.047, environment: 0.035 }

const groupSalt: Readonly<Record<DeviceGroup, number>> = { fire: 1, gas: 2, access: 3, manhole: 4, waterPressure: 5, lift: 6, care: 7, environment: 8 }

export function deviceHash(seed: number, device: DeviceRef): number {
  return mix(mix(mix(seed, 0xd0), device.community * 16 + groupSalt[device.group]), device.n)
}

export function idOf(device: DeviceRef): Device['id'] {
  return deviceId.parse(`${device.group}.${regionAt(device.community).code}.${String(device.n).padStart(4, '0')}`)
}

/** The kind of alarm that a device raises. */
export function raises(seed: number, device: DeviceRef): AlarmKind {
  const kinds = raisedByGroup[device.group]
  return kinds[pickWeighted(mix(deviceHash(seed, device), 3), kinds.map(([, share]) => share))]?.[0] ?? 'deviceFault'
}

/**
 * Is the device online at that time? A device is off for a whole spell of some nine hours, so the numbers move slowly; a few
 * more are off at night.
 */
export function isOnline(seed: number, device: DeviceRef, at: number): boolean {
  const h = deviceHash(seed, device)
  const spell = Math.floor((at + unit(h) * 9 * hourMs) / (9 * hourMs))
  const hour = hourOfDay(at)
  const night = hour < 6 || hour >= 22 ? 1.12 : 1
  return unit(mix(mix(h, 0x0ff), spell)) >= offlineShare[device.group] * night * (0.6 + 0.8 * unit(mix(mix(seed, groupSalt[device.group]), device.community)))
}

/** Online devices by group, for every region. */
export function onlineColumns(seed: number, at: number, register: Register): Map<DeviceGroup, Float64Array> {
  const columns = new Map<DeviceGroup, Float64Array>()
  for (const group of deviceGroups) {
    const totals = register.get(`devices.${group}.total`) ?? columnOf([])
    columns.set(group, columnOf(settlements.map((place) => {
      let online = 0
      for (let n = 1; n <= (totals[place.index] ?? 0); n++) if (isOnline(seed, { community: place.index, group, n }, at)) online++
      return online
    })))
  }
  return columns
}

/** Metres round its anchor in which a community is built up. */
export function builtRadiusM(community: number): number {
  const place = settlements[ordinalOf(community)]
  return place === undefined ? 300 : place.urban ? Math.sqrt(place.areaKm2 * 1e6 / 3.1416) : Math.min(420, 60 + place.people / 4)
}

/** The place of a device, by the setting of its kind. */
export function placeOf(seed: number, device: DeviceRef, kind: AlarmKind, buildings: number): DevicePlace {
  const h = mix(deviceHash(seed, device), 0x91)
  const spec = kindSpecs[kind]
  const setting: Setting = unit(mix(h, 1)) < spec.homeShare ? 'home' : spec.setting
  const urban = settlements[ordinalOf(device.community)]?.urban === true
  const spot = setting === 'home' ? '居室' : pick(mix(h, 2), spec.spots)
  const nothing = { home: false, building: null, buildingNumber: null, unit: null, floor: null, node: null, depthM: null, spot }
  if (setting === 'well') {
    const node = `${pick(mix(h, 3), ['YS', 'WS', 'JS', 'TX'])}-${wholeBetween(mix(h, 4), 101, 1899)}`
    return { ...nothing, point: pointIn(device.community, h, builtRadiusM(device.community)), node, depthM: Math.round(between(mix(h, 5), 0.8, 2.9) * 10) / 10 }
  }
  if (setting === 'street' || setting === 'yard' || setting === 'pumpRoom') return { ...nothing, point: pointIn(device.community, h, builtRadiusM(device.community)) }
  const number = wholeBetween(mix(h, 6), 1, Math.max(1, urban ? buildings : Math.min(buildings, 240)))
  const base = pointIn(device.community, hash(seed, 0xb1d6, device.community, number), builtRadiusM(device.community))
  const point = shift(base, between(mix(h, 7), -8, 8), between(mix(h, 8), -8, 8))
  if (!urban) return { ...nothing, home: setting === 'home', point, building: `${number} 号院`, buildingNumber: number }
  const floors = pick(hash(seed, 0xf1, device.community, number), [6, 6, 6, 11, 18])
  return {
    ...nothing, home: setting === 'home', point, building: `${number} 号楼`, buildingNumber: number, unit: `${wholeBetween(mix(h, 9), 1, 3)} 单元`,
    floor: setting === 'gallery' ? null : wholeBetween(mix(h, 10), 1, floors), depthM: setting === 'gallery' ? Math.round(between(mix(h, 11), 1.6, 3.6) * 10) / 10 : null,
    node: setting === 'gallery' ? `RQ-${wholeBetween(mix(h, 12), 101, 899)}` : null,
  }
}

/** A row of the device list. */
export function deviceRow(seed: number, device: DeviceRef, at: number, buildings: number): Device & { home: boolean } {
  const kind = raises(seed, device)
  const place = placeOf(seed, device, kind, buildings)
  const online = isOnline(seed, device, at)
  const h = deviceHash(seed, device)
  const age = online ? between(mix(h, Math.floor(at / 60_000)), 2_000, 280_000) : between(mix(h, 0xa9e), 1, 9) * hourMs
  return {
    id: idOf(device), region: regionAt(device.community).code, group: device.group, name: `${kindSpecs[kind].device} ${device.n} 号`, point: place.point,
    online, lastReadingAt: toInstant(at - age), raises: kind, home: place.home,
  }
}
