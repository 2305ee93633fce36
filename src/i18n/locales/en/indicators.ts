/** Words of the 22 indicators: names, inputs, results, gaps, desk, stages and hubs. */
export default {
  dimension: { infrastructure: 'Infrastructure', services: 'Services', safety: 'Safety', governance: 'Governance', safeguards: 'Safeguards', innovation: 'Innovation' },
  indicator: {
    1: 'Fixed broadband', 2: 'Mobile network', 3: 'Broadcast TV', 4: 'Video surveillance', 5: 'Smart charging', 6: 'Community platform', 7: 'Government services', 8: 'Care for the aged', 9: 'Convenience services', 10: 'Utilities and fees', 11: 'Community policing',
    12: 'Access control', 13: 'Perimeter', 14: 'Falling objects', 15: 'Fire hazards', 16: 'Fire alarms', 17: 'Governance', 18: 'Participation', 19: 'Epidemic control', 20: 'Publicity', 21: 'Information security', 22: 'Innovative scenes',
  },
  indicatorShort: {
    1: 'Gigabit', 2: '5G', 3: 'TV', 4: 'Video', 5: 'Charging', 6: 'Platform', 7: 'One-stop', 8: 'Elderly', 9: 'Facilities', 10: 'Fees', 11: 'Police',
    12: 'Access', 13: 'Fence', 14: 'Falling', 15: 'E-bikes', 16: 'Fire', 17: 'Govern', 18: 'Voices', 19: 'Epidemic', 20: 'Publicity', 21: 'Security', 22: 'Scenes',
  },
  indicatorInput: {
    gigabitHomes: 'Gigabit homes', fiveGArea: '5G area', televisionHomes: 'TV or IPTV homes', keyPlacesCovered: 'Key places', camerasNetworked: 'Networked', camerasIntact: 'Intact', videoPublished: 'Published video',
    cameraMetadata: 'Metadata in order', safeCharging: 'Safe charging', dataGathered: 'Data gathered', propertyLinked: 'Property linked', scenes: 'Scenes', oneStopService: 'One-stop service', aged60: 'Residents 60+', elderlyServices: 'Elderly services',
    smartFacilities: 'Smart facilities', feesOnline: 'Fees online', policeWarnings: 'Warnings', policeBulletins: 'Bulletins', residentReports: 'Residents report', policeSharing: 'Sharing', accessControl: 'Gates controlled', perimeterDetection: 'Fence watched',
    fallingObjects: '19+ storeys watched', eBikeInLift: 'E-bike in lift', fireAlarms: 'Shared-area alarms', platformInUse: 'Platform in use', partyRecords: 'Party records', onlineElections: 'Online voters', onlineDeliberation: 'Deliberation',
    openAffairs: 'Open affairs', epidemicRecords: 'Epidemic records', epidemicNotices: 'Epidemic notices', publicityEvents: 'Events in a year', encryption: 'Encryption', deIdentification: 'De-identification', gradedAuthorisation: 'Authorisation', tamperProofRecords: 'Fixed records',
    innovativeScenes: 'Innovative scenes',
  },
  indicatorUnit: {
    household: 'homes', hectare: 'ha', keyPlace: 'places', camera: 'cameras', videoResource: 'channels', estate: 'estates', closedEstate: 'estates', tallBuilding: 'towers', building: 'buildings', resident: 'people', feeKind: 'kinds', scene: 'scenes', service: 'kinds', facility: 'kinds', event: 'events',
  },
  outcome: { met: 'Met', metByCondition: 'Met (n/a)', notMet: 'Not met', unknown: 'No data', notApplicable: 'Undeclared' },
  indicatorValue: { yes: 'Yes', no: 'No', none: 'None of these', all: 'All', mustBe: 'Required', whenAbove: 'only above {n}%', of: '{part}/{whole} {unit}', ofBare: '{part}/{whole}', counted: '{n} {unit}' },
  gap: { units: '{n} {unit} short', points: '{n} points short', notDone: 'To do', noData: 'Unverified', over: '≥{n}' },
  indicators: {
    byCondition: 'n/a', undeclared: 'Undeclared', undeclaredNote: 'No pilot community here; not assessed', deskUndeclared: 'Undeclared; try values out', undeclaredBelow: 'No pilot community below; not assessed',
    tilesUnit: { county: 'of {n} pilots', town: 'of {n} pilots', community: '{met} met' }, tile: '{no} {name}: {outcome}', tileOf: '{no} {name}: of {n} pilots {met} meet it, {notMet} do not, {unknown} lack data',
    failing: '{n} not met', open: '{n} no data', only: 'Only', clear: 'Clear filter', gapsUnit: '{n} requirements not met', gapsUnknown: '{n} unverified', gapsTotal: '{n} in all', noGaps: 'No gaps', noGapsNote: 'Every indicator is met',
    noGapsHere: 'No gap here', current: 'Now', required: 'Required', rankingUnit: 'met of 22, lowest first', rankingBar: '{name}: {met} met, {notMet} not met, {unknown} without data',
    stagesUnit: 'as quoted', basic: 'Basic', growth: 'Growing', benchmark: 'Benchmark', accepted: 'accepted in {year}', acceptedOf: '{n} / {of} pilots accepted', joined: 'pilot since {year}, not accepted yet', aims: '{name}', published: 'Named in {source}', unpublished: 'The rest is not published', noAim: 'not mentioned',
    hubData: 'Data hub', hubVision: 'Vision hub', hubAsOf: 'as of {asOf}', previous: 'Previous indicator', next: 'Next indicator', inputs: 'All inputs', requirements: 'All requirements', evidence: 'Evidence', source: 'Source', asOf: 'As of', trial: 'What if', trialOf: 'What if: {name}', noEvidence: 'none', print: 'Print the table', reset: 'Actual values',
    trialResult: 'What if: not the actual values', trialTally: 'met {from} → {to}', trialSame: '{n} met, unchanged', standard: 'Standard', set: 'Set {name} to', unknownValue: 'Unknown', condition: 'Condition',
  },
  higherRequirement: {
    bookCorner: 'Book corner ≥1', sportsGround: 'Sports ground/estate ≥1', smartTerminal: 'Terminal/estate ≥1', sharedFacility: 'Facility/estate ≥1', wasteSorting: 'Waste sorting watched', sharedParking: 'Shared parking ≥5%', parkedWrong: 'Parking offences', equipmentWatch: 'Equipment monitored',
  },
  hubCount: { dataResources: 'Resources', mapLayers: 'Map layers', dataRecords: 'Records', videoChannels: 'Video', algorithms: 'Algorithms', videoScenes: 'Scenes' },
  hubUnit: { dataResources: '', mapLayers: '', dataRecords: '', videoChannels: '', algorithms: '', videoScenes: '' },
  hubBound: { exact: '{n}', over: '>{n}', nearly: '~{n}' },
  printTable: {
    title: 'Smart community indicators (basic): acceptance table', community: 'Community', region: 'In', asOf: 'As of', printed: 'Printed', dimension: 'Dimension', no: 'No.', indicator: 'Indicator', definition: 'Definition', standard: 'Standard', state: 'State of this community',
    print: 'Print', back: 'Back to the wall', summary: 'Of 22 indicators {met} are met ({condition} by condition), {notMet} are not met, {unknown} lack data.', sourceLine: 'Source {source}, as of {asOf}', sourceOnly: 'Source {source}', evidence: 'Evidence: {text}', demo: 'Demo data',
    undeclared: '{name} is not a pilot community: there is no table.', failed: 'The table could not be read: {fault}', unknownCommunity: 'No such community: {code}', signs: 'Community　　　　　　　　Acceptance group　　　　　　　　Date', loading: 'Reading the declaration',
  },
}
