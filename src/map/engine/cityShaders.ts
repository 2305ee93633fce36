import { Cartesian2, Cartesian4, CustomShader, CustomShaderMode, CustomShaderTranslucencyMode, LightingModel, UniformType, VaryingType } from 'cesium'
import { buildingUses } from '@/api/contract/city'
import { pipeKinds } from '@/api/contract/pipes'
import { ageHues, heightBreaksM, occupancyHues, scaleHues, useGroupOf, useHues, yearBreaks } from '@/domain/buildingLook'
import { buildingColours } from '@/domain/mapLayers'
import { pipeKindSpecs } from '@/domain/pipes'
import { vec3 } from './appearances'

/**
 * How the tiles look. Shaders read the columns of the property table (see `tileSchema`), so that another colouring, a hidden
 * kind of pipe or the underground mode is a number that changes, and nothing is loaded or styled anew.
 */

const choose = (name: string, value: string, items: readonly string[], last: string) =>
  `vec3 ${name}(int ${value}) {\n${items.map((item, i) => `  if (${value} == ${i}) return ${item};`).join('\n')}\n  return ${last};\n}`
const steps = (value: string, breaks: readonly number[], hues: readonly string[], compare: '<' | '>=') =>
  `${breaks.map((at, i) => `${value} ${compare} ${at.toFixed(1)} ? ${vec3(hues[i] ?? hues[0] ?? '#000000')} : `).join('')}${vec3(hues[breaks.length] ?? '#000000')}`

/** Light from the south-west, where the viewer stands: what he sees of a house is not its shadow. East, up, south. */
const light = 'normalize(vec3(-0.42, 0.72, 0.55))'

/** The engine takes what a material gives for linear light and writes it as sRGB; colours here are meant as they are seen. */
const toLinear = 'vec3 toLinear(vec3 seen) { return pow(max(seen, vec3(0.0)), vec3(2.2)); }'

const hash = `float cellHash(vec2 p) {
  vec3 q = fract(vec3(p.xyx) * 0.1031);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}`

/** Ghosts: walls are glass and only their edges show. */
const ghostAlpha = '0.035 + 0.30 * edge'

function buildingFragment(isGhost: boolean): string {
  return `
${toLinear}
${hash}
${choose('useColour', 'use', buildingUses.map(use => vec3(useHues[useGroupOf[use]])), vec3(useHues.other))}
vec3 occupancyColour(float share, float self, float rented) {
  return share < self ? ${vec3(occupancyHues.self)} : share < self + rented ? ${vec3(occupancyHues.rented)} : ${vec3(occupancyHues.vacant)};
}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec2 place = fsInput.attributes.texCoord_0;
  float top = max(10.0, fsInput.metadata.height * 10.0);
  float up = v_normal.y;
  bool roof = up > 0.5;
  int use = int(fsInput.metadata.use);
  float height = fsInput.metadata.height, year = float(fsInput.metadata.year);
  bool known = int(fsInput.metadata.occupancyOf) > 0;
  vec2 cell = vec2(place.x / 32.0, place.y / 30.0);
  float detail = roof ? 0.0 : 1.0 - smoothstep(0.18, 0.5, max(fwidth(cell).x, fwidth(cell).y));
  vec3 hue;
  if (u_colour == ${buildingColours.indexOf('use')}) hue = useColour(use);
  else if (u_colour == ${buildingColours.indexOf('occupancy')}) {
    // Shares fill the front from below: how much, never which home.
    float floorAt = floor(place.y / 30.0) * 30.0 / top;
    float share = roof ? 0.0 : clamp(mix(place.y / top, floorAt + fract(place.x / 960.0) * 30.0 / top, detail), 0.0, 0.999) * 100.0;
    float self = float(fsInput.metadata.self), rented = float(fsInput.metadata.rented);
    hue = known ? occupancyColour(share, self, rented) : ${vec3('#3b4d57')};
    int part = share < self ? 0 : share < self + rented ? 1 : 2;
    if (u_use >= 0 && (!known || part != u_use)) hue = mix(hue, ${vec3('#16262e')}, 0.8);
  }
  else if (u_colour == ${buildingColours.indexOf('height')}) hue = ${steps('height', heightBreaksM, scaleHues, '<')};
  else hue = year < 1.0 ? ${vec3('#3b4d57')} : ${steps('year', yearBreaks, ageHues, '>=')};
  float lambert = 0.62 + 0.52 * max(0.0, dot(normalize(v_normal), ${light}));
  float foot = roof ? 1.0 : mix(0.5, 1.0, smoothstep(0.0, 90.0, place.y));
  float pixel = max(1.2, fwidth(place.y) * 1.2);
  float rim = roof ? 0.0 : smoothstep(top - 5.0 - pixel, top - 2.0, place.y);
  float side = roof ? 0.0 : 1.0 - smoothstep(2.0, 2.0 + max(1.0, fwidth(place.x)), place.x);
  float edge = max(rim, side * 0.75);
${isGhost
  ? `  material.diffuse = toLinear(mix(hue, ${vec3('#cfe9ee')}, 0.55));
  material.alpha = (${ghostAlpha}) * u_opacity;`
  : `  vec2 f = fract(cell);
  float pane = step(0.2, f.x) * step(f.x, 0.8) * step(0.26, f.y) * step(f.y, 0.8);
  float lit = step(0.62, cellHash(floor(cell) + vec2(float(fsInput.featureIds.featureId_0) * 1.7, year)));
  bool plainFront = u_colour == ${buildingColours.indexOf('occupancy')};
  vec3 body = mix(${vec3('#1d3a45')}, hue, plainFront ? 0.72 : 0.30) * lambert * foot;
  vec3 glass = plainFront ? body * 1.22 : mix(body * 0.62, mix(hue, ${vec3('#ffe2a8')}, 0.55) * 0.86, lit);
  vec3 wall = mix(plainFront ? body : body + hue * 0.10, mix(body, glass, pane), detail);
  vec3 colour = roof ? mix(${vec3('#3a5c67')}, hue, 0.46) * 0.82 : wall;
  colour += mix(hue, vec3(1.0), 0.35) * edge * (roof ? 0.0 : 0.34);
  material.diffuse = toLinear(colour);
  material.alpha = u_opacity;`}
}`
}

const normalVarying = { v_normal: VaryingType.VEC3 }
const passNormal = 'void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) { v_normal = vsInput.attributes.normalMC; }'

export interface CityShader {
  readonly shader: CustomShader
  set: (name: string, value: number | Cartesian2 | Cartesian4) => void
  dispose: () => void
}

function cityShader(options: { fragment: string, vertex?: string, uniforms: Record<string, { type: UniformType, value: number | Cartesian2 | Cartesian4 }>, varyings?: Record<string, VaryingType>, translucent: boolean }): CityShader {
  const shader = new CustomShader({
    mode: CustomShaderMode.MODIFY_MATERIAL, lightingModel: LightingModel.UNLIT,
    translucencyMode: options.translucent ? CustomShaderTranslucencyMode.TRANSLUCENT : CustomShaderTranslucencyMode.OPAQUE,
    uniforms: options.uniforms, fragmentShaderText: options.fragment,
    ...(options.vertex !== undefined && { vertexShaderText: options.vertex }), ...(options.varyings && { varyings: options.varyings }),
  })
  return { shader, set: (name, value) => { shader.setUniform(name, value) }, dispose: () => { shader.destroy() } }
}

const float = (value: number) => ({ type: UniformType.FLOAT, value })
const four = () => ({ type: UniformType.VEC4, value: new Cartesian4(1, 1, 1, 1) })

/** Buildings, solid or as ghosts. Uniforms: `u_colour` (index into `buildingColours`), `u_use` (index into `homeUses` of the use that stands out; −1: none), `u_opacity` 0 … 1. */
export function buildingShader(look: 'solid' | 'faded' | 'ghost'): CityShader {
  return cityShader({ fragment: buildingFragment(look === 'ghost'), vertex: passNormal, varyings: normalVarying, translucent: look !== 'solid', uniforms: { u_colour: { type: UniformType.INT, value: 0 }, u_use: { type: UniformType.INT, value: -1 }, u_opacity: float(1) } })
}

const pipeHues = choose('pipeHue', 'kind', pipeKinds.map(kind => vec3(pipeKindSpecs[kind].hue)), 'vec3(0.6)')
const alphaOfKind = `float alphaOfKind(int kind) {
  return kind < 4 ? u_kindsA[kind] : u_kindsB[kind - 4];
}`

/** From afar a pipe is drawn as a line of this width, px: thinner it would break up into dots. Near it has its true size. */
const leastPipePx = 1.9
const widenPipe = `void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  v_normal = vsInput.attributes.normalMC;
  float away = max(0.0, -(czm_modelView * vec4(vsInput.attributes.positionMC, 1.0)).z);
  float metresPerPixel = away * 2.0 / (czm_projection[1][1] * czm_viewport.w);
  float half_ = (float(vsInput.metadata.width) * 0.5 + float(vsInput.metadata.wall)) / 1000.0;
  vsOutput.positionMC += v_normal * max(0.0, ${(leastPipePx / 2).toFixed(2)} * czm_pixelRatio * metresPerPixel - half_);
}`

/** Pipes and nodes in the hue of their kind, lit as tubes with a bright rim. `u_kindsA.xyzw` and `u_kindsB.xyz` are the opacities of the seven kinds, 0 hides; `u_years` is the first and last year of laying that shows, `u_material` (of pipes alone) the material that shows, an index into `pipeMaterials`; −1: all. */
export function pipeShader(layer: 'pipes' | 'nodes', isGlowing: boolean): CityShader {
  const cover = layer === 'nodes' ? 0.5 : 0.46
  return cityShader({
    translucent: false, vertex: layer === 'pipes' ? widenPipe : passNormal, varyings: normalVarying, uniforms: { u_kindsA: four(), u_kindsB: four(), u_years: { type: UniformType.VEC2, value: new Cartesian2(0, 9999) }, ...layer === 'pipes' && { u_material: { type: UniformType.INT, value: -1 } } },
    fragment: `
${toLinear}
${pipeHues}
${alphaOfKind}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  int kind = int(fsInput.metadata.kind);
  float laid = float(fsInput.metadata.year);
  if (laid < u_years.x || laid > u_years.y) discard;
${layer === 'pipes' ? '  if (u_material >= 0 && int(fsInput.metadata.material) != u_material) discard;\n' : ''}  float alpha = alphaOfKind(kind);
  // A screen-door instead of blending keeps depth right among thousands of crossing pipes.
  if (alpha < 0.02 || fract(dot(floor(gl_FragCoord.xy), vec2(0.7548776662, 0.56984029))) > alpha) discard;
  vec3 hue = pipeHue(kind);
  vec3 towards = normalize(-fsInput.attributes.positionEC);
  float facing = abs(dot(normalize(fsInput.attributes.normalEC), towards));
  float lambert = 0.5 + 0.5 * max(0.0, dot(normalize(v_normal), ${light}));
  float shine = pow(facing, 12.0);
  vec3 colour = hue * (${isGlowing ? '0.88' : cover.toFixed(2)} + 0.5 * lambert * facing) + vec3(1.0) * shine * ${isGlowing ? '0.28' : '0.12'};
  material.diffuse = toLinear(colour * ${layer === 'nodes' ? '0.92' : '1.0'});
  material.alpha = 1.0;
}`,
  })
}

/** Roads: dark ribbons with a kerb of light, brighter the more important they are, and a dashed axis on the great ones. Uniform `u_opacity`. */
export function roadShader(): CityShader {
  return cityShader({
    translucent: true, uniforms: { u_opacity: float(1) },
    fragment: `
${toLinear}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec2 place = fsInput.attributes.texCoord_0;
  int rank = int(fsInput.metadata.roadClass);
  float across = abs(place.y) / 10.0, half_ = fsInput.metadata.width * 0.5;
  float pixel = max(fwidth(place.y) / 10.0, 1e-3);
  float kerb = 1.0 - smoothstep(0.22, 0.22 + 1.2 * pixel, half_ - across);
  vec3 lamp = rank == 0 ? ${vec3('#e3c483')} : rank == 1 ? ${vec3('#8fc3cf')} : rank == 2 ? ${vec3('#6b9fae')} : ${vec3('#4d7a88')};
  // From afar a road is a thread of its light, near it is asphalt between two kerbs.
  float near = 1.0 - smoothstep(0.10, 0.55, pixel / max(0.5, half_));
  float dash = (rank <= 1 ? 1.0 : 0.0) * step(fract(place.x / 12.0), 0.42) * (1.0 - smoothstep(0.12, 0.12 + pixel, across)) * (1.0 - smoothstep(0.15, 0.5, pixel));
  vec3 asphalt = mix(${vec3('#0b1c24')}, lamp, rank == 0 ? 0.16 : rank == 1 ? 0.12 : 0.08);
  vec3 colour = mix(lamp * 0.62, asphalt, near);
  colour = mix(colour, lamp, kerb * near * (rank <= 1 ? 0.75 : rank == 2 ? 0.5 : 0.38));
  colour = mix(colour, ${vec3('#dce8ec')}, dash * 0.5);
  material.diffuse = toLinear(colour);
  material.alpha = u_opacity * mix(rank <= 1 ? 0.8 : rank == 2 ? 0.6 : 0.42, 0.94, near);
}`,
  })
}
