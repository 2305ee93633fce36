import { countyLivelihood } from '../county/livelihoodLayouts'
import type { Layouts } from '../layout'

/** 民生服务 at town level: the county's, whose ranking is then of the communities. */
export const townLivelihood: Layouts = countyLivelihood
