import { Appearance, BlendingState, CullFace } from 'cesium'
import { lightDirection, shadingFactor } from './groundPicture'
import { palette, rgbOf } from './palette'

/** What all plates of a scene share and the shaders read with every frame. */
export interface Lift { readonly liftM: number }

/** A colour as a GLSL literal. */
export const vec3 = (hex: string) => `vec3(${rgbOf(hex).map(channel => (channel / 255).toFixed(4)).join(', ')})`
const float = (value: number) => value.toFixed(4)

/** An appearance whose uniforms are read live: `u_lift` follows the camera without touching the mesh. */
export class LiveAppearance extends Appearance {
  readonly uniforms: { readonly u_lift: number }
  constructor(lift: Lift, options: { vertex: string, fragment: string, translucent: boolean }) {
    const { vertex, fragment, translucent } = options
    const blending: unknown = BlendingState.ALPHA_BLEND
    super({
      translucent, closed: false, vertexShaderSource: vertex, fragmentShaderSource: fragment,
      renderState: translucent
        ? { depthTest: { enabled: true }, depthMask: false, blending, cull: { enabled: false, face: CullFace.BACK } }
        : { depthTest: { enabled: true }, depthMask: true, cull: { enabled: false, face: CullFace.BACK } },
    })
    this.uniforms = { get u_lift() { return lift.liftM } }
  }
}

/** Vertex shader of the meshes of `meshPrimitive`; `position` sets `gl_Position` from `p`, relative to the eye. */
const meshVertex = (position: string) => `
in vec3 position3DHigh;
in vec3 position3DLow;
in vec3 up;
in vec3 ground;
in vec2 place;
in float raise;
in float batchId;
uniform float u_lift;
out vec3 v_ground;
out vec2 v_place;
out float v_raise;
out vec4 v_tint;
out vec4 v_look;
void main() {
  vec4 p = czm_computePosition();
  vec4 look = czm_batchTable_look(batchId);
  p.xyz += up * (u_lift * look.x * raise);
  v_ground = ground;
  v_place = place;
  v_raise = raise;
  v_tint = czm_batchTable_tint(batchId);
  v_look = look;
  ${position}
}`
export const meshInputs = meshVertex('gl_Position = czm_modelViewProjectionRelativeToEye * p;')
/** The same for what lies on other meshes: `look.z` is its pull towards the eye. */
export const pulledMeshInputs = meshVertex('vec4 eye = czm_modelViewRelativeToEye * p; eye.xyz *= 1.0 - look.z; gl_Position = czm_projection * eye;')

/** What they hand to the fragments. */
export const meshOutputs = `
in vec3 v_ground;
in vec2 v_place;
in float v_raise;
in vec4 v_tint;
in vec4 v_look;
`

/** `hash`, `noise` and `ridges` for fragments. */
export const noise = `
float hash(vec2 p) {
  p = fract(p * vec2(0.1031, 0.1030));
  p += dot(p, p.yx + 33.33);
  return fract((p.x + p.y) * p.x);
}
vec2 slopeAt(vec2 p) {
  float angle = hash(p) * 6.2832;
  return vec2(cos(angle), sin(angle));
}
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  vec2 u = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
  float a = dot(slopeAt(i), f), b = dot(slopeAt(i + vec2(1.0, 0.0)), f - vec2(1.0, 0.0));
  float c = dot(slopeAt(i + vec2(0.0, 1.0)), f - vec2(0.0, 1.0)), d = dot(slopeAt(i + vec2(1.0, 1.0)), f - vec2(1.0, 1.0));
  return 1.5 * mix(mix(a, b, u.x), mix(c, d, u.x), u.y);
}
float ridges(vec2 p) {
  return (1.0 - abs(noise(p / 1900.0))) * 46.0 + (1.0 - abs(noise(mat2(0.8, -0.6, 0.6, 0.8) * p / 820.0 + vec2(40.0, 11.0)))) * 22.0;
}`

/**
 * Tops of the plates: the class colour at 80 % over the relief shading, contours, a sheen from the north-west, and a hatch
 * where the figure is not known. `look` = share of the lift, hatch 0/1, highlight 0 … 1, contour interval in metres.
 */
export function capAppearance(lift: Lift): Appearance {
  return new LiveAppearance(lift, {
    translucent: false, vertex: meshInputs,
    fragment: `${meshOutputs}${noise}
void main() {
  vec2 slope = v_ground.xy;
  float rough = smoothstep(0.004, 0.05, length(slope));
  vec2 grain = vec2(0.0);
  if (rough > 0.0) {
    float here = ridges(v_place);
    grain = (vec2(ridges(v_place + vec2(60.0, 0.0)), ridges(v_place + vec2(0.0, 60.0))) - here) / 60.0 * rough;
  }
  vec2 s = -(slope + grain) * ${float(shadingFactor)};
  float lambert = dot(vec3(s, 1.0), vec3(${lightDirection.map(float).join(', ')})) / length(vec3(s, 1.0)) / ${float(lightDirection[2])};
  float bright = max(0.0, lambert - 1.0), dark = clamp(1.0 - lambert, 0.0, 1.0);
  vec3 color = v_tint.rgb * 0.9 + vec3(0.010, 0.018, 0.020);
  color = mix(color, color * 1.2 + vec3(0.05, 0.07, 0.07), min(0.7, bright * 0.9));
  color = mix(color, color * 0.36, dark * 0.78);
  float h = v_ground.z / max(1.0, v_look.w);
  float w = fwidth(h);
  float nearest = abs(h - floor(h + 0.5));
  float line = (1.0 - smoothstep(0.4, 1.4, nearest / max(w, 1e-6))) * smoothstep(0.002, 0.01, w);
  color = mix(color, vec3(0.80, 0.95, 0.95), line * 0.10);
  float period = 9.0;
  float stripe = abs(fract((gl_FragCoord.x + gl_FragCoord.y) / period / max(1.0, czm_pixelRatio)) - 0.5) * 2.0;
  color = mix(color, ${vec3(palette.neighbour)}, v_look.y * smoothstep(0.62, 0.72, stripe) * 0.34);
  color += v_look.z * vec3(0.09, 0.13, 0.13);
  color += v_tint.rgb * v_look.z * 0.18;
  out_FragColor = vec4(color, 1.0);
}`,
  })
}

/** Sides of the plates: dark at the foot, lit towards the rim, a jade line where they stand on the ground. */
export function wallAppearance(lift: Lift): Appearance {
  return new LiveAppearance(lift, {
    translucent: false, vertex: meshInputs,
    fragment: `${meshOutputs}
void main() {
  float facing = 0.5 + 0.5 * dot(normalize(v_ground.xy + vec2(1e-5)), normalize(vec2(-0.75, -0.66)));
  vec3 foot = ${vec3(palette.wallBottom)};
  vec3 rim = mix(${vec3(palette.wallTop)}, v_tint.rgb * 1.15, 0.45);
  float t = v_raise;
  vec3 color = mix(foot, rim, pow(t, 1.25) * mix(0.42, 0.95, facing));
  color += vec3(0.26, 0.38, 0.38) * smoothstep(0.86, 1.0, t) * mix(0.5, 1.0, facing);
  color += ${vec3(palette.jade)} * (1.0 - smoothstep(0.0, 0.08, t)) * 0.34;
  color += v_look.z * vec3(0.06, 0.10, 0.10);
  out_FragColor = vec4(color, 1.0);
}`,
  })
}

/** A curtain of light on an outline, bright at the foot and gone at the top. `look.z` is its strength. */
export function curtainAppearance(lift: Lift): Appearance {
  return new LiveAppearance(lift, {
    translucent: true, vertex: meshInputs,
    fragment: `${meshOutputs}
void main() {
  float fade = pow(1.0 - v_raise, 2.0);
  out_FragColor = vec4(v_tint.rgb, v_tint.a * fade * v_look.z);
}`,
  })
}

const lineVertex = `
in vec3 position3DHigh;
in vec3 position3DLow;
in vec3 up;
in vec3 before;
in vec3 after;
in vec3 side;
in float batchId;
uniform float u_lift;
out vec3 v_side;
out vec4 v_tint;
out vec4 v_look;
out float v_halfPx;
void main() {
  vec4 p = czm_computePosition();
  vec4 look = czm_batchTable_look(batchId);
  vec4 size = czm_batchTable_size(batchId);
  p.xyz += up * (u_lift * look.x);
  vec4 eye = czm_modelViewRelativeToEye * p;
  vec3 toBefore = (czm_modelViewRelativeToEye * vec4(before, 0.0)).xyz;
  vec3 toAfter = (czm_modelViewRelativeToEye * vec4(after, 0.0)).xyz;
  vec2 d1 = -(toBefore.xy * -eye.z + eye.xy * toBefore.z);
  vec2 d2 = toAfter.xy * -eye.z + eye.xy * toAfter.z;
  d1 = normalize(d1 + vec2(1e-9, 0.0));
  d2 = normalize(d2 + vec2(1e-9, 0.0));
  vec2 n1 = vec2(-d1.y, d1.x);
  vec2 n2 = vec2(-d2.y, d2.x);
  vec2 miter = normalize(n1 + n2 + n1 * 1e-4);
  float stretch = min(1.8, 1.0 / max(0.2, dot(miter, n1)));
  float metresPerPixel = max(1e-3, -eye.z) * 2.0 / (czm_projection[1][1] * czm_viewport.w);
  // size: width in CSS px, width in metres, feather px; the wider of the two widths counts.
  float halfPx = 0.5 * max(size.x * czm_pixelRatio, size.y / metresPerPixel) + 1.0;
  v_halfPx = halfPx;
  eye.xy += miter * side.x * stretch * halfPx * metresPerPixel;
  eye.xyz *= 1.0 - size.w;
  v_side = side;
  v_tint = czm_batchTable_tint(batchId);
  v_look = look;
  gl_Position = czm_projection * eye;
}`

const lineInputs = `
in vec3 v_side;
in vec4 v_tint;
in vec4 v_look;
in float v_halfPx;
`

/**
 * Lines of constant width on screen (or of a true width in metres where that is wider), with smooth edges. `look` = share of
 * the lift, dash period in metres (0: solid), highlight, unused. `size` = px, metres, unused, pull towards the eye.
 */
export function lineAppearance(lift: Lift): Appearance {
  return new LiveAppearance(lift, {
    translucent: true, vertex: lineVertex,
    fragment: `${lineInputs}
void main() {
  float edge = (1.0 - abs(v_side.x)) * v_halfPx;
  float alpha = v_tint.a * v_side.z * smoothstep(0.0, 1.6, edge);
  if (v_look.y > 0.0) {
    // Dash, gap, dot, gap: the sign of an administrative boundary.
    float at = fract(v_side.y / v_look.y);
    alpha *= step(at, 0.48) + step(0.66, at) * step(at, 0.76);
  }
  if (alpha < 0.004) discard;
  out_FragColor = vec4(v_tint.rgb, alpha);
}`,
  })
}

/** The great river: a golden core with a bright thread, and a wide soft halo. */
export function riverAppearance(lift: Lift): Appearance {
  return new LiveAppearance(lift, {
    translucent: true, vertex: lineVertex,
    fragment: `${lineInputs}
void main() {
  float r = abs(v_side.x);
  float halo = exp(-r * r * 5.5) * (1.0 - smoothstep(0.75, 1.0, r));
  float core = 1.0 - smoothstep(0.20, 0.27, r);
  float bank = (1.0 - smoothstep(0.27, 0.33, r)) - core;
  float thread = 1.0 - smoothstep(0.02, 0.075, r);
  vec3 color = ${vec3(palette.riverGlow)};
  float alpha = halo * 0.30;
  color = mix(color, vec3(0.30, 0.25, 0.15), bank);
  alpha = max(alpha, bank * 0.75);
  color = mix(color, ${vec3(palette.riverCore)} * 0.80, core);
  alpha = max(alpha, core * 0.96);
  color = mix(color, ${vec3(palette.riverSpark)}, thread * 0.65);
  alpha *= v_tint.a * v_side.z;
  if (alpha < 0.004) discard;
  out_FragColor = vec4(color, alpha);
}`,
  })
}
