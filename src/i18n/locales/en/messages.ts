import alarms from './alarms'
import city from './city'
import clocks from './clocks'
import figures from './figures'
import map from './map'
import scenarios from './scenarios'
import tools from './tools'
import underground from './underground'
import wall from './wall'

/** English words; what is missing falls back to Chinese. */
export default { ...wall, ...figures, ...alarms, ...map, ...city, ...underground, ...tools, ...scenarios, ...clocks }
