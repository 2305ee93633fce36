import { type WallContext, useWallContext } from '../wallContext'
import { videoAdapters } from './adapters'
import { mediaAbilities } from './codecs'
import { type VideoPool, createVideoPool } from './videoPool'

/** One pool for a wall, made when the first of its boxes asks. */
const pools = new WeakMap<WallContext, VideoPool>()

const pageSight = {
  hidden: () => document.visibilityState === 'hidden',
  onChange(run: () => void) {
    document.addEventListener('visibilitychange', run)
    return () => { document.removeEventListener('visibilitychange', run) }
  },
}

/** The pool that all video boxes of this wall share. */
export function useVideoPool(): VideoPool {
  const wall = useWallContext()
  let pool = pools.get(wall)
  if (pool === undefined) {
    pool = createVideoPool({ adapters: videoAdapters, abilities: mediaAbilities, clock: wall.clock }, pageSight)
    pools.set(wall, pool)
  }
  return pool
}
