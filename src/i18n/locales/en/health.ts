/** Words of alarm health, handling times, devices, rules and the replay. */
export default {
  topicStrip: { grid: 'Grid at a glance', livelihood: 'Services at a glance', iot: 'IoT at a glance', underground: 'Underground at a glance', indicators: 'Indicators at a glance' },
  rateBand: { acceptable: 'acceptable', manageable: 'manageable', demanding: 'high', overDemanding: 'too high', flood: 'flood' },
  health: {
    unit: 'last 24 h', rate: 'Per seat, 10 min', week: 'week {n}', peak: 'Peak', peakAt: 'from {time}', over: 'Over limit', overNote: 'more than {n}',
    chart: 'Alarms in each 10 minutes of the last 24 h', manageable: 'manageable: {n}', floods: 'Floods', floodLast: '{time}, {n}', floodNow: 'now: {n}', noFlood: 'none',
    chattering: 'Chattering', chatterNote: '≥{n} times', stale: 'Stale', staleNote: 'over {n} h', none: 'No alarms in 24 h', noneNote: 'New ones are counted automatically', cut: 'newest {n} only',
  },
  badActors: { unit: '24 h, top {n}: {share}%', count: '{n}×', none: 'No alarms in 24 h', noneNote: 'New ones are counted automatically' },
  handlingTimes: {
    unit: '24 h, minutes', acknowledge: 'Acknowl.', arrive: 'Arrive', close: 'Close', overdue: 'Overdue', p90: 'P90 {n}', weekMedian: 'week {n}', of: '{n} of {total}', level: 'Level', none: 'No alarms in 24 h', noneNote: 'New ones are counted automatically',
  },
  rules: {
    rate: 'change a minute {limit}', noData: 'no data {limit}', state: 'by the device', forTime: 'for {time}', over: 'over {time}', hysteresis: 'hysteresis {n} {unit}', always: 'always', days: '{from} to {to}', total: '{n} rules', none: 'No rules', noneNote: 'Rules are set in config.json',
    dayNames: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  deviceList: {
    unit: 'over limit, offline, low battery first', unitOf: 'of the first {n}: over limit, offline, low battery first', online: 'Online', offline: 'Offline', battery: 'battery {n}%', stateOnly: 'states only', total: '{n} devices', firstOf: 'first {n} of {total}', floor: 'floor {n}', none: 'No devices here', noneNote: 'See the level above for those nearby', personal: 'Home care devices are not listed', personalNote: 'They stand in people’s homes: a public wall shows their alarms, and counts from the town up',
    history: 'last {n} h', live: 'live {time}', limit: 'limit {n} {unit}', above: 'alarm ≥{n}', below: 'alarm <{n}', noHistory: 'No course of readings', lastAt: 'at {time}',
  },
  flow: { unit: 'today', overdue: '{n} overdue', waiting: 'Open', median: 'Median', p90: 'P90', overdueAll: 'Overdue', none: 'No events yet today', noneNote: 'New ones appear automatically', chart: 'Events at each step' },
  videoWall: { open: 'Open alarm', back: 'All pictures', unit: 'cameras with open alarms, {n}', joined: '{n} in all, {share}% online', simulated: 'Simulated', failed: 'Picture failed', none: 'No picture of these alarms may be shown', noneNote: 'New ones appear automatically', total: '{n} cameras' },
}
