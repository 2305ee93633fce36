/** The part of the untyped package that is used here. */
declare module 'obj2gltf' {
  /** Converts a Wavefront OBJ file; with `binary`, to the bytes of a GLB. */
  export default function obj2gltf(objPath: string, options: { binary: true, logger?: (message: string) => void }): Promise<Buffer>
}
