import { defineStore } from 'pinia'

/** What the map's room can do for a picture of the page. */
export interface MapHolder {
  /**
   * Draws the scene anew and puts a still copy of it over its canvas, which keeps nothing after a frame. Returns the way to take
   * the copy away; null where the map has no canvas: then it is all elements.
   */
  hold: () => (() => void) | null
}

/** The map for those who take pictures: its room offers to hold still, a report asks for it. Neither knows the other. */
export const useMapPictureStore = defineStore('mapPicture', () => {
  let holder: MapHolder | null = null
  return {
    /** The map is there. Returns the way to say that it is gone. */
    offer(next: MapHolder): () => void {
      holder = next
      return () => { if (holder === next) holder = null }
    },
    /** Holds the map still for a picture. Returns the way to let it go. */
    hold(): () => void { return holder?.hold() ?? (() => {}) },
  }
})
