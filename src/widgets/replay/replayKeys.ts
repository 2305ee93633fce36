import type { useReplayStore } from '@/stores/replay'
import { belongsToDialog, belongsToField, belongsToInputMethod } from '@/ui/keyboard'

type Replay = ReturnType<typeof useReplayStore>
type Act = (replay: Pick<Replay, 'toggle' | 'togglePlay' | 'step' | 'changeSpeed'>) => void

const buttons = 'button, [role=tab], a, summary'

/**
 * What a key does to the replay: R begins and leaves it; while it is on, space plays and pauses, ← → go a minute (with Shift ten),
 * ↑ ↓ change the speed. Null where the key is somebody else's: a field, a dialog, an input method, a chosen button's own space.
 */
export function replayKey(event: KeyboardEvent, isOn: boolean): Act | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || belongsToInputMethod(event) || belongsToField(event) || belongsToDialog(event)) return null
  if (event.key === 'r' || event.key === 'R') return event.repeat ? null : replay => { replay.toggle() }
  if (!isOn) return null
  const minutes = event.shiftKey ? 10 : 1
  switch (event.key) {
    case ' ': return event.target instanceof Element && event.target.closest(buttons) ? null : replay => { replay.togglePlay() }
    case 'ArrowLeft': return replay => { replay.step(-minutes) }
    case 'ArrowRight': return replay => { replay.step(minutes) }
    case 'ArrowUp': return replay => { replay.changeSpeed(1) }
    case 'ArrowDown': return replay => { replay.changeSpeed(-1) }
    default: return null
  }
}
