/** Words of the city on the map: buildings, marks, layers, cards, search. */
export default {
  mapMode: { label: 'Above or below ground', above: 'Surface', under: 'Below', exit: 'Surface', on: 'Underground' },
  layers: {
    /** What the plates give way to in 民生服务. */
    reachShort: 'On foot',
    open: 'Layers', title: 'Layers', opacity: 'Opacity of {layer}', colourBy: 'Buildings by', reset: 'Reset',
    group: { city: 'City', pipes: 'Pipes', marks: 'Sensors and components', events: 'Alarms and events' },
    name: {
      buildings: 'Buildings', roads: 'Roads', JS: 'Water', YS: 'Storm', WS: 'Sewage', RQ: 'Gas', RL: 'Heat', DL: 'Power', TX: 'Telecom', nodes: 'Pipe nodes', cameras: 'Cameras', devices: 'IoT devices',
      components: 'Components', entrances: 'Entrances', coverage: '3D coverage', alarms: 'Alarms', events: 'Grid events', eventHeat: 'Event heat', pilots: 'Pilot results', reach: 'Reach on foot',
    },
    kilometres: '{n} km', standardNote: 'Beside each name: its standard colour (CJJ 61), lightened for the dark ground',
    communityOnly: 'Shown in a community', undergroundOnly: 'Shown below ground',
  },
  pipeStandard: { JS: 'sky blue', YS: 'brown', WS: 'brown', RQ: 'pink', RL: 'orange', DL: 'red', TX: 'green' },
  pipeStandardNote: 'Standard colour {colour} (CJJ 61)',
  buildingColour: { use: 'Use', occupancy: 'Occupancy', height: 'Height', age: 'Age' },
  buildingLegend: {
    home: 'Homes', business: 'Business', service: 'School, clinic, care', civic: 'Public', other: 'Industry, other', self: 'Own use', rented: 'Rented', vacant: 'Vacant',
    occupancyNote: 'Shares of the building; below 5 homes, of its grid', unknown: 'unknown',
    heightBelow: '<{to} m', heightBetween: '{from}–{to} m', heightFrom: '≥{from} m', yearFrom: 'from {from}', yearBetween: '{from}–{to}', yearBefore: 'before {to}',
  },
  buildingUse: {
    residential: 'Homes', commercial: 'Commercial', office: 'Office', school: 'School', medical: 'Medical', elderlyCare: 'Elderly care', industrial: 'Industrial', public: 'Public', utility: 'Utility', farm: 'Farm',
  },
  thingKind: { building: 'Building', pipe: 'Pipe', node: 'Pipe node', camera: 'Camera', device: 'Device', component: 'Component', entrance: 'Entrance' },
  pipeKind: { JS: 'Water', YS: 'Storm', WS: 'Sewage', RQ: 'Gas', RL: 'Heat', DL: 'Power', TX: 'Telecom' },
  pipeMaterial: { ductileIron: 'Ductile iron', steel: 'Steel', polyethylene: 'PE', hdpe: 'HDPE', concrete: 'Concrete', brick: 'Brick', cable: 'Buried cable', ductBlock: 'Duct block' },
  nodeFeature: {
    valve: 'Valve', valveWell: 'Valve well', manhole: 'Manhole', hydrant: 'Hydrant', gully: 'Gully', outfall: 'Outfall', pumpStation: 'Pump station', regulator: 'Regulator', handhole: 'Handhole',
    telecomWell: 'Telecom well', switchCabinet: 'Switch cabinet', station: 'Plant', bend: 'Bend', tee: 'Tee', cross: 'Cross', end: 'End', entry: 'House entry',
  },
  cameraView: { gate: 'Gate', street: 'Street', square: 'Square', lift: 'Lift', roof: 'Roof', facade: 'Façade', pumpRoom: 'Pump room', parking: 'Parking' },
  attribute: {
    id: 'No.', region: 'Community', grid: 'Grid', address: 'Address', use: 'Use', floors: 'Storeys', height: 'Height', year: 'Built', footprint: 'Footprint', stairwells: 'Stairwells', homes: 'Homes', self: 'Own use', rented: 'Rented', vacant: 'Vacant',
    gridShares: 'Its grid', households: 'Households', residents: 'Residents', from: 'From', to: 'To', profile: 'Section', material: 'Material', depth: 'Depth', elevation: 'Elevation', datum: 'Depth to', yearLaid: 'Laid', owner: 'Owner', pressure: 'Pressure', voltage: 'Voltage', ducts: 'Ducts',
    road: 'Road', length: 'Length', feature: 'Type', ground: 'Ground', bottom: 'Well bottom', cover: 'Cover', valve: 'State', online: 'State', view: 'Looks at', heading: 'Heading', mountHeight: 'Mounted at', channel: 'Channel', group: 'Group', reading: 'Last reading', class: 'Class', type: 'Type', intact: 'State', access: 'Access control',
    belongs: 'Building',
  },
  attributeValue: {
    grid: 'Grid {n}', floors: '{n}', metres: '{n} m', squareMetres: '{n} m²', homes: '{n}', stairwells: '{n}', households: '{n}', residents: '{n}', year: '{n}', percent: '{n}%',
    range: '{from} → {to}', depth: '{from} → {to} m', megapascal: '{n} MPa', kilovolt: '{n} kV', ducts: '{used} of {total}', degrees: '{n}°', turning: 'turns',
    outerTop: 'outer top', innerBottom: 'inner bottom', online: 'online', offline: 'offline', intact: 'intact', damaged: 'damaged', yes: 'yes', no: 'no', gate: 'gate', door: 'stairwell door',
    open: 'open', closed: 'closed', stuck: 'stuck', round: 'Φ{n} mm', box: '{w}×{l} mm',
  },
  relation: { title: 'Related', serves: 'serves', servedBy: 'served by', joins: 'joins', inside: 'inside', near: 'near', distance: '{n} m', none: 'nothing related', more: '{n} more' },
  thing: { close: 'Close', loading: 'Loading', failed: 'Failed: {fault}', goThere: 'Fly there', missing: 'No such thing, or not for this wall', alarms: 'Open alarms' },
  search: {
    open: 'Search', title: 'Search', label: 'Search for regions, addresses and facilities', placeholder: 'Community, address, pipe, device…', clear: 'Clear', shortcut: 'Press / or Ctrl+K', results: 'Results', recent: 'Recent', region: 'Region',
    waiting: 'Searching…', found: '{n} found', foundMost: 'Best {n} matches; type more to narrow them down', none: 'Nothing found for “{query}”', failed: 'Search failed: {fault}', keys: '↑ ↓ move   Enter go   Esc clear, close',
    hint: 'You can search for: county, towns, communities (characters, pinyin or initials); addresses and buildings; numbers of pipes and nodes; names or numbers of devices, cameras, components, entrances',
  },
}
