// The floor of P6 and P9: the same socket, and either nothing on the screen (`?dom=0`) or a row put before the others for each event.
import type { AlarmSnapshot } from '@/api/contract/alarms'
import type { ServerFrame } from '@/api/contract/stream'
import type {} from '../../inPageAlarms.d.ts'

const scope = '370124'
const hasDom = new URLSearchParams(location.search).get('dom') !== '0'
const list = document.querySelector('ol')
const count = document.querySelector('b')
const known = new Set<string>()

const snapshot = (await (await fetch(`/api/alarms?scope=${scope}`)).json() as { data: AlarmSnapshot }).data
for (const { id } of snapshot.alarms) known.add(id)
const socket = new WebSocket(`ws://${location.host}/stream/alarms`)
socket.onopen = () => { socket.send(JSON.stringify({ type: 'subscribe', scope, epoch: snapshot.epoch, afterSeq: snapshot.seq })) }
socket.onmessage = (message: MessageEvent<string>) => {
  const frame = JSON.parse(message.data) as ServerFrame
  document.documentElement.dataset['wall'] = 'ready'
  if (frame.type !== 'batch') return
  for (const { alarm } of frame.events) {
    known.add(alarm.id)
    if (!hasDom || list === null) continue
    const row = document.createElement('li')
    for (const text of [alarm.severity, alarm.kind, alarm.place.building ?? '', alarm.raisedAt]) {
      const part = document.createElement('span')
      part.textContent = `${text} `
      row.append(part)
    }
    list.prepend(row)
  }
  if (!hasDom) window.__alarmBench?.note(known.size)
  else if (count !== null) count.textContent = String(known.size)
}
