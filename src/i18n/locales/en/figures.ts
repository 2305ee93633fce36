import { reportedKind } from './alarms'

/** Names of figures, units and sources. */
export default {
  figure: {
    'profile.area': 'Area', 'profile.households': 'Households',
    'population.resident': 'Residents', 'population.registered': 'Registered', 'population.density': 'Density',
    'population.male': 'Male residents', 'population.female': 'Female residents', 'population.registeredMale': 'Registered male', 'population.registeredFemale': 'Registered female',
    'population.inflow': 'Moved in', 'population.inflowShare': 'Moved-in share', 'population.outflow': 'Away', 'population.outflowShare': 'Away share',
    'population.age60plus': 'Aged 60+', 'population.age60plusShare': 'Share aged 60+',
    'party.organizations': 'Party units', 'party.members': 'Members', 'party.memberShare': 'Members per registered', 'party.male': 'Male members', 'party.female': 'Female members',
    'party.age.le35': 'Up to 35', 'party.age.36-45': '36–45', 'party.age.46-60': '46–60', 'party.age.61-70': '61–70', 'party.age.ge71': '71 and over',
    'housing.buildings': 'Buildings', 'housing.stairwells': 'Stairwells', 'housing.homes': 'Homes', 'housing.selfOccupied': 'Owner-occupied', 'housing.rented': 'Rented', 'housing.vacant': 'Vacant',
    'housing.selfOccupiedShare': 'Owner-occupied share', 'housing.rentedShare': 'Rented share', 'housing.vacantShare': 'Vacancy',
    'components.total': 'Components', 'components.intact': 'Intact', 'components.intactShare': 'Intact share',
    'components.utilities': 'Utilities', 'components.traffic': 'Traffic', 'components.sanitation': 'Sanitation', 'components.greening': 'Greening', 'components.other': 'Other',
    'places.mall': 'Shops', 'places.clinic': 'Clinics', 'places.school': 'Schools', 'places.elderlyCare': 'Elderly care',
    'grid.grids': 'Grids', 'grid.workers': 'Workers', 'grid.fullTime': 'Full-time', 'grid.partTime': 'Part-time', 'grid.householdsPerGrid': 'Per grid',
    'population.age80plus': 'Aged 80+', 'population.age80plusShare': 'Share aged 80+',
    'elderly.alone': 'Living alone', 'elderly.aloneShare': 'Share living alone', 'elderly.services': 'Services', 'elderly.serviceRate': 'Services per 100',
    'elderly.service.meal': 'Meals', 'elderly.service.bath': 'Bathing', 'elderly.service.clean': 'Cleaning', 'elderly.service.medical': 'Medical', 'elderly.service.walk': 'Getting about', 'elderly.service.urgent': 'Urgent help', 'elderly.service.leisure': 'Leisure',
    'elderly.sosCalls': 'Calls for help', 'elderly.sosInTime': 'Within 15 min', 'elderly.sosLate': 'Over 15 min', 'elderly.sosInTimeShare': 'SOS within 15 min',
    'government.items': 'Items', 'government.handled': 'Cases, 30 days', 'government.onTime': 'On time', 'government.late': 'Late', 'government.onlineShare': 'Online', 'government.onTimeShare': 'Done on time',
    'government.channel.online': 'Online', 'government.channel.selfService': 'Self-service', 'government.channel.assisted': 'Assisted', 'government.channel.counter': 'Counter',
    'property.estates': 'Estates', 'property.feeDue': 'Fees due', 'property.feePaid': 'Fees paid', 'property.feeUnpaid': 'Fees unpaid', 'property.feeShare': 'Fees paid',
    'property.repairs': 'Repairs', 'property.repairsDone': 'Repaired', 'property.repairsOpen': 'Repairs open', 'property.repairsDoneShare': 'Repairs done',
    'property.complaints': 'Complaints', 'property.complaintsClosed': 'Complaints closed', 'property.complaintsOpen': 'Complaints open', 'property.complaintsClosedShare': 'Complaints closed',
    'participation.households': 'Households in app', 'participation.householdShare': 'App coverage', 'participation.visits': 'App uses', 'participation.notices': 'Notices', 'participation.deliberations': 'Deliberations', 'participation.votes': 'Votes',
    'participation.matters': 'Matters agreed', 'participation.mattersDone': 'Carried out', 'participation.mattersOpen': 'Not yet', 'participation.mattersDoneShare': 'Matters carried out',
    'special.disabled': 'Disabled', 'special.destitute': 'Destitute', 'special.children': 'Children in need', 'special.veterans': 'Veterans, kin',
    'special.released': 'Released', 'special.correction': 'Correction', 'special.rehabilitation': 'Rehabilitation', 'special.mental': 'Severe mental illness',
    'events.total': 'Today', 'events.handled': 'Closed', 'events.open': 'Open', 'events.inProgress': 'In progress', 'events.pending': 'Waiting', 'events.overdue': 'Overdue',
    'events.gridWorker': 'Grid workers', 'events.resident': 'Residents', 'events.iot': 'IoT alarms', 'events.openRate': 'Open event rate', 'events.handledShare': 'Closed share', 'events.medianHours': 'Median time',
    'events.gridWorker.handled': 'Grid workers, closed', 'events.gridWorker.inProgress': 'Grid workers, in progress', 'events.gridWorker.pending': 'Grid workers, waiting',
    'events.resident.handled': 'Residents, closed', 'events.resident.inProgress': 'Residents, in progress', 'events.resident.pending': 'Residents, waiting',
    'events.iot.handled': 'IoT, closed', 'events.iot.inProgress': 'IoT, in progress', 'events.iot.pending': 'IoT, waiting',
    'assistance.households': 'Households', 'assistance.people': 'Recipients', 'assistance.classA': 'Class A', 'assistance.classB': 'Class B', 'assistance.classC': 'Class C', 'assistance.rate': 'Recipient rate',
    'rental.mode.whole': 'Entire', 'rental.mode.shared': 'Shared', 'rental.mode.shortTerm': 'Short let',
    'rental.channel.direct': 'Direct', 'rental.channel.agency': 'Agency', 'rental.channel.online': 'Online', 'rental.channel.employer': 'Employer',
    'rental.rentSum': 'Sum of rents', 'rental.tenants': 'Tenants', 'rental.meanRent': 'Mean rent', 'rental.meanTenants': 'Mean tenants',
    'devices.total': 'Devices', 'devices.online': 'Online', 'devices.offline': 'Offline', 'devices.onlineShare': 'Online',
    'pipes.length': 'Pipes', 'pipes.density': 'Density', 'pipes.nodes': 'Nodes', 'pipes.old': 'Over 20 years', 'pipes.oldShare': 'Over 20 years',
    'pipes.length.JS': 'Water pipes', 'pipes.length.YS': 'Storm drains', 'pipes.length.WS': 'Sewers', 'pipes.length.RQ': 'Gas pipes', 'pipes.length.RL': 'Heat pipes', 'pipes.length.DL': 'Power lines', 'pipes.length.TX': 'Telecom lines',
    'pipes.material.ductileIron': 'Ductile iron pipes', 'pipes.material.steel': 'Steel pipes', 'pipes.material.polyethylene': 'PE pipes', 'pipes.material.hdpe': 'HDPE pipes', 'pipes.material.concrete': 'Concrete pipes', 'pipes.material.brick': 'Brick culverts',
    'pipes.material.cable': 'Buried cables', 'pipes.material.ductBlock': 'Duct blocks',
    'pipes.age.le10': 'Up to 10 years', 'pipes.age.11-20': '11–20 years', 'pipes.age.21-30': '21–30 years', 'pipes.age.gt30': 'Over 30 years',
    'pipes.depth.lt1': 'Less than 1 m deep', 'pipes.depth.1-2': '1–2 m deep', 'pipes.depth.2-3': '2–3 m deep', 'pipes.depth.gt3': 'Over 3 m deep',
    'pipes.troubles': 'Open defects', 'pipes.troubles.high': 'High level', 'pipes.troubles.medium': 'Medium level', 'pipes.troubles.low': 'Low level',
    'indicators.pilots': 'Pilots', 'indicators.accepted': 'Accepted', 'indicators.complete': 'All 22 met', 'indicators.results': 'Results', 'indicators.met': 'Met', 'indicators.notMet': 'Not met', 'indicators.unknown': 'No data', 'indicators.metShare': 'Indicators met',
    'circle.all.residents': 'Residents with all eight within 15 min', 'circle.allShare': 'All eight services',
    'video.channels': 'Cameras', 'video.online': 'Cameras online', 'video.offline': 'Cameras offline', 'video.onlineShare': 'Video online',
    'parking.spaces': 'Parking spaces', 'parking.shared': 'Shared spaces', 'parking.sharedShare': 'Spaces shared',
    ...kindNames(),
    ...sceneNames(),
    ...circleNames(),
    ...deviceNames(),
    ...bandNames(),
  },
  deviceGroup: { fire: 'Fire', gas: 'Gas', access: 'Security', manhole: 'Manholes', waterPressure: 'Pressure', lift: 'Lifts', care: 'Home care', environment: 'Environ.' },
  unit: {
    tenThousand: '', squareKilometre: 'km²', person: '', household: '', building: '', stairwell: '', home: '', grid: '', event: '', device: '', item: '', place: '',
    organization: '', percent: '%', eventPer10k: '/10k', personPer10k: '/10k', personPerKm2: '/km²', yuanPerMonth: '¥/mo', personPerHome: '/home', hour: 'h', householdPerGrid: 'hh',
    kilometre: 'km', kilometrePerKm2: 'km/km²', community: '', indicator: '', case: '', matter: '', occasion: '', notice: '', meeting: '', estate: '', occasionPer100: '/100', channel: '',
  },
  source: {
    census2020: 'Census 2020', policeRegister: 'Police register', officialArea: 'Official area', partyRegister: 'Party register', housingRegister: 'Housing register', rentalRegister: 'Rental register', componentCensus: 'Place census',
    assistanceRegister: 'Civil affairs', gridCentre: 'Grid centre', iotPlatform: 'IoT platform', alarmServer: 'Alarm server', regionPack: 'Regions', platform: 'Platform', pipeSurvey: 'Pipe survey', pipeInspection: 'Inspection', pipeMonitor: 'Monitoring',
    elderlyPlatform: 'Elderly care', governmentPlatform: 'Service hall', propertyPlatform: 'Companies', residentApp: 'Mini app', careRegister: 'Care register', supportRegister: 'Support register',
    indicatorPlatform: 'Declarations', carrierReport: 'Carriers', videoPlatform: 'Video platform', countyLetter2023: 'County letter 2023', whatIf: 'What if',
  },
  figureState: { exact: 'exact', partial: 'partly reported', unknown: 'no data', suppressed: 'small count withheld', notApplicable: 'not applicable' },
  figureHint: '{name} {text}, source {source}, as of {asOf}, {state}; opens the regions below',
}

function kindNames() {
  return Object.fromEntries(Object.entries(reportedKind).map(([kind, name]) => [`events.kind.${kind}`, name]))
}

function sceneNames() {
  const scenes = { access: 'Access control', perimeter: 'Perimeter', fallingObject: 'Falling objects', eBikeInLift: 'E-bikes in lifts', fire: 'Fire', manhole: 'Manhole covers', lift: 'Lifts', gas: 'Gas', parking: 'Wrong parking', waste: 'Waste sorting' }
  return Object.fromEntries(Object.entries(scenes).flatMap(([id, name]) => [[`safety.${id}.points`, `${name}, all points`], [`safety.${id}.online`, `${name}, online`]]))
}

function circleNames() {
  const services = { clinic: 'Clinic', school: 'School', elderlyCare: 'Elderly care', mall: 'Shop', canteen: 'Senior meals', fitness: 'Fitness', busStop: 'Bus stop', hall: 'Service centre' }
  return Object.fromEntries(Object.entries(services).flatMap(([id, name]) => [[`circle.${id}.residents`, `${name}: residents within 15 min`], [`circle.${id}.beyond`, `${name}: residents beyond 15 min`], [`circle.${id}.share`, `${name} within 15 min`]]))
}

function deviceNames() {
  const groups = { fire: 'Fire monitors', gas: 'Gas detectors', access: 'Security monitors', manhole: 'Manhole covers', waterPressure: 'Water pressure', lift: 'Lift monitors', care: 'Home care', environment: 'Environment' }
  return Object.fromEntries(Object.entries(groups).flatMap(([id, name]) => [[`devices.${id}.total`, `${name}, all`], [`devices.${id}.online`, `${name}, online`]]))
}

function bandNames() {
  const bands = ['0-9', '10-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70-79', '80+']
  return Object.fromEntries(bands.flatMap(band => [[`population.male.${band}`, `Men ${band}`], [`population.female.${band}`, `Women ${band}`]]))
}
