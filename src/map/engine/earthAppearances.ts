import type { Appearance } from 'cesium'
import { type Lift, LiveAppearance, meshInputs, meshOutputs, noise, vec3 } from './appearances'
import { palette } from './palette'

const noLift: Lift = { liftM: 0 }

/**
 * Walls and floor of an excavation: topsoil over loess over gravel, with a line at every metre of depth. `look` = unused, depth
 * of the pit in metres, 1 for the floor and 0 for walls, unused. Walls have their depth in `place.y`, see `stripMesh`.
 */
export function soilAppearance(): Appearance {
  return new LiveAppearance(noLift, {
    translucent: false, vertex: meshInputs,
    fragment: `${meshOutputs}${noise}
vec3 soil(float depth, vec2 at) {
  float wave = noise(at / 7.0) * 0.18 + noise(at / 1.7) * 0.05;
  float d = depth + wave;
  vec3 top = ${vec3('#3d3930')}, loess = ${vec3('#4f4a3f')}, clay = ${vec3('#413c36')}, gravel = ${vec3('#2f2f2f')};
  vec3 colour = mix(top, loess, smoothstep(0.35, 0.5, d));
  colour = mix(colour, clay, smoothstep(1.7, 2.0, d));
  colour = mix(colour, gravel, smoothstep(3.6, 4.1, d));
  float grain = noise(at * 3.1) * 0.5 + noise(at * 9.0) * 0.35;
  return colour * (1.0 + grain * 0.22);
}
void main() {
  bool isFloor = v_look.z > 0.5;
  float pit = v_look.y;
  float depth = isFloor ? pit : v_place.y;
  vec2 at = isFloor ? v_place : vec2(v_place.x, depth * 2.4);
  vec3 colour = soil(depth, at);
  if (isFloor) {
    vec2 cell = abs(fract(v_place / 5.0 - 0.5) - 0.5) * 5.0 / max(fwidth(v_place), vec2(1e-5));
    float line = 1.0 - smoothstep(0.5, 1.6, min(cell.x, cell.y));
    colour = colour * 0.55 + vec3(0.75, 0.9, 0.92) * line * 0.08 * (1.0 - smoothstep(0.03, 0.14, max(fwidth(v_place.x), fwidth(v_place.y))));
  }
  else {
    float facing = 0.5 + 0.5 * dot(normalize(v_ground.xy + vec2(1e-5)), normalize(vec2(0.75, 0.66)));
    colour *= mix(0.55, 1.02, facing) * mix(1.0, 0.72, depth / max(0.1, pit));
    float w = max(fwidth(depth), 1e-5);
    float metre = 1.0 - smoothstep(0.6, 1.7, abs(depth - floor(depth + 0.5)) / w);
    float half_ = 1.0 - smoothstep(0.5, 1.3, abs(depth - 0.5 - floor(depth)) / w);
    float shows = smoothstep(0.12, 0.04, w);
    colour += vec3(0.85, 0.95, 0.96) * (metre * 0.34 * step(0.2, depth) + half_ * 0.10) * shows;
  }
  out_FragColor = vec4(colour, 1.0);
}`,
  })
}

/** The upright sheet of a section: glass over the earth, a line at every metre below the ground. `look` = unused, its depth in metres. */
export function sheetAppearance(): Appearance {
  return new LiveAppearance(noLift, {
    translucent: true, vertex: meshInputs,
    fragment: `${meshOutputs}
void main() {
  float depth = v_place.y;
  float w = max(fwidth(depth), 1e-5);
  float metre = (1.0 - smoothstep(0.6, 1.7, abs(depth - floor(depth + 0.5)) / w)) * smoothstep(0.16, 0.05, w) * step(0.3, depth);
  float crest = 1.0 - smoothstep(0.0, max(0.05, 2.4 * w), depth);
  float fade = 1.0 - 0.55 * depth / max(0.5, v_look.y);
  vec3 colour = mix(${vec3('#123a44')}, ${vec3(palette.jade)}, 0.20 + 0.5 * metre + 0.8 * crest);
  out_FragColor = vec4(colour, clamp(0.42 * fade + 0.30 * metre + 0.6 * crest, 0.0, 0.95));
}`,
  })
}
