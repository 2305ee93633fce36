/** Words of the replay (回放), and of turning pages. */
export default {
  pages: { before: '上一页', after: '下一页' },
  replay: {
    name: '回放', open: '回放近 24 小时（R）', leave: '回到实时', play: '播放（空格）', pause: '暂停（空格）', back10: '后退 10 分钟', back1: '后退 1 分钟', on1: '前进 1 分钟', on10: '前进 10 分钟', speed: '播放速度', times: '{n}×',
    bar: '时间，每 10 分钟告警数', now: '现在', red: '新的紧急告警', more: '另有 {n} 条', none: '此刻无告警', noneNote: '告警列表为回放时刻的状态',
  },
}
