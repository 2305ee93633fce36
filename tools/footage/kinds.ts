/** Kinds of footage: the alarm kinds that a camera can show, and a calm street for all others. */
export const footageKinds = [
  'gasLeak', 'fireAlarm', 'eBikeInLift', 'fireLaneBlocked', 'fallingObject', 'perimeterIntrusion', 'manholeCover', 'waterlogging', 'sosButton', 'liftEntrapment',
  'pumpTrip', 'transformerTemperature', 'fireDoorOpen', 'waterPressure', 'generic',
] as const
export type FootageKind = (typeof footageKinds)[number]
