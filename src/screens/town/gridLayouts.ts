import { countyGrid } from '../county/gridLayouts'
import type { Layouts } from '../layout'

/** 网格治理 at town level: the county's, whose ranking is then of the communities. */
export const townGrid: Layouts = countyGrid
