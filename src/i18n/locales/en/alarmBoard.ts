/** Words of the list of alarms: rows, repeats, floods, the shelf. */
export default {
  alarms: {
    open: '{n} open', none: 'No alarms', quiet: 'A new alarm opens automatically', last: 'Last', closedAt: 'closed {time}', noneRecently: 'No alarm in {n} days', repeats: '×{n}', hidden: '{n} more not listed', window: '{before} above · {after} below',
    left: 'about {n} more left the list', only: '{severity} only', clear: 'Clear', noneOf: 'No alarms: {severity}', filter: '{severity} only, {n}', back: 'Back', dismiss: 'Hide',
    flood: 'Alarm flood', held: '{n} held back', arrived: '{n} new since {time}', count: '{n}', newest: 'newest {time}', waiting: '{n} waiting', seen: 'all acknowledged', list: 'Alarms; arrow keys choose, Enter opens',
    chattering: 'Chatters', chatteringNote: 'Goes on and off; asks for no attention', overdue: 'late', shelved: '{n} shelved', shelfEnds: 'first ends {time}', until: 'until {time}',
    asked: { loading: 'Not in the list; fetching it', missing: 'There is no such alarm', failed: 'The alarm could not be read' },
  },
}
