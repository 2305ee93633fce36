import ToolButtons from './ToolButtons.vue'
import ToolOutcome from './ToolOutcome.vue'
import ToolSection from './ToolSection.vue'

/** Where the tools of the map stand on a screen; fetched together, after the first charts and the first picture of the map. */
export const toolParts = { buttons: ToolButtons, outcome: ToolOutcome, section: ToolSection }
