/** Words of filters and comparisons. */
export default {
  filters: {
    label: 'Filters', clear: 'Remove filter: {name}', clearAll: 'Clear all', open: '{name}: breakdown below', only: '{name} only', whole: 'any {facet}',
  },
  facet: { source: 'source', step: 'step', eventKind: 'event kind', severity: 'severity', alarmKind: 'alarm kind', device: 'device', pipe: 'pipe', age: 'age', material: 'material', use: 'use', mode: 'way of letting', channel: 'channel', indicator: 'indicator' },
  comparison: {
    day: 'vs yesterday', month: 'vs last month', year: 'vs last year', same: 'same', points: ' (points)', hint: '{basis}: {before} → {now} (as of {asOf})',
    met: 'at target {n}', below: 'below target {n}', siblings: 'peers {min}–{max}, median {median}',
  },
}
