/** Words that stand beside numbers from the start. */
export default {
  trustMark: { notes: '数据说明', doubt: '数据矛盾' },
}
