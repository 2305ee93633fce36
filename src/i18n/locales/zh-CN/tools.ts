/** Words of the map's tools: excavation, section, measure. */
export default {
}
