import { type ServiceChannel, serviceChannels } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import type { BarRow } from '@/ui/figureBars'

/** Cases by the way in which they were done: 网上办理 first, 窗口办理 last. */
export function channelRows(data: FiguresOf<'governmentServices'>, word: (channel: ServiceChannel) => string): BarRow[] {
  return serviceChannels.map(channel => ({ id: `government.channel.${channel}`, label: word(channel), figure: data[`government.channel.${channel}`] }))
}
