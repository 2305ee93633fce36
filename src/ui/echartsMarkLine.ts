/** Limits drawn as lines across a chart. Whoever draws one imports this: no chart of the first view does, and it is heavy. */
import { MarkLineComponent } from 'echarts/components'
import { use } from 'echarts/core'

use([MarkLineComponent])
