import zhSafety from './locales/zh-CN/safety'
import { useLateWords } from './useLateWords'

/** Words of the scenes of 社区安全, of the kinds of events and of the course of the alarms: needed by panels of 网格治理 and 物联感知. */
export function useSafetyWords(): void {
  useLateWords(zhSafety)
}
