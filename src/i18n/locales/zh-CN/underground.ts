/** Words of the underground: pipes, nodes, trouble, readings. */
export default {
}
