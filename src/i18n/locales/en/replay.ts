/** English words of the replay, and of turning pages. */
export default {
  pages: { before: 'Previous page', after: 'Next page' },
  replay: {
    name: 'Replay', open: 'Replay the last 24 hours (R)', leave: 'Back to now', play: 'Play (space)', pause: 'Pause (space)', back10: '10 minutes back', back1: 'One minute back', on1: 'One minute on', on10: '10 minutes on', speed: 'Speed', times: '{n}×',
    bar: 'Time, with the alarms of each 10 minutes', now: 'now', red: 'New urgent alarm', more: '{n} more', none: 'No alarms at this moment', noneNote: 'The list is of the moment of the replay',
  },
}
