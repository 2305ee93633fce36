/** Words of what can be said of a number: trust line, formula, notes of a panel, data quality. */
export default {
  trustLine: {
    unit: 'Unit', asOf: 'As of', source: 'Source', period: 'Refreshed', completeness: 'Completeness', formula: 'Formula', timed: '{at} ({timeliness})',
    exact: 'complete', partial: 'partly reported: a lower bound', coverage: '{reported} of {of} communities have reported: a lower bound', unknown: 'no data; not counted as 0', below5: 'fewer than 5 people: not shown', withheld: 'withheld so that a small count elsewhere cannot be worked out', notApplicable: 'does not apply here',
  },
  every: { Y: 'every {n} years', M: 'every {n} months', W: 'every {n} weeks', D: 'every {n} days', TH: 'every {n} hours', TM: 'every {n} minutes', TS: 'every {n} seconds', one: { Y: 'yearly', M: 'monthly', W: 'weekly', D: 'daily', TH: 'hourly', TM: 'every minute', TS: 'every second' } },
  formula: { divided: '÷', times: '× {n}', open: 'Open {figure}', back: 'Back to {figure}', deeper: 'Open {region}', up: 'Back to {region}' },
  notes: { title: 'About the data: {panel}', close: 'Close', none: 'No figures here that could be broken down.', open: 'Definition and breakdown of {figure}', table: 'Figures of this panel', contradictions: 'Contradicted by other figures', list: 'Data quality' },
  panelNote: {
    alarmHealth: 'Computed here from the alarm records: new alarms per operator and 10 minutes in the bands of EEMUA 191; floods, chattering and stale ones by the limits of the configuration.', badActors: 'Computed here from the alarm records of 24 hours: alarms of one device, the most first.', handlingTimes: 'Computed here from the times of the alarm records: median and P90 to acknowledge, arrive and close, against the last week.',
    eventFlow: 'Computed here from the steps of today’s grid events; overdue by the time allowed for each kind.', dayTrend: 'Reports counted by the hour; “usual” is the source’s own value for that hour.', alarms: 'One by one from the alarm stream; counts leave out what is closed or shelved.', alarmRules: 'From the configuration; no statistics.', deviceList: 'The last reading of each device; online by its agreed interval.',
    videoWall: 'Each picture carries its time; demo footage is marked as simulated.', undergroundReadings: 'Last readings against their limits; points that are offline have none.', undergroundTroubles: 'Open troubles one by one; totals come from the inspection register.', indicatorTiles: 'Decided here by the formulas of the 22 indicators from what the pilots declare.', indicatorGaps: 'What is missing to pass, computed from what the pilots declare; open data stand apart.', indicatorRanking: 'Pilots by indicators met; undeclared communities take no part.',
    indicatorDesk: 'Each item with its value, evidence and date; values tried out are not kept.', indicatorStages: 'Only the requirements that are published.', indicatorHubs: 'Cited from a letter of the county government.', ranking: 'Regions below by the figure that colours the map; a row goes there.',
  },
  quality: {
    title: 'Data quality', open: 'Data quality', close: 'Close', scope: 'Checked: the figures on screen now', contradictions: 'Contradictions', noContradiction: 'All sums hold (not checked where a small count is hidden)', sources: 'Sources', stream: 'Alarm stream', clocks: 'Clocks',
    parts: 'sum of the parts', children: 'sum of the regions below', twice: 'told elsewhere', less: 'never below', onTime: 'on schedule', late: 'late for its own cycle', stale: 'more than three cycles old', partial: '{n} partly reported', unknown: '{n} without data', dropped: '{n} messages unusable or of a time that cannot be',
    dropReason: 'Reason', dropCount: 'Messages', dropLast: 'Last', drop: { tooBig: 'Too large or no text, dropped', notJson: 'Not JSON, dropped', wrongShape: 'Wrong shape, dropped', impossibleValue: 'Impossible value, dropped', refused: 'Connection or subscription refused', wrongTime: 'Time in the future or over a day back, kept' }, noneDropped: 'no message dropped', clockFine: 'clocks agree', differs: 'differs by {n}', source: 'Source', asOf: 'As of', state: 'State', things: '{n} to look at',
  },
}
