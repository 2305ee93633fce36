/** Words of handling an alarm: what to do next, buttons, forms, timeline, sound. */
export default {
  handling: {
    next: 'Next', site: 'Scene', history: 'History', suggest: 'suggested', sent: 'sent', rule: 'Rule',
    ruleOver: '{name} {side} {limit}', ruleLasting: ' for {duration}', ruleRate: '{name} changes by {limit} a minute', ruleNoData: 'no data for {duration}', ruleState: 'reported by the device',
    side: { above: '≥', below: '<' },
    seconds: '{n} s', minutes: '{n} min', hours: '{n} h',
    state: {
      dispatched: 'Wait for {who} to arrive, then press “On site”.', handling: '{who} is at work; when done press “Verify”.', verifying: 'Check scene and reading, then close the case.', returned: 'Back to normal: check the scene, then close.',
      shelved: 'Shelved until {until}: {reason} ({by})', handled: 'Closed ({by}, {time})', falseAlarm: 'Closed as false alarm ({by}, {time})', withdrawn: 'Withdrawn by its source ({by}, {time})', centre: 'the crew',
    },
    left: '{time} left', overdue: 'overdue {time}', due: 'due {time}',
    action: { acknowledge: 'Acknowledge', dispatch: 'Dispatch', handle: 'On site', verify: 'Verify', close: 'Close case', shelve: 'Shelve', unshelve: 'Unshelve', falseAlarm: 'False alarm' },
    dispatchTo: 'Send {who}', dispatchCentre: 'Dispatch (centre decides)', other: 'Other', toCentre: 'The centre decides',
    bar: {
      closed: 'closed', acknowledged: 'acknowledged', dispatched: 'dispatched', arrived: 'on site', verifying: 'verifying', notShelved: 'not shelved', needsDispatch: 'dispatch first', needsArrival: 'after arrival', needsVerification: 'after verification',
      needsAcknowledgement: 'acknowledge first', needsReturn: 'when normal or verified',
    },
    busy: 'Sending…', lookOnly: 'View only: no operator is signed in here', failed: '{action} failed: {reason}',
    form: {
      dispatch: 'Who is sent', shelve: 'Shelve: reason and end', falseAlarm: 'False alarm: reason', reason: 'Reason', reasonHint: 'at least 2 characters', end: 'Until', send: { shelve: 'Shelve', falseAlarm: 'Close as false' }, cancel: 'Cancel', tooLong: 'more than {n} h', until: 'until {time}',
    },
    shelfReason: { repair: 'Maintenance', known: 'Known fault', drill: 'Drill', attended: 'Attended' },
    falseReason: { device: 'Device fault', cooking: 'Fumes, steam', touched: 'By accident', drill: 'Drill' },
    timeline: { loading: 'Reading…', failed: 'History could not be read: {reason}', retry: 'Retry', earlier: '{n} earlier', later: '{n} later', after: '+{time}', by: '{role} {name}', system: 'system' },
    waiting: '{n} waiting', waitingOpen: 'Open', unread: '{kind}: {action} failed ({reason})', unreadOpen: 'Show',
    now: 'to do', stands: 'Status', took: 'took', beyond: { above: '{n} over limit', below: '{n} under limit' },
    returned: 'back to normal · since raised', key: 'key {key}',
  },
  timelineStep: {
    raised: 'Raised', repeated: 'Raised again', escalated: 'Became urgent', returned: 'Back to normal', acknowledged: 'Acknowledged', shelved: 'Shelved', unshelved: 'Shelf ended', dispatched: 'Dispatched', handling: 'On site', verifying: 'Verifying', closed: 'Closed',
    falseAlarm: 'Closed as false', withdrawn: 'Withdrawn',
  },
  nextStep: {
    fireAlarm: 'Look at the picture and send the fire post; smoke or flame: call 119, evacuate.', gasLeak: 'No flames or switches; close the valve, ventilate, send the gas crew; evacuate if needed.', electricalFire: 'Send an electrician to cut the circuit; heat or smoke: power off, call 119.',
    fireLaneBlocked: 'Have owner or property clear the lane; else hand to traffic police.', waterPressure: 'Send the water crew for leaks and valves; compare neighbours; tell users.', fireDoorOpen: 'Have property close the fire door and find out why it is open.',
    eBikeInLift: 'Talk the rider out by the lift speaker; property makes sure it is not charged inside.', liftEntrapment: 'Calm by intercom, lift crew within 30 min; unwell: call 120.', liftFault: 'Take the lift out of service, put up a notice, send the crew.',
    fallingObject: 'Find the floor on the recording, clear the ground, look for injured, tell the police.', perimeterIntrusion: 'Look at the perimeter, send security; tell the police if confirmed.', manholeCover: 'Fence it off, check cover and water level, put it back.',
    septicGas: 'Clear the area, no flames, nobody enters; send the crew to ventilate and measure.', waterlogging: 'Close the road, send the pumps, tell the traffic police.', sosButton: 'Call back at once; no answer or unwell: call 120 and send somebody.',
    elderInactive: 'Phone the elder and the family; no answer: send somebody to the door.', transformerTemperature: 'Measure, take load off, check cooling; shut down if it rises on.', pumpTrip: 'Reset or switch to the spare pump; check the supply.',
    airQuality: 'Compare neighbouring stations, have streets sprayed, keep watching.', noise: 'Send enforcement to find and stop the source.', deviceFault: 'Send maintenance; patrol the spot until it is mended.', deviceOffline: 'Check power and network; patrol the spot meanwhile.', batteryLow: 'Have the battery changed before it goes offline.',
  },
  sound: { off: 'Sound off', on: 'Sound on', blocked: 'Blocked by the browser: click to enable', spoken: '{severity} alarm, {kind}, {place}' },
}
