/** Words that stand beside numbers from the start. */
export default {
  trustMark: { notes: 'About the data', doubt: 'Contradictory data' },
}
