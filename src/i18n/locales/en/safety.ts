/** Words of the scenes of community safety, of the kinds of events and of the course of the alarms. */
export default {
  eventKinds: { unit: 'today', chart: 'Today’s events by kind' },
  alarmTrend: { unit: 'last 24 h', total: '{n} alarms', chart: 'Alarms of the last 24 hours', top: 'top {n}', by: 'Ranked by', kind: 'Kind', region: 'Region' },
  safetyScenes: {
    unit: 'points online, alarms of 24 h', chart: 'Scenes of community safety', scene: 'Scene', online: 'online', shared: 'spaces shared', points: 'Points', alarms: 'Alarms', total: '{n} scenes',
    name: {
      access: 'Access control', perimeter: 'Perimeter', fallingObject: 'Falling objects', eBikeInLift: 'E-bikes in lifts', fire: 'Fire', manhole: 'Manhole covers', lift: 'Lifts', gas: 'Gas', parking: 'Wrong parking', waste: 'Waste sorting', sharedParking: 'Shared parking',
    },
  },
}
