/** Words of the map's tools: excavation, section, measure. */
export default {
  tools: {
    label: 'Map tools', close: 'Leave the tool (Esc)', finish: 'Finish', takeBack: 'Undo a point', restart: 'Draw again',
    name: { distance: 'Distance', area: 'Area', height: 'Height', section: 'Section', pit: 'Excavate' },
    hint: {
      distance: 'Click point by point; double-click or Enter ends it', area: 'Click round the area; double-click or Enter ends it', height: 'Click the first point, then the second; walls and roofs too',
      section: 'Click both ends of the line; double-click or Enter ends it', pit: 'Click round the pit; double-click or Enter ends it',
    },
    refusal: { tooFewPoints: 'Not enough points', selfCrossing: 'The outline crosses itself: draw again', tooLarge: 'Larger than {n} m square: draw it smaller', tooLong: 'Longer than {n} km: draw it shorter' },
    waiting: 'Reading the pipe survey', failed: 'The pipe survey could not be read: {fault}', noGround: 'The relief is not ready',
    distance: { surface: 'Over ground', horizontal: 'Level', straight: 'Straight' },
    area: { horizontal: 'Level area', surface: 'Over ground', edge: 'Edge' },
    height: { rise: 'Difference', horizontal: 'Level distance', straight: 'Slope distance', slope: 'Slope' },
    pit: {
      depth: 'Depth', area: 'Area', volume: 'Earth', rim: 'Edge', pipes: 'Pipes in the way', nodes: 'Wells and nodes', none: 'No pipe in this area at this depth', order: 'In the order met',
      contact: 'met at {n} m', length: '{n} m', surveyed: 'Places are those of the survey: check on site before digging',
    },
    section: {
      title: 'Section', length: 'Length', crossings: 'Pipes', factor: 'Height × {n}', trueScale: 'True scale', none: 'The line crosses no pipe',
      along: 'Nearly along the line', detail: '{at} from start · cover {cover} · axis at {elevation} · {angle}° across', point: '{name}, {at} from start, cover {cover}', chart: 'Section: the ground and {n} pipes',
    },
  },
}
