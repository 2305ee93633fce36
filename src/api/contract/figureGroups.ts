import {
  type FigureId, ageBands, commonDeviceGroups, componentClasses, deviceGroups, elderlyServices, eventKinds, eventOutcomes, eventSources, lifeServices, partyAgeBands, pipeAgeBands, pipeDepthBands, placeKinds, rentalChannels, rentalModes, safetyScenes,
  serviceChannels, specialKinds, troubleLevels,
} from './figureCatalogue'
import { pipeKinds, pipeMaterials } from './pipes'

const bands = [...ageBands.map(b => `population.male.${b}` as const), ...ageBands.map(b => `population.female.${b}` as const)]

/**
 * A group is what one panel asks for in one request. A figure may stand in several groups; it is the same figure there.
 */
export const figureGroups = {
  profile: ['profile.area', 'profile.households', 'housing.buildings', 'housing.homes', 'population.registered', 'population.resident', 'grid.grids', 'population.density'],
  population: ['population.resident', 'population.registered', 'population.male', 'population.female', 'population.inflow', 'population.outflow',
    'population.inflowShare', 'population.outflowShare', 'population.registeredMale', 'population.registeredFemale', 'population.age60plus', 'population.age60plusShare', 'population.density', ...bands],
  party: ['party.organizations', 'party.members', 'party.memberShare', 'party.male', 'party.female', ...partyAgeBands.map(b => `party.age.${b}` as const),
    'population.resident', 'population.male', 'population.female', ...bands],
  housing: ['housing.buildings', 'housing.stairwells', 'housing.homes', 'housing.selfOccupied', 'housing.rented', 'housing.vacant',
    'housing.selfOccupiedShare', 'housing.rentedShare', 'housing.vacantShare'],
  components: ['components.total', 'components.intact', 'components.intactShare', ...componentClasses.map(c => `components.${c}` as const), ...placeKinds.map(k => `places.${k}` as const)],
  grid: ['grid.grids', 'grid.workers', 'grid.fullTime', 'grid.partTime', 'grid.householdsPerGrid'],
  events: ['events.total', 'events.handled', 'events.open', 'events.inProgress', 'events.pending', 'events.overdue', 'events.openRate', 'events.handledShare', 'events.medianHours',
    ...eventSources.map(s => `events.${s}` as const), ...eventSources.flatMap(s => eventOutcomes.map(o => `events.${s}.${o}` as const))],
  eventKinds: ['events.total', 'events.iot', ...eventKinds.map(kind => `events.kind.${kind}` as const)],
  assistance: ['assistance.households', 'assistance.people', 'assistance.classA', 'assistance.classB', 'assistance.classC', 'assistance.rate'],
  rental: ['housing.rented', 'housing.rentedShare', 'rental.meanRent', 'rental.meanTenants', ...rentalModes.map(m => `rental.mode.${m}` as const), ...rentalChannels.map(c => `rental.channel.${c}` as const)],
  elderly: ['population.age60plus', 'population.age60plusShare', 'population.age80plus', 'population.age80plusShare', 'elderly.alone', 'elderly.aloneShare', 'elderly.services', 'elderly.serviceRate',
    ...elderlyServices.map(s => `elderly.service.${s}` as const), 'elderly.sosCalls', 'elderly.sosInTime', 'elderly.sosLate', 'elderly.sosInTimeShare'],
  governmentServices: ['government.items', 'government.handled', 'government.onTime', 'government.late', 'government.onlineShare', 'government.onTimeShare', ...serviceChannels.map(c => `government.channel.${c}` as const)],
  property: ['property.estates', 'property.feeDue', 'property.feePaid', 'property.feeUnpaid', 'property.feeShare', 'property.repairs', 'property.repairsDone', 'property.repairsOpen', 'property.repairsDoneShare',
    'property.complaints', 'property.complaintsClosed', 'property.complaintsOpen', 'property.complaintsClosedShare'],
  participation: ['participation.households', 'participation.householdShare', 'participation.visits', 'participation.notices', 'participation.deliberations', 'participation.votes',
    'participation.matters', 'participation.mattersDone', 'participation.mattersOpen', 'participation.mattersDoneShare'],
  specialGroups: specialKinds.map(kind => `special.${kind}` as const),
  devices: ['devices.total', 'devices.online', 'devices.offline', 'devices.onlineShare', ...deviceGroups.flatMap(g => [`devices.${g}.total`, `devices.${g}.online`] as const)],
  safety: [...safetyScenes.flatMap(scene => [`safety.${scene}.points`, `safety.${scene}.online`] as const), 'parking.spaces', 'parking.shared', 'parking.sharedShare'],
  video: ['video.channels', 'video.online', 'video.offline', 'video.onlineShare'],
  underground: ['pipes.length', 'pipes.density', 'pipes.nodes', ...pipeKinds.map(kind => `pipes.length.${kind}` as const)],
  undergroundMaterial: ['pipes.length', 'pipes.old', 'pipes.oldShare', ...pipeMaterials.map(m => `pipes.material.${m}` as const), ...pipeAgeBands.map(b => `pipes.age.${b}` as const)],
  undergroundDepth: ['pipes.length', 'pipes.nodes', ...pipeDepthBands.map(b => `pipes.depth.${b}` as const)],
  undergroundTroubles: ['pipes.troubles', ...troubleLevels.map(level => `pipes.troubles.${level}` as const)],
  indicators: ['indicators.pilots', 'indicators.accepted', 'indicators.complete', 'indicators.results', 'indicators.met', 'indicators.notMet', 'indicators.unknown', 'indicators.metShare'],
  lifeCircle: ['circle.allShare', 'circle.all.residents', ...lifeServices.flatMap(s => [`circle.${s}.share`, `circle.${s}.residents`, `circle.${s}.beyond`] as const)],
} as const satisfies Record<string, readonly FigureId[]>

export type FigureGroup = keyof typeof figureGroups
export type FigureIdOf<G extends FigureGroup> = (typeof figureGroups)[G][number]
export const figureGroupNames = Object.keys(figureGroups) as [FigureGroup, ...FigureGroup[]]

/** One part of a sum: `total` equals the sum of `parts` in every region. Checked before suppression at the source, and on live data. */
export interface SplitRule { id: string, total: FigureId, parts: readonly FigureId[] }

/** The invariants of the figures within one region. (Over the tree, every additive figure equals the sum of its children.) */
export const splitRules: readonly SplitRule[] = [
  { id: 'resident-by-sex', total: 'population.resident', parts: ['population.male', 'population.female'] },
  { id: 'registered-by-sex', total: 'population.registered', parts: ['population.registeredMale', 'population.registeredFemale'] },
  { id: 'male-by-age', total: 'population.male', parts: ageBands.map(b => `population.male.${b}` as const) },
  { id: 'female-by-age', total: 'population.female', parts: ageBands.map(b => `population.female.${b}` as const) },
  { id: 'age-60-plus', total: 'population.age60plus', parts: (['60-69', '70-79', '80+'] as const).flatMap(b => [`population.male.${b}`, `population.female.${b}`] as const) },
  { id: 'age-80-plus', total: 'population.age80plus', parts: ['population.male.80+', 'population.female.80+'] },
  { id: 'members-by-sex', total: 'party.members', parts: ['party.male', 'party.female'] },
  { id: 'members-by-age', total: 'party.members', parts: partyAgeBands.map(b => `party.age.${b}` as const) },
  { id: 'homes-by-use', total: 'housing.homes', parts: ['housing.selfOccupied', 'housing.rented', 'housing.vacant'] },
  { id: 'components-by-class', total: 'components.total', parts: componentClasses.map(c => `components.${c}` as const) },
  { id: 'workers-by-type', total: 'grid.workers', parts: ['grid.fullTime', 'grid.partTime'] },
  { id: 'events-by-outcome', total: 'events.total', parts: ['events.handled', 'events.open'] },
  { id: 'open-by-step', total: 'events.open', parts: ['events.inProgress', 'events.pending'] },
  { id: 'events-by-source', total: 'events.total', parts: eventSources.map(s => `events.${s}` as const) },
  { id: 'events-by-kind', total: 'events.total', parts: ['events.iot', ...eventKinds.map(kind => `events.kind.${kind}` as const)] },
  ...eventSources.map(s => ({ id: `events-${s}-by-outcome`, total: `events.${s}` as const, parts: eventOutcomes.map(o => `events.${s}.${o}` as const) })),
  ...eventOutcomes.map(o => ({ id: `events-${o}-by-source`, total: `events.${o}` as const, parts: eventSources.map(s => `events.${s}.${o}` as const) })),
  { id: 'assistance-by-class', total: 'assistance.people', parts: ['assistance.classA', 'assistance.classB', 'assistance.classC'] },
  { id: 'rented-by-mode', total: 'housing.rented', parts: rentalModes.map(m => `rental.mode.${m}` as const) },
  { id: 'rented-by-channel', total: 'housing.rented', parts: rentalChannels.map(c => `rental.channel.${c}` as const) },
  { id: 'elderly-services-by-kind', total: 'elderly.services', parts: elderlyServices.map(s => `elderly.service.${s}` as const) },
  { id: 'sos-by-answer', total: 'elderly.sosCalls', parts: ['elderly.sosInTime', 'elderly.sosLate'] },
  { id: 'government-by-channel', total: 'government.handled', parts: serviceChannels.map(c => `government.channel.${c}` as const) },
  { id: 'government-by-time', total: 'government.handled', parts: ['government.onTime', 'government.late'] },
  { id: 'property-fees', total: 'property.feeDue', parts: ['property.feePaid', 'property.feeUnpaid'] },
  { id: 'property-repairs', total: 'property.repairs', parts: ['property.repairsDone', 'property.repairsOpen'] },
  { id: 'property-complaints', total: 'property.complaints', parts: ['property.complaintsClosed', 'property.complaintsOpen'] },
  { id: 'matters-by-state', total: 'participation.matters', parts: ['participation.mattersDone', 'participation.mattersOpen'] },
  { id: 'devices-by-state', total: 'devices.total', parts: ['devices.online', 'devices.offline'] },
  { id: 'devices-by-group', total: 'devices.total', parts: commonDeviceGroups.map(g => `devices.${g}.total` as const) },
  { id: 'video-by-state', total: 'video.channels', parts: ['video.online', 'video.offline'] },
  { id: 'pipes-by-kind', total: 'pipes.length', parts: pipeKinds.map(kind => `pipes.length.${kind}` as const) },
  { id: 'pipes-by-material', total: 'pipes.length', parts: pipeMaterials.map(m => `pipes.material.${m}` as const) },
  { id: 'pipes-by-age', total: 'pipes.length', parts: pipeAgeBands.map(b => `pipes.age.${b}` as const) },
  { id: 'pipes-by-depth', total: 'pipes.length', parts: pipeDepthBands.map(b => `pipes.depth.${b}` as const) },
  { id: 'old-pipes', total: 'pipes.old', parts: ['pipes.age.21-30', 'pipes.age.gt30'] },
  { id: 'troubles-by-level', total: 'pipes.troubles', parts: troubleLevels.map(level => `pipes.troubles.${level}` as const) },
  { id: 'indicators-by-result', total: 'indicators.results', parts: ['indicators.met', 'indicators.notMet', 'indicators.unknown'] },
  { id: 'online-by-group', total: 'devices.online', parts: commonDeviceGroups.map(g => `devices.${g}.online` as const) },
]

/** True when the text names a group of figures; narrows the type. */
export function isFigureGroup(text: string): text is FigureGroup {
  return Object.hasOwn(figureGroups, text)
}
