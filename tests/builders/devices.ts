import { deviceId } from '@/api/contract/ids'
import type { Device, DeviceHistory } from '@/api/contract/records'
import { someMorning } from './figures'
import { at } from './regions'

const iso = (ms: number) => new Date(ms).toISOString()

/** A gas detector that is online and reads what it should. */
export function device(id: string, over: Partial<Device> = {}): Device {
  return {
    id: deviceId.parse(id), region: at.cuiping, group: 'gas', name: `探测器 ${id}`, point: [116.45, 36.29], online: true, lastReadingAt: iso(someMorning - 60_000),
    lastReading: { measurand: 'methane', value: 0.8, unit: 'percentLel' }, batteryPercent: 80, building: '3 号楼', floor: 2, node: null, depthM: null, cameras: [], raises: 'gasLeak', ...over,
  }
}

/** What it read in the last quarter of an hour, one value every five minutes. */
export function deviceHistory(id: string, values: readonly number[], over: Partial<DeviceHistory> = {}): DeviceHistory {
  return {
    device: deviceId.parse(id), measurand: 'methane', unit: 'percentLel', rule: 'gas-20',
    points: values.map((value, i) => ({ at: iso(someMorning - (values.length - 1 - i) * 300_000), value })), ...over,
  }
}
