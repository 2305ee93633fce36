/** Words of the underground: pipes, nodes, trouble, readings. */
export default {
  underground: {
    noPipes: 'No pipes here', noPipesNote: 'The pipe survey holds none',
    systems: { unit: 'a name shows it alone', chart: 'Length by kind', choose: 'Only {kind}' },
    age: { chart: 'Pipes by age', materials: 'Pipes by material', rest: '{n} more', band: { 'le10': '≤10 y', '11-20': '11–20 y', '21-30': '21–30 y', 'gt30': '>30 y' } },
    depth: { unit: 'axis, mid-pipe', chart: 'Length by depth', ground: 'Ground', band: { 'lt1': '0–1 m', '1-2': '1–2 m', '2-3': '2–3 m', 'gt3': '>3 m' } },
    troubles: {
      open: '{n} open', overdue: 'Overdue', overdueDays: '{n} d late', daysLeft: '{n} d left', dueSoon: 'in a day', hidden: '{n} more not listed',
      none: 'No open defects', noneNote: 'New findings appear automatically',
    },
    analysis: {
      unit: 'by the survey', worst: 'Worst burst', clearance: 'Too close', closest: 'closest {n} m', bursts: 'Bursts', clearances: 'Clearances', section: 'Section', households: '~{n} homes', few: '<10 homes', close: 'close {n}', stuck: '{n} stuck', keyUsers: '{n} key users',
      pair: '{a} and {b}', least: 'at least {n} m', zones: 'worst {shown} of {n} zones', pairs: '{n} in all', none: 'No network to analyse', noneNote: 'See the level above for the networks around',
    },
    readings: { what: '{kind} {measurand}', points: '{n} points', silentSince: 'since {time}', hidden: '{n} more not listed', none: 'No monitoring points here', noneNote: 'See the level above for those nearby' },
  },
  troubleLevel: { high: 'High', medium: 'Medium', low: 'Low' },
  pipeTrouble: { corrosion: 'Corrosion', leak: 'Leak', overAge: 'Over age', occupied: 'Built over', clearance: 'Too close', settlement: 'Settlement', blockage: 'Blockage', misconnection: 'Misconnected' },
  pipeMeasurand: { pressure: 'pressure', flow: 'flow', level: 'level', temperature: 'temperature', methane: 'methane', load: 'load' },
  pipeReadingUnit: { megapascal: 'MPa', cubicMetrePerHour: 'm³/h', metre: 'm', celsius: '°C', percentLel: '%LEL', percent: '%' },
  readingState: { high: 'High', low: 'Low', offline: 'Silent', normal: 'Normal' },
}
