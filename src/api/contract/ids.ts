import * as z from 'zod/mini'

/**
 * Code of a region: 6 digits (county), 9 digits (town, 镇街) or 12 digits (community, 社区) of the National Bureau of
 * Statistics, or a fixed local id such as `local-370124107-xinanli` for a community the list does not know. A local id is
 * never exported as a code.
 */
export const regionCode = z.string().check(z.regex(/^(\d{6}|\d{9}|\d{12}|local-\d{9}-[a-z]+)$/, 'not a region code')).brand<'RegionCode'>()
export type RegionCode = z.infer<typeof regionCode>

const opaqueId = () => z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[\w.:-]+$/))

/** Id of an IoT device, unique in the county. */
export const deviceId = opaqueId().brand<'DeviceId'>()
export type DeviceId = z.infer<typeof deviceId>

/** Id of an alarm; stays the same while the alarm escalates, returns and is closed. */
export const alarmId = opaqueId().brand<'AlarmId'>()
export type AlarmId = z.infer<typeof alarmId>

/** Id of a grid event (网格事件). */
export const eventId = opaqueId().brand<'EventId'>()
export type EventId = z.infer<typeof eventId>

/** Id of a camera (video channel). */
export const cameraId = opaqueId().brand<'CameraId'>()
export type CameraId = z.infer<typeof cameraId>

/** Id of a building (楼栋). */
export const buildingId = opaqueId().brand<'BuildingId'>()
export type BuildingId = z.infer<typeof buildingId>

/** Id of a pipe (管段) and number of a pipe node (点号). */
export const pipeId = opaqueId().brand<'PipeId'>()
export type PipeId = z.infer<typeof pipeId>
export const nodeId = opaqueId().brand<'NodeId'>()
export type NodeId = z.infer<typeof nodeId>

/** Id of a city component (城市部件) and of an entrance (出入口). */
export const componentId = opaqueId().brand<'ComponentId'>()
export type ComponentId = z.infer<typeof componentId>
export const entranceId = opaqueId().brand<'EntranceId'>()
export type EntranceId = z.infer<typeof entranceId>

/** One life of the alarm server: changes when it starts anew, and sequence numbers begin again. */
export const streamEpoch = opaqueId().brand<'StreamEpoch'>()
export type StreamEpoch = z.infer<typeof streamEpoch>

/** True when the text is a well-formed region code; narrows the type. */
export function isRegionCode(text: string): text is RegionCode {
  return regionCode.safeParse(text).success
}
