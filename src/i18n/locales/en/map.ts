/** Words of the map. */
export default {
  map: {
    label: '3D map of the county', north: 'N', recentre: 'North up, back to the region in view', scale: 'Scale', scaleKm: '{n} km', scaleM: '{n} m', retry: 'Retry',
    status: {
      loading: 'Loading the 3D map', ready: '3D map', lost: 'The 3D picture broke off and is coming back', rebuilding: 'Restoring the 3D map',
      flat: 'The 3D picture broke off several times: flat map instead', unavailable: 'No 3D on this machine: flat map instead',
    },
    geographyFailed: 'The base geography could not be read; trying again in {seconds} s',
    layerFailed: 'Layer “{layer}” could not be shown',
    coverage: '3D model area {name} {n} km² (illustrative)', groundLevel: 'Ground',
    layer: {
      depthRuler: 'depth ruler', drawing: 'drawing', pit: 'pit', section: 'section', pointedPipe: 'pipe hint', chosen: 'chosen thing', buildings: 'buildings', roads: 'roads', pipes: 'pipes', nodes: 'nodes', cameras: 'cameras', devices: 'devices', components: 'components', entrances: 'entrances', coverage: '3D coverage',
      neighbours: 'neighbouring counties', rivers: 'waters', plates: 'regions', boundaries: 'boundaries', flatGround: 'flat regions', alarms: 'alarms', focus: 'alarm in focus', labels: 'names', events: 'grid events', eventHeat: 'Event heat', pilots: 'Pilot results',
    },
  },
}
