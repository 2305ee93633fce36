/** Words of the city on the map: buildings, marks, layers, cards, search. */
export default {
}
