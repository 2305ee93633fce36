import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { isFigureId } from '@/api/contract/figureCatalogue'
import { mostOpenEvents, useFiguresStore } from '@/stores/figures'
import { useMapPictureStore } from '@/stores/mapPicture'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useRuntime } from '@/stores/runtime'
import { useSessionStore } from '@/stores/session'
import { useShownAlarmsStore } from '@/stores/shownAlarms'
import { useViewTimeStore } from '@/stores/viewTime'
import { useWallStore } from '@/stores/wall'
import { useDataWord } from '@/ui/dataWord'
import { handOver } from '@/ui/handedPicture'
import { useNumberLocale } from '@/ui/numberLocale'
import { usePlaceName } from '@/ui/placeName'
import { type Table, csvText } from './csvText'
import { type FigureRow, type TableWords, alarmTable, eventTable, figureTable } from './reportTables'
import { fileName, saveFile } from './savedFile'
import { cut, hasSurvey, pictureOf, pngOf, withCaption } from './wallPicture'

export const reports = ['picture', 'brief', 'figures', 'alarms', 'events'] as const
export type Report = (typeof reports)[number]

/** How a report stands: being made, saved as a file, opened or to be opened by hand at an address, or not made and why. */
export type Outcome = { report: Report } & ({ state: 'working' } | { state: 'saved', name: string, /** Only the newest so many are in it. */ newest?: number } | { state: 'opened' } | { state: 'blocked', address: string } | { state: 'failed', reason: string })

/** The widest picture of the map that a brief takes, px: sharp on paper, small enough to hand over. */
const widestMapPx = 1400

/** The reports of the view. What is not on the screen yet, the open events and the regions below, is followed for as long as the calling scope lives. */
export function useReports() {
  const { t, locale: language } = useI18n()
  const runtime = useRuntime()
  const session = useSessionStore()
  const place = usePlaceStore()
  const regions = useRegionsStore()
  const figures = useFiguresStore()
  const shownAlarms = useShownAlarmsStore()
  const viewTime = useViewTimeStore()
  const wall = useWallStore()
  const maps = useMapPictureStore()
  const word = useDataWord()
  const locale = useNumberLocale()
  const placeName = usePlaceName()

  const events = figures.followOpenEvents(() => place.region)
  const breakdown = figures.followBreakdown(() => place.region, () => place.metric)
  const outcome = shallowRef<Outcome | null>(null)
  const busy = ref(false)

  const moment = () => session.zone.full(viewTime.at ?? session.readNow())
  const here = computed(() => regions.byCode.get(place.region))
  const surface = computed(() => session.surface)
  const words = computed<TableWords>(() => ({
    t: key => t(key), source: name => word('source', name), region: code => regions.byCode.get(code), time: at => session.zone.full(at), locale: locale.value,
  }))
  const file = (kind: Report, extension: string) => fileName([here.value?.name ?? place.region, t(`topic.${place.topic}`), t(`report.${kind}`)], moment(), extension)

  function figureRows(): FigureRow[] {
    const shown = figures.groupsInView().flatMap(({ region, figures: known }) => Object.entries(known ?? {}).flatMap(([id, figure]): FigureRow[] => isFigureId(id) ? [{ region, id, figure }] : []))
    const below = breakdown.value.data
    return [...shown, ...below === null ? [] : [{ region: below.region, id: below.figure, figure: below.total }, ...below.rows.map(({ region, figure }) => ({ region, id: below.figure, figure }))]]
  }

  function tableOf(report: 'figures' | 'alarms' | 'events'): Table | null {
    switch (report) {
      case 'figures': return figures.waitingCount > 0 ? null : figureTable(figureRows(), words.value)
      case 'alarms': return shownAlarms.loaded ? alarmTable(shownAlarms.visible, surface.value, words.value) : null
      case 'events': return events.value.data === null ? null : eventTable(events.value.data, surface.value, code => regions.pathOf(code).map(region => region.code), words.value)
    }
  }

  /** `withoutSurvey`: something that was on the screen is not in the picture, and the caption says so. */
  function caption(withoutSurvey: boolean): string[] {
    const names = [...new Set(figureRows().map(({ figure }) => word('source', figure.source)))].join(t('listSeparator'))
    const at = viewTime.isPast ? t('report.replay', { time: moment() }) : moment()
    const county = session.config.county
    const approval = session.config.map.approvalNumber
    return [
      t('report.caption', { title: language.value === 'en' ? county.titleEn : county.title, place: regions.pathOf(place.region).map(region => placeName(region)).join(' › '), topic: t(`topic.${place.topic}`), time: at }),
      [...session.simulated ? [t('badge.demo')] : [], t('report.sources', { names }), ...withoutSurvey ? [t('report.noSurvey')] : [], ...wall.mapEnabled ? [approval === null ? t('sketchMap') : t('approvalNumber', { number: approval })] : []].join(' · '),
    ]
  }

  /** The page as it is seen, the map held still meanwhile. */
  async function pictured(selector: string): Promise<HTMLCanvasElement | null> {
    const element = document.querySelector<HTMLElement>(selector)
    if (element === null) return null
    const release = maps.hold()
    try { return await pictureOf(element) }
    finally { release() }
  }

  async function savePicture(): Promise<Outcome> {
    const withoutSurvey = hasSurvey(document.documentElement)
    const stage = await pictured('.stage')
    if (stage === null) throw new Error('no stage on this page')
    const name = file('picture', 'png')
    saveFile(name, await pngOf(withCaption(stage, caption(withoutSurvey), document)), runtime.after)
    return { report: 'picture', state: 'saved', name }
  }

  /** The map in its free window, small enough to hand over; null without a map. One that cannot be made is no reason to have no brief. */
  async function mapPicture(): Promise<string | null> {
    try {
      const map = await pictured('.map-stage')
      if (map === null) return null
      const { top, right, bottom, left } = wall.insets
      return cut(map, { x: left, y: top, width: map.width - left - right, height: map.height - top - bottom }, widestMapPx).toDataURL('image/jpeg', 0.86)
    }
    catch (error) {
      runtime.reportError(error, 'brief picture')
      return null
    }
  }

  function briefAddress(): string {
    const query = new URLSearchParams([...new URLSearchParams(location.search)].filter(([key]) => key === 'demoClock'))
    query.set('metric', place.metric)
    if (language.value === 'en') query.set('lang', 'en')
    if (viewTime.minute !== null) query.set('at', new Date(viewTime.minute).toISOString())
    return `/print/brief/${place.level}/${place.region}?${query.toString()}`
  }

  async function openBrief(): Promise<Outcome> {
    const url = await mapPicture()
    handOver(url === null ? null : { region: place.region, metric: place.metric, url }, (error) => { runtime.reportError(error, 'brief picture') })
    const address = briefAddress()
    // The new window gets a copy of this one's storage, with the picture in it, which one without an opener would not.
    return window.open(address, '_blank') === null ? { report: 'brief', state: 'blocked', address } : { report: 'brief', state: 'opened' }
  }

  function saveTable(report: 'figures' | 'alarms' | 'events'): Outcome {
    const table = tableOf(report)
    if (table === null) return { report, state: 'failed', reason: t('report.notYet') }
    const name = file(report, 'csv')
    saveFile(name, new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }), runtime.after)
    return { report, state: 'saved', name, ...report === 'events' && table.length - 1 >= mostOpenEvents && { newest: mostOpenEvents } }
  }

  /** Makes one report; what goes wrong is said and reported. One at a time. */
  async function make(report: Report): Promise<void> {
    if (busy.value) return
    busy.value = true
    outcome.value = { report, state: 'working' }
    try {
      outcome.value = report === 'picture' ? await savePicture() : report === 'brief' ? await openBrief() : saveTable(report)
    }
    catch (error) {
      runtime.reportError(error, `report ${report}`)
      outcome.value = { report, state: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
    finally { busy.value = false }
  }

  return { make, outcome, busy }
}
