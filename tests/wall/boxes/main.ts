// Video boxes without the wall: the real players in a page that shows whichever boxes a test asks for.
import { createApp, h, ref, shallowRef } from 'vue'
import type { VideoSource } from '@/api/contract/alarms'
import type { FigureId } from '@/api/contract/figureCatalogue'
import { zonedTime } from '@/domain/time'
import { createWallI18n } from '@/i18n/i18n'
import { useVideoWords } from '@/i18n/useVideoWords'
import VideoBox from '@/ui/video/VideoBox.vue'
import { wallContextKey } from '@/ui/wallContext'
import '@/ui/tokens.css'
import '@/ui/base.css'

export interface Box { name: string, sources: VideoSource[], snapshot?: string, background?: boolean }

declare global {
  interface Window { __boxes?: { show: (boxes: Box[]) => void } }
}

const boxes = shallowRef<Box[]>([])
const start = Date.parse('2026-11-22T09:07:28+08:00')
const now = ref(start)
setInterval(() => { now.value = start + Math.floor(performance.now() / 250) * 250 }, 250)

const sheet = new CSSStyleSheet()
sheet.replaceSync('body { overflow: auto } #app { display: flex; flex-wrap: wrap; gap: 1rem; padding: 1rem } .video-box { width: 23rem; height: 13rem }')
document.adoptedStyleSheets = [sheet]

const app = createApp({
  setup: () => { useVideoWords() },
  render: () => boxes.value.map(({ name, sources, snapshot, background }) =>
    h(VideoBox, { 'key': name, 'data-box': name, name, sources, 'snapshot': snapshot ?? null, 'takenAt': start - 60_000, 'simulated': true, 'background': background ?? false })),
})
app.provide(wallContextKey, {
  now, liveNow: now, zone: zonedTime('Asia/Shanghai'), rootPx: ref(16), openFigure: () => {}, openNotes: () => {}, doubts: shallowRef(new Set<FigureId>()), retry: () => {}, drawing: () => {}, chartStands: () => {},
  clock: { monotonicMs: () => performance.now(), after: (ms, run) => { const timer = setTimeout(run, ms); return () => { clearTimeout(timer) } } },
})
app.use(createWallI18n()).mount('#app')
window.__boxes = { show: (next) => { boxes.value = next } }
