// The table of who may import whom (README, "Map of the house"), each row with its reason. `npm run arch` checks it, and
// tests/architecture/boundaries.test.ts plants one violation of every rule and expects each to be found.

const appRoots = '^src/(?:main\\.ts|App\\.vue)$'
const npm = names => `node_modules/(?:${names.join('|')})/`
const vueWorld = npm(['vue', '@vue', 'pinia', 'vue-router', 'vue-i18n', '@vueuse', 'reka-ui'])
const contract = '^src/api/contract/'
/** The closed union of what can go wrong: words of the contract, though it lies beside the client. */
const errors = '^src/api/errors\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'mocks-only-behind-the-switch',
      comment: 'Only main.ts reaches the demo, by a dynamic import that the live build drops: a live wall holds no mock code.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main\\.ts$' },
      to: { path: '^mocks/' },
    },
    {
      name: 'mocks-only-by-dynamic-import',
      comment: 'A static import of the demo would put it into the live build.',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^mocks/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'screens-only-place-panels',
      comment: 'A screen says which panels stand where. What a panel shows is the widget\'s, what is true is the store\'s.',
      severity: 'error',
      from: { path: '^src/screens/' },
      to: { path: '^src/', pathNot: ['^src/(?:screens|widgets|stores|domain|ui|i18n)/', '^src/map/MapStage\\.vue$', contract, errors] },
    },
    {
      name: 'widgets-stand-alone',
      comment: 'A widget is given a region and reads stores; it never reaches the map or the client, so it can be moved, tested and removed alone.',
      severity: 'error',
      from: { path: '^src/widgets/' },
      to: { path: '^src/', pathNot: ['^src/(?:widgets|stores|domain|ui|i18n)/', contract, errors] },
    },
    {
      name: 'widgets-do-not-know-each-other',
      comment: 'Two widgets that share something share a store, a domain function or a part of ui.',
      severity: 'error',
      from: { path: '^src/widgets/([^/]+)/' },
      to: { path: '^src/widgets/', pathNot: '^src/widgets/$1/' },
    },
    {
      name: 'map-bridge-stays-narrow',
      comment: 'map/sync and MapStage join stores and scene, and nothing else: the one bridge is where to look when they disagree.',
      severity: 'error',
      from: { path: '^src/map/(?:sync/|MapStage\\.vue$)' },
      to: { path: '^src/', pathNot: ['^src/(?:map|stores|domain|i18n)/', contract] },
    },
    {
      name: 'map-knows-no-store',
      comment: 'A layer is handed plain state; that is what lets it be rebuilt after a lost context and tested with a fake scene.',
      severity: 'error',
      from: { path: '^src/map/(?:layers|engine|tools)/' },
      to: { path: '^src/', pathNot: ['^src/map/(?:layers|engine|tools)/', '^src/domain/', contract] },
    },
    {
      name: 'map-knows-no-vue',
      comment: 'Vue must never proxy an object of the engine; what does not know Vue cannot.',
      severity: 'error',
      from: { path: '^src/map/(?:layers|engine|tools)/' },
      to: { path: vueWorld },
    },
    {
      name: 'cesium-only-in-the-map',
      comment: 'One import of the engine elsewhere puts its 4 MB before the first chart.',
      severity: 'error',
      from: { path: '^(?:src|mocks)/', pathNot: '^src/map/' },
      to: { path: npm(['cesium', '@cesium']) },
    },
    {
      name: 'stores-hold-shared-truth',
      comment: 'A store applies what api and domain give it; it does not know who looks.',
      severity: 'error',
      from: { path: '^src/stores/' },
      to: { path: '^src/', pathNot: '^src/(?:stores|api|domain|config)/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Domain functions are of the contract\'s types alone: no framework, no network, no clock, so that they can be proven.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: ['^src/domain/', contract] },
    },
    {
      name: 'domain-knows-no-framework',
      comment: 'No Vue, engine, charts or client in the domain.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: [vueWorld, npm(['cesium', '@cesium', 'echarts', 'axios', 'msw'])] },
    },
    {
      name: 'the-wall-runs-in-a-browser',
      comment: 'Nothing of the page can use the modules of Node; what both sides need takes it as an argument.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'contract-stands-alone',
      comment: 'The contract is the one truth for client, demo and the county\'s back end: it can be read without any of them.',
      severity: 'error',
      from: { path: contract },
      to: { path: ['^src/', '^mocks/', 'node_modules/'], pathNot: [contract, npm(['zod'])] },
    },
    {
      name: 'api-is-the-edge',
      comment: 'The client parses at the edge and hands on; it knows no store and no screen.',
      severity: 'error',
      from: { path: '^src/(?:api|config)/' },
      to: { path: '^src/', pathNot: '^src/(?:api|config|domain)/' },
    },
    {
      name: 'axios-only-in-the-client',
      comment: 'One client, one retry policy, one place where answers are parsed.',
      severity: 'error',
      from: { path: '^(?:src|mocks)/', pathNot: '^src/api/[^/]+$' },
      to: { path: npm(['axios']) },
    },
    {
      name: 'mqtt-only-in-its-transport',
      comment: 'The stream knows sockets; which library carries one is the matter of one file.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/api/mqttSocket\\.ts$' },
      to: { path: npm(['mqtt', 'mqtt-packet']) },
    },
    {
      name: 'mqtt-only-by-dynamic-import',
      comment: 'A static import would put the MQTT client before the first chart of every wall, also of those that use WebSocket.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/api/mqttSocket\\.ts$', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'mocks-know-contract-and-domain',
      comment: 'The demo answers by the contract, as a county\'s back end would; it knows nothing of the wall that asks.',
      severity: 'error',
      from: { path: '^mocks/' },
      to: { path: '^src/', pathNot: [contract, '^src/(?:domain|config)/'] },
    },
    {
      name: 'mocks-know-no-framework',
      comment: 'The same demo runs in a worker and as a Node process.',
      severity: 'error',
      from: { path: '^mocks/' },
      to: { path: vueWorld },
    },
    {
      name: 'ui-knows-no-app',
      comment: 'Frame, chart and number are parts of any wall: they take what they show as properties and know the words of the contract and the domain, never a store, a widget or the client.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: ['^src/(?:ui|domain|i18n)/', contract, errors] },
    },
    {
      name: 'echarts-only-in-ui',
      comment: 'One chart part sets theme, size, fonts and escaping. Options elsewhere use the types it exports.',
      severity: 'error',
      from: { path: '^(?:src|mocks)/', pathNot: '^src/ui/' },
      to: { path: npm(['echarts', 'zrender']) },
    },
    {
      name: 'i18n-knows-no-app',
      comment: 'The catalogue is words; whoever shows them chooses the key.',
      severity: 'error',
      from: { path: '^src/i18n/' },
      to: { path: '^src/', pathNot: ['^src/i18n/', contract] },
    },
    {
      name: 'nothing-imports-the-root',
      comment: 'main.ts and App.vue put the wall together; whoever imports them turns the house over.',
      severity: 'error',
      from: { path: '^(?:src|mocks|tools)/', pathNot: '^src/main\\.ts$' },
      to: { path: appRoots },
    },
    {
      name: 'the-wall-imports-no-tools',
      comment: 'Tools and tests are not shipped.',
      severity: 'error',
      from: { path: '^(?:src|mocks)/', pathNot: '^mocks/tools/' },
      to: { path: '^(?:tools|tests)/' },
    },
    {
      name: 'shipped-packages-are-dependencies',
      comment: 'What the wall bundles at run time stands under "dependencies", where licences and versions are looked at.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one, or hide a third.',
      severity: 'error',
      from: { path: '^(?:src|mocks|tools)/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Code that nothing reaches is deleted.',
      severity: 'error',
      from: { orphan: true, path: '^(?:src|mocks)/', pathNot: ['\\.d\\.ts$', '^mocks/(?:tools|footage|data)/'] },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that is not found is an edge that no rule sees.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(?:url|raw|worker|sharedworker)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'types', 'default'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.json', '.css', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
