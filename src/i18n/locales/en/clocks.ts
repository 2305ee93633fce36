/** Words of clocks that differ. */
export default {
  wrongClock: {
    machine: { fast: 'Clock here {by} fast', slow: 'Clock here {by} slow' },
    stream: { fast: 'Alarm clock {by} fast', slow: 'Alarm clock {by} slow' },
    alarms: { fast: 'Alarms {by} ahead' },
  },
  skew: { seconds: '{n} s', minutes: '{n} min', hours: '{n} h', days: '{n} d' },
}
