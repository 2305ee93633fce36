import alarmBoard from './alarmBoard'
import alarms from './alarms'
import city from './city'
import clocks from './clocks'
import figures from './figures'
import handling from './handling'
import health from './health'
import indicators from './indicators'
import indicatorWording from './indicatorWording'
import lifeCircle from './lifeCircle'
import map from './map'
import scenarios from './scenarios'
import tools from './tools'
import underground from './underground'
import video from './video'
import wall from './wall'

/** English words; what is missing falls back to Chinese. */
export default { ...wall, ...figures, ...alarms, ...handling, ...lifeCircle, ...map, ...city, ...underground, ...tools, ...scenarios, ...alarmBoard, ...video, ...clocks, ...health, ...indicators, ...indicatorWording }
