/** Entry of the SharedWorker: one demo county for every window of the origin. */
import { indexedDbStore } from './logStore'
import { createPortHub } from './portHub'

const onTrouble = (error: unknown): void => { console.warn('[demo county]', error) }

const hub = createPortHub({ monotonicMs: () => performance.now(), storeFor: seed => indexedDbStore(seed, onTrouble), onTrouble })

addEventListener('connect', (event) => {
  const port = event instanceof MessageEvent ? event.ports[0] : undefined
  if (port !== undefined) hub.connect(port)
})
