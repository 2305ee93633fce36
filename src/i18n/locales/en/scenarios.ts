/** Words of the demonstrator's menu. */
export default {
  scenario: {
    open: 'Demo scenarios (key .)', title: 'Demo scenarios', keys: 'Remote: blank key opens or starts, page keys choose; Esc closes', started: 'Started: {name}',
    gasLeak: 'Gas leak', eBikeInLift: 'E-bike in lift', elderSos: 'Elder’s SOS', burstMain: 'Burst main', stormFlood: 'Storm flood', brokenLink: 'Broken link', reset: 'Start over',
  },
  scenarioNote: {
    gasLeak: 'Methane in a gallery, yellow to red', eBikeInLift: 'An e-bike is seen in a lift', elderSos: 'An elder living alone calls', burstMain: 'Pressure falls, pump trips, water rises', stormFlood: 'Ten thousand alarms in a minute', brokenLink: 'Cut for 25 s, then caught up', reset: 'Undo all scenarios and commands',
  },
}
