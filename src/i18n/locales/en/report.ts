/** Words of the menu and of the reports: picture, brief, tables. */
export default {
  menu: { open: 'Menu', name: 'Menu of the wall', language: 'Language' },
  /** Each in its own words, whatever the wall speaks. */
  languageName: { 'zh-CN': '中文', 'en': 'English' },
  report: {
    title: 'Report', key: 'P', picture: 'Picture', pictureNote: 'This view as a PNG picture', brief: 'One-page brief', briefNote: 'To print or keep as PDF, one A4 page',
    figures: 'Figures', figuresNote: 'Of this view and the regions below, CSV', alarms: 'Alarms', alarmsNote: 'Open alarms, CSV', events: 'Events', eventsNote: 'Open events, CSV',
    working: 'Making: {name} …', saved: 'Saved {name}', newest: '(only the newest {n})', failed: '{name}: not made. {reason}', blocked: 'The browser opened no page; open it here', notYet: 'the data have not come yet',
    caption: '{title}   {place}   {topic}   {time}', sources: 'Sources: {names}', noSurvey: 'Without survey data of the underground', replay: 'Replay of {time}',
  },
  reportColumn: {
    region: 'Region', code: 'Region code', figure: 'Figure', id: 'Id', value: 'Value', unit: 'Unit', state: 'State', asOf: 'As of', source: 'Source',
    alarm: 'Alarm', severity: 'Severity', kind: 'Kind', raisedAt: 'Raised at', status: 'Status', place: 'Place', acknowledgedAt: 'Acknowledged at', event: 'Event', dueAt: 'Due at', spot: 'Spot', device: 'Device',
    longitude: 'Longitude', latitude: 'Latitude', reading: 'Reading', limit: 'Limit', readingUnit: 'Unit of the reading', eventSource: 'Source of the event', step: 'Step', reportedAt: 'Reported at',
  },
  listSeparator: ', ',
  brief: {
    title: 'Brief', heading: 'Brief of {place}', print: 'Print', back: 'Back to the wall', loading: 'Reading the data of the brief', unknownRegion: 'No such region: {code}', made: 'Made at', of: 'As it was at {time}',
    figures: 'Main figures', map: 'Map of {figure}', worst: 'Regions to look at', noneBelow: 'No regions below.', alarms: 'Open red and orange alarms ({n})', noAlarms: 'No red or orange alarm is open.', more: '{n} more, see the wall.',
    sources: 'Sources of the data: {names}.', maker: 'Made by', approver: 'Approved by', date: 'Date', target: 'target {n}', whole: '{place} {value}',
    rangeOf: { county: 'Range of its towns', town: 'Range of its places', community: 'Range of neighbours' },
    leadEvents: '{open} grid events are open, {overdue} of them overdue', leadAlarms: '{red} red and {orange} orange alarms are open', leadRegion: '{figure}: look at {place} first ({value})', leadJoin: '; ', leadEnd: '.',
  },
  briefSubject: { profile: 'Profile', population: 'Population', housing: 'Housing', grid: 'Grid', events: 'Grid events', devices: 'IoT devices', assistance: 'Assistance', undergroundTroubles: 'Underground', indicators: 'Indicators' },
  briefColumn: { subject: 'Subject', figure: 'Figure', value: 'Value', change: 'Change', asOf: 'As of, source', severity: 'Severity', kind: 'Kind', place: 'Place', since: 'Since', status: 'Status' },
}
