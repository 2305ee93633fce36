import { countyIot } from '../county/iotLayouts'
import type { Layouts } from '../layout'

/** 物联感知 at town level: the county's, whose ranking is then of the communities. */
export const townIot: Layouts = countyIot
