import type { VideoProtocol } from '@/api/contract/alarms'
import { playFlv } from './flvAdapter'
import { playHls } from './hlsAdapter'
import { playMp4 } from './mp4Adapter'
import type { VideoAdapter } from './videoAdapter'
import { playWhep } from './whepAdapter'

/** The adapter of each protocol. The libraries behind them are loaded when the first source asks for them. */
export const videoAdapters: Readonly<Record<VideoProtocol, VideoAdapter>> = { hls: playHls, flv: playFlv, whep: playWhep, mp4: playMp4 }
