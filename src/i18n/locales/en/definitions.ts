import { reportedKind } from './alarms'

/** What each figure counts, in a sentence. */
export default {
  definition: {
    'profile.area': 'Area of the region, apportioned by the illustrative plates from the county’s official 714.95 km².', 'profile.households': 'Resident family and collective households.',
    'population.resident': 'At the census: people living here who are registered here or left the place of their registration over half a year ago, and those registered here and away for less.', 'population.registered': 'People registered here, wherever they live; a total of its own that overlaps with the residents and is never added to them.',
    'population.density': 'Residents per square kilometre.', 'population.male': 'Men among the residents.', 'population.female': 'Women among the residents.',
    'population.registeredMale': 'Men among the registered.', 'population.registeredFemale': 'Women among the registered.',
    'population.inflow': 'People registered elsewhere who live here; part of the residents.', 'population.inflowShare': 'Inflow as a share of the residents.',
    'population.outflow': 'People registered here who live elsewhere; part of the registered.', 'population.outflowShare': 'Outflow as a share of the registered.',
    'population.age60plus': 'Residents of 60 years and over.', 'population.age60plusShare': 'Residents of 60 and over as a share of all.', 'population.age80plus': 'Residents of 80 years and over.', 'population.age80plusShare': 'Residents of 80 and over as a share of all.',
    'party.organizations': 'Party committees, general branches and branches.', 'party.members': 'Members of the Party whose membership is kept here.', 'party.memberShare': 'Members as a share of the registered.', 'party.male': 'Men among the members.', 'party.female': 'Women among the members.',
    'housing.buildings': 'Registered buildings; a village house counts as one.', 'housing.stairwells': 'Stairwells of residential buildings; a village house counts as one.', 'housing.homes': 'Self-contained homes for one household.',
    'housing.selfOccupied': 'Homes in which the owner or the family lives.', 'housing.rented': 'Homes with a registered letting.', 'housing.vacant': 'Homes registered as lived in by nobody.',
    'housing.selfOccupiedShare': 'Owner-occupied homes as a share of all.', 'housing.rentedShare': 'Let homes as a share of all.', 'housing.vacantShare': 'Vacant homes as a share of all.',
    'components.total': 'City components surveyed by GB/T 30428.2.', 'components.intact': 'Components in order at the last survey or round.', 'components.intactShare': 'Components in order as a share of all.',
    'components.utilities': 'Components of water, power, gas, heat and telecoms.', 'components.traffic': 'Components of roads and traffic.', 'components.sanitation': 'Components of the townscape.', 'components.greening': 'Components of parks and green.', 'components.other': 'Components of none of these four classes.',
    'places.mall': 'Supermarkets, malls and shops in business.', 'places.clinic': 'Hospitals, health centres and clinics.', 'places.school': 'Kindergartens, primary and middle schools.', 'places.elderlyCare': 'Homes and day centres for the elderly.',
    'grid.grids': 'Basic grids as drawn.', 'grid.workers': 'Grid workers in post.', 'grid.fullTime': 'Grid workers who do nothing else.', 'grid.partTime': 'Grid workers beside another post.', 'grid.householdsPerGrid': 'Mean households of a grid.',
    'events.total': 'Grid events reported since midnight, from all three sources.', 'events.handled': 'Events of today that are closed.', 'events.open': 'Events of today that are not closed.', 'events.inProgress': 'Events that are dispatched, being handled or verified.', 'events.pending': 'Events reported or accepted, not yet dispatched.',
    'events.overdue': 'Events not closed within the time allowed for their kind.', 'events.gridWorker': 'Events reported by grid workers.', 'events.resident': 'Events reported by residents.', 'events.iot': 'Events dispatched from device alarms.',
    'events.openRate': 'Open events per ten thousand residents.', 'events.handledShare': 'Closed events as a share of today’s.', 'events.medianHours': 'Median time from report to close of the events closed today; computed anew for each region, never added.',
    ...outcomesOf('events.gridWorker', 'reported by grid workers'), ...outcomesOf('events.resident', 'reported by residents'), ...outcomesOf('events.iot', 'dispatched from device alarms'),
    'assistance.households': 'Households on minimum living assistance.', 'assistance.people': 'People on minimum living assistance.', 'assistance.classA': 'People registered in class A.', 'assistance.classB': 'People registered in class B.', 'assistance.classC': 'People registered in class C.', 'assistance.rate': 'People on assistance per ten thousand registered.',
    'rental.mode.whole': 'Homes let whole to one household.', 'rental.mode.shared': 'Homes let by the room to several.', 'rental.mode.shortTerm': 'Homes registered as let for short terms.',
    'rental.channel.direct': 'Homes let by the owner directly.', 'rental.channel.agency': 'Homes let through an agency.', 'rental.channel.online': 'Homes let through an online platform.', 'rental.channel.employer': 'Homes let to an employer for its staff.',
    'rental.rentSum': 'Sum of the registered monthly rents; not told where fewer than five homes are let.', 'rental.tenants': 'Registered tenants.', 'rental.meanRent': 'Mean monthly rent of a let home; not told where fewer than five are let.', 'rental.meanTenants': 'Mean tenants of a let home.',
    'devices.total': 'Devices joined to the platform, without the home care devices (one person each; counted apart, from the town up).', 'devices.online': 'Devices heard within their agreed interval.', 'devices.offline': 'Devices not heard within their agreed interval.', 'devices.onlineShare': 'Devices online as a share of all.',
    'video.channels': 'Cameras joined to the video platform.', 'video.online': 'Cameras online now.', 'video.offline': 'Cameras offline now.', 'video.onlineShare': 'Cameras online as a share of all.',
    'parking.spaces': 'Parking spaces of the estates; villages have none, counted as 0.', 'parking.shared': 'Spaces open to others while they stand empty.', 'parking.sharedShare': 'Shared spaces as a share of all; the higher stages ask for 5 % or more.',
    'pipes.length': 'Length of the pipes of all seven kinds, to ten metres in each community.', 'pipes.density': 'Length of pipes per square kilometre.', 'pipes.nodes': 'Nodes of the pipe survey: valves, manholes, bends and others.', 'pipes.old': 'Pipes older than 20 years at the survey.', 'pipes.oldShare': 'Pipes older than 20 years as a share of the length.',
    'pipes.troubles': 'Hidden defects found by inspection and not yet mended.', 'pipes.troubles.high': 'Open defects of the high level.', 'pipes.troubles.medium': 'Open defects of the middle level.', 'pipes.troubles.low': 'Open defects of the low level.',
    'indicators.pilots': 'Pilot communities; the others have not declared.', 'indicators.accepted': 'Pilots whose basic acceptance was passed.', 'indicators.complete': 'Pilots that meet all 22 indicators by today’s inputs.',
    'indicators.results': 'Results over the pilots, 22 for each.', 'indicators.met': 'Results that are met, by condition included.', 'indicators.notMet': 'Results that are not met.', 'indicators.unknown': 'Results that the data do not decide.', 'indicators.metShare': 'Results that are met as a share of all.',
    'circle.all.residents': 'Residents who reach all eight services on foot within 15 minutes.', 'circle.allShare': 'Share of the residents who reach all eight services on foot within 15 minutes.', ...circle(),
    ...kinds(), ...scenes(), ...bands(), ...partyBands(), ...devices(), ...pipes(), ...livelihood(),
  },
}

function outcomesOf(id: string, source: string) {
  return { [`${id}.handled`]: `Events ${source} that are closed.`, [`${id}.inProgress`]: `Events ${source} that are being handled.`, [`${id}.pending`]: `Events ${source} that wait to be dispatched.` }
}

function kinds(): Record<string, string> {
  return Object.fromEntries(Object.entries(reportedKind).map(([kind, name]) => [`events.kind.${kind}`, `Events of today reported by grid workers and residents: ${name.toLowerCase()}.`]))
}

function scenes(): Record<string, string> {
  const points = { access: 'stairwell doors and estate gates with access control', perimeter: 'perimeter detectors', fallingObject: 'cameras that look up façades', eBikeInLift: 'lift cameras that know e-bikes', fire: 'smoke, electrical and fire-door monitors', manhole: 'smart manhole covers', lift: 'lift monitors', gas: 'gas detectors', parking: 'fire-lane and car-park cameras', waste: 'cameras at waste sorting points' }
  return Object.fromEntries(Object.entries(points).flatMap(([id, what]): [string, string][] => [[`safety.${id}.points`, `Points joined to the platform: ${what}.`], [`safety.${id}.online`, `Points online: ${what}.`]]))
}

function bands(): Record<string, string> {
  const all = ['0-9', '10-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70-79', '80+']
  const words = (band: string) => band === '80+' ? '80 and over' : band.replace('-', '–')
  return Object.fromEntries(all.flatMap((band): [string, string][] => [[`population.male.${band}`, `Male residents aged ${words(band)}.`], [`population.female.${band}`, `Female residents aged ${words(band)}.`]]))
}

function partyBands(): Record<string, string> {
  const all = { 'le35': 'up to 35', '36-45': '36–45', '46-60': '46–60', '61-70': '61–70', 'ge71': '71 and over' }
  return Object.fromEntries(Object.entries(all).map(([band, words]): [string, string] => [`party.age.${band}`, `Members aged ${words}.`]))
}

function devices(): Record<string, string> {
  const groups = { fire: 'Fire', gas: 'Gas', access: 'Security', manhole: 'Manhole', waterPressure: 'Water pressure', lift: 'Lift', care: 'Home care', environment: 'Environment' }
  return Object.fromEntries(Object.entries(groups).flatMap(([id, name]): [string, string][] => [[`devices.${id}.total`, `${name} devices joined to the platform.`], [`devices.${id}.online`, `${name} devices heard within their agreed interval.`]]))
}

function pipes(): Record<string, string> {
  const kinds = { JS: 'water', YS: 'storm drain', WS: 'sewer', RQ: 'gas', RL: 'heat', DL: 'power', TX: 'telecom' }
  const materials = { ductileIron: 'ductile iron', steel: 'steel', polyethylene: 'PE', hdpe: 'HDPE', concrete: 'concrete', brick: 'brick', cable: 'buried cable', ductBlock: 'duct block' }
  const ages = { 'le10': 'up to 10', '11-20': '11–20', '21-30': '21–30', 'gt30': 'over 30' }
  const depths = { 'lt1': 'less than 1 m', '1-2': '1–2 m', '2-3': '2–3 m', 'gt3': 'more than 3 m' }
  return Object.fromEntries([
    ...Object.entries(kinds).map(([id, name]): [string, string] => [`pipes.length.${id}`, `Length of the ${name} pipes.`]),
    ...Object.entries(materials).map(([id, name]): [string, string] => [`pipes.material.${id}`, `Length of pipes of ${name}.`]),
    ...Object.entries(ages).map(([id, words]): [string, string] => [`pipes.age.${id}`, `Length of pipes aged ${words} years at the survey.`]),
    ...Object.entries(depths).map(([id, words]): [string, string] => [`pipes.depth.${id}`, `Length of pipes whose axis lies ${words} deep in the middle.`]),
  ])
}

function livelihood(): Record<string, string> {
  const services = { meal: 'meal', bath: 'bathing', clean: 'cleaning', medical: 'medical', walk: 'escort', urgent: 'urgent help', leisure: 'leisure' }
  const channels = { online: 'online', selfService: 'at a terminal', assisted: 'with help', counter: 'at a counter' }
  const kinds = { disabled: 'Disabled people', destitute: 'Destitute people', children: 'Children in need', veterans: 'Veterans and their families', released: 'People released', correction: 'People in community correction', rehabilitation: 'People in rehabilitation', mental: 'Registered people with severe mental disorders' }
  return {
    'elderly.alone': 'Residents of 60 and over who live alone.', 'elderly.aloneShare': 'Those living alone as a share of the residents of 60 and over.', 'elderly.services': 'Services to the elderly in the month before the register was closed, of seven kinds.', 'elderly.serviceRate': 'Services per hundred residents of 60 and over.',
    'elderly.sosCalls': 'One-key calls for help of the last 30 days.', 'elderly.sosInTime': 'Calls answered within 15 minutes.', 'elderly.sosLate': 'Calls answered later than that.', 'elderly.sosInTimeShare': 'Calls answered within 15 minutes as a share of all.',
    'government.items': 'Different items that can be done here; the same item in two communities is one, so they never add.', 'government.handled': 'Cases finished in the last 30 days.', 'government.onTime': 'Cases finished within the promised time.', 'government.late': 'Cases finished later than promised.', 'government.onlineShare': 'Cases done online as a share of all.', 'government.onTimeShare': 'Cases finished on time as a share of all.',
    'property.estates': 'Estates with a property company; villages have none.', 'property.feeDue': 'Households whose fee of the year is due.', 'property.feePaid': 'Households that have paid the fee of the year.', 'property.feeUnpaid': 'Households that have not yet paid it.', 'property.feeShare': 'Households that have paid as a share of those due.',
    'property.repairs': 'Repairs asked for in the last 30 days.', 'property.repairsDone': 'Repairs that are done.', 'property.repairsOpen': 'Repairs that are not done.', 'property.repairsDoneShare': 'Repairs done as a share of all.',
    'property.complaints': 'Complaints of the last 30 days.', 'property.complaintsClosed': 'Complaints that are closed.', 'property.complaintsOpen': 'Complaints that are open.', 'property.complaintsClosedShare': 'Complaints closed as a share of all.',
    'participation.households': 'Households with somebody in the residents’ mini-program.', 'participation.householdShare': 'Those as a share of all households.', 'participation.visits': 'Uses of the mini-program in the last 30 days.', 'participation.notices': 'Notices of the last 30 days.', 'participation.deliberations': 'Deliberations of the last 30 days.', 'participation.votes': 'Votes cast in the last 30 days.',
    'participation.matters': 'Matters agreed on this year.', 'participation.mattersDone': 'Matters carried out.', 'participation.mattersOpen': 'Matters not yet carried out.', 'participation.mattersDoneShare': 'Matters carried out as a share of all.',
    ...Object.fromEntries([
      ...Object.entries(services).map(([id, name]): [string, string] => [`elderly.service.${id}`, `Times ${name} was given in the month before the register was closed.`]),
      ...Object.entries(channels).map(([id, name]): [string, string] => [`government.channel.${id}`, `Cases of the last 30 days done ${name}.`]),
      ...Object.entries(kinds).map(([id, name]): [string, string] => [`special.${id}`, `${name}; of towns and the county only, never below 5; one person may be of several kinds, so they never add.`]),
    ]),
  }
}

/** Services of the 15-minute circle; the way is walked along streets, 990 m in 15 minutes. */
function circle(): Record<string, string> {
  const services = { clinic: 'clinic', school: 'kindergarten or primary school', elderlyCare: 'care home or day centre', mall: 'shop', canteen: 'community canteen', fitness: 'fitness ground', busStop: 'bus stop', hall: 'community service centre' }
  return Object.fromEntries(Object.entries(services).flatMap(([id, name]) => [
    [`circle.${id}.residents`, `Residents who reach a ${name} along the streets within 15 minutes (990 m), counted by groups of neighbours.`], [`circle.${id}.beyond`, `Residents who do not reach a ${name} along the streets within 15 minutes (990 m), counted by groups of neighbours.`],
    [`circle.${id}.share`, `Share of the residents who reach a ${name} along the streets within 15 minutes.`],
  ]))
}
