import type { EndpointName } from '@/api/contract/endpoints'
import type { RegionCode } from '@/api/contract/ids'
import type { Surface } from '@/api/contract/session'
import type { ServerFrame, SubscribeFrame, WatchFrame } from '@/api/contract/stream'

/** One request of the contract's table as it came over the wire: texts, not yet parsed. */
export interface RawRequest { endpoint: EndpointName, params: Record<string, string>, query: Record<string, string>, body: unknown }

/** A status and a JSON body: the endpoint's answer with 200, a problem with any other. */
export interface RawReply { status: number, body: unknown }

export interface StreamLink {
  subscribe: (frame: SubscribeFrame) => void
  /** Names the devices whose readings are wanted from now on; each call replaces the one before. */
  watch: (frame: WatchFrame) => void
  close: () => void
}

/** The demo county as one wall sees it. It may live in this page, in a worker or in another process; handlers only forward to it. */
export interface CountyService {
  ask: (request: RawRequest) => Promise<RawReply>
  /** `onDrop`: the county breaks the link (scenario `brokenLink`); nothing comes over it any more, and what carries it is to be closed. */
  openStream: (send: (frame: ServerFrame) => void, onDrop: () => void) => StreamLink
}

/** What one wall may see. */
export interface WallRights { root: RegionCode, surface: Surface }
