/** Words of moving pictures: what plays, since when it does not, and why. */
export default {
  video: {
    live: '实时', recorded: '录像', snapshot: '抓拍', lastFrame: '末帧', simulated: '模拟画面', unnamed: '摄像机', picture: '{name}的画面',
    connecting: '正在连接', reconnecting: '正在重连', gaveWay: '最多同时播放 {n} 路', play: '播放',
    unplayable: '视频无法播放', age: '此画面距今 {age}', noFrame: '没有画面', pictureFailed: '画面读取失败', retryIn: '{seconds} 秒后重试', retryNow: '立即重试',
    because: '{protocol}：{reason}',
    protocol: { hls: 'HLS', flv: 'HTTP-FLV', whep: 'WebRTC', mp4: 'MP4' },
    reason: {
      codec: '浏览器不能解码 {codec}', codecUnknown: '浏览器不能解码此编码', status: '服务器返回 HTTP {status}', notFound: '没有这路视频（HTTP 404）', network: '连不上视频服务', timeout: '{seconds} 秒内没有画面',
      stalled: '{seconds} 秒没有新画面', decode: '解码出错', malformed: '内容不是有效的视频', ended: '视频服务结束了播放', blocked: '浏览器不允许自动播放', player: '播放程序读取失败',
    },
  },
  footage: { maskedHome: '住宅告警：公共大屏不显示画面', noCamera: '没有摄像机能看到现场' },
}
