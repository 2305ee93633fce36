import { type ShallowRef, onScopeDispose } from 'vue'
import { useMapPictureStore } from '@/stores/mapPicture'
import type { MapScene } from '../engine/mapScene'

/** Lets a report take pictures of the map: offers to hold the scene still for as long as the calling scope lives. */
export function useMapPicture(scene: Readonly<ShallowRef<MapScene | null>>): void {
  onScopeDispose(useMapPictureStore().offer({ hold: () => scene.value?.hold() ?? null }))
}
