import { countyUnderground } from '../county/undergroundLayouts'
import type { Layouts } from '../layout'

/** 地下管网 at town level: the county's, whose ranking is then of the communities. */
export const townUnderground: Layouts = countyUnderground
