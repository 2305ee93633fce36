import { type Ref, type ShallowRef, computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { severities } from '@/api/contract/alarms'
import { figureSpec } from '@/api/contract/figureCatalogue'
import type { AlarmId, RegionCode } from '@/api/contract/ids'
import { mapFigureOf } from '@/domain/mapClasses'
import { figureText } from '@/domain/numberFormat'
import { placeName } from '@/domain/placeName'
import { leads } from '@/domain/topicMap'
import { thingTitle } from '@/domain/thingText'
import { useFiguresStore } from '@/stores/figures'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSelectionStore } from '@/stores/selection'
import { useSessionStore } from '@/stores/session'
import { useShownAlarmsStore } from '@/stores/shownAlarms'
import { useWallStore } from '@/stores/wall'
import type { Geography } from '../engine/geography'
import type { MapScene } from '../engine/mapScene'
import { type AlarmsState, createAlarmsLayer, markerHead } from '../layers/alarms'
import { createBoundariesLayer } from '../layers/boundaries'
import { createChosenLayer } from '../layers/chosen'
import { createCoverageLayer } from '../layers/coverage'
import { createDepthRulerLayer } from '../layers/depthRuler'
import { createFlatGroundLayer } from '../layers/flatGround'
import { createFocusLayer } from '../layers/focus'
import { type LabelView, createLabelsLayer } from '../layers/labels'
import { createNeighboursLayer } from '../layers/neighbours'
import { type PlateView, type PlatesState, createPlatesLayer } from '../layers/plates'
import { createRiversLayer } from '../layers/rivers'
import { alarmMarks, focusLabel, labelsOf, northernmost, plateClasses, subjectOf } from './mapView'
import { type LayerHandle, useLayer } from './useLayer'
import { usePlaceNames } from './usePlaceNames'
import { useTopicLayers } from './useTopicLayers'

const contourM = { county: 50, town: 10, community: 5 } as const
const granularityM = { county: 500, town: 220, community: 100 } as const
const dashM = { county: 2600, town: 800, community: 300 } as const

const coverageDashM = { county: 1400, town: 500, community: 160 } as const

const noPlates: readonly PlateView[] = []
const noClasses: PlatesState['classes'] = new Map()

/** Joins the stores to the layers of the scene: which state feeds which layer. Returns what the camera needs too. */
export function useMapLayers(scene: Readonly<ShallowRef<MapScene | null>>, geography: Geography, isNear: Readonly<Ref<boolean>>, measureKey: () => string, onPickAlarms: (ids: readonly AlarmId[]) => void) {
  const { t, locale } = useI18n()
  const place = usePlaceStore()
  const regions = useRegionsStore()
  const figures = useFiguresStore()
  const alarms = useShownAlarmsStore()
  const session = useSessionStore()
  const selection = useSelectionStore()
  const wall = useWallStore()

  const parent = computed(() => {
    const code = regions.byCode.get(place.region)?.parent ?? null
    return code !== null && regions.byCode.has(code) ? code : null
  })
  const subject = computed(() => subjectOf({
    region: place.region, level: place.level, parent: parent.value, geometry: regions.geometry,
    countyOutline: place.region === session.config.county.code ? geography.boundary : null,
  }))
  const metric = computed(() => place.level === 'community' ? null : mapFigureOf(place.metric))
  const breakdown = figures.followBreakdown(() => place.region, () => metric.value)
  const breaks = computed(() => {
    const both = metric.value === null ? undefined : session.config.mapBreaks[metric.value]
    return place.level === 'county' ? both?.town : both?.community
  })
  const classes = computed(() => plateClasses(subject.value ?? { code: place.region, level: place.level, outline: [], plates: [], context: [] }, breakdown.value.data, breaks.value))
  const hovered = computed(() => subject.value?.plates.some(plate => plate.code === place.hovered) ? place.hovered : null)
  const neighbourShapes = geography.neighbours.map(neighbour => neighbour.polygons)
  const lakeShapes = geography.lakes.map(lake => lake.polygons)

  const handles: Record<string, LayerHandle> = {}
  const solid = ['solid'] as const
  const neighboursState = computed(() => ({ neighbours: neighbourShapes, dashM: dashM[place.level] }))
  handles['neighbours'] = useLayer(scene, createNeighboursLayer, () => neighboursState.value, solid)
  const riversState = { rivers: geography.rivers, lakes: lakeShapes }
  handles['rivers'] = useLayer(scene, createRiversLayer, () => riversState, solid)

  const topicLayers = useTopicLayers(scene, subject, isNear)
  // One scale of colours at a time: under the heat the plates are bare.
  const plateColours = computed(() => topicLayers.isHeat.value ? noClasses : classes.value)
  // Near the ground the plates give way to the city that they stood for.
  const platesState = computed(() => subject.value && {
    plates: isNear.value ? noPlates : subject.value.plates, classes: plateColours.value, hovered: hovered.value, contourM: contourM[place.level], granularityM: granularityM[place.level],
  })
  handles['plates'] = useLayer(scene, createPlatesLayer, () => platesState.value, solid)
  const context = computed(() => subject.value?.context.map(plate => plate.polygons) ?? [])
  const boundariesState = computed(() => subject.value && {
    outline: subject.value.outline, plates: subject.value.plates, context: context.value,
    county: subject.value.level === 'county' ? null : geography.boundary,
    form: isNear.value ? 'flat' as const : 'block' as const,
    hovered: subject.value.plates.find(plate => plate.code === hovered.value)?.polygons ?? null,
  })
  handles['boundaries'] = useLayer(scene, createBoundariesLayer, () => boundariesState.value, solid)
  const flatState = computed(() => subject.value && {
    plates: subject.value.plates, classes: classes.value, outline: subject.value.outline, context: context.value, rivers: geography.rivers, hovered: hovered.value,
  })
  handles['flatGround'] = useLayer(scene, createFlatGroundLayer, () => flatState.value, ['flat'])

  const words = computed<AlarmsState['words']>(() => {
    const of = (severity: (typeof severities)[number]) => ({ glyph: t(`severityGlyph.${severity}`), word: t(`severity.${severity}`) })
    return { urgent: of('urgent'), important: of('important'), general: of('general'), notice: of('notice') }
  })
  // The alarm in the pop-up is shown wherever it is, also outside the region in view.
  const shownAlarms = computed(() => {
    const { visible: all, focused } = alarms, { severity } = selection.shown
    const visible = severity === undefined ? all : all.filter(alarm => alarm.severity === severity)
    return focused && !visible.some(({ id }) => id === focused.id) ? [...visible, focused] : visible
  })
  const marks = computed(() => alarmMarks(place.layers.alarms.visible ? shownAlarms.value : shownAlarms.value.filter(({ id }) => id === alarms.focused?.id), subject.value))
  // In a community each has its own place, and room for it.
  const isQuiet = computed(() => place.level !== 'community' && !leads(place.topic, 'alarms'))
  const alarmsState = computed<AlarmsState>(() => ({ alarms: marks.value, focused: alarms.focused?.id ?? null, words: words.value, isQuiet: isQuiet.value, rootPx: wall.size.rootPx }))
  let markerBoxes: ReturnType<typeof createAlarmsLayer>['boxes'] = () => []
  // Before the labels: markers are placed first and labels give way to them.
  handles['alarms'] = useLayer(scene, () => {
    const layer = createAlarmsLayer({ onPick: onPickAlarms })
    markerBoxes = layer.boxes
    return layer
  }, () => alarmsState.value)
  const focusedMark = computed(() => marks.value.find(({ id }) => id === alarms.focused?.id) ?? null)
  const focusState = computed(() => {
    const mark = focusedMark.value
    return { at: mark ? { lon: mark.lon, lat: mark.lat, raised: mark.raised, severity: mark.severity } : null }
  })
  handles['focus'] = useLayer(scene, () => createFocusLayer({ onPlace: (at) => { wall.setAlarmSpot(at && markerHead(at.x, at.y, alarms.focused?.severity ?? 'notice', wall.size.rootPx)) } }), () => focusState.value)

  const thing = figures.followThing(() => place.thing)
  const chosenState = computed(() => ({ thing: thing.value.data, name: thing.value.data ? thingTitle(thing.value.data, t) : '' }))
  handles['chosen'] = useLayer(scene, createChosenLayer, () => chosenState.value)

  const values = computed(() => new Map(breakdown.value.data?.region === place.region ? breakdown.value.data.rows.map(row => [row.region, row.figure]) : []))
  const focusName = computed(() => alarms.focused && focusedMark.value ? focusLabel(alarms.focused, focusedMark.value, code => regions.byCode.get(code)) : null)
  /** A region under the name that its label bears: outside Chinese its pinyin stands below, where a line would be too long. */
  const named = (code: RegionCode) => {
    const region = regions.byCode.get(code)
    return region && { ...region, name: placeName(region, locale.value, '\n') }
  }
  const regionLabels = computed(() => subject.value ? labelsOf({
    subject: subject.value, classes: plateColours.value, region: named, neighbours: geography.neighbours, lakes: geography.lakes,
    rivers: geography.labels.rivers.map(({ name, nameEn, at }) => ({ name: locale.value === 'en' ? nameEn : name, at })),
    note: topicLayers.note,
    word: name => locale.value === 'en' ? geography.labels.english[name] ?? name : name,
    value: (code) => {
      const figure = topicLayers.isHeat.value ? undefined : values.value.get(code)
      return figure && figure.state !== 'notApplicable' && metric.value ? figureText(figure, figureSpec(metric.value).decimals, { tag: locale.value, wan: locale.value.startsWith('zh') }) : null
    },
  }) : [])
  const coverageAreas = geography.coverage.map(({ polygons }) => polygons)
  const coverageState = computed(() => ({ areas: coverageAreas, visible: place.layers.coverage.visible, opacity: place.layers.coverage.opacity / 100, dashM: coverageDashM[place.level] }))
  handles['coverage'] = useLayer(scene, createCoverageLayer, () => coverageState.value, solid)
  const coverageLabels = computed(() => place.layers.coverage.visible && place.level !== 'community'
    ? geography.coverage.flatMap((area): LabelView[] => {
      const at = northernmost(area.polygons)
      return at ? [{ id: `coverage-${area.name}`, kind: 'coverage', lon: at[0], lat: at[1], raised: 1, text: t('map.coverage', { name: area.name, n: area.km2 }), value: null, priority: 55, widthM: null }] : []
    })
    : [])
  const placeNames = usePlaceNames(scene, isNear)
  const rulerState = computed(() => ({ visible: isNear.value && place.mode === 'under', ground: t('map.groundLevel'), rootPx: wall.size.rootPx }))
  handles['depthRuler'] = useLayer(scene, createDepthRulerLayer, () => rulerState.value, solid)
  const labelsState = computed(() => ({
    labels: [...regionLabels.value, ...coverageLabels.value, ...placeNames.value, ...topicLayers.labels.value, ...focusName.value ? [focusName.value] : []], hovered: hovered.value, measureKey: measureKey(),
  }))
  /** What stands on the map beside its labels: the compass at the top right of the free window, the scale bar at the bottom right. */
  const instruments = () => {
    const window = scene.value?.camera.view().window, rem = wall.size.rootPx
    if (!window) return []
    const right = window.width - wall.insets.right
    return [
      // The path of regions, and the row of buttons below it.
      { x: wall.insets.left, y: wall.insets.top, width: 24 * rem, height: 4.8 * rem }, { x: right - 3 * rem, y: wall.insets.top, width: 3 * rem, height: 4 * rem }, { x: right - 9.6 * rem, y: window.height - wall.insets.bottom - 5.6 * rem, width: 9.6 * rem, height: 5.6 * rem },
    ]
  }
  handles['labels'] = useLayer(scene, () => createLabelsLayer({ obstacles: () => [...markerBoxes(), ...topicLayers.boxes(), ...instruments()] }), () => labelsState.value)
  return { subject, parent, handles: { ...handles, ...topicLayers.handles }, thing, listed: topicLayers.listed, isOverdue: topicLayers.isOverdue }
}
