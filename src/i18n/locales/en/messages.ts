import alarms from './alarms'
import figures from './figures'
import map from './map'
import wall from './wall'

/** English words; what is missing falls back to Chinese. */
export default { ...wall, ...figures, ...alarms, ...map }
