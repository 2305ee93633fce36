/** Words of what the map shows of a topic: counters, heat, legend. */
export default {
  topicMap: {
    and: ', ', several: '{name} and others, {n} places',
    events: '{place}: {n} open events', event: '{kind} · {step}', overdue: '{n} overdue', overdueOne: 'Overdue', densest: 'Densest', perKm2: '{n} per km²',
    offline: '{n} offline',
    pilot: '{name}: {n} of {of} met', pilots: '{names}: {n} pilots, the lowest meets {least} of {of}', least: 'lowest of {n} pilots',
    legend: {
      quietEvents: 'Open events', events: 'Open events, white arc: overdue', devices: 'Devices', camera: 'Cameras', offline: 'Offline', pilots: 'Indicators met by a pilot, white arc: not met', bare: 'Not declared', heat: 'Density of open events',
      heatUnit: 'per km²', show: 'Show events as', counters: 'Counters', heatSwitch: 'Heat',
    },
    list: { title: '{n} events here', close: 'Close', more: '{n} more', due: 'due {time}' },
  },
  deviceLetter: { fire: 'F', gas: 'G', access: 'S', manhole: 'M', waterPressure: 'W', lift: 'L', care: 'C', environment: 'E' },
}
