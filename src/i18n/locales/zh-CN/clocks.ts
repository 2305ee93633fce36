/** Words of clocks that differ. */
export default {
  wrongClock: {
    machine: { fast: '本机时钟快 {by}', slow: '本机时钟慢 {by}' },
    stream: { fast: '告警源时钟快 {by}', slow: '告警源时钟慢 {by}' },
    alarms: { fast: '告警时间超前 {by}' },
  },
  skew: { seconds: '{n} 秒', minutes: '{n} 分', hours: '{n} 小时', days: '{n} 天' },
}
