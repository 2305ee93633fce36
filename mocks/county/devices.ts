import type { AlarmKind } from '@/api/contract/alarms'
import { type DeviceGroup, commonDeviceGroups, deviceGroups } from '@/api/contract/figureCatalogue'
import type { Device } from '@/api/contract/records'
import { deviceId } from '@/api/contract/ids'
import type { Surface } from '@/api/contract/session'
import { kindSpecs, raisedByGroup } from './alarmKinds'
import { mix, pickWeighted, unit } from './hash'
import { findRegion, regionAt } from './regions'
import { type Register, columnOf, ordinalOf } from './registers/table'
import { settlements } from './settlement'
import { hourMs, hourOfDay } from './time'

/** One device of the county: number `n` of its group in a community. Everything else follows from it. */
export interface DeviceRef { community: number, group: DeviceGroup, n: number }

/** Share of a group that is offline at any moment; the water pressure loggers are the weak group. */
const offlineShare: Readonly<Record<DeviceGroup, number>> = { fire: 0.019, gas: 0.026, access: 0.022, manhole: 0.044, waterPressure: 0.081, lift: 0.013, care: 0.047, environment: 0.035 }

const groupSalt: Readonly<Record<DeviceGroup, number>> = { fire: 1, gas: 2, access: 3, manhole: 4, waterPressure: 5, lift: 6, care: 7, environment: 8 }

export function deviceHash(seed: number, device: DeviceRef): number {
  return mix(mix(mix(seed, 0xd0), device.community * 16 + groupSalt[device.group]), device.n)
}

export function idOf(device: DeviceRef): Device['id'] {
  return deviceId.parse(`${device.group}.${regionAt(device.community).code}.${String(device.n).padStart(4, '0')}`)
}

/**
 * Groups of which a surface may be told device by device: of one, or of all. Where a device belongs to one person at home, a public wall
 * hears of it by its alarm alone: a list of them would be a list of those who live alone.
 */
export function groupsToldTo(surface: Surface, group?: DeviceGroup): readonly DeviceGroup[] {
  const told: readonly DeviceGroup[] = surface === 'wall' ? commonDeviceGroups : deviceGroups
  return group === undefined ? told : told.filter(known => known === group)
}

const groups: ReadonlySet<string> = new Set(deviceGroups)
const isGroup = (text: string): text is DeviceGroup => groups.has(text)

/** The device of an id; null where the text is none of this county. Whether the community has so many is for the caller to ask. */
export function deviceNamed(id: string): DeviceRef | null {
  const [group = '', code = '', number = ''] = id.split('.')
  const region = findRegion(code)
  return isGroup(group) && region?.level === 'community' && /^\d{4,6}$/.test(number) && Number(number) > 0 ? { community: region.index, group, n: Number(number) } : null
}

const sharesOf = (group: DeviceGroup): readonly number[] => raisedByGroup[group].map(([, share]) => share)
const shares: Readonly<Record<DeviceGroup, readonly number[]>> = {
  fire: sharesOf('fire'), gas: sharesOf('gas'), access: sharesOf('access'), manhole: sharesOf('manhole'), waterPressure: sharesOf('waterPressure'), lift: sharesOf('lift'), care: sharesOf('care'), environment: sharesOf('environment'),
}

/** The kind of alarm that a device raises. */
export function raises(seed: number, device: DeviceRef): AlarmKind {
  return raisedByGroup[device.group][pickWeighted(mix(deviceHash(seed, device), 3), shares[device.group])]?.[0] ?? 'deviceFault'
}

/** The device's name as its maker and number give it. */
export function deviceTitle(seed: number, device: DeviceRef): string {
  return `${kindSpecs[raises(seed, device)].device} ${device.n} 号`
}

/** A device is on or off for a whole spell. */
export const spellMs = 9 * hourMs

/** Beginning of the spell in which a moment lies. */
export function spellStart(seed: number, device: DeviceRef, at: number): number {
  const shift = unit(deviceHash(seed, device)) * spellMs
  return Math.floor((at + shift) / spellMs) * spellMs - shift
}

/** When a device that is offline was heard for the last time, at most four spells back. */
export function heardUntil(seed: number, device: DeviceRef, at: number): number {
  let start = spellStart(seed, device, at)
  for (let k = 0; k < 3 && !isOnline(seed, device, start - 1000); k++) start -= spellMs
  return Math.floor(start / 1000) * 1000
}

/**
 * Is the device online at that time? A device is off for a whole spell of some nine hours, so the numbers move slowly; a few
 * more are off at night.
 */
export function isOnline(seed: number, device: DeviceRef, at: number): boolean {
  const h = deviceHash(seed, device)
  const spell = Math.floor((at + unit(h) * spellMs) / spellMs)
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
