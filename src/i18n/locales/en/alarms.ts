const alarmKind = {
  fireAlarm: 'Fire alarm', gasLeak: 'Gas leak', electricalFire: 'Electrical fire risk', fireLaneBlocked: 'Fire lane blocked', waterPressure: 'Water pressure', fireDoorOpen: 'Fire door open',
  eBikeInLift: 'E-bike in lift', liftEntrapment: 'Trapped in lift', liftFault: 'Lift fault', fallingObject: 'Falling object', perimeterIntrusion: 'Perimeter intrusion', manholeCover: 'Manhole cover',
  septicGas: 'Septic tank gas', waterlogging: 'Waterlogging', sosButton: 'SOS button', elderInactive: 'Elder inactive', transformerTemperature: 'Transformer heat', pumpTrip: 'Pump trip',
  airQuality: 'Air quality', noise: 'Noise', deviceFault: 'Device fault', deviceOffline: 'Device offline', batteryLow: 'Battery low',
}
/** Kinds of events that people report. */
export const reportedKind = {
  wasteDumping: 'Waste dumping', streetOccupation: 'Street trading', illegalParking: 'Illegal parking', roadDamage: 'Road damage', facilityDamage: 'Facility damage', greening: 'Greening', streetLight: 'Street light', neighbourDispute: 'Neighbours',
  noiseDispute: 'Noise', petNuisance: 'Pets', waterSupply: 'Water supply', drainage: 'Drainage', heating: 'Heating', fireHazard: 'Fire hazard', rentalCheck: 'Rental check', elderVisit: 'Elder visit',
  illegalBuilding: 'Illegal building', strawBurning: 'Straw burning', publicity: 'Policy enquiry', other: 'Other',
}

/** Words of alarms: severity, kinds, readings, handling. */
export default {
  severity: { urgent: 'Urgent', important: 'Major', general: 'Minor', notice: 'Info' },
  severityColour: { urgent: 'Red', important: 'Orange', general: 'Yellow', notice: 'Blue' },
  severityGlyph: { urgent: 'U', important: 'M', general: 'm', notice: 'i' },
  alarmKind,
  alarmStatus: { waiting: 'New', acknowledged: 'Acknowledged', dispatched: 'Dispatched', handling: 'Handling', verifying: 'Verifying', shelved: 'Shelved', closed: 'Closed' },
  eventStep: { reported: 'Reported', accepted: 'Accepted', dispatched: 'Dispatched', handling: 'Handling', verifying: 'Verifying', closed: 'Closed' },
  readingUnit: {
    percentLel: '%LEL', milliampere: 'mA', celsius: '°C', second: 's', minute: 'min', megapascal: 'MPa', degree: '°', milligramPerCubicMetre: 'mg/m³', centimetre: 'cm', hour: 'h',
    microgramPerCubicMetre: 'µg/m³', decibel: 'dB', percent: '%', point: 'points', event: 'times',
  },
  /** An event that an alarm became has the alarm's kind. */
  eventKind: { ...alarmKind, ...reportedKind },
  measurand: {
    battery: 'Battery', firePoints: 'Fire points', hydrogenSulfide: 'Hydrogen sulfide', inactiveTime: 'Inactive for', methane: 'Methane', noise: 'Noise', offlineTime: 'Offline for', openTime: 'Open for', pm25: 'PM2.5', pressure: 'Pressure',
    residualCurrent: 'Residual current', stayTime: 'Stay', tilt: 'Tilt', transformerTemperature: 'Transformer', waterDepth: 'Water depth',
  },
  popup: {
    source: 'IoT alarm', lasted: 'Duration', time: 'Time', place: 'Place', device: 'Device', calibrated: 'calibrated {date}', rule: 'Rule', limit: 'limit {value} {unit}',
    above: 'at or above', below: 'below', people: 'Who can be sent', cameras: 'Nearest cameras',
    close: 'Hide', goThere: 'Open community', next: 'Next', acknowledgedBy: '{role} {name}, {time}', areaOnly: 'Public wall: building group only',
    floor: 'floor {n}', depth: 'depth {n} m', refused: {
      versionConflict: 'It has just changed; this is the latest state', notAllowedInState: 'Not possible in this state', notFound: 'No such alarm', notPermitted: 'Not permitted', notYet: 'Too early for this step',
    }, steps: 'Handling steps', trend: 'Reading and limit', due: 'by {time}',
  },
}
