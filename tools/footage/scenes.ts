import type { FootageKind } from './kinds'
import type { Scene } from './scene'
import { eBikeInLift } from './scenes/eBikeInLift'
import { fallingObject } from './scenes/fallingObject'
import { fireAlarm } from './scenes/fireAlarm'
import { fireDoorOpen } from './scenes/fireDoorOpen'
import { fireLaneBlocked } from './scenes/fireLaneBlocked'
import { gasLeak } from './scenes/gasLeak'
import { generic } from './scenes/generic'
import { liftEntrapment } from './scenes/liftEntrapment'
import { manholeCover } from './scenes/manholeCover'
import { perimeterIntrusion } from './scenes/perimeterIntrusion'
import { pumpTrip } from './scenes/pumpTrip'
import { sosButton } from './scenes/sosButton'
import { transformerTemperature } from './scenes/transformerTemperature'
import { waterPressure } from './scenes/waterPressure'
import { waterlogging } from './scenes/waterlogging'

const all: Record<FootageKind, Scene> = {
  gasLeak, fireAlarm, eBikeInLift, fireLaneBlocked, fallingObject, perimeterIntrusion, manholeCover, waterlogging, sosButton, liftEntrapment,
  pumpTrip, transformerTemperature, fireDoorOpen, waterPressure, generic,
}

/** Every scene by its kind. */
export const scenes: ReadonlyMap<string, Scene> = new Map(Object.entries(all))
