/** English words; what is missing falls back to Chinese. */
export default {}
