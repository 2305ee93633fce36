import { codecName } from './codecs'
import { type VideoFault, firstFrameWithinMs, stalledAfterMs } from './videoState'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** What is wrong with a source, in the words of `video.reason.*`. */
export function videoFaultText(fault: VideoFault, t: Translate): string {
  switch (fault.kind) {
    case 'codec': return fault.codec === null ? t('video.reason.codecUnknown') : t('video.reason.codec', { codec: codecName(fault.codec) })
    case 'status': return fault.status === 404 ? t('video.reason.notFound') : t('video.reason.status', { status: fault.status })
    case 'timeout': return t('video.reason.timeout', { seconds: firstFrameWithinMs / 1000 })
    case 'stalled': return t('video.reason.stalled', { seconds: stalledAfterMs / 1000 })
    default: return t(`video.reason.${fault.kind}`)
  }
}
