/** Words of the panel of the 15-minute circle and of what it draws on the map. */
export default {
  lifeCircle: {
    unit: '% of residents within {minutes} min on foot ({walk} m)', service: { clinic: 'Clinic', school: 'School', elderlyCare: 'Elderly care', mall: 'Shop', canteen: 'Senior meals', fitness: 'Fitness', busStop: 'Bus stop', hall: 'Service centre' },
    worst: '{service}: beyond 15 min', biggest: 'Largest gap', all: 'All eight',
    everyone: 'All eight services are within 15 min on foot', everyoneOf: '{service}: within 15 min of all', target: 'Target {n}%', bar: '{service} {share}%, target {target}%; shows it on the map',
    gaps: '{service}: gaps', gapsTotal: '{n} in all, {people} residents', gapTitle: '{name}: {people} residents beyond 15 min', cluster: 'Part {n}',
    unknown: 'Services not surveyed yet', unknownNote: 'Reach can be computed after the survey', waiting: 'Computing walking distances…',
    lead: '{service}: {share}% of residents reach one within {minutes} min on foot; {beyond} do not', leadNumbers: 'Numbers in the regions: share of residents who do', within: 'Within {minutes} min', beyond: 'Not reached', places: '{n} places',
  },
}
