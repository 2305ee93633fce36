import { type Ref, type ShallowRef, computed, onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LonLat } from '@/api/contract/common'
import { sameRing } from '@/domain/geodesy'
import { lengthText } from '@/domain/measure'
import type { Relief } from '@/domain/relief'
import { sectionDepthM } from '@/domain/section'
import { useMapToolsStore } from '@/stores/mapTools'
import { useWallStore } from '@/stores/wall'
import type { MapScene } from '../engine/mapScene'
import type { DrawingState } from '../layers/drawing'
import { createLateLayer } from '../layers/lateLayer'
import type { PitState } from '../layers/pit'
import type { PointedPipeState } from '../layers/pointedPipe'
import type { SectionSheetState } from '../layers/sectionSheet'
import { type LayerHandle, useLayer } from './useLayer'

/** A second click so soon and so near after the first is a double one: it ends the drawing and adds nothing. */
const doubleClickMs = 400
const doubleClickPx = 8

interface Spot { x: number, y: number }

/** The tools on the map: what is drawn, the excavation and the section that come of it, and the pointer while a tool wants it. */
export function useToolLayers(scene: Readonly<ShallowRef<MapScene | null>>, isNear: Readonly<Ref<boolean>>, relief: Relief, now: () => number) {
  const tools = useMapToolsStore()
  const wall = useWallStore()
  const { locale } = useI18n()
  const handles: Record<string, LayerHandle> = {}
  tools.setGround(relief.groundHeight)
  onScopeDispose(() => { tools.setGround(null) })

  const form = computed<DrawingState['form']>(() => tools.tool === 'area' || tools.tool === 'pit' ? 'area' : tools.tool === 'height' ? 'height' : 'line')
  const legs = computed(() => (tools.tool === 'distance' && tools.distance ? tools.distance.legsM : []).map(m => lengthText(m, { tag: locale.value, wan: locale.value.startsWith('zh') })))
  // Once a pit is dug or a section cut, that is what shows where it was drawn.
  const isReplaced = computed(() => isNear.value && (tools.pit !== null || tools.section !== null))
  const drawingState = computed<DrawingState>(() => ({ form: form.value, points: isReplaced.value ? [] : tools.drawn, isFinished: tools.isFinished || tools.pointer === null, legs: legs.value }))
  handles['drawing'] = useLayer(scene, () => createLateLayer<DrawingState>(async () => (await import('../layers/drawing')).createDrawingLayer()), () => drawingState.value)

  // From afar a hole would be a needle's prick, and the raised plates would hang over it.
  const openPit = computed(() => isNear.value ? tools.pit : null)
  // The outline stays the same object while only the depth changes.
  const hole = computed<readonly LonLat[] | null>(before => openPit.value && sameRing(before ?? null, openPit.value.ring) ? before ?? null : openPit.value?.ring ?? null)
  const pitState = computed(() => ({ pit: openPit.value, rootPx: wall.size.rootPx }))
  handles['pit'] = useLayer(scene, () => createLateLayer<PitState>(async () => (await import('../layers/pit')).createPitLayer()), () => pitState.value, ['solid'])

  const sheetState = computed(() => ({ section: isNear.value ? tools.section : null, depthM: tools.section ? sectionDepthM(tools.section) : 0, hovered: tools.hovered }))
  handles['section'] = useLayer(scene, () => createLateLayer<SectionSheetState>(async () => (await import('../layers/sectionSheet')).createSectionSheetLayer({ onPoint: tools.setHovered })), () => sheetState.value)

  const pointed = computed(() => ({ pipe: isNear.value ? tools.hoveredPipe : null }))
  handles['pointedPipe'] = useLayer(scene, () => createLateLayer<PointedPipeState>(async () => (await import('../layers/pointedPipe')).createPointedPipeLayer()), () => pointed.value, ['solid'])

  let last: (Spot & { atMs: number }) | null = null
  const under = (at: Spot) => (tools.tool === 'height' ? scene.value?.surfaceAt(at.x, at.y) : scene.value?.camera.groundAt(at.x, at.y)) ?? null
  return {
    handles,
    hole: () => hole.value,
    isCut: () => sheetState.value.section !== null,
    /** True when the click was the tool's. */
    click(at: Spot): boolean {
      const isSecond = last !== null && now() - last.atMs < doubleClickMs && Math.hypot(at.x - last.x, at.y - last.y) < doubleClickPx
      // A third quick click still belongs to the drawing that the second has ended.
      if (!tools.wantsPointer) return isSecond && tools.isFinished
      last = { ...at, atMs: now() }
      if (isSecond) { tools.finish(); return true }
      const picked = under(at)
      if (picked) tools.add(picked)
      return true
    },
    /** True while the pointer is the tool's. The height of a wall is asked for when clicked, not with every move. */
    hover(at: Spot | null): boolean {
      if (!tools.wantsPointer) return false
      tools.setPointer(at && (scene.value?.camera.groundAt(at.x, at.y) ?? null))
      return true
    },
  }
}
