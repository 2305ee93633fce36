import mqtt, { type MqttClient } from 'mqtt'
import type { RegionCode } from './contract/ids'
import type { Surface } from './contract/session'
import { streamTopics } from './contract/streamTopics'
import type { Socket } from './stream'

export interface MqttSocketOptions {
  /** `ws://`, `wss://` or, outside a browser, `mqtt://`. */
  url: string
  surface: Surface
  /** Names this page among all walls of the broker; each connection adds its number. */
  page: string
  /** Why a connection failed; the stream itself only learns that it did. */
  onError: (error: Error) => void
}

/** MQTT 5, and 3.1.1 for a broker that does not speak it: nothing here needs more than both have. */
type ProtocolVersion = 5 | 4
/** "Unacceptable protocol version" in the words of 3.1.1 and of 5. */
const versionRefusals: readonly number[] = [1, 0x84]
const connectTimeoutMs = 8_000
const keepaliveSeconds = 20
/** A larger payload is not even made into text. */
const maxPayloadBytes = 4_000_000

/**
 * Makes sockets of the alarm stream that run over MQTT: the same frames as payloads, at QoS 1. Each connection is a session of
 * its own (clean start, expiry 0), because a resumed session proves nothing: only the stream's own numbers do. It never reconnects by
 * itself, as the stream does that with its own backoff.
 */
export function mqttSockets(options: MqttSocketOptions): (scope: RegionCode) => Socket {
  let version: ProtocolVersion = 5
  let opened = 0
  return (scope) => {
    opened += 1
    const wall = `${options.page}-${opened}`
    return openSocket(options, scope, wall, version, () => { version = 4 })
  }
}

function openSocket({ url, surface, onError }: MqttSocketOptions, scope: RegionCode, wall: string, version: ProtocolVersion, onOldBroker: () => void): Socket {
  const up = streamTopics.up(scope, surface, wall)
  const topics = [streamTopics.alarms(scope, surface), streamTopics.down(scope, surface, wall)]
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let closed = false
  let client = connect(version)
  const socket: Socket = {
    onopen: null, onmessage: null, onclose: null,
    send(text) { client.publish(up, text, { qos: 1 }, (error) => { if (error) fail(error) }) },
    close() {
      closed = true
      // Without a farewell, so that the broker sends the last will.
      client.end(true)
    },
  }
  return socket

  function connect(protocolVersion: ProtocolVersion): MqttClient {
    const made = mqtt.connect(url, {
      clientId: wall, protocolVersion, clean: true, reconnectPeriod: 0, resubscribe: false, connectTimeout: connectTimeoutMs, keepalive: keepaliveSeconds,
      // The other variant makes a worker of a blob, which the wall's policy refuses.
      timerVariant: 'native',
      will: { topic: up, payload: '', qos: 1, retain: false },
      ...protocolVersion === 5 && { properties: { sessionExpiryInterval: 0 } },
    })
    made.on('connect', () => { subscribe(made) })
    made.on('message', (topic, payload) => { if (!closed) socket.onmessage?.(new MessageEvent('message', { data: dataOf(topic, payload) })) })
    made.on('error', (error) => {
      if (closed || made !== client) return
      if (protocolVersion === 5 && isVersionRefusal(error)) {
        onOldBroker()
        client = connect(4)
        made.end(true)
        return
      }
      fail(error)
    })
    made.on('close', () => { if (made === client) end() })
    return made
  }

  function subscribe(made: MqttClient) {
    made.subscribe(topics, { qos: 1 }, (error, granted) => {
      if (closed) return
      const refused = granted?.find(each => each.qos >= 0x80)
      if (error ?? refused) fail(error ?? new Error(`the broker refuses ${refused?.topic ?? 'a topic'}`))
      else socket.onopen?.(new Event('open'))
    })
  }

  /** A payload as the stream takes it: text, or the bytes as they are, which it drops and counts. */
  function dataOf(topic: string, payload: Uint8Array): string | Uint8Array {
    if (!topics.includes(topic) || payload.length > maxPayloadBytes) return payload
    try { return utf8.decode(payload) }
    catch { return payload }
  }

  function fail(error: Error) {
    if (closed) return
    onError(error)
    end()
  }

  function end() {
    if (closed) return
    closed = true
    client.end(true)
    socket.onclose?.(new CloseEvent('close'))
  }
}

function isVersionRefusal(error: Error): boolean {
  return 'code' in error && typeof error.code === 'number' && versionRefusals.includes(error.code)
}
