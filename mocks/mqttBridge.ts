import mqtt, { type MqttClient } from 'mqtt'
import type { RegionCode } from '@/api/contract/ids'
import type { Surface } from '@/api/contract/session'
import type { ServerFrame } from '@/api/contract/stream'
import { streamTopics, wallOfTopic } from '@/api/contract/streamTopics'
import type { CountyService, StreamLink } from './countyService'
import { serveStream } from './handlers'

export interface MqttBridgeOptions {
  /** Address of the broker: `mqtt://`, `ws://`, `wss://`. */
  url: string
  service: CountyService
  /** The surface whose walls are served. */
  surface: Surface
  protocolVersion?: 4 | 5
  onError: (error: Error) => void
}

export interface MqttBridge {
  /** Walls that are attached now. */
  walls: () => number
  stop: () => Promise<void>
}

/** Beyond it the wall that has been silent longest is let go; it hears of it by silence, as of any break. */
const mostWalls = 1_000

const sessionSeconds = 300

interface Wall { scope: RegionCode, stream: ReturnType<typeof serveStream> }

/**
 * Attaches the county to a broker as a client: batches and heartbeats of a scope are published once for all its walls, what
 * concerns one wall goes to that wall. Resolves when the broker has taken the subscription; rejects where it cannot be reached.
 */
export async function startMqttBridge({ url, service, surface, protocolVersion = 5, onError }: MqttBridgeOptions): Promise<MqttBridge> {
  const walls = new Map<string, Wall>()
  const scopes = new Map<RegionCode, StreamLink>()
  const client: MqttClient = await mqtt.connectAsync(url, {
    // A session that outlives a broken connection: what walls ask meanwhile waits in the broker, and no wall waits for two heartbeats.
    clientId: `county-bridge-${surface}`, clean: false, ...protocolVersion === 5 && { properties: { sessionExpiryInterval: sessionSeconds } },
    protocolVersion, reconnectPeriod: 1_000, resubscribe: true,
  }, false)
  client.on('error', onError)
  // What the broker would have said meanwhile is lost: each wall asks again, by its number.
  client.on('close', leaveAll)
  client.on('message', (topic, payload) => { receive(topic, payload.toString('utf8')) })
  await client.subscribeAsync(streamTopics.everyUp(surface), { qos: 1 })
  return {
    walls: () => walls.size,
    async stop() {
      leaveAll()
      await client.endAsync(true)
    },
  }

  function receive(topic: string, text: string) {
    const from = wallOfTopic(topic)
    if (from === null) return
    const key = `${from.scope}/${from.wall}`
    if (text === '') return leave(key)
    const known = walls.get(key) ?? attach(from.scope, from.wall)
    walls.delete(key)
    walls.set(key, known)
    known.stream.receive(text)
    const [longestSilent] = walls.keys()
    if (walls.size > mostWalls && longestSilent !== undefined) leave(longestSilent)
  }

  function attach(scope: RegionCode, wall: string): Wall {
    const topic = streamTopics.down(scope, surface, wall)
    return { scope, stream: serveStream(oneWall(scope), (text) => { publish(topic, text) }, () => { leave(`${scope}/${wall}`) }) }
  }

  /** The county as one wall of a topic sees it: of batches and heartbeats only those that answer its subscription. */
  function oneWall(scope: RegionCode): CountyService {
    return {
      ...service,
      openStream(send, onDrop) {
        let answering = false
        const link = service.openStream((frame) => { if (answering || frame.type === 'readings' || frame.type === 'refused') send(frame) }, onDrop)
        return {
          ...link,
          subscribe(frame) {
            if (frame.scope !== scope) { send({ type: 'refused', reason: `scope ${frame.scope} is not the topic's` }); return }
            // The scope's own link first: what happens from now on comes there, what was before comes here.
            if (!scopes.has(scope)) openScope(scope)
            answering = true
            link.subscribe(frame)
            answering = false
          },
        }
      },
    }
  }

  function openScope(scope: RegionCode) {
    const topic = streamTopics.alarms(scope, surface)
    // A refusal concerns the wall that asked, which is told so itself.
    const link = service.openStream((frame: ServerFrame) => { if (frame.type === 'batch' || frame.type === 'heartbeat') publish(topic, JSON.stringify(frame)) }, () => { leaveScope(scope) })
    scopes.set(scope, link)
    link.subscribe({ type: 'subscribe', scope, epoch: null, afterSeq: null })
  }

  /** The county breaks the link: its walls hear nothing any more, and ask again after two heartbeats. */
  function leaveScope(scope: RegionCode) {
    for (const [key, wall] of [...walls]) if (wall.scope === scope) leave(key)
    scopes.delete(scope)
  }

  function publish(topic: string, text: string) {
    if (client.connected) client.publish(topic, text, { qos: 1 }, (error) => { if (error) onError(error) })
  }

  function leave(key: string) {
    const wall = walls.get(key)
    if (wall === undefined) return
    walls.delete(key)
    wall.stream.close()
    if ([...walls.values()].some(other => other.scope === wall.scope)) return
    scopes.get(wall.scope)?.close()
    scopes.delete(wall.scope)
  }

  function leaveAll() {
    for (const key of [...walls.keys()]) leave(key)
  }
}
